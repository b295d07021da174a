"""A concern report in a few sentences: the words are fixed and the numbers are those that are told."""

from collections.abc import Iterator

from bot.charts.figures import shared
from bot.insights import tables
from bot.insights.ledger import scope_of
from bot.insights.wording import WAITED, Shown
from bot.records import Release
from bot.register import labels

WHO_COUNTS = (
    "People are counted, each once: those of whom a rep knows that no other report from the workplace is theirs. A "
    "report that is kept from somebody is not counted."
)
_MOST = (tables.CONCERN, tables.STAGE)


def sentences(release: Release, shown: tuple[Shown, ...]) -> tuple[str, ...]:
    return tuple(_said(release, shown))


def _said(release: Release, shown: tuple[Shown, ...]) -> Iterator[str]:
    yield f"{release.people:,} people reported AI at work from {scope_of(release).run.words}."
    yield from (said for one in shown if one.dimension in _MOST and (said := _most(one)))
    facts = release.facts
    if facts.systems:
        one = facts.systems == 1
        yield f"{facts.systems:,} {'system is' if one else 'systems are'} in the register, confirmed or disclosed."
    if facts.undisclosed:
        yield f"The employer has not disclosed {facts.undisclosed:,} of them."
    if states := [f"{labels.CONSULTATION[state].lower()} ({count:,})" for state, count in facts.consultation]:
        yield f"How far the union has a say in them: {'; '.join(states)}."
    if facts.overdue:
        yield f"{facts.overdue:,} {'document is' if facts.overdue == 1 else 'documents are'} overdue."
    if facts.waited:
        yield f"Of those whose report has had no reply, the middle wait is {WAITED[facts.waited]}."


def _most(shown: Shown) -> str:
    """Where a number is withheld nothing is said to be the most: the withheld one could be."""
    table = shown.table
    counts = [one.count for one in table.cells if one.keys != (tables.NOBODY,)]
    known = [one for one in counts if one is not None]
    most = max(known, default=0)
    if table.asked is None or len(known) < len(counts) or not most:
        return ""
    keys = [one.keys[0] for one in table.cells if one.count == most and one.keys != (tables.NOBODY,)]
    first = [shown.names.of(shown.dimension, key) for key in keys]
    names = " and ".join(f"“{name}”" for name in first)
    share = shared(most, table.asked)
    return (
        f"{shown.title}, most often: {names}, {most:,} of {table.asked:,}{' each' if len(first) > 1 else ''} ({share})."
    )
