"""Whoever came or went between two tellings of the same table is a group, too, in each of its numbers.

Where people only come, the difference of two tellings is a table of those who did. So what is told both times has
changed by nobody or by enough, and the same holds of all others who came.
"""

from bot.suppression.several import several_open
from bot.suppression.tables import Key, Published


def enough_came(now: Published, then: Published, threshold: int, *, line: bool, apart: Key | None = None) -> bool:
    """`line`: whether each person is in one cell. `apart`: else, a choice that goes alone."""
    if now.total is None or then.total is None:
        return True
    came = now.total - then.total
    known = {
        key: count - before
        for key, count in now.cells.items()
        if count is not None and (before := then.cells.get(key)) is not None
    }
    changes = [came, *(one for more in known.values() for one in (more, came - more))]
    if apart in known:
        any_, named = came - known[apart], [more for key, more in known.items() if key != apart]
        changes += [any_ - more for more in named]
        if len(known) == len(now.cells) and not several_open(any_, named, threshold):
            return False
    if line:
        changes.append(came - sum(known.values()))  # what either of them withholds
    return all(not one or abs(one) >= threshold for one in changes)
