"""A code says by itself which browser shows it, and nobody but the bot can make one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.desk.agents import looks
from bot.people.codes import LETTERS
from bot.signing_in import pairing
from bot.signing_in.browsers import KINDS
from tests import fakes
from tests.fakes import Clock

CLOCK = Clock()
DESK = fakes.desk(clock=CLOCK)


@given(st.text(max_size=80))
def test_whatever_a_browser_calls_itself_its_kind_is_one_of_those_that_a_code_can_say(agent: str) -> None:
    assert looks(agent) in KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_code_tells_the_kind_of_its_browser_and_leads_to_no_other(kind: str) -> None:
    one, other = pairing.begin(kind, DESK), pairing.begin(kind, DESK)
    asked = pairing.asked_with(one.code, DESK)
    assert asked
    assert asked.looks == kind
    assert asked.browser == pairing.browser(one.kept, DESK)
    assert asked.browser != pairing.browser(other.kept, DESK)
    assert pairing.browser("", DESK) == ""


@given(st.data())
def test_a_code_is_short_has_a_digit_and_is_read_however_it_is_typed(data: st.DataObject) -> None:
    begun = pairing.begin(data.draw(st.sampled_from(KINDS)), DESK)
    bare = begun.code.replace("-", "")
    assert len(bare) == 10
    assert set(bare) <= set(LETTERS)
    assert any(letter.isdigit() for letter in bare)
    apart = data.draw(st.sampled_from(["", " ", " - ", "\u2013"]))
    assert pairing.asked_with(apart.join(bare).lower(), DESK) == pairing.asked_with(begun.code, DESK)


def test_a_wrong_letter_is_found_in_all_but_about_one_code_in_a_hundred() -> None:
    tried = found = 0
    for _ in range(20):
        bare = pairing.begin("Firefox on Windows", DESK).code.replace("-", "")
        for at in range(10):
            for letter in LETTERS:
                if letter != bare[at]:
                    tried += 1
                    found += pairing.asked_with(bare[:at] + letter + bare[at + 1 :], DESK) is not None
    assert tried == 4_600
    assert found < tried * 0.02


@given(st.text(max_size=40))
def test_what_is_no_code_is_none(typed: str) -> None:
    if len(typed.replace("-", "")) != 10:
        assert pairing.asked_with(typed, DESK) is None


def test_a_code_of_another_bot_is_none() -> None:
    other = replace(DESK, secret=b"another secret of a test")
    codes = [pairing.begin("Firefox on Windows", other) for _ in range(200)]
    assert sum(pairing.asked_with(one.code, DESK) is not None for one in codes) < 15
    assert all(pairing.held(one.kept, DESK) is None for one in codes)


def test_a_code_is_over_after_ten_minutes_and_what_the_browser_keeps_after_twice_as_long() -> None:
    clock = Clock()
    desk = fakes.desk(clock=clock)
    codes = [pairing.begin("Firefox on Windows", desk) for _ in range(200)]
    clock.move(timedelta(minutes=9, seconds=59))
    assert all(pairing.asked_with(one.code, desk) for one in codes)
    clock.move(timedelta(seconds=1))
    assert sum(pairing.asked_with(one.code, desk) is not None for one in codes) < 15
    assert all(pairing.held(one.kept, desk) == one for one in codes)
    clock.move(timedelta(minutes=11))
    assert all(pairing.held(one.kept, desk) is None for one in codes)


def test_one_of_a_minute_to_come_is_none() -> None:
    """It is of a clock that was set back since."""
    clock = Clock()
    desk = fakes.desk(clock=clock)
    begun = pairing.begin("Firefox on Windows", desk)
    clock.move(-timedelta(minutes=1))
    assert pairing.held(begun.kept, desk) is None
