import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.index import Band, Index, Topic

SUBJECTS = {
    "consent": "bring in a new system without the union agreeing",
    "training": "get training for the new software at work",
    "redundancy": "lose my job to a machine",
    "monitoring": "be watched through my webcam by my manager",
    "pay": "get a share of the savings in my wages",
    "appeal": "appeal a decision that a computer made about me",
    "robots": "work beside robots on the ward",
    "data": "see what data the employer keeps on me",
    "leave": "take annual leave in August",
    "pension": "draw my pension early",
}
OPENINGS = (
    "can they make me",
    "am I allowed to",
    "what if I have to",
    "who decides whether we",
    "is it right to",
    "please tell me how to",
)
TOPICS = tuple(
    Topic(
        name,
        tuple(f"{opening} {subject}" for opening in OPENINGS),
        (f"About: {subject}.",),
        elsewhere=name in {"leave", "pension"},
    )
    for name, subject in SUBJECTS.items()
)
INDEX = Index.build(TOPICS, None, None)


def test_a_question_in_other_words_finds_its_topic() -> None:
    found = INDEX.find("could a manager watch us through the webcam")
    assert found.hits[0].topic == "monitoring"
    assert 0 <= found.confidence <= 1


def test_a_phrasing_word_for_word_is_answered_outright() -> None:
    found = INDEX.find("Can they make me lose my job to a machine?")
    assert (found.band, found.hits[0].topic) == (Band.ANSWER, "redundancy")


def test_a_subject_that_lies_elsewhere_is_named_but_never_answered() -> None:
    found = INDEX.find("can I draw my pension early")
    assert found.hits[0].topic == "pension"
    assert found.band is not Band.ANSWER
    assert found.confidence < 0.5


def test_what_nobody_wrote_about_is_not_answered() -> None:
    assert INDEX.find("recipe for lentil soup").band is not Band.ANSWER


def test_mistyped_words_are_understood_and_shown_as_understood() -> None:
    found = INDEX.find("be wathced thruogh my webcam")
    assert (found.corrected, found.hits[0].topic) == ("be watched through my webcam", "monitoring")


def test_the_question_inside_a_long_story_is_found() -> None:
    story = "We had cake on Monday for a birthday and my bus was late again as it always is when it rains here. "
    assert (
        INDEX.find(story * 2 + "Who decides whether we see what data the employer keeps on me?").hits[0].topic == "data"
    )


def test_as_many_hits_come_as_were_asked_for_best_first() -> None:
    hits = INDEX.find("new software at work", most=5).hits
    assert len(hits) == 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("typed", ["", "   ", "🤖🤖🤖", "???", "\u202e\u200b", "<div></div>"])
def test_nothing_is_found_where_nothing_was_said(typed: str) -> None:
    found = INDEX.find(typed)
    assert (found.band, found.hits, found.confidence) == (Band.REFUSE, (), 0.0)


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_nothing_that_can_be_typed_makes_it_fail(typed: str) -> None:
    found = INDEX.find(typed)
    assert 0 <= found.confidence <= 1
    assert all(0 <= hit.score <= 1 for hit in found.hits)


def test_a_hundred_thousand_characters_are_bounded_work() -> None:
    assert INDEX.find("is my job safe " * 7_000).hits


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_knowledge_base_of_next_to_nothing_works(count: int) -> None:
    found = Index.build(TOPICS[:count], None, None).find(
        "am I allowed to bring in a new system without the union agreeing"
    )
    assert found.band is (Band.ANSWER if count else Band.REFUSE)


def test_a_topic_without_phrasings_is_found_by_what_is_written_about_it() -> None:
    index = Index.build([*TOPICS, Topic("wales", (), ("Social partnership in Wales",))], None, None)
    assert index.find("social partnership Wales").hits[0].topic == "wales"


def test_a_second_build_reads_the_cache_and_finds_the_same(tmp_path: Path) -> None:
    first = Index.build(TOPICS, None, tmp_path)
    kept = {path.name for path in tmp_path.iterdir()}
    second = Index.build(TOPICS, None, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == kept
    assert (
        first.find("my wages and the savings")
        == second.find("my wages and the savings")
        == INDEX.find("my wages and the savings")
    )


def test_a_damaged_cache_is_built_again(tmp_path: Path) -> None:
    Index.build(TOPICS, None, tmp_path)
    for path in tmp_path.iterdir():
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(bytes(data[:-7]))
    assert Index.build(TOPICS, None, tmp_path).find("my wages") == INDEX.find("my wages")


def test_a_changed_phrasing_is_found_at_once(tmp_path: Path) -> None:
    Index.build(TOPICS, None, tmp_path)
    changed = [replace(TOPICS[0], phrasings=(*TOPICS[0].phrasings, "who gave the drone its wings")), *TOPICS[1:]]
    assert Index.build(changed, None, tmp_path).find("drone wings").hits[0].topic == "consent"


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("no folder")
    assert Index.build(TOPICS, None, taken / "cache").find("my wages") == INDEX.find("my wages")


def test_many_threads_get_the_same_answers() -> None:
    questions = [f"{opening} {subject}" for opening in OPENINGS for subject in SUBJECTS.values()]
    ready = threading.Barrier(4)

    def ask(_: int) -> list[object]:
        ready.wait()
        return [INDEX.find(question) for question in questions]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, range(4)))
    assert all(answer == answers[0] for answer in answers)
