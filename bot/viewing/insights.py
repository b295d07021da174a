"""Concern reports as pages: those that somebody may see, ten at a time, and all that one of them holds."""

from dataclasses import dataclass

from bot.acting import Acting
from bot.desk import Desk
from bot.events import Opened
from bot.insights import in_chat, listing, making, seeing, signing
from bot.insights.contents import Contents, contents
from bot.insights.ledger import scope_of
from bot.insights.seeing import Standing
from bot.insights.wording import Names
from bot.register.paging import Page
from bot.replies import Button, Replies
from bot.viewing.looking import view

HEADING = "The latest weeks first."


@dataclass(frozen=True, slots=True)
class Row:
    release: str  # id
    weeks: str
    where: str
    stands: str
    people: int
    draft: bool
    correction: int  # 0: it corrects none


@dataclass(frozen=True, slots=True)
class InsightsView:
    """`words`: what there is to say of the list. `next`: what else can be done."""

    words: str
    page: Page[Row]
    next: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """The same weeks and workplaces, counted at another time."""

    release: str  # id
    words: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """`earlier`, `later`: as far as they may see those. `next`: what they can do with it."""

    contents: Contents
    earlier: Version | None
    later: Version | None
    next: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such report, or they may not see it."""

    said: Replies


async def reports(event: Opened, desk: Desk, wanted: str) -> InsightsView | None:
    """`wanted`: the number of the page."""

    async def look(acting: Acting) -> InsightsView:
        found = await listing.listed(acting.tx, acting.sight)
        page = Page.of(found, wanted)
        places = {place for one in page.part for place in one.release.workplaces}
        names = await seeing.names_of(acting.tx, places, desk)
        rows = [_row(one, names) for one in page.part]
        own = making.buttons(acting.sight.held)
        words = HEADING if found else listing.FIRST if own else listing.NONE
        return InsightsView(words, Page(rows, page.number, page.count), own)

    return await view(event, desk, look)


async def report(event: Opened, desk: Desk, id_: str) -> ReportView | Gone | None:
    async def look(acting: Acting) -> ReportView | Gone:
        looking = await seeing.look_at(acting, id_)
        if looking is None:
            return Gone(seeing.GONE)
        versions = await listing.versions(looking)
        steps = (*in_chat.steps(looking), *signing.reading(looking))
        return ReportView(contents(looking), _version(versions.earlier), _version(versions.later), steps)

    return await view(event, desk, look)


def _row(standing: Standing, names: Names) -> Row:
    release = standing.release
    return Row(
        release.id,
        scope_of(release).run.words,
        listing.by_name(names, release),
        standing.said,
        release.people,
        standing.signed is None,
        release.number - 1,
    )


def _version(standing: Standing | None) -> Version | None:
    if standing is None:
        return None
    number = standing.release.number - 1
    first = f"Correction {number}" if number else "As it was first counted"
    return Version(standing.release.id, f"{first}. {standing.said}.")
