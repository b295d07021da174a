"""A workplace with a rep, a system in its register, and readers of what comes back."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from io import BytesIO

import docx
from docx.document import Document as Read

from bot.papers.counting import Counted
from bot.papers.facts import Facts
from bot.papers.letters import compose
from bot.papers.letters.common import Composed
from bot.people.offices import pseudonym
from bot.records import (
    Gains,
    InForce,
    KeptFrom,
    Mark,
    Report,
    System,
    SystemWords,
    Workplace,
)
from bot.records.papers import Letter
from bot.records.register import Item, Lifecycle, NineItem, nine_item
from bot.records.reports import Does, Flag, Mode, Settled
from bot.register import nine_items
from bot.replies import Document
from bot.store import Record, Store
from knowledge import packs
from knowledge.documents import Imported
from knowledge.entries import Pack
from knowledge.library import Shelf
from tests.fakes import TODAY, FakeLibrary
from tests.people.living import Branch, Somebody
from tests.people.test_workplaces import placed

SYSTEM = "5" * 32
UNSIGNED = "Draft, not checked by anybody yet"
STOP, CONSENT = "agreement.stop-action", "agreement.consent-to-new"
WORDS = "The keepers may halt the lamp until the board has heard them."


@cache
def pack() -> Pack:
    """The one that is delivered."""
    return packs.load([packs.BUILT_IN]).pack


def imported(**passages: str) -> dict[str, Imported]:
    """The agreement, as if somebody had imported a version of it."""
    named = {name.replace("__", ".").replace("_", "-"): words for name, words in passages.items()}
    return {"agreement": Imported("agreement", 3, "ab" * 32, TODAY, named)}


def library(documents: dict[str, Imported] | None = None) -> FakeLibrary:
    return FakeLibrary(entries=pack(), documents=documents or {})


def system(**changes: object) -> System:
    made = System(
        SYSTEM,
        "hall",
        "ShiftMaker",
        ("the rota thing",),
        "Acme",
        (Does.ALLOCATES,),
        Lifecycle.IN_USE,
        confirmed=True,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def marked(clause: str, mark: Mark = Mark.SAME, workplace: str = "hall") -> InForce:
    signed = date(2026, 5, 3)
    return InForce(
        f"{workplace}/{clause}", workplace, clause, mark, "Council AI agreement", signed, "Kim Canary", TODAY
    )


def item(which: Item, asked: date | None = None, received: date | None = None, refused: date | None = None) -> NineItem:
    return replace(nine_item(SYSTEM, which), asked=asked, received=received, refused=refused)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def report(number: int, workplace: str, week: str = "2026-W40", **changes: object) -> Report:
    made = Report(f"report-{number}", SYSTEM, workplace, week, Mode.ANONYMOUS, independent=True)
    return replace(made, **changes)  # type: ignore[arg-type]


def flagged(clause: str, settled: Settled = Settled.CONFIRMED) -> tuple[Flag, ...]:
    return (Flag(clause, settled),)


def known(
    *items: NineItem,
    marks: tuple[InForce, ...] = (),
    documents: dict[str, Imported] | None = None,
    **changes: object,
) -> Facts:
    """What the register holds of a system, without a store."""
    shelf = library(documents).shelf
    made = Facts(
        today=TODAY,
        place=Workplace("hall", "Town Hall", "The council"),
        system=system(),
        words=SystemWords(SYSTEM),
        items=nine_items.of_system(SYSTEM, items),
        gains=Gains(SYSTEM),
        disclosures=(),
        log=(),
        marks={one.clause: one for one in marks},
        counted=Counted(),
        clauses=(),
        checks={},
        shelf=Shelf(pack(), shelf.index, documents or {}),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def written(letter: Letter, found: Facts) -> Composed:
    made = compose(letter, found)
    assert made
    return made


def words(made: Composed) -> str:
    return "\n\n".join([made.title, *(part.words for part in made.parts)])


def read(content: bytes) -> Read:
    return docx.Document(BytesIO(content))


def all_words(content: bytes) -> str:
    """Everything that a reader of the document sees, in its headers too."""
    document = read(content)
    section = document.sections[0]
    lines = [one.text for one in (*section.header.paragraphs, *document.paragraphs, *section.footer.paragraphs)]
    return "\n".join([*lines, *(cell.text for table in document.tables for row in table.rows for cell in row.cells)])


def files(person: Somebody) -> dict[str, bytes]:
    """What came back to keep, by the end of its name."""
    return {reply.name.rpartition(".")[2]: reply.content for reply in person.replies if isinstance(reply, Document)}


async def keep(store: Store, *records: Record) -> None:
    async with store.transaction() as tx:
        for record in records:
            await tx.put(record)


async def office(documents: dict[str, Imported] | None = None, **changes: object) -> tuple[Branch, Somebody, Workplace]:
    branch = Branch(library=library(documents))
    organiser = await branch.organiser()
    hall = await placed(organiser)
    sam = await appointed(organiser, branch, "sam", hall)
    await keep(branch.desk.store, system(workplace=hall.id, **changes))
    return branch, sam, hall


async def appointed(organiser: Somebody, branch: Branch, name: str, place: Workplace, role: str = "rep") -> Somebody:
    await organiser.force("people.appoint")
    await organiser.fill(name=f"{name.title()} Okafor", role=role, workplace=place.id)
    made = branch.somebody(name)
    await made.say(f"claim {organiser.code}")
    return made


def hidden(branch: Branch, report_id: str, *people: Somebody) -> KeptFrom:
    return KeptFrom(report_id, tuple(pseudonym(one.person, branch.desk) for one in people))
