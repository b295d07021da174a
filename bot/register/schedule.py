"""What is to come for a system: the next dates that its log and its assessment of gains name."""

from collections.abc import Iterable
from datetime import date

from bot.records import Gains, LogEntry
from bot.register import labels


def holds(entry: LogEntry, entries: Iterable[LogEntry]) -> bool:
    """Whether its next date still counts: a later entry of the same kind takes its place."""
    return entry.next_on is not None and not any(
        other.what == entry.what and other.on > entry.on and other.system == entry.system for other in entries
    )


def coming_up(entries: Iterable[LogEntry], gains: Gains, today: date) -> list[tuple[date, str]]:
    """From today on, the next first."""
    all_ = tuple(entries)
    found = [
        (one.next_on, labels.HAPPENED[one.what].lower())
        for one in all_
        if one.next_on and one.next_on >= today and holds(one, all_)
    ]
    if gains.review_on and gains.review_on >= today:
        found.append((gains.review_on, "assessment of productivity gains"))
    return sorted(found)
