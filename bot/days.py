"""Days, as people write and read them."""

import re
from datetime import date

from bot.languages import t, to_be_said

HINT = to_be_said("Day, month and year, such as 31/3/2027.")
MONTHS = (
    to_be_said("January"),
    to_be_said("February"),
    to_be_said("March"),
    to_be_said("April"),
    to_be_said("May"),
    to_be_said("June"),
    to_be_said("July"),
    to_be_said("August"),
    to_be_said("September"),
    to_be_said("October"),
    to_be_said("November"),
    to_be_said("December"),
)
_WRITTEN = re.compile(r"(?P<day>\d{1,2})[/. -](?P<month>\d{1,2})[/. -](?P<year>\d{4})")


def told(day: date) -> str:
    return t("{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=day.year)


def written(day: date) -> str:
    """As `read` takes it, for a form that is filled in already."""
    return f"{day.day}/{day.month}/{day.year}"


def read(text: str) -> date | None:
    """The British order, or that of ISO 8601; None where it is neither."""
    try:
        if found := _WRITTEN.fullmatch(text.strip()):
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
