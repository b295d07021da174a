"""What this search is measured against. Each peer is given each topic's phrasings, and ranks the topics."""

from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from knowledge import text
from knowledge.index import Index, Topic
from knowledge.measure import Trial
from knowledge.semantic import SentenceModel
from knowledge.topics import Band

Ranked = tuple[list[str], float, Band]  # ids, best first; confidence; what was done
Finder = Callable[[str], Ranked]


def ours(index: Index) -> Finder:
    def find(question: str) -> Ranked:
        found = index.find(question, 10)
        return [hit.topic for hit in found.hits], found.confidence, found.band

    return find


def rapidfuzz(topics: Sequence[Topic]) -> Finder:
    """Token sort ratio, the mean of each topic's best three: the best way to match whole questions with it."""
    phrasings, owners, names = _flat(topics)

    def find(question: str) -> Ranked:
        likeness = process.cdist([question.lower()], phrasings, scorer=fuzz.token_sort_ratio, dtype=np.float32)[0]
        return _best_three(likeness, owners, names)

    return find


def bm25s(topics: Sequence[Topic]) -> Finder:
    """One document a topic, English stop words and stemming."""
    import bm25s as library  # noqa: PLC0415 - an optional peer
    import Stemmer  # noqa: PLC0415

    stemmer = Stemmer.Stemmer("english")
    names = [topic.id for topic in topics]
    documents = library.tokenize(
        [" ".join(topic.phrasings) for topic in topics], stopwords="en", stemmer=stemmer, show_progress=False
    )
    engine = library.BM25()
    engine.index(documents, show_progress=False)
    most = min(10, len(names))

    def find(question: str) -> Ranked:
        asked = library.tokenize([question], stopwords="en", stemmer=stemmer, show_progress=False)
        places, scores = engine.retrieve(asked, k=most, show_progress=False)
        return [names[place] for place in places[0]], float(scores[0][0]), Band.ANSWER

    return find


def minilm(topics: Sequence[Topic], model: SentenceModel) -> Finder:
    """The sentence model alone: the nearest phrasing decides."""
    phrasings, owners, names = _flat(topics)
    vectors = model.embed(phrasings)

    def find(question: str) -> Ranked:
        likeness = vectors @ model.embed([text.clean(question)])[0]
        order = np.argsort(-likeness)[:200]
        ranked = list(dict.fromkeys(names[owners[place]] for place in order))
        return ranked[:10], float(likeness[order[0]]), Band.ANSWER

    return find


def ask(finder: Finder, questions: Sequence[tuple[str, frozenset[str]]], clock: Callable[[], float]) -> list[Trial]:
    trials = []
    for question, expected in questions:
        start = clock()
        ranking, confidence, band = finder(question)
        trials.append(Trial(expected, ranking, confidence, band, (clock() - start) * 1000))
    return trials


def _flat(topics: Sequence[Topic]) -> tuple[list[str], np.ndarray, list[str]]:
    phrasings = [text.clean(phrasing).lower() for topic in topics for phrasing in topic.phrasings]
    owners = np.repeat(np.arange(len(topics)), [len(topic.phrasings) for topic in topics])
    return phrasings, owners, [topic.id for topic in topics]


def _best_three(likeness: np.ndarray, owners: np.ndarray, names: list[str]) -> Ranked:
    order = np.argsort(-likeness)
    best: dict[int, list[float]] = {}
    for place in order[:2000]:
        held = best.setdefault(int(owners[place]), [])
        if len(held) < 3:
            held.append(float(likeness[place]))
    score = {owner: sum(held) / 3 for owner, held in best.items()}
    ranked = sorted(score, key=lambda owner: -score[owner])[:10]
    return [names[owner] for owner in ranked], score[ranked[0]], Band.ANSWER
