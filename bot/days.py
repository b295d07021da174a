"""Days, as people write and read them."""

import re
from datetime import date

HINT = "Day, month and year, such as 31/3/2027."
_WRITTEN = re.compile(r"(?P<day>\d{1,2})[/. -](?P<month>\d{1,2})[/. -](?P<year>\d{4})")


def told(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


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
