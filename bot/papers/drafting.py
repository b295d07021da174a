"""A rep looks at the papers of a system, has a letter drafted, and keeps it to go on with."""

from zoneinfo import ZoneInfo

from bot.acting import Acting
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.papers import facts, keeping, showing
from bot.papers.facts import Facts
from bot.papers.giving import NOT_SENT, give
from bot.papers.keeping import Fresh
from bot.papers.letters import NAMES, compose
from bot.papers.paper import Paper
from bot.papers.showing import BRIEF, CHECKS, DRAFT, KEEP, OF, OPEN
from bot.records.audit import Did
from bot.records.papers import Draft, Letter
from bot.register.at import GONE, SYSTEM, At, made, of
from bot.replies import Button, Card, Replies, Text, grouped
from bot.reports.weeks import week_of
from bot.routes import Routes

NOTHING_OWED = (
    "Nothing is to be asked for just now: all nine documents have come, or were asked for and are not due yet."
)


def add(routes: Routes) -> None:
    routes.pressed(OF, listed)
    routes.pressed(DRAFT, drafted)
    routes.pressed(KEEP, kept)
    routes.pressed(OPEN, opened)


async def listed(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> tuple[Replies, None]:
        here = await of(acting, event.value)
        return ((await _list(here),) if here else GONE), None

    return await give(event, desk, look)


async def drafted(event: Pressed, desk: Desk) -> Replies:
    async def draw_up(acting: Acting) -> tuple[Replies, Paper | None]:
        found = await composed(acting, event.value)
        if not isinstance(found, Fresh):
            return found, None
        await acting.log(Did.DRAFTED, found.facts.system.id)
        return (showing.fresh(found),), found.paper

    return await give(event, desk, draw_up)


async def kept(event: Pressed, desk: Desk) -> Replies:
    async def keep(acting: Acting) -> tuple[Replies, Paper | None]:
        found = await composed(acting, event.value)
        id_ = made(acting, "draft")
        if acting.again:
            return await showing.one(acting, await keeping.draft(acting.tx, acting.sight, id_))
        if not isinstance(found, Fresh):
            return found, None
        draft = keeping.begun(id_, found, acting.who, week(found.facts, desk))
        return await begin(acting, draft)

    return await give(event, desk, keep)


async def opened(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> tuple[Replies, Paper | None]:
        draft = await keeping.draft(acting.tx, acting.sight, event.value)
        if draft:
            await acting.log(Did.READ, keeping.in_log(draft))
        return await showing.one(acting, draft)

    return await give(event, desk, look)


async def composed(acting: Acting, value: str) -> Fresh | Replies:
    """`value` is what a button or a form is about: the letter, a space and the system."""
    named, _, system = value.partition(" ")
    here = await of(acting, system)
    if here is None or named not in set(Letter):
        return GONE
    found = await facts.gather(acting.tx, acting.sight, here.system, acting.desk)
    letter = Letter(named)
    made_ = compose(letter, found)
    if made_ is None:
        return (Text(NOTHING_OWED, (Button("Letters and brief", OF, here.system.id),), private=True),)
    return Fresh(letter, made_, found)


async def begin(acting: Acting, draft: Draft) -> tuple[Replies, Paper | None]:
    await acting.tx.add(draft)
    await acting.log(Did.DRAFTED, keeping.in_log(draft))
    return await showing.one(acting, draft)


def week(found: Facts, desk: Desk) -> str:
    return week_of(desk.now(), ZoneInfo(found.place.zone))


async def _list(here: At) -> Card:
    id_ = here.system.id
    drafts = await keeping.drafts(here.tx, here.acting.sight, id_)
    lines = [f"- {NAMES[one.letter]}: {plain(keeping.mark(one))}" for one in drafts]
    held = "**What is kept**\n\n" + "\n".join(lines) if lines else "No letter is kept yet."
    body = f"I draft from what the register holds. {NOT_SENT}\n\n{held}"
    letters = [Button(f"Draft: {name}", DRAFT, f"{letter} {id_}") for letter, name in NAMES.items()]
    open_ = [Button(f"Open: {NAMES[one.letter]}{_which(one, drafts)}", OPEN, one.id) for one in drafts]
    buttons = (
        *grouped("Kept", *open_),
        *grouped("Letters", *letters),
        *grouped("For a meeting", Button("A brief on one page", BRIEF, id_), Button("Checklists", CHECKS, id_)),
        *grouped("See also", Button("Back to the system", SYSTEM, id_)),
    )
    return Card(f"Letters and brief: {here.system.name}", body, buttons=buttons, private=True)


def _which(one: Draft, drafts: list[Draft]) -> str:
    same = [other for other in drafts if other.letter is one.letter]
    return f" ({same.index(one) + 1} of {len(same)})" if len(same) > 1 else ""
