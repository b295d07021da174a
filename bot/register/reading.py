"""What came back in a form, as the register keeps it. The form's own `check` comes first."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot import days
from bot.events import Answer

E = TypeVar("E", bound=StrEnum)

EARLIEST = date(1990, 1, 1)  # before which nothing here happened, so that it is a slip
LATEST_AHEAD = 5 * 366  # days
NO_DAY = f"That is not a day that I can read. {days.HINT}"


def line(values: Mapping[str, Answer], name: str) -> str:
    return " ".join(words(values, name).split())


def words(values: Mapping[str, Answer], name: str) -> str:
    value = values.get(name, "")
    return (value if isinstance(value, str) else " ".join(value)).strip()


def lines(values: Mapping[str, Answer], name: str) -> tuple[str, ...]:
    """Each once."""
    found = (" ".join(one.split()) for one in words(values, name).splitlines())
    return tuple({one.casefold(): one for one in found if one}.values())


def several(values: Mapping[str, Answer], name: str) -> tuple[str, ...]:
    value = values.get(name, ())
    return tuple(one for one in ((value,) if isinstance(value, str) else value) if one)


def chosen(values: Mapping[str, Answer], name: str, kind: type[E]) -> tuple[E, ...]:
    """In the order of the kind."""
    said = set(several(values, name))
    return tuple(one for one in kind if one in said)


def past(typed: str, today: date) -> date | str:
    """A day that has come, or what is wrong."""
    day = days.read(typed)
    if day is None or day < EARLIEST:
        return NO_DAY
    return "That day has not come yet." if day > today else day


def coming(typed: str, after: date, today: date) -> date | str | None:
    """A day that is to come after another, what is wrong, or None where nothing was typed."""
    if not typed.strip():
        return None
    day = days.read(typed)
    if day is None or day < EARLIEST:
        return NO_DAY
    if day <= after:
        return "That day must come after the first one."
    return "That is more than five years ahead." if (day - today).days > LATEST_AHEAD else day
