"""What is kept in the place of an address: a code, which is found in one of 256 parts of the list. Pure.

A code has 9 bytes: the first says which part, the other 8 are kept there. Of a million addresses on a list, one that
is not on it has a code of theirs by chance in 1 of some 5 * 10**15 cases.
"""

import hmac
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

KEPT = 8  # bytes
WHOLE = 1 + KEPT  # bytes
PARTS = tuple(f"{number:02x}" for number in range(256))


def code(hashed: str, secret: bytes) -> bytes:
    """Of what `bot.linking.hashed` makes of an address, which itself is never kept."""
    return hmac.digest(secret, b"listed\x1f" + hashed.encode(), "sha256")[:WHOLE]


def by_part(codes: Iterable[bytes]) -> Mapping[str, Collection[bytes]]:
    """What is kept of each, under the id of its part."""
    found = defaultdict[str, set[bytes]](set)
    for one in codes:
        found[PARTS[one[0]]].add(one[1:])
    return found


def merged(held: bytes, coming: Collection[bytes]) -> bytes:
    return b"".join(sorted(_each(held).union(coming)))


def without(held: bytes, leaving: Collection[bytes]) -> bytes:
    return b"".join(sorted(_each(held).difference(leaving)))


def count(held: bytes) -> int:
    return len(held) // KEPT


def holds(held: bytes, one: bytes) -> bool:
    """Whether a whole code is among those of its part."""
    kept = one[1:]
    at = bisect_left(range(count(held)), kept, key=lambda number: held[number * KEPT : (number + 1) * KEPT])
    return held[at * KEPT : (at + 1) * KEPT] == kept


def _each(held: bytes) -> set[bytes]:
    return {held[at : at + KEPT] for at in range(0, len(held), KEPT)}
