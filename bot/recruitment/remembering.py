"""Who was asked or wants quiet, in the memory of this process alone, for 30 days and without which of the two."""

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

APART = timedelta(days=30)
WARMING = timedelta(hours=3)  # in which nobody is asked where there are no turns: what was heard before is not known
JUMP = timedelta(hours=1)  # by which a clock may drift from one look to the next
MOST = 100_000  # hashes of accounts and persons


@dataclass(frozen=True, slots=True, eq=False)
class Until:
    time: datetime


@dataclass(slots=True)
class Remembering:
    """One for a process. Keys are keyed hashes of accounts and of persons."""

    clock: Callable[[], float] = time.monotonic  # seconds
    run: str = field(default_factory=lambda: secrets.token_hex(16))
    _begun: float = field(init=False)
    _until: dict[str, Until] = field(default_factory=dict, repr=False)
    _full: Until | None = None
    _ahead: timedelta | None = None  # of the wall's clock before the other, when it was last looked at

    def __post_init__(self) -> None:
        self._begun = self.clock()

    @property
    def warm(self) -> bool:
        return self.clock() - self._begun >= WARMING.total_seconds()

    def knows(self, keys: Iterable[str], now: datetime) -> bool:
        """Whether any of them may not be asked; nobody may where there was no room for somebody."""
        return any(until is not None and now < until.time for until in (self._full, *map(self._until.get, keys)))

    def take(self, keys: Iterable[str], now: datetime) -> Until | None:
        """They count as asked from now on; None where they do so already, or there is no room."""
        wanted = tuple(keys)
        if self.knows(wanted, now) or not self._room(len(wanted), now):
            return None
        until = Until(now + APART)
        self._until.update(dict.fromkeys(wanted, until))
        return until

    def keeps(self, keys: Iterable[str], taken: Until) -> bool:
        """Whether nothing was heard of them since."""
        return all(self._until.get(one) is taken for one in keys)

    def give_back(self, keys: Iterable[str], taken: Until) -> None:
        """They were not asked after all."""
        for one in keys:
            if self._until.get(one) is taken:
                del self._until[one]

    def quieten(self, keys: Iterable[str], now: datetime) -> None:
        """They want quiet from now on."""
        wanted, until = tuple(keys), Until(now + APART)
        if self._room(len(wanted), now):
            self._until.update(dict.fromkeys(wanted, until))
        else:
            self._full = until

    def jumped(self, now: datetime) -> bool:
        """Whether the clock has been set, or the machine has slept, since it was last looked at."""
        return self._ahead is not None and abs(self._offset(now) - self._ahead) > JUMP

    def look(self, now: datetime) -> None:
        self._ahead = self._offset(now)

    def _offset(self, now: datetime) -> timedelta:
        return now - datetime.fromtimestamp(0, now.tzinfo) - timedelta(seconds=self.clock())

    def _room(self, wanted: int, now: datetime) -> bool:
        if len(self._until) + wanted > MOST:
            self._until = {one: until for one, until in self._until.items() if now < until.time}
        return len(self._until) + wanted <= MOST
