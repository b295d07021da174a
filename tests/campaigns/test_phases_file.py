"""The file of the phases with which a plan begins: a volunteer can change it, and is told what is wrong with it."""

from datetime import date, timedelta

import pytest

from bot.campaigns import phases
from bot.records.plans import Helps, How
from knowledge.sheet import UnreadableError
from tests.fakes import TODAY

ONE = '[[phase]]\nname = "Listen"\ngoal = "Everybody was asked."\nshare = 50\nhelps = ["survey"]\n'
TWO = ONE + '[[phase]]\nname = "Ask"\ngoal = "The employer was asked."\nshare = 100\n'


def read(text: str | bytes) -> tuple[phases.Usual, ...]:
    return phases.read("phases.toml", text.encode() if isinstance(text, str) else text)


def wrong(text: str | bytes) -> list[str]:
    with pytest.raises(UnreadableError) as caught:
        read(text)
    return [str(one).partition(":")[2] for one in caught.value.problems]


def test_the_file_that_comes_with_the_bot_is_right() -> None:
    found = phases.usual()
    assert next(one.name for one in found) == "Listen"
    assert found[-1].share == phases.WHOLE
    assert {help_ for one in found for help_ in one.helps} == set(Helps)


def test_what_is_written_is_what_a_plan_begins_with() -> None:
    assert read(TWO) == (
        phases.Usual("Listen", "Everybody was asked.", 50, (Helps.SURVEY,)),
        phases.Usual("Ask", "The employer was asked.", 100, ()),
    )
    assert read(b"\xef\xbb\xbf" + TWO.replace("\n", "\r\n").encode()) == read(TWO)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: there is no phase"),
        ("phase = 3", "1: there is no phase"),
        ("[phase]\nname = 'x'", "1: there is no phase"),
        (f"colour = 'red'\n{ONE}", "1: I do not know 'colour'"),
        (ONE + 'who = "Ann"', "6: I do not know 'who'"),
        (ONE.replace('"Listen"', '" "'), "2: name is missing"),
        (ONE.replace('"Listen"', "7"), "2: name is missing"),
        (ONE.replace("Listen", "x" * 61), "2: this is 1 characters too long"),
        (ONE.replace('goal = "Everybody was asked."\n', ""), "1: goal is missing"),
        (ONE.replace("Everybody was asked.", "x" * 301), "3: this is 1 characters too long"),
        (ONE.replace("50", "0"), "4: share is a whole number"),
        (ONE.replace("50", "101"), "4: share is a whole number"),
        (ONE.replace("50", "true"), "4: share is a whole number"),
        (ONE.replace("50", '"half"'), "4: share is a whole number"),
        (ONE.replace('["survey"]', '["magic"]'), "5: helps is a list of some of these: survey, reports, meeting"),
        (ONE.replace('["survey"]', '"survey"'), "5: helps is a list"),
        (TWO.replace("100", "40"), "9: this is before the share of the phase above it"),
        (ONE + ONE.replace("Listen", "LISTEN"), "7: another phase has this name already"),
        ("".join(ONE.replace("Listen", f"No {one}") for one in range(13)), "61: at most 12 phases"),
        ('[[phase]]\nname = "open', "cannot be read as TOML"),
        ("a." * 50 + "b = 1", "1: lists or names within each other"),
        (b"\n\xff", "2: this is not UTF-8"),
        ("# " + "x" * phases.LARGEST, "1: this file is too large"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str | bytes, said: str) -> None:
    assert any(said in one for one in wrong(text)), wrong(text)


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert len(wrong(ONE.replace('"Listen"', '""').replace("50", "0").replace("survey", "magic"))) == 3


@pytest.mark.parametrize(
    "until", [None, TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=1), date(2027, 1, 17)]
)
def test_a_plan_begins_with_days_between_today_and_the_last(until: date | None) -> None:
    found = phases.begun(TODAY, until)
    assert len({one.key for one in found}) == len(found) == len(phases.usual())
    assert all(one.how is How.TO_DO and one.done is None for one in found)
    days = [one.by for one in found]
    if until is None or until <= TODAY:
        assert set(days) == {None}
    else:
        assert all(day and TODAY <= day <= until for day in days)
        assert days == sorted(days, key=str)
        assert days[-1] == until
