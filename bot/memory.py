"""What the bot remembers while it runs, and forgets when it stops: no words but gaps, which hold no names."""

import hashlib
import hmac
from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from datetime import datetime

MOST_PLACES = 100_000
MOST_GAPS = 2_000
MOST_CAUSES = 100_000


def keyed(secret: bytes, *parts: str) -> str:
    """A name for something that only this process can make again."""
    message = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hmac.new(secret, message, hashlib.sha256).hexdigest()[:32]


@dataclass(slots=True)
class Memory:
    """Bounded: the oldest is forgotten first. Everything is keyed by `keyed`, never by a platform's id."""

    _told: OrderedDict[str, datetime] = field(default_factory=OrderedDict)  # a place → until when it need not be told
    _causes: OrderedDict[str, None] = field(default_factory=OrderedDict)
    _gaps: list[str] = field(default_factory=list)
    _feedback: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def tell(self, place: str, now: datetime, until: datetime) -> bool:
        """Whether this place must be told now that it talks to a machine; if so it counts as told `until` then."""
        if self._told.get(place, now) > now:
            return False
        self._told[place] = until
        self._told.move_to_end(place)
        if len(self._told) > MOST_PLACES:
            self._told.popitem(last=False)
        return True

    def first(self, cause: str) -> bool:
        """Whether this cause was not seen before."""
        if cause in self._causes:
            return False
        self._causes[cause] = None
        if len(self._causes) > MOST_CAUSES:
            self._causes.popitem(last=False)
        return True

    def gap(self, words: str) -> None:
        """Keep a question that found no answer, its names and numbers already taken out."""
        self._gaps.append(words)
        del self._gaps[:-MOST_GAPS]

    def feedback(self, entry: str, *, helped: bool) -> None:
        self._feedback[entry, helped] += 1

    @property
    def gaps(self) -> tuple[str, ...]:
        return tuple(self._gaps)

    @property
    def unhelpful(self) -> tuple[tuple[str, int, int], ...]:
        """The entries that did not help somebody, with how often not and how often they did; the worst first."""
        entries = {entry for entry, helped in self._feedback if not helped}
        rows = [(entry, self._feedback[entry, False], self._feedback[entry, True]) for entry in entries]
        return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))

    def helped(self, entry: str) -> tuple[int, int]:
        """How often an entry helped, and how often it did not."""
        return self._feedback[entry, True], self._feedback[entry, False]
