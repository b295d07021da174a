"""What is questioned: what pretends to be a person, presses, promises, leads away or is unfinished.

Measured on lines that were made apart from the patterns, and after them: of 29 that should be questioned 15 are, and of
15 that should not be none is. So what is not questioned may still be wrong, and what is questioned is worth a look.
"""

import pytest

from bot.campaigns import doubts, wording
from bot.campaigns.signs import Why
from bot.records import Campaign
from knowledge import packs
from tests.campaigns.lines import DEVELOPED, FINE, HELD_OUT

WHY = {one.name.lower(): one for one in Why}


@pytest.mark.parametrize(("kind", "line"), [one for one in DEVELOPED if one[0] != FINE])
def test_what_should_be_looked_at_is_questioned_for_its_reason(kind: str, line: str) -> None:
    assert WHY[kind] in {one.why for one in doubts.found_in(line)}


@pytest.mark.parametrize("line", [line for kind, line in DEVELOPED if kind == FINE])
def test_what_is_innocent_is_not(line: str) -> None:
    assert doubts.found_in(line) == ()


def test_of_lines_made_apart_half_are_found_and_none_is_questioned_for_nothing() -> None:
    questioned = [kind for kind, line in HELD_OUT if doubts.found_in(line)]
    assert FINE not in questioned
    assert (len(questioned), sum(kind != FINE for kind, _ in HELD_OUT)) == (15, 29)


def test_the_words_that_stand_ready_are_not_questioned_on_any_topic() -> None:
    for topic in packs.load([packs.BUILT_IN]).pack.topics.values():
        ready = (topic.words, wording.question(topic.words), wording.more(topic.words))
        assert [doubts.found_in(one) for one in ready] == [(), (), ()]
        assert len(ready[1]) <= wording.LONGEST_QUESTION
        assert len(ready[2]) <= wording.LONGEST_MORE


def test_the_words_the_field_and_the_reason_are_told_and_no_more_than_a_few() -> None:
    made = Campaign("a", name="monitoring", question="Will you act now?", more="It is free.\n" + "! " * 20)
    found = doubts.of(made)
    assert [(one.where, one.words, one.why) for one in found[:2]] == [
        ("The question", "act now", Why.PRESSES),
        ("What is said after yes", "!", Why.PRESSES),
    ]
    many = Campaign("a", more="You must. You owe it. Act now. Last chance. Hurry. Surely. I am Tom. It is free. Win!")
    assert len(doubts.of(many)) == doubts.MOST


@pytest.mark.parametrize(
    "hidden", ["Ｎｏｗ ｏｒ ｎｅｖｅｒ", "now o\u200br never", "NOW  OR\u00a0NEVER", "Don’t miss this", "𝗻𝗼𝘄 or never"]
)
def test_other_letters_and_what_takes_no_room_hide_nothing(hidden: str) -> None:
    assert Why.PRESSES in {one.why for one in doubts.found_in(hidden)}


def test_the_longest_words_are_looked_through_at_once() -> None:
    for part in ("we will " * 90, "your " * 150, "a" * 600, "every one of your " * 40, "[" * 600, "0 " * 300):
        assert isinstance(doubts.found_in(part[:600]), tuple)


def test_dates_and_figures_are_no_telephone_numbers() -> None:
    for line in ("It ends on 01/03/2027 at 10.30.", "Grades 3 to 7, rooms 101 and 102.", "Since 2026-11-22."):
        assert doubts.found_in(line) == ()
