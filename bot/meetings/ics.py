"""A meeting as a file that calendars take (RFC 5545): in UTC, and without anybody who is invited or comes."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

_WIDEST = 75  # octets of a line, without its end
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # make what follows look otherwise


@dataclass(frozen=True, slots=True)
class Entry:
    """`key` stays the same when the meeting is moved, and `number` grows: so calendars change what they have."""

    key: str
    number: int
    title: str
    place: str = field(repr=False)
    about: str
    begins: datetime
    lasts: timedelta
    made: datetime
    cancelled: bool = False

    @property
    def method(self) -> str:
        """What a calendar is to do with it (RFC 5546)."""
        return "CANCEL" if self.cancelled else "PUBLISH"

    @property
    def media_type(self) -> str:
        return f"text/calendar; charset=utf-8; method={self.method}"


def written(entry: Entry) -> bytes:
    return b"".join(_folded(line.encode()) + b"\r\n" for line in _lines(entry))


def _lines(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Agreement Bot//EN"
    yield f"METHOD:{entry.method}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.key)}"
    yield f"SEQUENCE:{entry.number}"
    yield f"DTSTAMP:{_time(entry.made)}"
    yield f"DTSTART:{_time(entry.begins)}"
    yield f"DTEND:{_time(entry.begins + entry.lasts)}"
    yield f"SUMMARY:{_text(entry.title)}"
    yield f"LOCATION:{_text(entry.place)}"
    yield f"DESCRIPTION:{_text(entry.about)}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"
    yield "END:VCALENDAR"


def _time(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """What could end a line or a value is escaped; what no calendar shows, or turns the rest around, is left out."""
    lines = "\n".join(words.splitlines())
    seen = "".join(one for one in lines if one == "\n" or _shown(one))
    return seen.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _shown(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cs") and letter not in _TURNING


def _folded(line: bytes) -> bytes:
    """In lines of at most 75 octets, none of which begins within a letter."""
    parts, start = [], 0
    while start < len(line):
        end = min(len(line), start + _WIDEST - bool(start))
        while end < len(line) and _within_a_letter(line[end]):
            end -= 1
        parts.append(line[start:end])
        start = end
    return b"\r\n ".join(parts)


def _within_a_letter(octet: int) -> bool:
    return octet >> 6 == 0b10  # noqa: PLR2004 - as UTF-8 marks it
