"""Finds the written answer to a question: the search as the rest of the bot sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge import cache as disk
from knowledge import stored, text, wordpiece
from knowledge.correct import Corrector
from knowledge.evidence import ADDED, Asked, Evidence, Floats, Material, sketches
from knowledge.lexical import Rarity
from knowledge.semantic import SentenceModel
from knowledge.topics import Band, Found, Hit, Topic
from knowledge.training import UNLEARNT, Learnt, learn, signs

__all__ = ["Band", "Found", "Hit", "Index", "Topic"]
_CERTAIN = 0.99  # that somebody who asks a phrasing word for word means its topic
_PARTS = (
    "text",
    "correct",
    "wordpiece",
    "lexical",
    "minimise",
    "classify",
    "evidence",
    "calibrate",
    "training",
    "stored",
    "index",
)


@dataclass(frozen=True, slots=True)
class Index:
    """Immutable once built; any number of threads may ask it at once. The same topics always make the same index."""

    topics: tuple[str, ...]
    elsewhere: NDArray[np.bool_]  # (topics,)
    model: SentenceModel | None
    corrector: Corrector
    exact: Mapping[str, int]  # the words of each phrasing that one topic alone has, and that topic's number
    evidence: Evidence | None  # none where there is nothing to find
    learnt: Learnt | None  # none where there is too little to learn from

    @classmethod
    def build(cls, topics: Sequence[Topic], model: SentenceModel | None, cache: Path | None) -> Self:
        """Reads what `cache` holds of exactly these topics, model and code; builds the rest, and keeps it there."""
        phrasings = [[text.clean(phrasing) for phrasing in topic.phrasings or (topic.id,)] for topic in topics]
        texts = [text.words(" ".join(map(text.clean, topic.texts))) for topic in topics]
        tokens = [text.words(phrasing) for held in phrasings for phrasing in held]
        owners = np.repeat(np.arange(len(topics)), [len(held) for held in phrasings])
        elsewhere = np.array([topic.elsewhere for topic in topics], np.bool_)
        corrector = Corrector.build([word for words in (*tokens, *texts) for word in words], wordpiece.whole_words())
        evidence, learnt = None, None
        if topics:
            flat = [phrasing for held in phrasings for phrasing in held]
            if model is None:
                rarity = Rarity.build(tokens)
                made_by = disk.name_of("sketches", code(), *flat)  # a sketch hangs on all the others, by rarity
                vectors = disk.vectors(
                    cache, "sketches", made_by, flat, lambda new: sketches([text.words(one) for one in new], rarity)
                )
            else:
                vectors = disk.vectors(cache, "vectors", model.fingerprint, flat, model.embed)
            name = disk.name_of(code(), model.fingerprint if model else "", repr(tuple(topics)))
            material = Material(tokens, owners, vectors, texts)
            evidence, learnt = _built(material, elsewhere, cache / f"index-{name}.npz" if cache else None)
        return cls(
            tuple(topic.id for topic in topics), elsewhere, model, corrector, _exact(tokens, owners), evidence, learnt
        )

    def mend(self, question: str) -> str:
        """The question as it is understood: cleaned, each mistyped word put right."""
        return self.corrector.mend(text.clean(question))

    def find(self, question: str, most: int = 3) -> Found:
        """The `most` likeliest topics for a question of any kind and length. Nothing typed makes it fail."""
        corrected = self.mend(question)
        tokens = text.words(corrected)
        if self.evidence is None or not tokens:
            return Found(Band.REFUSE, (), 0.0, corrected)
        asked = Asked.of(tokens, self._vectors(corrected))
        scores = self.evidence.scores(asked)
        learnt = self.learnt or UNLEARNT
        odds = learnt.fusion.odds(scores[list(ADDED)])
        told = signs(scores, odds, self.elsewhere)
        confidence = learnt.confidence.of(told)
        if (exact := self.exact.get(" ".join(tokens))) is not None:
            odds = odds * (1 - _CERTAIN)
            odds[exact] += _CERTAIN
            confidence = max(confidence, _CERTAIN)
        best = np.argsort(-odds, kind="stable")[: max(1, most)]
        if self.elsewhere[best[0]]:
            confidence = min(confidence, 1 - float(odds[self.elsewhere].sum()))
            hits = tuple(Hit(self.topics[n], float(odds[n])) for n in best)
        else:
            hits = tuple(Hit(self.topics[n], float(odds[n]) * confidence) for n in best)
        return Found(
            self._band(hits[0], confidence, elsewhere=bool(self.elsewhere[best[0]])), hits, confidence, corrected
        )

    def _band(self, best: Hit, confidence: float, *, elsewhere: bool) -> Band:
        limits = (self.learnt or UNLEARNT).thresholds
        if not elsewhere and best.score >= limits.answer:
            return Band.ANSWER
        return Band.DID_YOU_MEAN if confidence >= limits.ask else Band.REFUSE

    def _vectors(self, corrected: str) -> Floats:
        """(1 + pieces, dimensions)."""
        parts = [corrected, *text.pieces(corrected)]
        if self.model is not None:
            return self.model.embed(parts)
        rarity = self.evidence.rarity if self.evidence else Rarity({}, 0)
        return sketches([text.words(part) for part in parts], rarity)


def _built(material: Material, elsewhere: NDArray[np.bool_], path: Path | None) -> tuple[Evidence, Learnt | None]:
    held = disk.load(path) if path else None
    if held is not None:
        try:
            return stored.unpack(held, material.vectors)
        except (KeyError, ValueError):  # whole, but not ours
            pass
    evidence = Evidence.gather(material)
    learnt = learn(material, elsewhere, lambda row: Asked.of(material.tokens[row], material.vectors[row : row + 1]))
    if path:
        disk.save(path, stored.pack(evidence, learnt))
    return evidence, learnt


def _exact(tokens: Sequence[Sequence[str]], owners: NDArray[np.intp]) -> dict[str, int]:
    found: dict[str, int] = {}
    for words, owner in zip(tokens, owners.tolist(), strict=True):
        phrasing = " ".join(words)
        found[phrasing] = owner if found.get(phrasing, owner) == owner else -1
    return {phrasing: owner for phrasing, owner in found.items() if owner >= 0 and phrasing}


@once
def code() -> str:
    """Changes with every line of the search, so that an index built by older code is never read by newer."""
    return disk.name_of(*(Path(__file__).with_name(f"{part}.py").read_bytes() for part in _PARTS))
