"""Measures the whole way of a question: what it was heard as, what was found, whether that was right."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.hearing import Heard
from bot.hearing.listening import Hearing
from bot.understanding import understand
from knowledge import measure
from knowledge.entries import Entry
from knowledge.index import Index
from knowledge.library import Library
from knowledge.measure import Trial
from knowledge.semantic import SentenceModel
from knowledge.topics import Band, Found, Topic

MOST = 10  # hits that are looked at
LISTED = 40  # misses that are shown


class UnusableQuestionsError(Exception):
    """A file of questions or of knowledge that cannot be read, with its line."""


@dataclass(frozen=True, slots=True)
class Question:
    words: str
    clauses: tuple[str, ...]  # the ids that answer it; none where nothing does
    style: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a question: clauses best first, how sure, in which band."""

    ranking: tuple[str, ...]
    confidence: float
    band: Band


Finder = Callable[[str], Answered]


_BANDS = ("answered", "did_you_mean", "refused")
FIGURES = (
    *("top1", "top3", "mrr", "auroc", "oos_refused_at_90", "oos_refused_at_95", "answered_right"),
    *(band + part for part in ("", "_in", "_out") for band in _BANDS),
    *("p50_ms", "p99_ms", "n_in", "n_out"),
)


@dataclass(frozen=True, slots=True)
class Report:
    """`figures` holds every name of FIGURES, None where these questions cannot tell."""

    figures: Mapping[str, float | None]
    by_style: Mapping[str, Mapping[str, float]]
    misses: tuple[str, ...]

    def words(self) -> str:
        figures = "\n".join(f"{name:18} {_figure(value)}" for name, value in self.figures.items())
        styles = "\n".join(
            f"{style:18} top1 {found['top1']:.3f}  top3 {found['top3']:.3f}" for style, found in self.by_style.items()
        )
        misses = "\n".join(self.misses[:LISTED])
        more = f"\n... and {len(self.misses) - LISTED} more" if self.misses[LISTED:] else ""
        return "\n\n".join(part for part in (figures, styles, f"Misses\n{misses}{more}" if misses else "") if part)


def _figure(value: float | None) -> str:
    match value:
        case None:
            return "-"
        case int():
            return str(value)
        case _:
            return f"{value:.3f}"


def questions(path: Path) -> tuple[Question, ...]:
    """Read a file with one question a line: {"q": words, "clauses": [ids]}."""
    found = []
    for number, row in _rows(path):
        words, clauses = row.get("q"), row.get("clauses")
        if not isinstance(words, str) or not isinstance(clauses, list):
            message = f'{path}:{number}: a line is {{"q": "the question", "clauses": ["the ids that answer it"]}}'
            raise UnusableQuestionsError(message)
        found.append(Question(words, tuple(str(clause) for clause in clauses), str(row.get("style", ""))))
    return tuple(found)


def over_library(library: Library, hearing: Hearing) -> Finder:
    """Questions go the way that a member's go: heard, then looked up. Clauses are those that entries are about."""
    shelf = library.shelf

    def find(words: str) -> Answered:
        heard = understand(words, hearing, shelf)
        found = shelf.index.find(words, MOST)
        match heard:
            case Heard.QUESTION:
                band = found.band
            case Heard.ADVICE:  # what is near stands beside the way to a rep
                band = Band.REFUSE if found.band is Band.REFUSE else Band.DID_YOU_MEAN
            case Heard.CRISIS if found.band is Band.ANSWER:  # one press away, after the contacts
                band = Band.DID_YOU_MEAN
            case _:
                return Answered((), 0.0, Band.REFUSE)
        return Answered(_clauses(found, shelf.pack.entries), found.confidence, band)

    return find


def over_knowledge(path: Path, model: SentenceModel | None) -> Finder:
    """Another knowledge base, one entry a line: {"id": name, "examples": [phrasings]}. Only the search is measured."""
    topics = []
    for number, row in _rows(path):
        examples = row.get("examples")
        if not isinstance(row.get("id"), str) or not isinstance(examples, list):
            message = f'{path}:{number}: a line is {{"id": "its name", "examples": ["ways of asking"]}}'
            raise UnusableQuestionsError(message)
        topics.append(Topic(str(row["id"]), tuple(str(example) for example in examples)))
    index = Index.build(topics, model, None)

    def find(words: str) -> Answered:
        found = index.find(words, MOST)
        return Answered(tuple(hit.topic for hit in found.hits), found.confidence, found.band)

    return find


def measure_all(asked: Sequence[Question], finder: Finder) -> Report:
    """Ask every question once, after one that only warms up."""
    finder("warming up")
    trials = [_trial(question, finder) for question in asked]
    found = measure.measure(trials)
    figures = {name: found.get(name) for name in FIGURES}
    return Report(figures, _by_style(asked, trials), _misses(asked, trials))


def _trial(question: Question, finder: Finder) -> Trial:
    start = time.perf_counter()
    answered = finder(question.words)
    spent = (time.perf_counter() - start) * 1000
    return Trial(frozenset(question.clauses), answered.ranking, answered.confidence, answered.band, spent)


def _clauses(found: Found, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """Each clause once, where its best entry stands; a signpost keeps its own name, so that it takes its place."""
    return tuple(dict.fromkeys(entries[hit.topic].primary or hit.topic for hit in found.hits))


def _by_style(asked: Sequence[Question], trials: Sequence[Trial]) -> dict[str, Mapping[str, float]]:
    rows = [(question.style, trial) for question, trial in zip(asked, trials, strict=True) if trial.expected]
    styles = sorted({style for style, _ in rows if style})
    return {style: measure.ranks([trial for own, trial in rows if own == style]) for style in styles}


def _misses(asked: Sequence[Question], trials: Sequence[Trial]) -> tuple[str, ...]:
    found = []
    for question, trial in zip(asked, trials, strict=True):
        answered_in_vain = not trial.expected and trial.band is Band.ANSWER
        if answered_in_vain or (trial.expected and trial.rank != 1):
            wanted = ", ".join(question.clauses) or "nothing"
            best = trial.ranking[0] if trial.ranking else "nothing"
            how = f"{trial.band}, confidence {trial.confidence:.2f}"
            found.append(f"- {question.words}\n    wants {wanted}; found {best} ({how})")
    return tuple(found)


def _rows(path: Path) -> list[tuple[int, Mapping[str, object]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise UnusableQuestionsError(message) from error
    found: list[tuple[int, Mapping[str, object]]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            message = f"{path}:{number}: not JSON: {error}"
            raise UnusableQuestionsError(message) from error
        if not isinstance(row, dict):
            message = f"{path}:{number}: not an object"
            raise UnusableQuestionsError(message)
        found.append((number, row))
    if not found:
        message = f"{path}: there are no lines in it"
        raise UnusableQuestionsError(message)
    return found
