"""What the rules alone know of distress, and of what only sounds like it."""

import pytest

from bot.hearing import Heard, hear
from bot.hearing.crisis import ENOUGH, weighed
from bot.hearing.text import read


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
