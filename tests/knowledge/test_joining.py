"""What a pack says on joining: its own list, checked as everything else in it is."""

from pathlib import Path

import pytest

from knowledge import joining, packs
from knowledge.entries import Joining
from knowledge.sheet import UnreadableError


def other(folder: Path, text: str) -> Path:
    made = folder / "other"
    made.mkdir()
    (made / "pack.toml").write_text(text, encoding="utf-8")
    return made


def test_the_built_in_pack_tells_how_to_join_and_what_it_means() -> None:
    loaded = packs.load((packs.BUILT_IN,))
    told = loaded.pack.joining
    assert told.how in loaded.pack.entries
    assert told.entries[0] == "joining/what-it-means"
    assert not loaded.problems
    for one in told.entries:
        assert not loaded.pack.entries[one].elsewhere
        assert "£" not in loaded.pack.entries[one].answer, "prices change"


def test_another_pack_has_a_list_of_its_own_and_one_without_keeps_that_before_it(tmp_path: Path) -> None:
    theirs = other(tmp_path, '[joining]\nhow = "hub/join"\nentries = ["worries/blacklist"]\n')
    assert packs.load((packs.BUILT_IN, theirs)).pack.joining.entries == ("worries/blacklist",)
    (theirs / "pack.toml").write_text("", encoding="utf-8")
    assert packs.load((packs.BUILT_IN, theirs)).pack.joining == packs.load((packs.BUILT_IN,)).pack.joining
    (theirs / "pack.toml").write_text("alone = true\n", encoding="utf-8")
    assert packs.load((packs.BUILT_IN, theirs)).pack.joining == Joining()


def test_what_a_pack_leaves_out_may_still_be_named(tmp_path: Path) -> None:
    theirs = other(tmp_path, 'leave_out = ["joining/who-knows"]\n')
    assert not packs.load((packs.BUILT_IN, theirs)).errors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('joining = "hub/join"', "write it as a table"),
        ("[joining]", "'how' names the entry"),
        ('[joining]\nhow = "hub/join"\nentries = "x"', "'entries' is a list of names"),
        ('[joining]\nhow = "a"\nentries = ["a","b","c","d","e","f","g"]', "at most 6"),
        ('[joining]\nhow = "hub/join"\nlist = []', "there is no 'list' there"),
        ('[joining]\nhow = "no/such"', "there is no entry 'no/such'"),
        ('[joining]\nhow = "hub/join"\nentries = ["elsewhere/sport"]', "tells nothing of joining"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    (problem,) = packs.load((packs.BUILT_IN, other(tmp_path, text))).problems
    assert words in problem.words
    assert problem.line == 1


def test_it_is_read_from_a_table_alone() -> None:
    assert joining.read("pack.toml", "", None) is None
    with pytest.raises(UnreadableError):
        joining.read("pack.toml", "[joining]", {"how": ""})
