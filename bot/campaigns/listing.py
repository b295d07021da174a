"""The campaigns that somebody may look at, and one of them."""

from bot import telling
from bot.acting import Acting, act
from bot.campaigns import at, card, wording
from bot.desk import Desk
from bot.events import Opened, Pressed, Said
from bot.home import Part, Whom
from bot.people.offices import named
from bot.records import Campaign
from bot.records.campaigns import Stage
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.sight import Sight
from bot.store import Transaction

WORDS = ("campaigns", "our campaigns")
MOST_ENDED = 6  # that are listed
NEW = Button("New campaign", at.NEW)
NONE = (
    "No campaign has been made yet where you organise. One asks people, after an answer and in private, whether they "
    "would talk to somebody who organises on it."
)
NONE_RUNS = "No campaign runs where you are a rep. An organiser makes them."
_ORDER = (Stage.WAITING, Stage.DRAFT, Stage.RUNNING, Stage.ENDED)


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said)
    routes.pressed(at.ALL, pressed)
    routes.pressed(at.ONE, shown)
    routes.pressed(card.MORE, shown_more)
    routes.at_home(Part.OFFICE, at_home, Whom.ORGANISERS)


async def said(event: Said, desk: Desk) -> Replies:
    return await act(event, desk, listed)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return await act(event, desk, listed)


async def shown(event: Pressed, desk: Desk) -> Replies:
    async def show(acting: Acting) -> Replies:
        campaign = await at.theirs(acting, event.value)
        await telling.read(acting.tx, acting.who, event.value)
        return await card.shown(acting, campaign) if campaign else at.GONE

    return await act(event, desk, show)


async def shown_more(event: Pressed, desk: Desk) -> Replies:
    async def show(acting: Acting) -> Replies:
        campaign = await at.led(acting, event.value)
        return card.more(campaign) if campaign else at.GONE

    return await act(event, desk, show)


async def at_home(event: Opened, desk: Desk) -> Text:
    return Text("", (at.TO_ALL,), private=True)


async def listed(acting: Acting) -> Replies:
    new = (NEW,) if acting.sight.held.organiser else ()
    found = await all_of_them(acting.tx, acting.sight)
    if not found:
        return (Text(NONE if new else NONE_RUNS, new, private=True),)
    buttons = [Button(await label(acting.tx, one), at.ONE, one.id) for one in found]
    return (Text("Campaigns at your workplaces:", (*buttons, *new), private=True),)


async def all_of_them(tx: Transaction, seen: Sight) -> list[Campaign]:
    """What needs somebody comes first, then what runs; of those that ended the last."""
    found = [one for one in await tx.readable(Campaign) if at.sees(seen, one)]
    ended = sorted((one for one in found if one.stage is Stage.ENDED), key=_when, reverse=True)[:MOST_ENDED]
    others = [one for one in found if one.stage is not Stage.ENDED]
    return [*sorted(others, key=lambda one: (_ORDER.index(one.stage), one.name.casefold(), one.id)), *ended]


async def label(tx: Transaction, one: Campaign) -> str:
    """For a button."""
    return f"{one.name} ({await named(tx, one.workplace)}): {wording.stage(one)}"


def _when(one: Campaign) -> tuple[str, str]:
    return one.ended.isoformat() if one.ended else "", one.id
