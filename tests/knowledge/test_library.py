"""A running bot takes what people change, and keeps the last good answers where they break something."""

import os
from pathlib import Path

import pytest

from knowledge.library import Library
from tests import fakes
from tests.knowledge.test_packs import PACK, make
from tests.knowledge.test_reading import GOOD

SECOND = GOOD.replace("agreement.consent-to-new, agreement.before-procurement", "agreement.before-procurement").replace(
    "way ", "other way "
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "pack", PACK, one=GOOD, two=SECOND)


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    (folder / "law").mkdir()
    (folder / "law" / "consult-safety-reps.md").write_text(
        "# Reps are asked\n\nSource: S\nHolds in: Great Britain\nSure: in force\n"
        "Checked: 2026-11-22\nDue: 2027-05-22\n\nWords.\n",
        encoding="utf-8",
    )
    return Library(tmp_path / "data", None, lambda: fakes.TODAY, (folder,))


def change(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    state = path.stat()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000_000))  # a clock too coarse would hide the change


def test_nothing_is_done_where_nothing_changed(library: Library) -> None:
    assert library.problems == ()
    assert library.refresh() is False


def test_a_changed_entry_is_answered_from_then_on(library: Library, folder: Path) -> None:
    change(folder / "entries" / "one.md", "would not allow it", "says no to it")
    assert library.refresh() is True
    assert "says no to it" in library.shelf.pack.entries["one"].answer


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Status: draft agreement", "Status: law", "'law' is no status"),
        (
            "The draft agreement would not allow it.",
            "This draft means you have the right.",
            "is said of what is not law",
        ),
        ("Clauses: agreement.consent-to-new", "Clauses: agreement.nothing", "is not in any pack.toml"),
    ],
)
def test_a_broken_entry_leaves_the_last_good_answers_and_is_told(
    library: Library, folder: Path, old: str, new: str, told: str
) -> None:
    good = library.shelf
    change(folder / "entries" / "one.md", old, new)
    assert library.refresh() is False
    assert library.shelf is good
    assert any(told in problem.words for problem in library.problems)


def test_a_mended_entry_is_taken_again(library: Library, folder: Path) -> None:
    change(folder / "entries" / "one.md", "Status: draft agreement", "Status: law")
    library.refresh()
    change(folder / "entries" / "one.md", "Status: law", "Status: draft agreement")
    assert library.refresh() is True
    assert library.problems == ()


def test_at_the_very_start_only_what_is_in_error_is_left_out(folder: Path, tmp_path: Path) -> None:
    change(folder / "entries" / "one.md", "The draft agreement would not allow it.", "This draft: you have the right.")
    found = Library(tmp_path / "data", None, lambda: fakes.TODAY, (folder,))
    assert "one" not in found.shelf.pack.entries


def test_a_question_is_found_by_the_shelf_that_was_taken(library: Library, folder: Path) -> None:
    shelf = library.shelf
    (folder / "entries" / "two.md").unlink()
    library.refresh()
    found = shelf.index.find("other way 3 of asking")
    assert all(hit.topic in shelf.pack.entries for hit in found.hits)
