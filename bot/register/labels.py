"""What the register's choices are called, wherever people read or choose them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from bot.languages import to_be_said
from bot.records.register import Consultation, Happened, Level, Lifecycle, OfPeople
from bot.records.reports import Does, Known, Since, Stage
from bot.register.nine_items import Came

E = TypeVar("E", bound=StrEnum)

DOES: Mapping[Does, str] = {
    Does.ALLOCATES: to_be_said("Shares out work, shifts or places"),
    Does.MONITORS: to_be_said("Monitors how work is done"),
    Does.EVALUATES: to_be_said("Scores or ranks people"),
    Does.RECRUITS: to_be_said("Has a part in hiring"),
    Does.DISCIPLINES: to_be_said("Has a part in discipline, moves or dismissal"),
    Does.DECIDES: to_be_said("Decides what a person used to decide"),
    Does.WRITES: to_be_said("Writes reports, briefs or recommendations"),
    Does.WATCHES: to_be_said("Watches people, or where they are"),
    Does.TALKS: to_be_said("Talks to people as a person would"),
    Does.PAYS: to_be_said("Has a part in pay, hours or grades"),
    Does.OTHER: to_be_said("Something else"),
}
STAGES: Mapping[Stage, str] = {
    Stage.RECRUITMENT: to_be_said("Recruitment"),
    Stage.TRAINING: to_be_said("Training"),
    Stage.DAILY_WORK: to_be_said("Daily work"),
    Stage.LINE_MANAGEMENT: to_be_said("Line management"),
    Stage.PAY: to_be_said("Pay"),
    Stage.DISCIPLINE: to_be_said("Discipline"),
    Stage.LEAVING: to_be_said("Leaving"),
}
SINCE: Mapping[Since, str] = {
    Since.NOT_YET: to_be_said("Not yet"),
    Since.WEEKS: to_be_said("For some weeks"),
    Since.MONTHS: to_be_said("For some months"),
    Since.YEARS: to_be_said("For a year or longer"),
    Since.UNKNOWN: to_be_said("Not known"),
}
KNOWN: Mapping[Known, str] = {
    Known.FIRST_HAND: "seen by somebody themselves",
    Known.HEARD: "heard from others",
    Known.DOCUMENT: "read in a document",
}
LIFECYCLE: Mapping[Lifecycle, str] = {
    Lifecycle.PROPOSED: "Proposed",
    Lifecycle.TRIAL: "On trial",
    Lifecycle.IN_USE: "In use",
    Lifecycle.WITHDRAWN: "Withdrawn",
    Lifecycle.UNKNOWN: "Not known",
}
CONSULTATION: Mapping[Consultation, str] = {
    Consultation.NOT_TOLD: "The union has not been told",
    Consultation.TOLD: "The union was told",
    Consultation.BEFORE_PROCUREMENT: "Talks since before it was bought",
    Consultation.AGREED: "Agreed",
    Consultation.IN_DISPUTE: "In dispute",
    Consultation.STOPPED: "Stopped by the union",
}
OF_PEOPLE: Mapping[OfPeople, str] = {
    OfPeople.PERSONAL: "Data about people",
    OfPeople.SPECIAL: "Special categories, such as health, ethnic origin, belief or union membership",
    OfPeople.BIOMETRIC: "Biometric data, such as faces, voices or fingerprints",
    OfPeople.NONE: "None about people, as far as is known",
}
HAPPENED: Mapping[Happened, str] = {
    Happened.MEETING: "Consultation meeting",
    Happened.REVIEW: "Review",
    Happened.DISPUTE: "Dispute",
}
LEVEL: Mapping[Level, str] = {
    Level.WORKPLACE: "At the workplace",
    Level.EMPLOYER: "With the whole employer",
    Level.NATIONAL: "National",
    Level.OUTSIDE: "Outside, such as conciliation, a regulator or a tribunal",
}
CAME: Mapping[Came, str] = {
    Came.ASKED: "We asked for it",
    Came.RECEIVED: "We received it",
    Came.REFUSED: "It was refused",
}


def options(labels: Mapping[E, str]) -> tuple[tuple[str, str], ...]:
    """For a field of choices."""
    return tuple((str(value), label) for value, label in labels.items())


def listed(labels: Mapping[E, str], chosen: Iterable[E]) -> str:
    """Those chosen, in the order of the labels; empty where none is."""
    found = set(chosen)
    return "; ".join(label for value, label in labels.items() if value in found)


def stage(lifecycle: Lifecycle) -> str:
    """Within a sentence."""
    return "stage not known" if lifecycle is Lifecycle.UNKNOWN else LIFECYCLE[lifecycle].lower()
