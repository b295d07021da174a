"""How far each kind of evidence is to be believed, learned from questions whose answers are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge.minimise import minimise

Doubles = NDArray[np.float64]
_FAR = 20.0  # logarithms of weights beyond this are not told apart
_EVEN = 1e-3  # how strongly the weights of the evidence are held together: only against runaways
_STEPS = 100
_FLAT = 1e-6  # a kind or sign that varies less tells nothing


@dataclass(frozen=True, slots=True)
class Fusion:
    """Adds the kinds of evidence up, each with a weight of its own, so that the sum is the log odds of each topic."""

    weights: Doubles  # (kinds,)

    @classmethod
    def fit(cls, scores: Sequence[Doubles], right: Sequence[NDArray[np.intp]]) -> Self:
        """Fold by fold `scores` (questions, kinds, topics) and `right` (questions,), the topic that each is about."""
        asked = sum(map(len, right))
        spread = np.sqrt(sum(score.var(axis=2).sum(axis=0) for score in scores) / asked)
        scale = np.where(spread > _FLAT, 1 / np.maximum(spread, _FLAT), 0.0)

        def slope(logs: Doubles) -> tuple[float, Doubles]:
            weights = np.exp(np.clip(logs, -_FAR, _FAR)) * scale
            loss, pull = 0.0, np.zeros(len(logs))
            for score, topics in zip(scores, right, strict=True):
                rows = np.arange(len(topics))
                logits = np.einsum("k,qkt->qt", weights, score)
                logits -= logits.max(axis=1, keepdims=True)
                odds = np.exp(logits)
                total = odds.sum(axis=1, keepdims=True)
                loss += float(np.log(total).sum() - logits[rows, topics].sum())
                pull += np.einsum("qt,qkt->k", odds / total, score) - score[rows, :, topics].sum(axis=0)
            return loss / asked + _EVEN * float(logs @ logs), weights * pull / asked + 2 * _EVEN * logs

        return cls(np.exp(np.clip(minimise(slope, np.zeros(scores[0].shape[1]), _STEPS), -_FAR, _FAR)) * scale)

    def odds(self, scores: NDArray[np.floating]) -> Doubles:
        """(topics,): the probability of each, if it is one of them."""
        logits = self.weights @ scores
        odds = np.exp(logits - logits.max())
        return np.asarray(odds / odds.sum(), np.float64)


@dataclass(frozen=True, slots=True)
class Confidence:
    """Whether any topic fits: logistic regression over a few signs. More of a sign never makes it less sure."""

    middle: Doubles  # (signs,)
    weights: Doubles  # (signs,)
    bias: float

    @classmethod
    def fit(cls, signs: Doubles, fits: NDArray[np.bool_], counts: Doubles) -> Self:
        """`signs` (questions, signs), `fits` whether a topic answers each, `counts` how much each question counts."""
        middle, spread = signs.mean(axis=0), signs.std(axis=0)
        scale = np.where(spread > _FLAT, 1 / np.maximum(spread, _FLAT), 0.0)
        x = np.hstack([(signs - middle) * scale, np.ones((len(signs), 1))])
        side = np.where(fits, 1.0, -1.0)
        share = counts / counts.sum()

        def slope(free: Doubles) -> tuple[float, Doubles]:
            weights = np.append(np.exp(np.clip(free[:-1], -_FAR, _FAR)), free[-1])
            margin = side * (x @ weights)
            pull = -(x.T @ (share * side / (1 + np.exp(np.clip(margin, -500, 500)))))
            pull[:-1] = (pull[:-1] + 2 * _EVEN * weights[:-1]) * weights[:-1]
            return float(share @ np.logaddexp(0, -margin)) + _EVEN * float(weights[:-1] @ weights[:-1]), pull

        found = minimise(slope, np.append(np.full(len(middle), -1.0), 0.0), _STEPS, still=1e-6)
        return cls(middle, np.exp(np.clip(found[:-1], -_FAR, _FAR)) * scale, float(found[-1]))

    def of(self, signs: Doubles) -> float:
        """0 to 1."""
        return float(1 / (1 + np.exp(-np.clip((signs - self.middle) @ self.weights + self.bias, -500, 500))))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which score the best topic is answered outright, and from which confidence "did you mean" is asked."""

    answer: float
    ask: float
