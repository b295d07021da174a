"""Is a reported name that of a known system? By letters and words alone; a rep has the last word.

Names are found by the runs of three letters that they share, so that only the likeliest are compared in full: neither
looking up nor adding takes longer because others are known, but for one pass over an array.
"""

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from bot.register import names
from bot.register.names import Name

COMPARED = 60  # names that are compared in full
JOINS = 95.0  # scores from which a report joins by itself
SUGGESTS = 76.0  # and from which a rep is asked
_ALMOST = JOINS - 1
_SHORT = 5  # letters up to which one other letter may be another name
_MOST_SUGGESTED = 5
_LAST = "\U0010ffff"


class Band(StrEnum):
    JOINED = "joined"
    SUGGESTED = "suggested"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Candidate:
    system: str
    score: float  # 0 to 100
    band: Band


def score(one: Name, other: Name) -> float:
    """100 for the same name; from `JOINS` on nothing speaks against it."""
    a, b = one.compact, other.compact
    if not a or not b:
        return 0.0
    alike = _alike(one, other, a, b)
    other_version = bool(one.numbers and other.numbers and one.numbers != other.numbers)
    return min(alike, _ALMOST - 2) if other_version else alike


def _alike(one: Name, other: Name, a: str, b: str) -> float:
    if a == b:
        # "Case AI" and "Case system" share a word that says little by itself.
        said_otherwise = one.generic and other.generic and not set(one.generic) & set(other.generic)
        return _ALMOST if said_otherwise and len(one.words) == 1 else 100.0
    if sorted(one.words) == sorted(other.words):
        return float(JOINS)
    slips = DamerauLevenshtein.distance(a, b, score_cutoff=2)
    if slips == 1 and min(len(a), len(b)) > _SHORT and a[0] == b[0]:
        return 96.0
    letters = fuzz.ratio(a, b)
    ordered = fuzz.token_sort_ratio(" ".join(one.words), " ".join(other.words))
    return min(_ALMOST, max(letters, ordered, _within(one, other)))


def _within(one: Name, other: Name) -> float:
    """All words of the shorter name stand in the longer, as "Copilot" in "Microsoft Copilot"."""
    few, many = sorted((one.words, other.words), key=len)
    if set(few) <= set(many) and max(map(len, few)) > 3:  # noqa: PLR2004 - "hr" stands in many names
        return 84.0
    initials = "".join(word[0] for word in many)
    return 80.0 if few == (initials,) and len(initials) > 2 else 0.0  # noqa: PLR2004 - two letters fit too many


def band(score_: float) -> Band:
    return Band.JOINED if score_ >= JOINS else Band.SUGGESTED if score_ >= SUGGESTS else Band.NEW


class Names:
    """The names and aliases of systems. A caller that tells workplaces apart holds one for each."""

    def __init__(self, systems: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        self._fill(systems)

    def _fill(self, systems: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._names: list[Name] = []
        self._shown: list[str] = []
        self._owners: list[str | None] = []  # None once it is removed
        self._of: dict[str, list[int]] = {}
        self._runs: dict[str, array[int]] = {}  # run of letters → the names that have it
        self._lengths: array[int] = array("i")  # runs of each name
        self._starts: list[tuple[str, int]] = []  # each name from each of its words on, in order
        self._removed = 0
        for system, called in systems:
            self._add(system, called, at_once=True)
        self._starts.sort()

    def put(self, system: str, called: Iterable[str]) -> None:
        """The system with its name and aliases, in place of those that it had."""
        self.remove(system)
        self._add(system, called, at_once=False)

    def remove(self, system: str) -> None:
        for at in self._of.pop(system, ()):
            self._owners[at] = None
            self._removed += 1
        if self._removed * 2 > len(self._owners):
            self._fill([(one, [self._shown[at] for at in ats]) for one, ats in self._of.items()])

    def like(self, typed: str, most: int = _MOST_SUGGESTED) -> tuple[Candidate, ...]:
        """The systems that may be meant, the likeliest first; none where the name is new."""
        name = names.read(typed)
        best: dict[str, float] = {}
        for at in self._nearest(name):
            owner = self._owners[at]
            if owner is not None:
                best[owner] = max(best.get(owner, 0.0), score(name, self._names[at]))
        ranked = sorted(((-value, system) for system, value in best.items() if value >= SUGGESTS))
        return tuple(Candidate(system, -value, band(-value)) for value, system in ranked[:most])

    def typing(self, typed: str, most: int = _MOST_SUGGESTED) -> tuple[str, ...]:
        """Systems to suggest while somebody types: those with a word that begins so, then those that are alike."""
        start = " ".join((*(name := names.read(typed)).words, *name.numbers))
        if not start:
            return ()
        found = dict.fromkeys(self._beginning(start, most))
        for candidate in self.like(typed, most) if len(found) < most else ():
            found.setdefault(candidate.system)
        return tuple(found)[:most]

    def _add(self, system: str, called: Iterable[str], *, at_once: bool) -> None:
        for shown in dict.fromkeys(called):
            name = names.read(shown)
            if not name.words:
                continue
            at = len(self._names)
            self._names.append(name)
            self._shown.append(shown)
            self._owners.append(system)
            self._of.setdefault(system, []).append(at)
            runs = _runs(name.compact)
            self._lengths.append(len(runs))
            for run in runs:
                self._runs.setdefault(run, array("i")).append(at)
            said = (*name.words, *name.numbers)
            for first in range(len(name.words)):
                start = (" ".join(said[first:]), at)
                if at_once:
                    self._starts.append(start)
                else:
                    insort(self._starts, start)

    def _nearest(self, name: Name) -> list[int]:
        """The names that share the greatest part of their runs of letters with this one."""
        runs = _runs(name.compact)
        having = [np.frombuffer(found, np.int32) for run in runs if (found := self._runs.get(run))]
        if not having:
            return []
        shared = np.bincount(np.concatenate(having), minlength=len(self._names))
        some = np.flatnonzero(shared)
        lengths = np.frombuffer(self._lengths, np.int32)[some]
        # Of a short name within a long one all is shared, though the long one has much besides: both ways count.
        likeness = shared[some] / np.minimum(lengths, len(runs)) + 2 * shared[some] / (lengths + len(runs))
        if len(some) > COMPARED:
            some = some[np.argpartition(-likeness, COMPARED)[:COMPARED]]
        return [int(at) for at in some]

    def _beginning(self, start: str, most: int) -> Iterator[str]:
        found: set[str] = set()
        at = bisect_left(self._starts, (start, -1))
        while at < len(self._starts) and self._starts[at][0].startswith(start) and len(found) < most:
            owner = self._owners[self._starts[at][1]]
            if owner is not None and owner not in found:
                found.add(owner)
                yield owner
            at += 1


def _runs(compact: str) -> set[str]:
    padded = f"  {compact} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
