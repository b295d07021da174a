"""What words and runs of letters tell: BM25 over topics, and sketches that stand in for sentence vectors."""

import math
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge.text import grams, pairs

Floats = NDArray[np.float32]
_SATURATION = 1.5  # BM25's k1: how soon more of the same word says no more
_PAIR = 1.5  # what two words side by side weigh in a sketch
_LENGTH = 0.75  # BM25's b: how far long topics are marked down


@dataclass(frozen=True, slots=True)
class Bm25:
    """One document a topic, turned over: `starts` cuts `topics` and `weights` into what each feature says for whom."""

    rows: Mapping[str, int]
    starts: NDArray[np.int64]  # (features + 1,)
    topics: NDArray[np.int32]  # (postings,)
    weights: Floats  # (postings,)
    count: int  # of topics

    @classmethod
    def build(cls, documents: Sequence[Counter[str]]) -> Self:
        count = len(documents)
        rows: dict[str, int] = {}
        numbers = [rows.setdefault(feature, len(rows)) for document in documents for feature in document]
        held = np.array(numbers, np.int64)
        times = np.array([times for document in documents for times in document.values()], np.float64)
        topics = np.repeat(np.arange(count), [len(document) for document in documents])
        lengths = np.bincount(topics, times, count)
        norms = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / (lengths.mean() or 1.0 if count else 1.0))
        sizes = np.bincount(held, minlength=len(rows))
        rarity = np.log(1 + (count - sizes + 0.5) / (sizes + 0.5))
        weights = rarity[held] * times * (_SATURATION + 1) / (times + norms[topics])
        order = np.argsort(held, kind="stable")
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        return cls(rows, starts, topics[order].astype(np.int32), weights[order].astype(np.float32), count)

    def scores(self, features: Sequence[str]) -> Floats:
        """(topics,): the sum of what each different feature says for a topic."""
        held = [row for row in map(self.rows.get, dict.fromkeys(features)) if row is not None]
        if not held:
            return np.zeros(self.count, np.float32)
        rows = np.array(held)
        begins = self.starts[rows]
        sizes = self.starts[rows + 1] - begins
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1]) + np.repeat(begins - ends + sizes, sizes)  # of all postings, feature by feature
        topics, weights = self.topics[places], self.weights[places]
        return np.bincount(topics, weights, self.count).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling each word is, from in how many phrasings it stands."""

    phrasings: Mapping[str, int]
    count: int

    @classmethod
    def build(cls, phrasings: Sequence[Sequence[str]]) -> Self:
        held = Counter(word for phrasing in phrasings for word in set(phrasing))
        return cls(held, len(phrasings))

    def of(self, word: str) -> float:
        return math.log(1 + self.count / (self.phrasings.get(word, 0) + 0.5))


def sketch(tokens: Sequence[str], rarity: Rarity, size: int) -> Floats:
    """(size,), unit length: words and letter runs, each at a place that its hash names. Alike texts, alike sketches."""
    singles = [(word, rarity.of(word)) for word in tokens]
    side_by_side = [(pair, _PAIR) for pair in pairs(tokens)[len(tokens) :]]
    by_words = _hashed([*singles, *side_by_side], size)
    by_letters = _hashed([(gram, 1.0) for gram in grams(tokens)], size)
    return _unit(_unit(by_words) + _unit(by_letters)).astype(np.float32)


def _hashed(features: Sequence[tuple[str, float]], size: int) -> NDArray[np.float64]:
    """Half of the features count backwards, so that two that share a place cancel out as often as they add up."""
    mixed = np.array([zlib.crc32(feature.encode("utf-8", "replace")) for feature, _ in features], np.int64)
    weights = np.array([weight for _, weight in features], np.float64)
    return np.asarray(np.bincount((mixed >> 1) % size, np.where(mixed & 1, weights, -weights), size), np.float64)


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
