"""Concern reports in the chat: a list, one in short, and table by table.

What nobody has signed comes as words that only its organisers see. Once it is signed, each table has its picture.
"""

from functools import partial

from bot import sight
from bot.charts import NotDrawnError
from bot.desk import Desk
from bot.events import Event, Opened, Pressed, Said
from bot.home import Part, Whom
from bot.insights import ledger, making, seeing, signing
from bot.insights.contents import Part as Of
from bot.insights.contents import Section, contents
from bot.insights.seeing import BESIDE, ONE, OPEN, TABLES, Looking, Standing, see
from bot.insights.summary import WHO_COUNTS
from bot.insights.wording import SEVERAL, WHY_WITHHELD, Shown
from bot.markup import plain
from bot.people.offices import named
from bot.register.paging import Page
from bot.replies import Button, Card, Fact, Picture, Replies, Text
from bot.routes import Routes
from bot.sight import Sight
from bot.store import Transaction, run

WORDS = ("insights", "concern reports", "concern report")
_NONE = "There is no concern report that you could see here. They come once an organiser has made one and signed it."
_FIRST = "There is none yet. It counts what people have reported, so that nobody can be seen in it."
_NAMED = 3  # workplaces
_BESIDE = (Of.SYSTEMS, Of.SURVEYS, Of.GAPS)


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said)
    routes.pressed(OPEN.action, opened)
    routes.pressed(ONE, one)
    routes.pressed(TABLES, table)
    routes.pressed(BESIDE, beside)
    routes.at_home(Part.OFFICE, at_home, Whom.REPS)


async def at_home(event: Opened, desk: Desk) -> Text:
    return Text("", (OPEN,), private=True)


async def said(event: Said, desk: Desk) -> Replies:
    return await run(desk.store, partial(_listed, event=event, desk=desk, page=""))


async def opened(event: Pressed, desk: Desk) -> Replies:
    return await run(desk.store, partial(_listed, event=event, desk=desk, page=event.value))


async def one(event: Pressed, desk: Desk) -> Replies:
    return await see(event, desk, event.value, shown)


async def table(event: Pressed, desk: Desk) -> Replies:
    id_, _, number = event.value.partition(" ")
    found: list[Shown] = []

    async def look(looking: Looking) -> Replies:
        at = min(_whole(number), len(looking.tables) - 1)
        found[:] = [looking.tables[at]] if looking.standing.signed else []
        return (_table(looking, at),)

    replies = await see(event, desk, id_, look)
    return (*await _pictures(found[0], desk), *replies) if found else replies


async def beside(event: Pressed, desk: Desk) -> Replies:
    return await see(event, desk, event.value, _beside)


async def shown(looking: Looking) -> Replies:
    """The card with which all begins."""
    release, standing = looking.release, looking.standing
    facts = [
        Fact("Of", await _where(looking.tx, release.workplaces)),
        Fact("Who counts", WHO_COUNTS),
        Fact("Withheld", f"What could lead back to fewer than {release.threshold} people."),
        Fact("How far this is", plain(standing.said)),
    ]
    body = "\n".join(f"- {plain(line)}" for line in looking.sentences)
    buttons = [Button("Table by table", TABLES, f"{release.id} 0", main=True)]
    buttons += [Button("Surveys, systems and questions", BESIDE, release.id)] * _has_more(looking)
    if looking.organiser:
        buttons += signing.steps(standing)
    if looking.office:
        buttons.append(OPEN)
    return (Card(looking.title, body, tuple(facts), buttons=tuple(buttons), private=True),)


async def _listed(tx: Transaction, event: Event, desk: Desk, page: str) -> Replies:
    seen = await sight.of(tx, event.person, desk)
    found = []
    for release in ledger.latest((await ledger.read(tx)).kept):
        standing = await seeing.standing_of(tx, release)
        if await seeing.may_see(tx, seen, standing):
            found.append(standing)
        elif earlier := await _seen_before(tx, seen, standing):
            found.append(earlier)
    own = making.buttons(seen.held)
    if not found:
        return (Text(_FIRST if own else _NONE, own, private=True),)
    part = Page.of(found, page)
    buttons = [Button(await _label(tx, each), ONE, each.release.id) for each in part.part]
    words = " ".join(filter(None, ("Concern reports, the latest weeks first.", part.told)))
    return (Text(words, (*buttons, *part.buttons(OPEN.action, ""), *own), private=True),)


async def _seen_before(tx: Transaction, seen: Sight, standing: Standing) -> Standing | None:
    """What those see who may not see the correction: it is a draft, or has not been shown to members."""
    for release in reversed((await ledger.read(tx)).before(ledger.scope_of(standing.release))):
        before = await seeing.standing_of(tx, release)
        if await seeing.may_see(tx, seen, before):
            return before
    return None


async def _label(tx: Transaction, standing: Standing) -> str:
    run_ = ledger.scope_of(standing.release).run
    draft = "" if standing.signed else "Draft: "
    places = standing.release.workplaces
    where = await named(tx, places[0]) if len(places) == 1 else f"{len(places)} workplaces"
    return f"{draft}{run_.words}, {where}"


async def _where(tx: Transaction, workplaces: tuple[str, ...]) -> str:
    names = [plain(await named(tx, each)) for each in workplaces]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _table(looking: Looking, at: int) -> Card:
    told, id_ = looking.tables[at], looking.release.id
    asked = f"Of {told.table.asked:,} people. {SEVERAL if told.note.startswith(SEVERAL) else ''}".strip()
    lines = "\n".join(f"- {plain(line)}" for line in told.lines())
    body = f"{asked}\n\n{lines}" if told.table.asked is not None and not told.not_again else lines
    steps = [Button("Next table", TABLES, f"{id_} {at + 1}", main=True)] * (at + 1 < len(looking.tables))
    steps += [Button("Table before", TABLES, f"{id_} {at - 1}")] * (at > 0)
    back = Button("In short", ONE, id_)
    facts = () if looking.standing.signed else (Fact("How far this is", plain(looking.standing.said)),)
    footer = WHY_WITHHELD if told.withheld else ""
    return Card(told.title, body, facts, buttons=(*steps, back), footer=footer, private=True)


async def _pictures(told: Shown, desk: Desk) -> Replies:
    """None where they cannot be drawn: the same numbers stand in words beside them."""
    try:
        made = [(drawing, await desk.drawing.picture(drawing)) for drawing in told.drawings()]
    except NotDrawnError:
        return ()
    return tuple(Picture(png, drawing.alternative, drawing.title) for drawing, png in made)


def _has_more(looking: Looking) -> bool:
    words = looking.standing.words
    return bool(words.surveys or words.gaps or looking.release.facts.kinds)


async def _beside(looking: Looking) -> Replies:
    told = contents(looking).only(_BESIDE)
    body = "\n\n".join(filter(None, (_section(one) for one in told.sections)))
    gaps = looking.standing.words.gaps
    reading = looking.organiser and looking.standing.signed is None and any(not each.passed for each in gaps)
    let = [Button("Let examples through", signing.EXAMPLES, looking.release.id)] * reading
    back = Button("In short", ONE, looking.release.id)
    return (Card("Beside the reports", body, buttons=(*let, back), private=True),)


def _section(section: Section) -> str:
    heads = [f"**{plain(section.heading)}**"]
    for one in section.lines:
        head = [f"*{plain(one.heading)}*"] if one.heading else []
        heads += [*head, "\n".join(f"- {plain(line)}" for line in one.lines)]
    return "\n\n".join(heads)


def _whole(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= 3 else 0  # noqa: PLR2004 - of tables
