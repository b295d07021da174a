"""What takes long to look up is looked up once for all who ask at about the same time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")

LASTS = timedelta(minutes=1)
MOST = 200  # that are remembered at once


@dataclass(slots=True)
class Looks:
    """One for a process. One look goes on at a time; what it found is told again for a minute."""

    _found: dict[str, tuple[datetime, Any]] = field(default_factory=dict, repr=False)
    _one: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    async def at(self, key: str, now: datetime, look: Callable[[], Awaitable[T]]) -> T:
        async with self._one:
            self._found = {one: kept for one, kept in self._found.items() if abs(now - kept[0]) < LASTS}
            if key not in self._found:
                while len(self._found) >= MOST:
                    self._found.pop(next(iter(self._found)))
                self._found[key] = now, await look()
            found: T = self._found[key][1]
            return found
