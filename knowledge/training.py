"""What an index learns about itself at build time, from its own phrasings alone. No out-of-scope question is needed.

In each of five folds a fifth of the topics is hidden, and of every topic a fifth of its phrasings is spared. Those are
then asked: they have an answer where their topic is still there, and none where it is hidden or an elsewhere topic.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.calibrate import Confidence, Doubles, Fusion, Thresholds
from knowledge.evidence import ADDED, ALIKE, LETTERS, MIDDLE, NEAREST, Asked, Evidence, Floats, Material
from knowledge.text import LONG_QUESTION

FOLDS = 5
_MOST_HELD = 20_000  # phrasings; where there are more, only every second, third … topic is learnt from
_MOST_ASKED = 3_000  # phrasings, in all folds; a dozen weights are learnt from them
_FEWEST = 3  # phrasings that a topic needs before one of them can be spared
_TINY = 1e-9
# Stricter than what is wanted of real questions (95 of 100): those are less like the phrasings than these each other.
_PASS = 0.97  # of what has an answer passes
_RIGHT = 0.93  # of what is answered outright is answered right; real questions, less near to each other, do better
_STRAY = 0.08  # of what has no answer is answered outright, at most; the hidden topics are nearer than what people ask
_WORD_FOR_WORD = 0.97  # a score that only a phrasing asked word for word is sure to reach
_DOUBT = 1e-3  # no topic is ever surer than this to be elsewhere, or not


@dataclass(frozen=True, slots=True)
class Learnt:
    fusion: Fusion
    confidence: Confidence
    thresholds: Thresholds


# For a knowledge base too small to learn from: likeness counts, and little but a phrasing word for word is answered.
UNLEARNT = Learnt(
    Fusion(np.array([0.0, 10.0, 0.0, 1.0, 1.0])),
    Confidence(np.zeros(6), np.array([6.0, 0.0, 0.0, 0.0, 0.0, 0.5]), -7.0),
    Thresholds(0.95, 0.3),
)


@dataclass(frozen=True, slots=True)
class _Fold:
    scores: Floats  # (questions, kinds, topics)
    right: NDArray[np.intp]  # (questions,) the topic, or -1 where it was hidden
    elsewhere: NDArray[np.bool_]  # (topics,)


def signs(scores: NDArray[np.floating], odds: Doubles, elsewhere: NDArray[np.bool_]) -> Doubles:
    """What tells whether anything fits: likeness knows when nothing does, the odds alone do not."""
    best, share = int(odds.argmax()), float(odds[elsewhere].sum())
    return np.array(
        [
            scores[ALIKE].max(),
            scores[NEAREST].max(),
            scores[MIDDLE].max(),
            scores[LETTERS, best],
            np.log(odds[best] + _TINY),
            np.log((1 - share + _DOUBT) / (share + _DOUBT)),
        ],
        np.float64,
    )


def learn(material: Material, elsewhere: NDArray[np.bool_], asked: Callable[[int], Asked]) -> Learnt | None:
    """None where there are too few topics to learn from. `asked` makes phrasing number n a question."""
    material, elsewhere, rows = _sample(material, elsewhere)
    sizes = np.bincount(material.topics, minlength=len(material.texts))
    if int((sizes >= _FEWEST).sum()) < FOLDS or elsewhere.all():
        return None
    folds = [_ask(material, elsewhere, sizes, fold, lambda row: asked(int(rows[row]))) for fold in range(FOLDS)]
    with_answer = [fold.right >= 0 for fold in folds]
    fusion = Fusion.fit(
        [fold.scores[kept][:, ADDED].astype(np.float64) for fold, kept in zip(folds, with_answer, strict=True)],
        [fold.right[kept] for fold, kept in zip(folds, with_answer, strict=True)],
    )
    trials = np.array([_trial(fold, question, fusion) for fold in folds for question in range(len(fold.right))])
    fits, hit, odds, told = trials[:, 0] > 0, trials[:, 1] > 0, trials[:, 2], trials[:, 3:]
    if fits.sum() < FOLDS:
        return None
    counts = np.where(fits, 1 / max(1, fits.sum()), 1 / max(1, (~fits).sum()))
    confidence = Confidence.fit(told, fits, counts)
    sure = np.array([confidence.of(row) for row in told])
    return Learnt(fusion, confidence, thresholds(sure, sure * odds, fits, hit))


def _sample(material: Material, elsewhere: NDArray[np.bool_]) -> tuple[Material, NDArray[np.bool_], NDArray[np.intp]]:
    """The topics to learn from, evenly drawn where there are too many, and the numbers of their phrasings."""
    kept = np.arange(0, len(material.texts), 1 + len(material.topics) // _MOST_HELD)
    rows = np.flatnonzero(np.isin(material.topics, kept))
    if len(kept) == len(material.texts):
        return material, elsewhere, rows
    return material.part(rows, kept), elsewhere[kept], rows


def _ask(
    material: Material, elsewhere: NDArray[np.bool_], sizes: NDArray[np.intp], fold: int, asked: Callable[[int], Asked]
) -> _Fold:
    hidden = _regions(material) == fold
    turn = (np.arange(len(material.topics)) - np.searchsorted(material.topics, material.topics)) % FOLDS == fold
    spared = turn & (sizes[material.topics] >= _FEWEST)
    kept = np.flatnonzero(~hidden)
    evidence = Evidence.gather(material.part(np.flatnonzero(~spared & ~hidden[material.topics]), kept))
    number = np.full(len(hidden), -1, np.intp)
    number[kept] = np.arange(len(kept))
    rows = _some(np.flatnonzero(spared), material)
    return _Fold(
        evidence.scores_of_many([asked(int(row)) for row in rows]), number[material.topics[rows]], elsewhere[kept]
    )


def _some(rows: NDArray[np.intp], material: Material) -> NDArray[np.intp]:
    """Those that are asked: no stories, for these are read in pieces when a person tells one, and not too many."""
    short = np.array([len(material.tokens[row]) < LONG_QUESTION for row in rows], np.bool_)
    return rows[short][:: 1 + int(short.sum()) * FOLDS // _MOST_ASKED]


def _regions(material: Material) -> NDArray[np.intp]:
    """(topics,) the fold that hides each.

    Neighbours are hidden together: what people ask out of scope seldom has a topic close by on every side.
    """
    middles = material.middles()
    middles -= middles.mean(axis=0)
    _, _, axes = np.linalg.svd(middles, full_matrices=False)
    return np.argsort(np.argsort(middles @ axes[0], kind="stable"), kind="stable") * FOLDS // len(middles)


def _trial(fold: _Fold, question: int, fusion: Fusion) -> list[float]:
    """Whether there is an answer, whether it was found, the odds of what was found (0 if elsewhere), and the signs."""
    scores, right = fold.scores[question], int(fold.right[question])
    odds = fusion.odds(scores[list(ADDED)])
    best = int(odds.argmax())
    fits = right >= 0 and not fold.elsewhere[right]
    told = signs(scores, odds, fold.elsewhere)
    return [fits, fits and best == right, 0.0 if fold.elsewhere[best] else odds[best], *told]


def thresholds(sure: Doubles, score: Doubles, fits: NDArray[np.bool_], hit: NDArray[np.bool_]) -> Thresholds:
    """The lowest `answer` at which both _RIGHT and _STRAY hold; `ask` lets _PASS of what has an answer through."""
    order = np.argsort(-score, kind="stable")
    right = np.cumsum(hit[order]) / np.maximum(1, np.cumsum(fits[order]))
    stray = np.cumsum(~fits[order]) / max(1, int((~fits).sum()))
    good = np.flatnonzero((right >= _RIGHT) & (stray <= _STRAY))
    answer = float(score[order][good[-1]]) if len(good) else 1.0
    answer = min(answer, _WORD_FOR_WORD)
    return Thresholds(answer, min(answer, float(np.quantile(sure[fits], 1 - _PASS))))
