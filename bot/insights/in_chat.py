"""Concern reports in the chat: a list, one in short, and table by table.

The first card has one picture beside its words, and each table has its own. What nobody has signed only its organisers
see; and no picture of what is not for members lies in a chat of the employer's.
"""

from collections.abc import Sequence
from functools import partial

from bot import sight
from bot.desk import Desk
from bot.events import Event, Opened, Pressed, Said
from bot.home import Part, Whom
from bot.insights import exporting, grids, ledger, listing, making, picturing, signing
from bot.insights.contents import Section, contents
from bot.insights.digest import asking
from bot.insights.grids import Grid
from bot.insights.picturing import Wanted
from bot.insights.seeing import BESIDE, ONE, OPEN, TABLES, Looking, Standing, see
from bot.insights.snapshots.addresses import address
from bot.insights.summary import WHO_COUNTS
from bot.insights.wording import WHY_WITHHELD, Shown
from bot.markup import plain
from bot.records.insights import Audience
from bot.records.insights import Part as Of
from bot.register.paging import Page
from bot.replies import Button, Card, Fact, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

WORDS = ("insights", "concern reports", "concern report")
_AGAIN = "again"
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
    id_, _, again = event.value.partition(" ")
    wanted: list[Wanted] = []

    async def look(looking: Looking) -> Replies:
        first = picturing.first(looking.tables)
        wanted[:] = [Wanted(first, apart=looking.office)] if first and not again else []
        return await shown(looking)

    return await picturing.beside(await see(event, desk, id_, look), wanted, event.place, desk)


async def table(event: Pressed, desk: Desk) -> Replies:
    id_, _, number = event.value.partition(" ")
    wanted: list[Wanted] = []

    async def look(looking: Looking) -> Replies:
        told: list[Shown | Grid] = [*looking.tables, *grids.in_parts(looking.grids)]
        if not told:
            return await shown(looking)
        at = min(_whole(number), len(told) - 1)
        wanted[:] = [Wanted(one, apart=looking.office) for one in looking.tables[at : at + 1]]
        return (_table(looking, told, at),)

    return await picturing.beside(await see(event, desk, id_, look), wanted, event.place, desk)


async def beside(event: Pressed, desk: Desk) -> Replies:
    return await see(event, desk, event.value, _beside)


async def shown(looking: Looking) -> Replies:
    """The card with which all begins."""
    release, standing = looking.release, looking.standing
    facts = [
        Fact(
            "Workplace" if len(release.workplaces) == 1 else "Workplaces",
            plain(listing.by_name(looking.names, release)),
        ),
        Fact("Who counts", WHO_COUNTS),
        Fact("Withheld", f"What could lead back to fewer than {release.threshold} people."),
        Fact("How far this is", plain(standing.said)),
    ]
    body = "\n".join(f"- {plain(line)}" for line in looking.sentences)
    if told := picturing.first(looking.tables):
        body = f"{body}\n\n**{plain(told.title)}**\n\n{picturing.numbers(told)}"
    if link := _on_a_page(looking):
        body = f"{body}\n\n{link}"
    buttons = [Button("Table by table", TABLES, f"{release.id} 0", main=True)] * bool(looking.tables or looking.grids)
    buttons += [Button("Surveys, systems and questions", BESIDE, release.id)] * _has_more(looking)
    buttons += [*steps(looking), *[OPEN] * looking.office]
    return (Card(looking.title, body, tuple(facts), buttons=tuple(buttons), private=True),)


def steps(looking: Looking) -> list[Button]:
    """What somebody can do with it, beside reading it."""
    own = signing.steps(looking.standing) if looking.organiser else []
    return [*own, *[Button("Export", exporting.EXPORT, looking.release.id)] * looking.office]


def back(looking: Looking) -> Button:
    """To that card, without its picture: they have seen it, and a chat keeps each one."""
    return Button("In short", ONE, f"{looking.release.id} {_AGAIN}")


def _on_a_page(looking: Looking) -> str:
    """Where members find the same outside the chat."""
    member = not (looking.office or looking.organiser)
    there = address(looking.release.id, Audience.MEMBERS, looking.acting.desk) if member else ""
    return f"[All of it on a page]({there})" if there else ""


async def _listed(tx: Transaction, event: Event, desk: Desk, page: str) -> Replies:
    seen = await sight.of(tx, event.person, desk)
    found = await listing.listed(tx, seen)
    make = making.buttons(seen.held)
    own = (*make, *await asking.offered(tx, event, desk))
    if not found:
        return (Text(listing.FIRST if make else listing.NONE, own, private=True),)
    part = Page.of(found, page)
    buttons = [Button(await _label(tx, each), ONE, each.release.id) for each in part.part]
    words = " ".join(filter(None, (listing.HEADING, part.told)))
    return (Text(words, (*buttons, *part.buttons(OPEN.action, ""), *own), private=True),)


async def _label(tx: Transaction, standing: Standing) -> str:
    run_ = ledger.scope_of(standing.release).run
    draft = "" if standing.signed else "Draft: "
    return f"{draft}{run_.words}, {await listing.where(tx, standing.release)}"


def _table(looking: Looking, all_: Sequence[Shown | Grid], at: int) -> Card:
    told, id_ = all_[at], looking.release.id
    steps = [Button("Next table", TABLES, f"{id_} {at + 1}", main=True)] * (at + 1 < len(all_))
    steps += [Button("Table before", TABLES, f"{id_} {at - 1}")] * (at > 0)
    facts = () if looking.standing.signed else (Fact("How far this is", plain(looking.standing.said)),)
    footer = f"{WHY_WITHHELD * told.withheld} {told.footer if isinstance(told, Grid) else ''}".strip()
    buttons = (*steps, back(looking))
    return Card(told.title, picturing.numbers(told), facts, buttons=buttons, footer=footer, private=True)


def _has_more(looking: Looking) -> bool:
    words = looking.standing.words
    return bool(words.surveys or words.gaps or looking.release.facts.kinds)


async def _beside(looking: Looking) -> Replies:
    told = contents(looking).only(_BESIDE)
    body = "\n\n".join(filter(None, (_section(one) for one in told.sections)))
    return (Card("Beside the reports", body, buttons=(*signing.reading(looking), back(looking)), private=True),)


def _section(section: Section) -> str:
    heads = [f"**{plain(section.heading)}**"]
    for one in section.lines:
        head = [f"*{plain(one.heading)}*"] if one.heading else []
        heads += [*head, "\n".join(f"- {plain(line)}" for line in one.lines)]
    return "\n\n".join(heads)


def _whole(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= 3 else 0  # noqa: PLR2004 - of tables
