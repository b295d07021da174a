"""Long lists come ten at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.replies import Button

T = TypeVar("T")
SIZE = 10
_MOST = 100_000  # pages


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`number` counts from 0."""

    part: Sequence[T]
    number: int
    count: int  # of all

    @classmethod
    def of(cls, all_: Sequence[T], wanted: str) -> "Page[T]":
        """The page that a button asks for; the nearest that there is where it is none."""
        asked = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < len(str(_MOST)) else 0
        number = min(asked, max(0, (len(all_) - 1) // SIZE))
        return cls(all_[number * SIZE : (number + 1) * SIZE], number, len(all_))

    @property
    def first(self) -> int:
        """The place of its first among all, from 1 on."""
        return self.number * SIZE + 1

    @property
    def told(self) -> str:
        """Where in the whole this is; empty where it is the whole."""
        if self.count <= SIZE:
            return ""
        return f"{self.first} to {self.first + len(self.part) - 1} of {self.count}."

    def buttons(self, action: str, before: str, after: str = "") -> list[Button]:
        """To the pages beside this one."""
        found = []
        if self.number:
            found.append(Button("Earlier", action, f"{before}{self.number - 1}{after}"))
        if (self.number + 1) * SIZE < self.count:
            found.append(Button("More", action, f"{before}{self.number + 1}{after}"))
        return found
