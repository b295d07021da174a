"""Pairs that form a ring are not told of: each table by itself is safe, all of a ring together are not.

Whoever has a with b, b with c and c with a can tell which of several equally good cells was withheld in one from what
was withheld in the others. Without a ring no table says anything of another but the margins that both show.
"""

from collections.abc import Iterable

Pair = tuple[str, str]


def without_rings(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """In their order, without each that closes a ring with those before it. The same two twice are a ring."""
    joined = dict[str, frozenset[str]]()
    kept = list[Pair]()
    for one, other in pairs:
        here, there = (joined.get(name, frozenset({name})) for name in (one, other))
        if other not in here:
            kept.append((one, other))
            joined |= dict.fromkeys(here | there, here | there)
    return tuple(kept)
