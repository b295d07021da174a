"""Two or more tellings of one question beside each other: how many people moved, and what that tells.

Somebody moves who joins, leaves or answers otherwise than the time before. Nobody knows who did: but whoever takes it
that no more people moved than must have, can narrow down what was withheld. The tellings form a flow: in each layer a
telling, in each node a choice or being outside, and from one layer to the next each person, who costs nothing while
they stay where they are and one where they move. The cheapest flows are all that such a person thinks possible. Exact.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bot.suppression.bounds import Bounds, greatest
from bot.suppression.tables import Key, Published

Node = tuple[str, str]
Arc = tuple[Node, Node]
Slack = Mapping[Node, Mapping[Node, int]]
_SOURCE, _SINK = ("source", ""), ("sink", "")
_OUTSIDE: Key = ("\0outside",)


def moved(one: Published, other: Published) -> int:
    """How many people moved at least. Of both tables the cells add up to the total, which is told."""
    gained = lost = known = 0
    for key, count in one.cells.items():
        after = other.cells.get(key)
        if count is not None and after is not None:
            gained, lost, known = gained + max(0, after - count), lost + max(0, count - after), known + after - count
    rest = _total(other) - _total(one) - known  # by how much all that either withholds grew together
    return max(gained + max(0, rest), lost + max(0, -rest))


def together(tellings: Sequence[Published]) -> Published:
    """The sum of tables about different people; what one of them withholds is withheld."""
    cells = dict[Key, int | None]()
    for key in tellings[0].cells:
        counts = [one.cells[key] for one in tellings]
        known = [count for count in counts if count is not None]
        cells[key] = sum(known) if len(known) == len(counts) else None
    return Published(tellings[0].dimensions, sum(map(_total, tellings)), cells)


def narrowed(tellings: Sequence[Published]) -> Sequence[Mapping[Key, Bounds]]:
    """Of each telling, in their order, between what each withheld cell lies if as few people moved as can have."""
    arcs = _arcs(tellings)
    flow, price = _cheapest(arcs, max(map(_total, tellings)))
    slack: dict[Node, dict[Node, int]] = {}
    for (start, end), (most, cost) in arcs.items():
        through = flow[start, end]
        free = cost + price[start] - price[end]
        for here, there, amount in ((start, end, most - through), (end, start, through)):
            slack.setdefault(here, {}).setdefault(there, 0)
            if amount and not free:
                slack[here][there] += amount
    return [{key: _between(slack, flow, at, key) for key in telling.withheld} for at, telling in enumerate(tellings)]


def alone(telling: Published) -> Mapping[Key, Bounds]:
    """The same, for whoever has this one telling only."""
    rest = _rest(telling)
    low = rest if len(telling.withheld) == 1 else 0
    return {key: Bounds(low, rest) for key in telling.withheld}


def _between(slack: Slack, flow: Mapping[Arc, int], at: int, key: Key) -> Bounds:
    start, end = _ends(at, key)
    count = flow[start, end]
    less, more = (
        greatest(_without(slack, start, end), here, there, slack[there][here])
        for here, there in ((start, end), (end, start))
    )
    return Bounds(count - less, count + more)


def _without(slack: Slack, start: Node, end: Node) -> dict[Node, dict[Node, int]]:
    found = {node: dict(others) for node, others in slack.items()}
    found[start][end] = found[end][start] = 0
    return found


def _arcs(tellings: Sequence[Published]) -> dict[Arc, tuple[int, int]]:
    """How many can go along each, and what it costs each of them."""
    everybody = max(map(_total, tellings))
    must = -2 * len(tellings)  # what is told is worth more than all moves that one person can make
    arcs = dict[Arc, tuple[int, int]]()
    for at, telling in enumerate(tellings):
        counts = {**telling.cells, _OUTSIDE: everybody - _total(telling)}
        for key, count in counts.items():
            arcs[_ends(at, key)] = (_rest(telling), 0) if count is None else (count, must)
    keys = [*tellings[0].cells, _OUTSIDE]
    for at in range(len(tellings) - 1):
        moving = (f"{at} moves", "")
        for key in keys:
            (_, here), (there, _) = _ends(at, key), _ends(at + 1, key)
            arcs[here, there] = (everybody, 0)
            arcs[here, moving] = (everybody, 1)
            arcs[moving, there] = (everybody, 0)
    for key in keys:
        arcs[_SOURCE, _ends(0, key)[0]] = (everybody, 0)
        arcs[_ends(len(tellings) - 1, key)[1], _SINK] = (everybody, 0)
    return arcs


def _ends(at: int, key: Key) -> Arc:
    return (f"{at} in", "/".join(key)), (f"{at} out", "/".join(key))


def _cheapest(arcs: Mapping[Arc, tuple[int, int]], people: int) -> tuple[dict[Arc, int], dict[Node, int]]:
    """By cheapest paths, and what it costs to come to each node in the end."""
    flow = dict.fromkeys(arcs, 0)
    left = people
    while True:
        price, came = _prices(arcs, flow, _SOURCE if left else None)
        if not left:
            return flow, price
        path = [_SINK]
        while path[-1] != _SOURCE:
            path.append(came[path[-1]])
        steps = list(pairwise(path[::-1]))
        amount = min(left, *(arcs[step][0] - flow[step] if step in arcs else flow[step[::-1]] for step in steps))
        for step in steps:
            if step in arcs:
                flow[step] += amount
            else:
                flow[step[::-1]] -= amount
        left -= amount


def _prices(
    arcs: Mapping[Arc, tuple[int, int]], flow: Mapping[Arc, int], source: Node | None
) -> tuple[dict[Node, int], dict[Node, Node]]:
    """From the source; without one, from all nodes at once, which prices those as well that nobody comes to."""
    steps: dict[Node, list[tuple[Node, int]]] = {}
    for (start, end), (most, cost) in arcs.items():
        steps.setdefault(start, [])
        steps.setdefault(end, [])
        if flow[start, end] < most:
            steps[start].append((end, cost))
        if flow[start, end]:
            steps[end].append((start, -cost))
    begin: Iterable[Node] = steps if source is None else (source,)
    price = dict.fromkeys(begin, 0)
    came = dict[Node, Node]()
    waiting = deque(price)
    queued = set(price)
    while waiting:
        here = waiting.popleft()
        queued.discard(here)
        for there, cost in steps[here]:
            if there not in price or price[here] + cost < price[there]:
                price[there], came[there] = price[here] + cost, here
                if there not in queued:
                    waiting.append(there)
                    queued.add(there)
    return price, came


def _total(telling: Published) -> int:
    if telling.total is None:
        raise ValueError("nothing was told of it")
    return telling.total


def _rest(telling: Published) -> int:
    return _total(telling) - sum(count for count in telling.cells.values() if count is not None)
