"""What can be found, and what was found."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that people ask about. An `elsewhere` topic is known only so that it can be refused well."""

    id: str
    phrasings: tuple[str, ...]  # ways in which people ask it
    texts: tuple[str, ...] = ()  # title, answer …: weaker evidence
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """`score` is the probability, 0 to 1, that this topic answers the question."""

    topic: str
    score: float


class Band(StrEnum):
    ANSWER = "answer"
    DID_YOU_MEAN = "did you mean"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Found:
    """`hits` come best first, elsewhere topics among them. `confidence`, 0 to 1, is that any other topic answers."""

    band: Band
    hits: tuple[Hit, ...]
    confidence: float
    corrected: str  # the question as it was understood
