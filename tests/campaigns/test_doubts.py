"""What is questioned: what pretends to be a person, presses, promises, leads away or is unfinished.

Measured once on lines that were written when the patterns were settled: of 38 that should be questioned 21 are, and of
24 that should not be one is. Before the patterns were drawn anew the same lines gave 22 and two. So what is not
questioned may still be wrong, and what is questioned is worth a look.
"""

import unicodedata

import pytest

from bot.campaigns import doubts, wording
from bot.campaigns.signs import Why
from bot.records import Campaign
from knowledge import packs
from tests.campaigns.lines import DEVELOPED, FINE, HELD_OUT, PERSON, PRESSES, PROMISES

WHY = {one.name.lower(): one for one in Why}


@pytest.mark.parametrize(("kind", "line"), [one for one in DEVELOPED if one[0] != FINE])
def test_what_should_be_looked_at_is_questioned_for_its_reason(kind: str, line: str) -> None:
    assert WHY[kind] in {one.why for one in doubts.found_in(line)}


@pytest.mark.parametrize("line", [line for kind, line in DEVELOPED if kind == FINE])
def test_what_is_innocent_is_not(line: str) -> None:
    assert doubts.found_in(line) == ()


def test_of_lines_made_after_the_patterns_about_half_are_found_and_few_questioned_for_nothing() -> None:
    questioned = [kind for kind, line in HELD_OUT if doubts.found_in(line)]
    for_its_reason = [
        kind for kind, line in HELD_OUT if kind and WHY[kind] in {one.why for one in doubts.found_in(line)}
    ]
    assert (len(for_its_reason), sum(kind != FINE for kind, _ in HELD_OUT)) == (21, 38)
    assert (questioned.count(FINE), sum(kind == FINE for kind, _ in HELD_OUT)) == (1, 24)
    assert [for_its_reason.count(kind) for kind in (PERSON, PRESSES, PROMISES)] == [8, 4, 9]


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
    "hidden",
    [
        *("Ｎｏｗ ｏｒ ｎｅｖｅｒ", "now o\u200br never", "NOW  OR\u00a0NEVER", "Don’t miss this", "𝗻𝗼𝘄 or never"),
        *("n\u0336ow or ne\u0301\u0332ver", "now or n\u2062ever", "now or\ufe0f never", "\u202enow or never\u202c"),
        *(
            "Еverybody has joined",
            "nоw or nеver",
            "ΝOW OR ΝEVER",
            "nοw οr never",
            "ɴᴏᴡ ᴏʀ ɴᴇᴠᴇʀ",
            "Еvеrуbоdу hаs jоіnеd",
        ),
    ],
)
def test_other_letters_and_what_takes_no_room_hide_nothing(hidden: str) -> None:
    assert Why.PRESSES in {one.why for one in doubts.found_in(hidden)}


def test_letters_with_the_accents_of_a_language_stay_as_they_are() -> None:
    for written in ("Dyma’ch cyfle olaf, Siân", unicodedata.normalize("NFD", "Peidiwch â cholli’r cyfle, tŷ")):
        (found, *_) = [one for one in doubts.found_in(written) if one.why is Why.PRESSES]
        assert found.words in ("cyfle olaf", "Peidiwch â cholli")


def test_in_a_message_a_person_may_speak_and_may_neither_press_nor_promise() -> None:
    assert (
        doubts.of_message("I am Sarah from the post room, and I have worked here for years.\n\nBest wishes,\nTom") == ()
    )
    found = doubts.of_message("I know how it is. You must come. Your job is safe with us. Ring 07700 900123. [date]")
    assert {one.why for one in found} == set(Why) - {Why.PERSON}
    assert {one.where for one in found} == {doubts.MESSAGE}
    assert len(
        doubts.of_message("You must. Act now. Hurry. Surely. It is free. Win. No risk. Tick tock. Last chance!")
    ) == (doubts.MOST)


@pytest.mark.parametrize(
    "place",
    [
        *("https://zoom.us/j/9912?pwd=QWERTYUI", "https://teams.example/free/JOIN-NOW!", "NORTHGATE HOUSE, ROOM 12"),
        *("Our room behind the canteen", "Sarah's office", "Y ffreutur, nos Fawrth", "UNIVERSITY LIBRARY"),
    ],
)
def test_a_link_a_name_in_capitals_and_an_office_are_places(place: str) -> None:
    assert doubts.of_place(place) == ()


@pytest.mark.parametrize(
    "place", ["The canteen, your last chance", "Hall 2. Your job is safe with us", "Nоw or nеver hall"]
)
def test_in_a_place_nobody_is_pressed_nor_promised_anything(place: str) -> None:
    assert doubts.of_place(place) != ()


def test_the_longest_words_are_looked_through_at_once() -> None:
    for part in ("we will " * 90, "your " * 150, "a" * 600, "every one of your " * 40, "[" * 600, "0 " * 300):
        assert isinstance(doubts.found_in(part[:600]), tuple)


def test_dates_and_figures_are_no_telephone_numbers() -> None:
    for line in ("It ends on 01/03/2027 at 10.30.", "Grades 3 to 7, rooms 101 and 102.", "Since 2026-11-22."):
        assert doubts.found_in(line) == ()
