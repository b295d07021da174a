"""How good the search is, in figures: pure functions over what it said to questions whose answers are known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.topics import Band

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trial:
    """One question, asked. `expected` are the ids that answer it: none, if it is out of scope."""

    expected: frozenset[str]
    ranking: Sequence[str]  # ids, best first
    confidence: float
    band: Band
    milliseconds: float

    @property
    def rank(self) -> int | None:
        """Of the first right id, from 1."""
        return next((place for place, found in enumerate(self.ranking, 1) if found in self.expected), None)


def measure(trials: Sequence[Trial]) -> dict[str, float]:
    """Shares from 0 to 1, times in milliseconds, counts. What cannot be told from these questions is left out."""
    inside = [trial for trial in trials if trial.expected]
    outside = [trial for trial in trials if not trial.expected]
    figures: dict[str, float] = {"n_in": len(inside), "n_out": len(outside)}
    if trials:
        times = [trial.milliseconds for trial in trials]
        figures |= {"p50_ms": float(np.percentile(times, 50)), "p99_ms": float(np.percentile(times, 99))}
        figures |= bands(trials, "")
    if inside:
        figures |= ranks(inside) | bands(inside, "_in")
        answered = [trial for trial in inside if trial.band is Band.ANSWER]
        if answered:
            figures["answered_right"] = share(trial.rank == 1 for trial in answered)
    if outside:
        figures |= bands(outside, "_out")
    if inside and outside:
        sure, unsure = _confidences(inside), _confidences(outside)
        figures["auroc"] = auroc(sure, unsure)
        figures |= {f"oos_refused_at_{passing}": refused_at(sure, unsure, passing / 100) for passing in (90, 95)}
    return figures


def ranks(inside: Sequence[Trial]) -> dict[str, float]:
    found = [trial.rank for trial in inside]
    return {
        "top1": share(rank == 1 for rank in found),
        "top3": share(rank is not None and rank <= 3 for rank in found),  # noqa: PLR2004 - that is top-3
        "mrr": float(np.mean([1 / rank if rank else 0.0 for rank in found])),
    }


def bands(trials: Sequence[Trial], ending: str) -> dict[str, float]:
    """The share of the trials in each band."""
    held = Counter(trial.band for trial in trials)
    names = {Band.ANSWER: "answered", Band.DID_YOU_MEAN: "did_you_mean", Band.REFUSE: "refused"}
    return {name + ending: held[band] / len(trials) for band, name in names.items()}


def auroc(inside: Doubles, outside: Doubles) -> float:
    """How often a question with an answer gets more confidence than one without; a tie counts half."""
    below = np.sort(outside)
    less, not_more = np.searchsorted(below, inside, "left"), np.searchsorted(below, inside, "right")
    return float((less + not_more).mean() / 2 / len(outside))


def refused_at(inside: Doubles, outside: Doubles, passing: float) -> float:
    """The share of questions without an answer below the confidence that `passing` of those with one reach."""
    worst_first = np.sort(inside)
    limit = worst_first[int(np.floor((1 - passing) * len(inside) + 1e-9))]
    return float((outside < limit).mean())


def share(kept: Iterable[bool]) -> float:
    found = list(kept)
    return sum(found) / len(found)


def _confidences(trials: Sequence[Trial]) -> Doubles:
    return np.array([trial.confidence for trial in trials], np.float64)
