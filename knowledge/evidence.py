"""What speaks for each topic when a question comes: by meaning (or its stand-in, sketches) and by words."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge import text
from knowledge.classify import Classifier
from knowledge.lexical import Bm25, Rarity, sketch

Floats = NDArray[np.float32]
LEARNT, ALIKE, NEAREST, MIDDLE, WORDS, LETTERS = range(6)  # the rows of `scores`
KINDS = 6
ADDED = (LEARNT, ALIKE, NEAREST, WORDS, LETTERS)  # what ranks topics; the rest tells only whether anything fits
_TOGETHER = 256  # questions whose likeness to every phrasing is held in memory at once
_TINY = 1e-9
_BEST = 3  # phrasings of a topic that count as its likeness: one may be like by chance
MOST_LEARNT = 20_000  # phrasings; above, the nearest ones alone decide, for learning takes too long


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the evidence reads it. Row 0 of `vectors` is the whole of it, the rest are its pieces."""

    words: Sequence[str]  # and pairs of words
    letters: Sequence[str]
    vectors: Floats

    @classmethod
    def of(cls, tokens: Sequence[str], vectors: Floats) -> Self:
        return cls(text.pairs(tokens), text.grams(tokens), vectors)


@dataclass(frozen=True, slots=True)
class Material:
    """The phrasings of some topics, in the order of the topics, and a vector for each."""

    tokens: Sequence[Sequence[str]]  # of each phrasing
    topics: NDArray[np.intp]  # (phrasings,) whose it is, rising
    vectors: Floats  # (phrasings, dimensions)
    texts: Sequence[Sequence[str]]  # of each topic: the words of its title, answer …

    def starts(self) -> NDArray[np.intp]:
        """(topics,) where each topic's phrasings begin; every topic has some."""
        return np.searchsorted(self.topics, np.arange(len(self.texts)))

    def middles(self) -> Floats:
        """(topics, dimensions): the mean of each topic's phrasings."""
        sizes = np.bincount(self.topics, minlength=len(self.texts))[:, None]
        return np.asarray(np.add.reduceat(self.vectors, self.starts(), axis=0) / sizes, np.float32)

    def part(self, rows: NDArray[np.intp], kept: NDArray[np.intp]) -> "Material":
        """Only these phrasings, and only these topics, numbered anew in the given order."""
        number = np.full(len(self.texts), -1, np.intp)
        number[kept] = np.arange(len(kept))
        return Material(
            [self.tokens[row] for row in rows],
            number[self.topics[rows]],
            self.vectors[rows],
            [self.texts[topic] for topic in kept],
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    words: Bm25
    letters: Bm25
    rarity: Rarity
    vectors: Floats  # (phrasings, dimensions), in the order of the topics
    middles: Floats  # (topics, dimensions), unit length: the middle of each topic's phrasings
    starts: NDArray[np.intp]  # (topics,) where each topic's phrasings begin
    topics: NDArray[np.intp]  # (phrasings,)
    classifier: Classifier | None

    @classmethod
    def gather(cls, material: Material) -> Self:
        count = len(material.texts)
        words: list[Counter[str]] = [Counter() for _ in range(count)]
        letters: list[Counter[str]] = [Counter() for _ in range(count)]
        for tokens, topic in zip(material.tokens, material.topics, strict=True):
            words[topic].update(text.pairs(tokens))
            letters[topic].update(text.grams(tokens))
        for topic, weak in enumerate(material.texts):
            words[topic].update(text.pairs(weak))
        learnt = (
            Classifier.train(material.vectors, material.topics, count)
            if count > 1 and len(material.topics) <= MOST_LEARNT
            else None
        )
        middles = material.middles()
        middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), _TINY)
        return cls(
            Bm25.build(words),
            Bm25.build(letters),
            Rarity.build(material.tokens),
            material.vectors,
            middles,
            material.starts(),
            material.topics,
            learnt,
        )

    def scores(self, asked: Asked) -> Floats:
        """(KINDS, topics): what the classifier learnt, three kinds of likeness, words, letter runs.

        Sums over words are divided by the root of their number, or every long question would look sure.
        """
        meant = [_whole_and_pieces(kind) for kind in self._meant(asked.vectors)]
        return np.stack([*meant, *self._spelt(asked)])

    def scores_of_many(self, questions: Sequence[Asked]) -> Floats:
        """(questions, KINDS, topics): the same for many short questions at once, which is quicker."""
        found = np.empty((len(questions), KINDS, len(self.starts)), np.float32)
        for start in range(0, len(questions), _TOGETHER):
            some = questions[start : start + _TOGETHER]
            vectors = np.concatenate([asked.vectors[:1] for asked in some])
            found[start : start + len(some), :WORDS] = np.stack(self._meant(vectors), axis=1)
            found[start : start + len(some), WORDS:] = [self._spelt(asked) for asked in some]
        return found

    def _spelt(self, asked: Asked) -> tuple[Floats, Floats]:
        words = self.words.scores(asked.words) / math.sqrt(1 + len(asked.words))
        letters = self.letters.scores(asked.letters) / math.sqrt(1 + len(asked.letters))
        return words.astype(np.float32), letters.astype(np.float32)

    def _meant(self, vectors: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """LEARNT to MIDDLE, each (rows, topics)."""
        alike, nearest = self._likeness(vectors)
        return self._learnt(vectors), alike, nearest, vectors @ self.middles.T

    def _likeness(self, vectors: Floats) -> tuple[Floats, Floats]:
        """(rows, topics) twice: the mean over each topic's best three phrasings, and its best one alone."""
        likeness = vectors @ self.vectors.T
        sizes = np.diff(self.starts, append=len(self.topics))
        best = np.maximum.reduceat(likeness, self.starts, axis=1)
        rounds = [best]
        for _ in range(_BEST - 1):
            likeness = np.where(likeness >= np.repeat(best, sizes, axis=1), np.float32(-2), likeness)
            best = np.maximum.reduceat(likeness, self.starts, axis=1)
            rounds.append(np.where(best > -1, best, rounds[-1]))
        return np.asarray(np.mean(rounds, axis=0), np.float32), rounds[0]

    def _learnt(self, vectors: Floats) -> Floats:
        if self.classifier is None:
            return np.zeros((len(vectors), len(self.starts)), np.float32)
        return self.classifier.scores(vectors)


def _whole_and_pieces(scores: Floats) -> Floats:
    """(rows, topics) to (topics,): the whole question, and with it the piece that speaks most for each topic."""
    return scores[0] if len(scores) == 1 else np.asarray((scores[0] + scores[1:].max(axis=0)) / 2, np.float32)


SKETCH = 512  # places: twice as many win nothing that the other evidence does not have


def sketches(phrasings: Sequence[Sequence[str]], rarity: Rarity) -> Floats:
    """(phrasings, SKETCH)."""
    return (
        np.stack([sketch(tokens, rarity, SKETCH) for tokens in phrasings])
        if phrasings
        else np.zeros((0, SKETCH), np.float32)
    )
