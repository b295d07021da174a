"""What was changed in chat lies over the files: in the search too, in other processes, after a restart, as a pack."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters import cli
from adapters.commands import serving
from adapters.settings import read
from adapters.stores import opening
from bot.bot import Bot
from bot.editing import overlaying
from bot.events import Owner, Place, Said
from bot.records import Edited, EditedRevision, OwnStand, Pause
from bot.records.pausing import ALL
from bot.records.register import Consultation
from bot.store import MemoryStore, Record, Transaction, UnavailableError, run
from knowledge import changing, export, packs, writing
from knowledge.entries import Pack, Status
from knowledge.library import Library
from tests import fakes
from tests.fakes import ALEX, TODAY, BrokenStore, FakeLibrary
from tests.knowledge.test_library import change
from tests.knowledge.test_packs import PACK, make
from tests.knowledge.test_reading import GOOD
from tests.outbox.stores import open_store

SECOND = GOOD.replace("agreement.consent-to-new, agreement.before-procurement", "agreement.before-procurement").replace(
    "way ", "other way "
)
LAW = (
    "# Reps are asked\n\nSource: S\nHolds in: Great Britain\nSure: in force\nChecked: 2026-11-22\n"
    "Due: 2027-05-22\n\nWords.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make(tmp_path / "pack", PACK, one=GOOD, two=SECOND)
    (made / "law").mkdir()
    (made / "law" / "consult-safety-reps.md").write_text(LAW, encoding="utf-8")
    return made


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return Library(tmp_path / "data", None, lambda: TODAY, (folder,))


def changed(library: Library, name: str, **values: object) -> dict[str, str]:
    entry = library.shelf.pack.entries[name]
    return {name: writing.text(replace(entry, **values))}  # type: ignore[arg-type]


def fresh(library: Library) -> dict[str, str]:
    asked = tuple(f"lunch on day {number} of the week" for number in range(10))
    text = writing.text(replace(library.shelf.pack.entries["one"], asked=asked, question="When is lunch?"))
    return {"branch/lunch": text}


def test_a_changed_answer_is_there_at_once_and_its_ways_of_asking_after_a_refresh(library: Library) -> None:
    asked = (*library.shelf.pack.entries["one"].asked, "zebras in the canteen")
    library.overlay(changed(library, "one", answer="A draft of a new answer.", asked=asked))
    assert library.shelf.pack.entries["one"].answer == "A draft of a new answer."
    assert library.refresh() is True
    assert library.shelf.pack.entries["one"].answer == "A draft of a new answer."
    assert library.shelf.index.find("zebras in the canteen").hits[0].topic == "one"
    assert library.refresh() is False


def test_a_new_answer_is_shown_at_once_and_found_after_a_refresh(library: Library) -> None:
    library.overlay(fresh(library))
    assert library.shelf.pack.entries["branch/lunch"].question == "When is lunch?"
    assert library.refresh() is True
    assert library.shelf.index.find("lunch on day 3 of the week").hits[0].topic == "branch/lunch"


def test_what_is_taken_back_is_what_the_files_say_and_nothing_found_is_ever_missing(library: Library) -> None:
    before = library.shelf.pack.entries["one"]
    library.overlay({**fresh(library), **changed(library, "one", answer="A draft of a new answer.")})
    library.refresh()
    library.overlay({})
    assert library.shelf.pack.entries["one"] == before
    found = library.shelf.index.find("lunch on day 3 of the week")
    assert all(hit.topic in library.shelf.pack.entries for hit in found.hits)
    library.refresh()
    assert set(library.shelf.pack.entries) == {"one", "two"}


def test_a_file_that_changes_below_an_edit_shows_once_the_edit_is_taken_back(library: Library, folder: Path) -> None:
    library.overlay(changed(library, "one", answer="A draft of a new answer."))
    change(folder / "entries" / "one.md", "would not allow it", "says no to it")
    library.refresh()
    assert library.shelf.pack.entries["one"].answer == "A draft of a new answer."
    library.overlay({})
    assert "says no to it" in library.shelf.pack.entries["one"].answer


def test_an_edit_that_no_longer_fits_is_told_and_the_last_good_answers_stay(library: Library, folder: Path) -> None:
    library.overlay({"one": "nothing that can be read"})
    assert "would not allow it" in library.shelf.pack.entries["one"].answer
    assert library.refresh() is False
    assert any("changed in chat/one.md" in str(problem) for problem in library.problems)


def test_what_is_laid_over_while_the_search_learns_is_not_lost(library: Library, folder: Path) -> None:
    today = library._today

    def meanwhile() -> object:
        library.overlay(changed(library, "two", answer="A draft, laid over meanwhile."))
        return today()

    library._today = cast(Callable[[], date], meanwhile)
    change(folder / "entries" / "one.md", "would not allow it", "says no to it")
    library.refresh()
    assert library.shelf.pack.entries["two"].answer == "A draft, laid over meanwhile."
    assert "says no to it" in library.shelf.pack.entries["one"].answer


BUILT_IN = packs.load([packs.BUILT_IN]).pack


def test_every_entry_that_people_wrote_comes_back_from_the_file_that_it_is_written_to() -> None:
    assert [entry.id for entry in BUILT_IN.entries.values() if not writing.holds(entry)] == []


def test_an_entry_that_stays_as_it_is_brings_no_problem() -> None:
    entry = BUILT_IN.entries["agreement/consent-to-new"]
    assert changing.problems(entry, BUILT_IN, TODAY) == ()
    wrong = changing.problems(replace(entry, clauses=("agreement.nothing",)), BUILT_IN, TODAY)
    assert any("is not in any pack.toml" in one.words for one in wrong)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=200, deadline=None)
@given(question=TEXTS, answer=TEXTS, line=TEXTS)
def test_whatever_somebody_types_reads_back_the_same_or_is_not_taken(question: str, answer: str, line: str) -> None:
    entry = replace(fakes.entry(), question=question, answer=answer, next=(line,))
    if writing.holds(entry):
        found = packs.laid_over(Pack(), {entry.id: writing.text(entry)}).pack.entries
        assert found == {entry.id: entry}


class Listening(FakeLibrary):
    """Tells when something is laid over it."""

    def __init__(self) -> None:
        super().__init__()
        self.laid = asyncio.Event()
        self.loop = asyncio.get_running_loop()

    def overlay(self, texts: Mapping[str, str]) -> None:
        super().overlay(texts)
        if texts:
            self.loop.call_soon_threadsafe(self.laid.set)


async def test_another_process_answers_with_it_soon_and_a_store_that_fails_for_a_while_is_outlived() -> None:
    store, here = MemoryStore(), Listening()
    stop = asyncio.Event()
    task = asyncio.create_task(overlaying.keep_laid(store, cast(Library, here), stop, every=0.01))
    text = writing.text(replace(fakes.entry(), answer="A draft from elsewhere."))

    async def keep(tx: Transaction) -> None:
        await overlaying.keep(tx, Edited("agreement/consent", text))

    await run(store, keep)
    async with asyncio.timeout(5):
        await here.laid.wait()
    stop.set()
    await task
    assert here.entries.entries["agreement/consent"].answer == "A draft from elsewhere."


async def test_while_the_store_fails_what_lay_there_stays(logged: list[str]) -> None:
    stop, here = asyncio.Event(), FakeLibrary()
    broken = BrokenStore(UnavailableError("words-of-nobody"))
    task = asyncio.create_task(overlaying.keep_laid(broken, cast(Library, here), stop, every=0.01))
    await broken.tried_again()
    stop.set()
    await task
    assert here.entries == fakes.pack()
    assert any("what was changed in chat could not be read: UnavailableError" in line for line in logged)


async def test_edits_and_pauses_outlast_a_restart_and_a_reason_lies_open_nowhere(tmp_path: Path) -> None:
    records: tuple[Record, ...] = (
        Pause(ALL, TODAY, "reason-canary"),
        OwnStand(ALL, Consultation.AGREED, TODAY),
        Edited("branch/one", writing.text(fakes.entry())),
        EditedRevision("entries", "at random"),
    )
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    async with store.transaction() as tx:
        for record in records:
            await tx.put(record)
    await store.close()
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    async with store.transaction() as tx:
        for record in records:
            assert await tx.get(type(record), record.id) == record
    await store.close()
    written = b"".join(path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file())
    assert b"canary" not in written


@pytest.mark.parametrize("record", [Pause(ALL, TODAY, "reason-canary"), Edited("branch/one", "words-canary")])
def test_what_people_wrote_is_in_nothing_that_a_log_could_hold(record: Record) -> None:
    assert "canary" not in repr(record)
    assert "Without it" in (type(record).__doc__ or "")


def test_what_is_written_out_is_a_pack_that_answers_alike(tmp_path: Path) -> None:
    mine = replace(fakes.entry("branch/lunch"), clauses=(), status=Status.ELSEWHERE)
    changed_one = replace(BUILT_IN.entries["agreement/consent-to-new"], answer="A draft, changed.")
    texts = {entry.id: writing.text(entry) for entry in (mine, changed_one)}
    assert export.write(texts, tmp_path / "mine") == 2
    found = packs.load([packs.BUILT_IN, tmp_path / "mine"])
    assert found.errors == ()
    assert {name: found.pack.entries[name] for name in texts} == {mine.id: mine, changed_one.id: changed_one}


@pytest.mark.parametrize(
    "name", ["../out", "/etc/out", "a/../../out", "", "a//b", "a\\b", ".hidden", "c:out", "a/ b", "x\n"]
)
def test_nothing_is_written_outside_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "deep" / "mine"
    assert export.write({name: "text", "a/good one": "text"}, folder) == 1
    files = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(files) == ["deep/mine/entries/a/good one.md", "deep/mine/pack.toml"]


@pytest.mark.parametrize("serves", [True, False])
async def test_the_command_writes_them_out_whether_a_bot_runs_or_not(
    home: Path, serves: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = read()
    target = home.parent / "out" / "branch"
    async with opening.store(chosen) as found:

        async def keep(tx: Transaction) -> None:
            await overlaying.keep(tx, Edited("branch/lunch", writing.text(fakes.entry("branch/lunch"))))

        await run(found.store, keep)
        if serves:
            async with serving.door(chosen, fakes.desk(store=found.store), found):
                assert await asyncio.to_thread(cli.main, ["knowledge", "export", str(target)]) == 0
    if not serves:
        assert await asyncio.to_thread(cli.main, ["knowledge", "export", str(target)]) == 0
    assert "1 answer is in" in capsys.readouterr().out
    assert (target / "entries" / "branch" / "lunch.md").read_text(encoding="utf-8") == writing.text(
        fakes.entry("branch/lunch")
    )
    assert await asyncio.to_thread(cli.main, ["knowledge", "export", str(target)]) == 1
    assert "is there already" in capsys.readouterr().err


def test_before_the_first_start_there_is_nothing_to_write_out(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["knowledge", "export", str(home / "new")]) == 1
    assert "There is no store" in capsys.readouterr().err
    assert not (home / "new").exists()


async def test_where_several_processes_serve_each_event_is_answered_with_what_any_of_them_changed() -> None:
    store = MemoryStore()
    here = replace(fakes.desk(store=store), alone=False)
    bot = Bot(here)

    async def asked() -> str:
        said = Said(ALEX, Place("test", "", "place-canary", Owner.UNION), secrets.token_hex(4), "must they ask us")
        return " ".join(str(one) for one in await bot.handle(said))

    assert "elsewhere" not in await asked()
    text = writing.text(replace(fakes.entry(), answer="A draft agreement from elsewhere."))

    async def keep(tx: Transaction) -> None:
        await overlaying.keep(tx, Edited("agreement/consent", text))

    async def take_back(tx: Transaction) -> None:
        await overlaying.take_back(tx, "agreement/consent")

    await run(store, keep)
    assert "A draft agreement from elsewhere." in await asked()
    await run(store, take_back)
    assert "elsewhere" not in await asked()
