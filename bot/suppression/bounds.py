"""Between which whole numbers each withheld cell must lie, for whoever knows all that is told. Exact.

The cells of a table whose sums are told form a flow from rows to columns. A cell can be larger than it is by as much as
can be taken around a circle of other withheld cells, and smaller likewise: two greatest flows for each cell.

Where a margin is withheld, its whole row is; at least two margins are, or none. Then another table with the same rows
tells nothing more of this one, since it would fit any split of what is withheld. So each table is looked at by itself.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from bot.suppression.tables import Key

Node = tuple[str, str]  # which side, and which row or column
_TOGETHER = "\0"  # all rows, or all columns, whose margin is withheld: what is known is only their sum


class Bounds(NamedTuple):
    low: int
    high: int


def of_line(cells: Mapping[Key, int], withheld: AbstractSet[Key]) -> Mapping[Key, Bounds]:
    """Of a table of one dimension whose total is told."""
    rest = sum(cells[key] for key in withheld)
    low = rest if len(withheld) == 1 else 0
    return {key: Bounds(low, rest) for key in withheld}


def of_square(
    cells: Mapping[Key, int], withheld: AbstractSet[Key], margins: Sequence[AbstractSet[str]]
) -> Mapping[Key, Bounds]:
    """Of a table of two dimensions. `margins`: the rows and the columns whose sum is withheld."""
    unknown: dict[Key, int] = {}
    for key in withheld:
        both = _merged(key, margins)
        unknown[both] = unknown.get(both, 0) + cells[key]
    flows = {both: _between(unknown, both) for both in unknown}
    found = dict[Key, Bounds]()
    for key in withheld:
        both = _merged(key, margins)
        low, high = flows[both]
        found[key] = Bounds(0 if both != key else low, high)
    return found


def _merged(key: Key, margins: Sequence[AbstractSet[str]]) -> Key:
    return tuple(_TOGETHER if part in hidden else part for part, hidden in zip(key, margins, strict=True))


def _between(unknown: Mapping[Key, int], at: Key) -> Bounds:
    """The least and the most that one cell can be while all sums of rows and columns stay."""
    row, column = ("row", at[0]), ("column", at[1])
    count = unknown[at]
    more = greatest(_slack(unknown, at), row, column, sum(unknown.values()))
    less = greatest(_slack(unknown, at), column, row, count)
    return Bounds(count - less, count + more)


def _slack(unknown: Mapping[Key, int], without: Key) -> dict[Node, dict[Node, int]]:
    """By how much each other cell can shrink (from its row to its column) and grow (back)."""
    endless = sum(unknown.values()) + 1
    slack: dict[Node, dict[Node, int]] = {}
    for key, count in unknown.items():
        row, column = ("row", key[0]), ("column", key[1])
        slack.setdefault(row, {})
        slack.setdefault(column, {})
        if key != without:
            slack[row][column] = count
            slack[column][row] = endless
    return slack


def greatest(slack: dict[Node, dict[Node, int]], start: Node, end: Node, most: int) -> int:
    """The greatest flow, up to `most`, by shortest paths."""
    flow = 0
    while flow < most:
        path = _path(slack, start, end)
        if not path:
            break
        steps = list(pairwise(path))
        amount = min(most - flow, *(slack[one][other] for one, other in steps))
        for one, other in steps:
            slack[one][other] -= amount
            slack[other][one] = slack[other].get(one, 0) + amount
        flow += amount
    return flow


def _path(slack: Mapping[Node, Mapping[Node, int]], start: Node, end: Node) -> list[Node]:
    came: dict[Node, Node] = {start: start}
    waiting = deque([start])
    while waiting and end not in came:
        one = waiting.popleft()
        for other, amount in slack[one].items():
            if amount and other not in came:
                came[other] = one
                waiting.append(other)
    if end not in came:
        return []
    path = [end]
    while path[-1] != start:
        path.append(came[path[-1]])
    return path[::-1]
