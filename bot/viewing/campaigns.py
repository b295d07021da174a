"""The campaigns that somebody may look at as pages: the list, and one with how people are asked and how it goes.

Nothing is begun by looking: a plan that no organiser has opened yet is not there.
"""

from dataclasses import dataclass, field, replace

from bot import telling
from bot.acting import Acting
from bot.campaigns import at, card, listing, meeting_words, numbers, plan, previewing, results
from bot.campaigns.previewing import Seen
from bot.desk import Desk
from bot.events import Opened
from bot.meetings import keeping
from bot.previews import NAMES
from bot.records import Campaign, Plan
from bot.records.campaigns import Stage
from bot.register.paging import Page
from bot.replies import Button, Card, Replies
from bot.viewing.looking import view


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    label: str  # what it is on, where, and how far it is


@dataclass(frozen=True, slots=True)
class CampaignsView:
    """`others`: what else can be done."""

    page: Page[Row]
    others: tuple[Button, ...]
    none: str  # what is said where there is none


@dataclass(frozen=True, slots=True)
class Look:
    """How a platform asks, and what follows yes, as it is read back out of what it would send."""

    platform: str
    asked: Seen
    yes: Seen


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of each finished period, the latest first; no rows before one is over."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: str  # what they are, or why there are none


@dataclass(frozen=True, slots=True)
class CampaignView:
    """`card`: as the chat shows it, with what can be done. `looks`: of each platform that is on."""

    name: str
    ended: bool
    card: Card = field(repr=False)
    looks: tuple[Look, ...]
    numbers: Numbers | None  # for its organisers
    meeting: str  # in the Markdown of `bot.markup`; empty where none is to come
    plan: Card | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such campaign, or they may not see it."""

    said: Replies


async def campaigns(event: Opened, desk: Desk, wanted: str) -> CampaignsView | None:
    """`wanted`: the number of the page."""

    async def look(acting: Acting) -> CampaignsView:
        found = await listing.all_of_them(acting.tx, acting.sight)
        page = Page.of([Row(one.id, await listing.label(acting.tx, one)) for one in found], wanted)
        organises = acting.sight.held.organiser
        none = listing.NONE if organises else listing.NONE_RUNS
        return CampaignsView(page, (listing.NEW,) if organises else (), "" if found else none)

    return await view(event, desk, look)


async def campaign(event: Opened, desk: Desk, id_: str) -> CampaignView | Gone | None:
    async def look(acting: Acting) -> CampaignView | Gone:
        found = await at.theirs(acting, id_)
        if found is None:
            return Gone(at.GONE)
        await telling.read(acting.tx, acting.who, found.id)
        shown = _card(await card.shown(acting, found))
        kept = await acting.tx.get(Plan, found.id)
        planned = _card(await plan.shown(acting, found, kept)) if kept else None
        told = await _numbers(acting, found) if at.leads(acting.sight, found) else None
        called = await keeping.coming_up(acting.tx, found.id, desk)
        meeting = await meeting_words.line(acting.tx, found, called) if called else ""
        ended = found.stage is Stage.ENDED
        return CampaignView(found.name, ended, shown, _looks(found, desk), told, meeting, planned)

    return await view(event, desk, look)


async def _numbers(acting: Acting, found: Campaign) -> Numbers:
    lines = await numbers.told(acting.tx, found, acting.desk)
    rows = tuple((numbers.words(one.period), *map(str, results.row(one)[2:])) for one in lines)
    return Numbers(("Four weeks", *results.OF), rows, results.COUNTS if rows else results.NONE_YET)


def _card(replies: Replies) -> Card:
    """Without its title, which stands above it on the page."""
    return replace(next(one for one in replies if isinstance(one, Card)), title="")


def _looks(found: Campaign, desk: Desk) -> tuple[Look, ...]:
    return tuple(_look(found, name, desk) for name in NAMES if name in desk.previews)


def _look(found: Campaign, platform: str, desk: Desk) -> Look:
    asked, yes = previewing.asked(found, previewing.place_on(platform, desk), desk)
    draw = desk.previews[platform]
    return Look(NAMES[platform], previewing.look(asked, draw), previewing.look(yes, draw))
