"""What `doctor` finds."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    WELL = "well"
    LOOK = "look"  # it works, and is not as it should stay
    MEND = "mend"  # it does not work, or something may be lost


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. Where it is not well, the words end with what to do."""

    name: str
    state: State
    words: str

    @property
    def well(self) -> bool:
        return self.state is State.WELL

    def row(self) -> dict[str, object]:
        return {"name": self.name, "well": self.well, "state": self.state.value, "words": self.words}


def well(name: str, words: str) -> Finding:
    return Finding(name, State.WELL, words)


def look(name: str, words: str) -> Finding:
    return Finding(name, State.LOOK, words)


def mend(name: str, words: str) -> Finding:
    return Finding(name, State.MEND, words)
