"""What is kept of the plan of a campaign: its phases, and how many are hoped for."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.store import Record


class How(StrEnum):
    """How far a phase is."""

    TO_DO = "to do"
    UNDER_WAY = "under way"
    DONE = "done"


class Helps(StrEnum):
    """What the bot has that can help in a phase, so that it can be suggested while that phase is next."""

    SURVEY = "survey"
    REPORTS = "reports"
    MEETING = "meeting"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class Phase:
    """`key` tells it from the others of its plan, whatever it is called and wherever it stands."""

    key: str
    name: str = field(repr=False)
    goal: str = field(default="", repr=False)
    by: date | None = None  # by the clock of the campaign's workplace
    how: How = How.TO_DO
    done: date | None = None  # on which day it was
    helps: tuple[Helps, ...] = ()


Numbers = tuple[tuple[str, int], ...]  # a workplace, and how many are hoped for there


@dataclass(frozen=True, slots=True)
class Plan(Record):
    """What organisers mean to do in a campaign, and by when; its id is the campaign's.

    Without it nobody could see together where a campaign stands. An employer could read in it what a union will ask
    for, and when: so only reps see it, all of it is encrypted, and it is erased with its campaign. It could harm
    whoever is named in its words: so the form asks for no name. It says of nobody what they did, nor who changed it;
    how many are hoped for is a workplace's, never a person's.
    """

    kind: ClassVar[str] = "plan"
    found_by: ClassVar[tuple[str, ...]] = ("campaign",)
    personal: ClassVar[bool] = True

    campaign: str
    phases: tuple[Phase, ...] = ()
    answers: Numbers = ()  # to surveys
    reports: Numbers = ()  # people whom concern reports tell of
