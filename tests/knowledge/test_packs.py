"""Packs are folders; a later one adds to the built-in one or takes the place of its entries."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge import checking, packs
from knowledge.entries import Pack, Status, Sure
from tests import fakes
from tests.knowledge.test_reading import GOOD

PACK = """
[sources.agreement]
title = "Our agreement"
status = "draft agreement"
[clauses."agreement.consent-to-new"]
at = "1"
about = "consent"
[clauses."agreement.before-procurement"]
at = "2"
about = "before"
"""


def make(folder: Path, description: str = PACK, **files: str) -> Path:
    (folder / "entries").mkdir(parents=True)
    (folder / "pack.toml").write_text(description, encoding="utf-8")
    for name, text in files.items():
        (folder / "entries" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def test_the_built_in_pack_is_in_order() -> None:
    loaded = packs.load([packs.BUILT_IN])
    problems = (*loaded.problems, *checking.check(loaded.pack, fakes.TODAY))
    assert [str(problem) for problem in problems] == []


def test_every_clause_is_what_some_entry_is_about() -> None:
    pack = packs.load([packs.BUILT_IN]).pack
    assert set(pack.clauses) == {entry.primary for entry in pack.entries.values()} - {""}


def test_an_entry_of_a_later_pack_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    first = make(tmp_path / "a", one=GOOD, two=GOOD)
    second = make(tmp_path / "b", one=GOOD.replace("would not allow it", "says no"))
    entries = packs.load([first, second]).pack.entries
    assert "says no" in entries["one"].answer
    assert "would not allow" in entries["two"].answer


def test_a_later_pack_may_leave_out_an_entry_or_stand_alone(tmp_path: Path) -> None:
    first = make(tmp_path / "a", one=GOOD, two=GOOD)
    without = make(tmp_path / "b", 'leave_out = ["one"]\n' + PACK)
    alone = make(tmp_path / "c", "alone = true\n" + PACK, three=GOOD)
    assert set(packs.load([first, without]).pack.entries) == {"two"}
    assert set(packs.load([first, alone]).pack.entries) == {"three"}


def test_a_broken_file_is_left_out_and_told_and_the_others_stay(tmp_path: Path) -> None:
    folder = make(tmp_path / "a", good=GOOD, bad="# Only a title")
    (folder / "entries" / "latin.md").write_bytes(b"# Caf\xe9\n")
    loaded = packs.load([folder])
    assert set(loaded.pack.entries) == {"good"}
    assert {problem.file for problem in loaded.errors} == {"a/entries/bad.md", "a/entries/latin.md"}
    assert any("not UTF-8" in problem.words for problem in loaded.errors)


def test_a_change_of_any_file_shows(tmp_path: Path) -> None:
    folder = make(tmp_path / "a", one=GOOD)
    before = packs.stamp([folder])
    (folder / "entries" / "two.md").write_text(GOOD, encoding="utf-8")
    assert packs.stamp([folder]) != before


def words(pack: Pack, today: date = fakes.TODAY) -> str:
    return "\n".join(str(problem) for problem in checking.check(pack, today))


def test_a_pack_in_order_has_no_problems() -> None:
    assert words(fakes.pack()) == ""


def change(**values: object) -> Pack:
    return fakes.pack(replace(fakes.entry(), **values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"clauses": ("agreement.nothing",)}, "the clause 'agreement.nothing' is not in any pack.toml"),
        ({"clauses": ("agreement.nothing",)}, "no entry has 'agreement.consent-to-new' as its first clause"),
        ({"law": ("nothing",)}, "there is no file law/nothing.md"),
        ({"status": Status.LAW, "law": ()}, "'law today' needs a line 'Law: …' with law that is in force"),
        ({"status": Status.POLICY}, "its status is 'union policy', but agreement.consent-to-new is 'draft agreement'"),
        (
            {"answer": "This draft means you have the right to refuse."},
            "'you have the right' is said of what is not law",
        ),
        ({"answer": "They must ask."}, "the answer does not say that this is a draft"),
        ({"answer": "A draft: " + "word " * 31 + "."}, "(warning) a sentence of 32 words"),
        ({"answer": "A draft!"}, "(warning) no exclamation marks"),
    ],
)
def test_what_is_wrong_across_files_is_told(values: dict[str, object], problem: str) -> None:
    assert problem in words(change(**values))


def test_law_that_is_not_sure_does_not_make_an_answer_law_today() -> None:
    pack = replace(change(status=Status.LAW), levers={"consult": fakes.lever(Sure.SECONDARY)})
    assert "'law today' needs" in words(pack)


def test_what_is_past_its_review_is_a_warning() -> None:
    late = words(fakes.pack(), fakes.TODAY + timedelta(days=181))
    assert late.count("(warning) its review was due on 2027-05-21") == 2


def test_a_way_of_asking_that_two_entries_share_is_told() -> None:
    pack = fakes.pack(fakes.entry("a"), fakes.entry("b"))
    assert "'way 3 of asking' is also a way of asking b" in words(pack)
