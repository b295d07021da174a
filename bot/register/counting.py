"""How many people stand behind what the register says: shown from a number on, so that nobody is one of a few."""

from collections.abc import Iterable

from bot.records import Report

SHOWN_FROM = 5
FEWER = f"fewer than {SHOWN_FROM}"


def live(reports: Iterable[Report]) -> list[Report]:
    """Those that count for something."""
    return [one for one in reports if not one.taken_back]


def people(reports: Iterable[Report]) -> str:
    """Independent people, as a rep has settled it report by report."""
    return told(sum(one.independent for one in live(reports)))


def told(count: int) -> str:
    return str(count) if count >= SHOWN_FROM else FEWER
