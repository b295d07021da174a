"""Topics on which people organise, as a pack says them: read, frozen, checked; a pack without any works."""

from dataclasses import replace
from pathlib import Path

import pytest

from adapters import cli
from bot.campaigns import topics
from knowledge import export, packs, reading
from knowledge.entries import Pack, Status
from knowledge.sheet import UnreadableError
from tests.knowledge.test_packs import PACK, make
from tests.knowledge.test_reading import GOOD

TOPIC = """
[topics.monitoring]
words = "monitoring at work"
entries = ["watched", "cameras/"]
clauses = ["agreement.before-procurement"]
"""


def built_in() -> Pack:
    return packs.load([packs.BUILT_IN]).pack


def test_the_built_in_topics_name_entries_that_are_there() -> None:
    loaded = packs.load([packs.BUILT_IN])
    assert loaded.problems == ()
    assert {"monitoring", "decisions", "consultation", "jobs"} <= loaded.pack.topics.keys()
    for topic in loaded.pack.topics.values():
        assert [one for one in loaded.pack.entries.values() if topic.holds(one)]


def test_an_entry_belongs_by_its_id_its_folder_or_its_first_clause(tmp_path: Path) -> None:
    folder = make(tmp_path / "a", PACK + TOPIC, watched=GOOD, other=GOOD)
    (folder / "entries" / "cameras").mkdir()
    (folder / "entries" / "cameras" / "ours.md").write_text(GOOD, encoding="utf-8")
    before = GOOD.replace("agreement.consent-to-new", "agreement.before-procurement")
    (folder / "entries" / "bought.md").write_text(before, encoding="utf-8")
    pack = packs.load([folder]).pack
    found = {name for name in pack.entries if topics.of(name, pack)}
    assert found == {"watched", "cameras/ours", "bought"}
    assert topics.of("nothing", pack) == frozenset()
    with pytest.raises(TypeError):
        pack.topics["more"] = pack.topics["monitoring"]  # type: ignore[index]


def test_what_is_about_this_bot_or_not_covered_belongs_to_none_even_where_it_is_named() -> None:
    pack = built_in()
    assert [one.id for one in pack.entries.values() if topics.of(one.id, pack) and one.status is Status.BOT] == []
    assert [one.id for one in pack.entries.values() if topics.of(one.id, pack) and one.elsewhere] == []
    topic = pack.topics["monitoring"]
    named = pack.entries[topic.entries[0]]
    assert topic.holds(named)
    assert not topic.holds(replace(named, status=Status.BOT))
    assert not topic.holds(replace(named, status=Status.ELSEWHERE))


def test_nothing_on_what_somebody_fears_for_themselves_belongs_to_one() -> None:
    """Discipline, dismissal, trouble for asking, joining or reporting."""
    pack = built_in()
    for name in pack.entries:
        if name.startswith("worries/") or name in ("agreement/no-decisions-on-people", "elsewhere/disciplinary"):
            assert topics.of(name, pack) == frozenset()


def test_a_pack_without_topics_works_and_one_that_is_exported_leaves_them_as_they_are(tmp_path: Path) -> None:
    first = make(tmp_path / "a", PACK + TOPIC.replace('"cameras/"', '"watched"'), watched=GOOD)
    assert packs.load([make(tmp_path / "none", PACK, one=GOOD)]).pack.topics == {}
    export.write({"watched": GOOD}, tmp_path / "z")
    both = packs.load([first, tmp_path / "z"]).pack
    assert topics.of("watched", both) == {"monitoring"}


def test_a_later_pack_adds_a_topic_or_takes_the_place_of_one(tmp_path: Path) -> None:
    first = make(tmp_path / "a", PACK + TOPIC.replace(', "cameras/"', ""), watched=GOOD)
    own = "".join(
        f'[topics.{key}]\nwords = "{words}"\nentries = ["mine"]\n'
        for key, words in (("monitoring", "cameras"), ("rota", "the rota"))
    )
    second = make(tmp_path / "b", own, mine=GOOD)
    pack = packs.load([first, second]).pack
    assert topics.of("mine", pack) == {"monitoring", "rota"}
    assert topics.of("watched", pack) == frozenset()
    assert topics.named(("rota", "monitoring", "gone"), pack) == "cameras; the rota"
    alone = make(tmp_path / "c", "alone = true\n" + PACK, one=GOOD)
    assert packs.load([first, alone]).pack.topics == {}


def test_what_a_later_pack_leaves_out_may_still_be_named(tmp_path: Path) -> None:
    first = make(tmp_path / "a", PACK + TOPIC.replace(', "cameras/"', ""), watched=GOOD)
    without = make(tmp_path / "b", 'leave_out = ["watched"]\n' + PACK)
    assert packs.load([first, without]).problems == ()


def test_what_is_unknown_is_named_with_file_and_line(tmp_path: Path) -> None:
    wrong = TOPIC.replace("before-procurement", "nothing")
    loaded = packs.load([make(tmp_path / "a", PACK + wrong, one=GOOD)])
    line = (PACK + wrong).splitlines().index("[topics.monitoring]") + 1
    assert [str(one) for one in loaded.errors] == [
        f"a/pack.toml:{line + 2}: topic 'monitoring': there is no entry 'watched'",
        f"a/pack.toml:{line + 2}: topic 'monitoring': there is no entry in a folder 'cameras/'",
        f"a/pack.toml:{line + 3}: topic 'monitoring': the clause 'agreement.nothing' is not in any pack.toml",
    ]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ('[topics.a]\nentries = ["one"]', "'words' says what it is"),
        ('[topics.a]\nwords = "Stop. Now"\nentries = ["one"]', "part of a sentence"),
        (f'[topics.a]\nwords = "{"w" * 61}"\nentries = ["one"]', "at most 60 characters"),
        ('[topics.a]\nwords = "a"', "it needs 'entries' or 'clauses'"),
        ('[topics.a]\nwords = "a"\nentries = "one"', "'entries' is a list"),
        ('[topics.a]\nwords = "a"\nentries = [1]', "'entries' is a list"),
        ('[topics.a]\nwords = "a"\nentries = ["one"]\nentry = "x"', "there is no 'entry' in a topic"),
        ('[topics."A b"]\nwords = "a"\nentries = ["one"]', "cannot name a topic"),
        ('[topics]\na = "one"', "write it as a table"),
        ('topics = ["a"]', "write each topic as a table"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(written: str, wrong: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        reading.description("a/pack.toml", f"# first\n{written}\n")
    (problem, *_) = caught.value.problems
    assert wrong in problem.words
    assert problem.line == 2


def test_the_check_names_it_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGREEMENT_BOT_DATA_DIR", str(tmp_path))
    (tmp_path / "packs").mkdir()
    make(tmp_path / "packs" / "branch", '[topics.rota]\nwords = "the rota"\nentries = ["nothing"]')
    assert cli.main(["knowledge", "check"]) == 1
    assert "branch/pack.toml:3: topic 'rota': there is no entry 'nothing'" in capsys.readouterr().out
