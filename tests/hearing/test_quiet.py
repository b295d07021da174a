"""Words after which nobody is asked anything, measured on lines that were written before the patterns, and after."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.hearing.quiet import complains, on_discipline, wants_quiet
from bot.hearing.text import read
from knowledge import packs
from knowledge.library import asked_in

HERE = Path(__file__).parent
RECALL, PRECISION = 0.95, 0.98
AFTERWARDS = 0.5  # of lines that were written after the patterns, by somebody else
FALSE_ALARMS = 0.009  # of the ways in which people ask what the knowledge answers


def lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line]


def test_most_of_what_should_silence_is_heard_and_hardly_anything_else() -> None:
    silent = lines("quiet.txt")
    heard = sum(map(wants_quiet, silent))
    wrongly = sum(map(wants_quiet, lines("not_quiet.txt")))
    assert heard / len(silent) >= RECALL
    assert heard / (heard + wrongly) >= PRECISION


def test_of_lines_that_were_written_after_the_patterns_half_are_heard() -> None:
    silent, others = lines("quiet_after.txt"), lines("not_quiet_after.txt")
    assert sum(map(wants_quiet, silent)) / len(silent) >= AFTERWARDS
    assert not any(map(wants_quiet, others))


@pytest.mark.parametrize(
    ("message", "hears"),
    [
        ("dw i eisiau marw", True),
        ("dydy'r undeb ddim yn gwneud dim i fi", True),
        ("rwy'n cael fy niswyddo", True),
        ("who do I ask for at the Cardiff depot", False),
        ("can they watch me in Welsh offices", False),
    ],
)
def test_what_is_in_welsh_cannot_be_read_and_so_silences(message: str, hears: bool) -> None:
    assert wants_quiet(message) is hears


def test_few_of_the_questions_that_people_ask_are_taken_for_a_complaint() -> None:
    asked = asked_in(packs.load([packs.BUILT_IN]).pack)
    assert len(asked) > 5_000
    assert sum(complains(read(line)) for line in asked) / len(asked) <= FALSE_ALARMS


@pytest.mark.parametrize(
    ("message", "hears"),
    [
        ("can they sack me for it", on_discipline),
        ("I was called to a disciplinary", on_discipline),
        ("the fire alarm has a new sensor, who reads it", None),
        ("my rep never answers my emails", complains),
        ("can I see my rep about this", None),
        ("does the union get to see the algorithm", None),
        ("the union sold us out over monitoring, what must they tell us", complains),
    ],
)
def test_what_it_is_about_is_told_apart(message: str, hears: Callable[..., bool] | None) -> None:
    heard = {one for one in (on_discipline, complains) if one(read(message))}
    assert heard == ({hears} if hears else set())
    assert wants_quiet(message) is bool(hears)


@pytest.mark.parametrize("message", ["", " ", "?", "a" * 100_000, "\u202e\u200b", "rep " * 20_000])
def test_whatever_is_written_can_be_read(message: str) -> None:
    assert wants_quiet(message) is False
