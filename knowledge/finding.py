"""Finds the passage of each clause: the shortest run of sentences that holds its telltale words, below its heading."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from knowledge.entries import Clause
from knowledge.quoting import Span, quotations
from knowledge.reading_documents import Kind, Passage
from knowledge.signs import Words, stems

LONGEST = 20  # sentences in one clause
FEWEST = 0.6  # of its signs
ENOUGH = 0.6  # of signs and heading together
HEADING = 0.25  # what the heading counts
ALIKE = 82  # of 100, for a heading
EACH_SENTENCE = 0.004  # what a sentence more costs: the shortest run wins
EACH_HEADING = 0.03  # what a heading inside the run costs

_SENTENCE = re.compile(r"(?<=[.!?;])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage: which passage, and from where to where in its text."""

    passage: int
    start: int
    end: int
    words: Words


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences that could be the passage of a clause."""

    score: float
    clause: str
    first: int
    last: int


def find(passages: Sequence[Passage], clauses: Iterable[Clause]) -> Mapping[str, str]:
    """The passage of each clause that could be found, by clause id.

    No sentence belongs to two clauses. So a clause whose own words were taken out of the document never quotes those of
    its neighbour: the neighbour, which fits them better, has them already.
    """
    sentences = tuple(_sentences(passages))
    runs = sorted(
        (run for clause in clauses for run in _runs(passages, sentences, clause)),
        key=lambda run: (-run.score, run.first),
    )
    found: dict[str, _Run] = {}
    taken: set[int] = set()
    for run in runs:
        places = range(run.first, run.last + 1)
        if run.clause not in found and taken.isdisjoint(places):
            found[run.clause] = run
            taken.update(places)
    spans = {name: _span(sentences, run) for name, run in found.items()}
    return quotations(passages, spans)


def _sentences(passages: Sequence[Passage]) -> Iterator[Sentence]:
    for place, passage in enumerate(passages):
        start = 0
        for stop in (*_SENTENCE.finditer(passage.text), None):
            end = stop.start() if stop else len(passage.text)
            # Marks that close a quotation belong to the sentence before them.
            closed = end + len(stop[0].rstrip()) if stop else end
            yield Sentence(place, start, closed, Words.of(passage.text[start:closed]))
            start = stop.end() if stop else end


def _runs(passages: Sequence[Passage], sentences: Sequence[Sentence], clause: Clause) -> Iterator[_Run]:
    signs = [found for sign in clause.signs if (found := stems(sign))]
    if not signs:
        return
    held = [
        (place, frozenset(n for n, sign in enumerate(signs) if one.words.hold(sign)))
        for place, one in enumerate(sentences)
    ]
    marked = [(place, signs_here) for place, signs_here in held if signs_here]
    headed: dict[int, float] = {}
    for nth, (first, _) in enumerate(marked):
        seen: frozenset[int] = frozenset()
        start = sentences[first].passage
        if start not in headed:
            headed[start] = _headed(passages[start], clause.heading)
        for last, signs_here in marked[nth:]:
            if last - first >= LONGEST:
                break
            if signs_here <= seen:
                continue  # nothing is gained by going on as far as here
            seen |= signs_here
            share = len(seen) / len(signs)
            inside = sum(one.kind is Kind.HEADING for one in passages[start : sentences[last].passage + 1])
            score = (share * (1 - HEADING) + headed[start] * HEADING) if clause.heading else share
            if share >= FEWEST and score >= ENOUGH:
                yield _Run(score - EACH_SENTENCE * (last - first) - EACH_HEADING * inside, clause.id, first, last)


def _headed(passage: Passage, heading: str) -> float:
    """How well a heading above a passage, or the words that open its list, agree with the one that is looked for."""
    wanted = " ".join(stems(heading))
    above = (
        " ".join(stems(words))
        for words in (*passage.headings, passage.lead, passage.text if passage.kind is Kind.HEADING else "")
    )
    best = max((fuzz.token_set_ratio(wanted, words) for words in above), default=0.0)
    return best / 100 if best >= ALIKE else 0.0


def _span(sentences: Sequence[Sentence], run: _Run) -> Span:
    first, last = sentences[run.first], sentences[run.last]
    return Span(first.passage, first.start, last.passage, last.end)
