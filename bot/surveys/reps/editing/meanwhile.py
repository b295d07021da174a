"""What a form showed may have been changed before it is sent: then nothing is overwritten without being asked.

A form carries a mark of what it showed. So changes of other parts of a draft disturb nobody, and nothing is counted.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto

from bot.events import Answer
from bot.replies import Field, Form, Kind

NAME = "meanwhile"
MINE, THEIRS = "mine", "theirs"
CHANGED = "This was changed after you opened it, perhaps by you in another window. Nothing is lost yet: please choose."
_SHOWN = 150  # characters of what is there now


class Go(Enum):
    ON = auto()
    NOWHERE = auto()  # what is there now stays


def mark(form: Form, beyond: object = "") -> str:
    """`beyond`: what it is about and does not show."""
    return fingerprint((form.fields, sorted(form.values.items()), beyond))


def fingerprint(of: object) -> str:
    return hashlib.sha256(repr(of).encode("utf-8", "replace")).hexdigest()[:12]


def settled(form: Form, now: str, then: str, given: Mapping[str, Answer]) -> Go | Form:
    """`now` and `then` are marks of what it shows, and of what it showed to whoever sent it."""
    name = f"{NAME} {now}"  # another one each time, so that every chat draws the question anew
    match given.get(name):
        case "mine":
            return Go.ON
        case "theirs":
            return Go.NOWHERE
    if now == then:
        return Go.ON
    apart = [one for one in form.fields if one.name in given and given[one.name] != form.values.get(one.name, "")]
    if not apart:
        return Go.NOWHERE
    options = ((MINE, "Put what I wrote in its place"), (THEIRS, "Keep what is there now"))
    there = "; ".join(f"{one.label}: “{_told(one, form.values.get(one.name, ''))}”" for one in apart)
    asked = Field(name, "Which one stays?", Kind.CHOICE, options, f"There is now: {there}", required=True)
    return replace(form, fields=(asked, *form.fields), values=dict(given), errors={name: CHANGED})


def _told(field: Field, value: Answer) -> str:
    labels = dict(field.options)
    words = ", ".join(labels.get(one, one) for one in ((value,) if isinstance(value, str) else value))
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
