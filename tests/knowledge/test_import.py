"""Importing keeps each version for good, and tells what was found, what changed, and which entries to review."""

import json
import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge import comparing, importing, keeping, reading
from knowledge.documents import UnusableDocumentError
from knowledge.entries import Entry, Pack, Status
from knowledge.import_report import Outcome, Report
from tests.knowledge import papers
from tests.knowledge.papers import PASSAGES

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 6)


def entry(identity: str, *clauses: str, checked: date = MONDAY) -> Entry:
    return Entry(identity, "?", "!", Status.DRAFT, (), clauses, "", checked, date(2027, 1, 1))


def pack() -> Pack:
    described = reading.description("pack.toml", papers.PACK)
    entries = (
        entry("wages", "compact.wages"),
        entry("lamps", "compact.consent", "compact.wages"),
        entry("who", "compact.who"),
    )
    files = {one.id: f"/packs/entries/{one.id}.md" for one in entries}
    return Pack({one.id: one for one in entries}, {}, described.clauses, described.sources, files)


class Desk:
    """A folder to import into, and files to import."""

    def __init__(self, folder: Path) -> None:
        self.inbox, self.folder = folder / "in box", folder / "data" / "documents"
        self.inbox.mkdir()
        self.pack = pack()

    def take(self, content: bytes | str, name: str = "a.txt", source: str = "compact", today: date = MONDAY) -> Report:
        file = self.inbox / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return importing.take(file, source, self.pack, self.folder, today)

    def refused(self, content: bytes | str, name: str = "a.txt", source: str = "compact") -> str:
        with pytest.raises(UnusableDocumentError) as caught:
            self.take(content, name, source)
        return str(caught.value)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


TEXT = papers.as_text().decode()
MENDED = TEXT.replace("do their cottages", "do their huts and cottages")


def test_an_imported_document_is_read_back_as_it_was(desk: Desk) -> None:
    report = desk.take(TEXT)
    assert keeping.imported(desk.folder) == {"compact": report.document}
    assert report.document.passages == PASSAGES
    assert (report.document.version, report.document.imported) == (1, MONDAY)
    assert len(report.document.fingerprint) == 64


def test_the_report_says_all_that_a_volunteer_must_check(desk: Desk) -> None:
    words = desk.take(
        TEXT.replace("Either side can ask for another wording. Nothing is altered until both have signed, ", "")
    ).words()
    assert "The lamplighters' compact" in words
    assert "Imported as version 1" in words
    assert "SHA-256 of the file: " in words
    assert "8 of 9 clauses were found" in words
    assert "compact.wages: “The keepers’ wages stay as they are, and so do their cottages …”" in words
    assert "compact.no-choosing: “choose who climbs" in words
    assert "compact.mending (Mending this compact): both must sign" in words
    assert "'signs' in pack.toml" in words


def test_the_same_bytes_again_change_nothing(desk: Desk) -> None:
    desk.take(TEXT)
    before = {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()}
    report = desk.take(TEXT, today=FRIDAY)
    assert report.outcome is Outcome.SAME
    assert "already imported as version 1" in report.words()
    assert {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()} == before


def test_the_same_bytes_are_searched_again_when_the_pack_was_mended(desk: Desk) -> None:
    clauses = dict(desk.pack.clauses)
    wages = clauses["compact.wages"]
    desk.pack = replace(desk.pack, clauses={**clauses, wages.id: replace(wages, signs=("windmill",))})
    assert "compact.wages" not in desk.take(TEXT).document.passages
    desk.pack = replace(desk.pack, clauses=clauses)
    report = desk.take(TEXT, today=FRIDAY)
    assert report.outcome is Outcome.FOUND_ANEW
    assert (report.document.version, report.document.imported) == (1, MONDAY)
    assert keeping.imported(desk.folder)["compact"].passages == PASSAGES


def test_a_changed_document_is_a_new_version_and_the_old_one_stays(desk: Desk) -> None:
    desk.take(TEXT)
    report = desk.take(MENDED, today=FRIDAY)
    assert report.document.version == 2
    assert [one.version for one in keeping.kept(desk.folder).versions["compact"]] == [1, 2]
    assert report.changes == {"compact.wages": comparing.Change.CHANGED}
    words = report.words()
    assert "changed: compact.wages" in words
    assert "wages (/packs/entries/wages.md)" in words
    assert "lamps (/packs/entries/lamps.md)" in words
    assert "who.md" not in words


def test_what_vanished_and_what_is_new_is_told(desk: Desk) -> None:
    desk.take(TEXT.replace("- count the steps of a keeper;\n\n", ""))
    report = desk.take(TEXT.split("Mending this compact")[0] + "Cats are kept by nobody, and fed by all.")
    assert report.changes == {
        "compact.mending": comparing.Change.VANISHED,
        "compact.no-counting": comparing.Change.NEW,
    }
    words = report.words()
    assert "new: compact.no-counting" in words
    assert "new, and quoted by no clause: “Cats are kept by nobody, and fed by all.”" in words


def test_the_same_words_in_another_kind_of_file_are_a_new_version_without_changes(desk: Desk) -> None:
    desk.take(TEXT)
    report = desk.take(papers.as_pdf(), "a.pdf")
    assert (report.document.version, report.changes, report.to_review) == (2, {}, ())
    assert "every passage that is quoted is the same" in report.words()


def test_an_unknown_source_names_the_known_ones(desk: Desk) -> None:
    words = desk.refused(TEXT, source="compct")
    assert "Do you mean 'compact'?" in words
    assert "songs: Songs of the pier" in words


def test_a_source_that_would_leave_the_folder_is_refused(desk: Desk) -> None:
    sources = {"../x": replace(desk.pack.sources["compact"], id="../x")}
    desk.pack = replace(desk.pack, sources=sources)
    assert "cannot name a folder" in desk.refused(TEXT, source="../x")


def test_another_document_is_not_taken_for_this_one(desk: Desk) -> None:
    assert "None of the 9 clauses" in desk.refused("A song\n\nThe pier is long, and the night is dark.")
    assert not desk.folder.exists()


def test_files_that_cannot_be_opened_are_told(desk: Desk) -> None:
    for file, words in (("absent.txt", "There is no file"), (".", "is a folder"), ("a\0b.txt", "cannot be opened")):
        with pytest.raises(UnusableDocumentError, match=words):
            importing.take(desk.inbox / file, "compact", desk.pack, desk.folder, MONDAY)
    assert "is empty" in desk.refused(b"")


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_half_kept(desk: Desk) -> None:
    desk.folder.parent.mkdir(parents=True)
    desk.folder.write_text("a file is in the way")
    assert "cannot be kept" in desk.refused(TEXT)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_what_is_kept_is_for_the_bot_alone_and_nothing_else_lies_about(desk: Desk) -> None:
    desk.take(TEXT)
    kept = [path for path in desk.folder.rglob("*") if path.is_file()]
    assert [path.name for path in kept] == ["version-1.json"]
    assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"format": 1}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_version_is_told_and_the_one_before_it_is_used(desk: Desk, damage: bytes) -> None:
    desk.take(TEXT)
    desk.take(MENDED)
    (desk.folder / "compact" / "version-2.json").write_bytes(damage)
    kept = keeping.kept(desk.folder)
    assert [one.version for one in kept.versions["compact"]] == [1]
    assert "is damaged, so the version before it is used" in str(kept.problems[0])
    assert keeping.imported(desk.folder)["compact"].version == 1
    assert desk.take(MENDED).document.version == 3


def test_a_version_of_another_source_or_number_is_not_believed(desk: Desk) -> None:
    desk.take(TEXT)
    first = desk.folder / "compact" / "version-1.json"
    content = json.loads(first.read_bytes())
    (first.parent / "version-9.json").write_text(json.dumps(content))
    (first.parent / "version-x.json").write_text("no version at all")
    assert len(keeping.kept(desk.folder).problems) == 1
    assert keeping.imported(desk.folder)["compact"].version == 1


def test_nothing_imported_is_nothing_wrong(tmp_path: Path) -> None:
    assert keeping.kept(tmp_path / "absent") == keeping.Kept({}, ())


class TestReviews:
    def due(self, desk: Desk, **checked: date) -> list[tuple[str, str]]:
        entries = {name: replace(desk.pack.entries[name], checked=day) for name, day in checked.items()}
        found = comparing.reviews(replace(desk.pack, entries=entries), keeping.kept(desk.folder).versions)
        assert all(review.clause in review.problem.words and review.problem.warning for review in found)
        return [(review.entry, review.change.value) for review in found]

    def test_an_entry_that_cites_a_changed_passage_is_due_until_somebody_checked_it(self, desk: Desk) -> None:
        desk.take(TEXT, today=MONDAY)
        desk.take(MENDED, today=TUESDAY)
        assert self.due(desk, wages=MONDAY, who=MONDAY) == [("wages", "changed")]
        assert self.due(desk, wages=TUESDAY, lamps=MONDAY) == [("lamps", "changed")]
        assert self.due(desk, wages=FRIDAY, lamps=FRIDAY) == []

    def test_a_passage_that_is_as_it_was_when_checked_is_not_due(self, desk: Desk) -> None:
        desk.take(TEXT, today=MONDAY)
        desk.take(MENDED, today=TUESDAY)
        assert desk.take(TEXT, today=FRIDAY).document.version == 3
        assert self.due(desk, wages=MONDAY) == []
        assert self.due(desk, wages=TUESDAY) == [("wages", "changed")]

    def test_the_first_import_asks_for_no_review(self, desk: Desk) -> None:
        desk.take(TEXT, today=FRIDAY)
        assert self.due(desk, wages=MONDAY) == []
