"""The lists are our own. `python -m pytest tests/hearing/test_crisis.py -s` prints the figures."""

import json
from pathlib import Path

import pytest

from bot.hearing import Heard, hear
from bot.hearing.crisis import ENOUGH, weighed
from bot.hearing.text import read

HERE = Path(__file__).parent


def _texts(name: str) -> list[str]:
    return [json.loads(line)["text"] for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_lists_are_long_enough_to_say_something() -> None:
    assert len(_texts("crisis")) >= 100
    assert len(_texts("not_crisis")) >= 100


def test_people_in_danger_are_heard_and_others_are_left_in_peace() -> None:
    crises, others = _texts("crisis"), _texts("not_crisis")
    missed = [text for text in crises if hear(text) is not Heard.CRISIS]
    alarmed = [text for text in others if hear(text) is Heard.CRISIS]
    recall, alarms = 1 - len(missed) / len(crises), len(alarmed) / len(others)
    print(f"crisis: recall {recall:.3f} of {len(crises)}, false alarms {alarms:.3f} of {len(others)}")  # noqa: T201
    for text in (*missed, *alarmed):
        print("   ", text)  # noqa: T201
    assert recall >= 0.95
    assert alarms <= 0.03


@pytest.mark.parametrize(
    "text",
    [
        "this job is killing me",
        "dying for a brew",
        "is there a kill switch on the robot?",
        "shoot me now, another teams call",
        "I train staff in suicide prevention, can an AI do the risk assessments?",
        "our domestic abuse caseload goes through an algorithm, is that lawful?",
    ],
)
def test_figures_of_speech_and_work_on_such_subjects_are_no_crisis(text: str) -> None:
    assert hear(text) is not Heard.CRISIS


def test_nothing_lowers_what_somebody_says_outright() -> None:
    weight, signs = weighed(read("lol what is the policy, I want to kill myself"))
    assert weight >= ENOUGH
    assert any(sign.firm for sign in signs)


def test_every_decision_names_its_reasons() -> None:
    _, signs = weighed(read("my husband hits me"))
    assert all(sign.reason for sign in signs)
