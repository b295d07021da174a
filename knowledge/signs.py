"""Telltale words: whether they stand in a text, whatever their endings, hyphens and quotation marks."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = (
    "ising",
    "izing",
    "ings",
    "ing",
    "ised",
    "ized",
    "ises",
    "izes",
    "ise",
    "ize",
    "ies",
    "ied",
    "ed",
    "es",
    "s",
    "e",
    "y",
)
_SHORTEST = 3  # letters of a stem


def stems(text: str) -> list[str]:
    """The words of a text without their usual endings."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("'", "").replace("’", "")
    return [_stem(word) for word in _WORD.findall("".join(one for one in plain if not unicodedata.combining(one)))]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= _SHORTEST
            and not (ending == "s" and word.endswith("ss"))
        ):
            return word[: -len(ending)]
    return word


@dataclass(frozen=True, slots=True)
class Words:
    """A text made ready to look for signs in it. Words are run together: 'pre-procurement' is 'preprocurement'."""

    line: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        starts, length = [0], 0
        parts = stems(text)
        for part in parts:
            length += len(part)
            starts.append(length)
        return cls("".join(parts), tuple(starts))

    def hold(self, sign: Sequence[str]) -> bool:
        """Whether the stems of a sign stand in the text, one after the other."""
        run = "".join(sign)
        at = self.line.find(run) if run else -1
        while at >= 0:
            if self._bound(at) and self._bound(at + len(run)):
                return True
            at = self.line.find(run, at + 1)
        return False

    def _bound(self, place: int) -> bool:
        found = bisect_left(self.starts, place)
        return found < len(self.starts) and self.starts[found] == place
