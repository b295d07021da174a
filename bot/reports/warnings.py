"""Does what somebody wrote seem to name a person, or hold a number? Told in words, so that they can change it."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from bot.languages import listed, t, to_be_said
from bot.personal import MARK, without_names

_AT_ONCE = 1_000  # characters; what is longer is looked at in pieces, since comparing takes the square of its words
_PIECE = re.compile(rf".{{1,{_AT_ONCE}}}(?:\s|$)|.{{1,{_AT_ONCE}}}", re.DOTALL)
_ADDRESS = re.compile(r"@|https?:|www\.|\bdot (?:com|co|uk|org|net|gov|nhs)\b|\.(?:com|org|net|uk|io)\b", re.IGNORECASE)
_SPELLED = re.compile(r"\b(?:zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble)\b", re.IGNORECASE)
_LONG = "…"
_SHOWN = 3  # of each kind, so that the warning stays short
_MANY = 3  # spelled figures from which it is a number


class Holds(StrEnum):
    NAME = "name"
    NUMBER = "number"
    ADDRESS = "address"


_CALLED = {
    Holds.NAME: to_be_said("the name of a person"),
    Holds.NUMBER: to_be_said("a number, a date or a code"),
    Holds.ADDRESS: to_be_said("an address"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    holds: Holds
    words: str = field(repr=False)


def look(text: str) -> tuple[Seen, ...]:
    """What could tell who is meant, in the order in which it stands there, each thing once."""
    found = (seen for piece in _PIECE.findall(text) for seen in _look(piece))
    return tuple(dict.fromkeys(found))


def told(seen: tuple[Seen, ...]) -> str:
    """The warning, in plain text; empty where there is nothing to warn of. It repeats the writer's own words."""
    parts = []
    for holds in Holds:
        words = [f"“{one.words}”" for one in seen if one.holds is holds]
        if words:
            shown = ", ".join((*words[:_SHOWN], _LONG) if len(words) > _SHOWN else words)
            parts.append(f"{_CALLED[holds]} ({shown})")
    if not parts:
        return ""
    return t(
        "This seems to hold {things}. It could tell who you are, or harm somebody else. A rep can do without it: say "
        "what somebody is, such as “my manager”. You can change it, or send it as it is.",
        things=listed(parts),
    )


def _look(piece: str) -> list[Seen]:
    """Where the text and the same without names part, word by word."""
    before, after = piece.split(), without_names(piece).split()
    seen = []
    for what, start, end, at, until in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal" and any(MARK in word for word in after[at:until]):
            words = " ".join(before[start:end]).strip(" ,.;:!?()\"'“”‘’")
            seen.append(Seen(_holds(words), words))
    return [one for one in seen if one.words]


def _holds(words: str) -> Holds:
    if _ADDRESS.search(words):
        return Holds.ADDRESS
    return Holds.NUMBER if re.search(r"\d", words) or len(_SPELLED.findall(words)) >= _MANY else Holds.NAME
