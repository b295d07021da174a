"""Reps see which talks are asked for at their workplaces: where and since when, and never by whom."""

from bot import sight, telling
from bot.acting import Acting, act
from bot.cases import looking
from bot.cases.codes import code
from bot.cases.inbox import LABEL, told_week
from bot.desk import Desk
from bot.events import Pressed, Said
from bot.papers.paper import short
from bot.people.offices import named
from bot.records import EVERYWHERE, Talk
from bot.records.audit import Did
from bot.records.talks import Talking
from bot.replies import Button, Card, Replies, Text
from bot.routes import Routes
from bot.talks.request import LIST, shown

WORD = "talks asked for"
PAGE = 10
OLDER = "talks.older"
NONE = "No talk is asked for that you can see."


def add(routes: Routes) -> None:
    routes.command(WORD, said)
    routes.pressed(LIST.action, opened)
    routes.pressed(OLDER, older)


async def said(event: Said, desk: Desk) -> Replies:
    return await act(event, desk, lambda acting: _page(acting, 0))


async def opened(event: Pressed, desk: Desk) -> Replies:
    return await act(event, desk, lambda acting: _page(acting, 0))


async def older(event: Pressed, desk: Desk) -> Replies:
    start = int(event.value) if event.value.isascii() and event.value.isdigit() and len(event.value) < 7 else 0  # noqa: PLR2004 - more there are not
    return await act(event, desk, lambda acting: _page(acting, start))


async def _page(acting: Acting, start: int) -> Replies:
    """Those that nobody has come first, then those of theirs; of these the oldest week first."""
    await _log(acting)
    found = [one for one in await sight.talks(acting.tx, acting.sight) if shown(one, acting.who)]
    taken = await looking.holders(acting, found)
    found.sort(key=lambda one: (_order(one, taken.get(one.id, ""), acting.who), one.week, one.id))
    page = found[start : start + PAGE]
    if not page:
        return (Text("There are no others." if start else NONE, (LIST,) if start else (), private=True),)
    last = start + len(page)
    buttons = [await _button(acting, one, taken.get(one.id, "")) for one in page]
    more = [Button("More", OLDER, str(last))] if last < len(found) else []
    count = "1 request" if len(found) == 1 else f"{len(found)} requests"
    body = f"{count}. Those that nobody has taken come first. Who asks is shown to the one who takes it."
    return (Card("Talks asked for", body, buttons=(*buttons, *more), private=True),)


def _order(one: Talk, holder: str, who: str) -> int:
    if one.state is not Talking.ASKED:
        return 3
    return (1 if holder == who else 2) if holder else 0


async def _button(acting: Acting, one: Talk, holder: str) -> Button:
    match one.state:
        case Talking.DONE:
            stand = "done"
        case Talking.WITHDRAWN:
            stand = "taken back"
        case Talking.ASKED:
            stand = ("yours" if holder == acting.who else "taken") if holder else "nobody has it"
    where = short(await named(acting.tx, one.workplace) if one.workplace else "not on the list", 26)
    return Button(short(f"{code(one.id)} {where} – {stand}, {told_week(one.week)}", LABEL), telling.OPEN_TALK, one.id)


async def _log(acting: Acting) -> None:
    """Where they looked."""
    places = {office.workplace for office in acting.sight.held.offices}
    for one in [EVERYWHERE] if EVERYWHERE in places else sorted(places):
        await acting.log(Did.LISTED_TALKS, one)
