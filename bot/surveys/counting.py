"""Ballots are counted, one after another, and only what may be told of the counts leaves this module.

What was told before in other surveys is looked at, too: see `bot.surveys.ledger`.

Each question is counted among those whom it was asked: where it hangs on another answer, how many those are is told
only if that answer is. Where several choices were possible, each is counted among those who answered; how many chose
any of those that do not go alone is what the others leave.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from bot.records.surveys import NO_ANSWER, Answers, Asked, Cell, Condition, NotAgain, Question, Survey, Table, Way
from bot.suppression import Counted, Key, Past, Published, Several, suppress_anew, suppress_several_anew, without_rings
from bot.surveys.ledger import Ledger
from bot.surveys.questionnaire import branching
from bot.surveys.questionnaire.questions import by_key, choices

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of those who came one way. `texts` are in no order, by question."""

    answered: int | None
    tables: tuple[Table, ...]
    texts: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(slots=True)
class Tally:
    """The counts of those who came one way."""

    survey: Survey
    way: Way = Way.CHAT
    people: int = 0
    _chosen: dict[str, Counter[str]] = field(default_factory=dict, repr=False)
    _answered: Counter[str] = field(default_factory=Counter, repr=False)
    _pairs: dict[Pair, Counter[Pair]] = field(default_factory=dict, repr=False)
    _texts: list[tuple[str, str]] = field(default_factory=list, repr=False)

    def add(self, answers: Answers) -> None:
        """A ballot. An empty one was taken back."""
        if not answers:
            return
        asked = branching.reached(self.survey.questionnaire, answers)
        kept = branching.kept(self.survey.questionnaire, answers)
        self.people += 1
        for question in asked:
            given = kept.get(question.key, ())
            self._answered[question.key] += bool(given)
            if question.asked is Asked.TEXT:
                self._texts += [(question.key, words) for words in given]
            else:
                self._chosen.setdefault(question.key, Counter()).update(given or (NO_ANSWER,))
        keys = {question.key for question in asked}
        for one, other in together(self.survey):
            if {one, other} <= keys:
                both = _only(kept.get(one, ())), _only(kept.get(other, ()))
                self._pairs.setdefault((one, other), Counter())[both] += 1

    def told(self, ledger: Ledger = Ledger()) -> Told:  # noqa: B008 - it is frozen, and empty
        """Takes a while, where many questions were declared together, or told before."""
        threshold = self.survey.threshold
        if self.people < threshold:
            return Told(None, tuple(_untold(self.survey)), ())
        published = dict[tuple[str, ...], Table]()
        for when, group in _groups(self.survey.questionnaire.questions):
            people = self._people(when, published)
            if people is not None:
                published |= self._group(group, people, ledger)
        tables = tuple(published.get(table.questions, table) for table in _untold(self.survey))
        enough = {key for key in self._asked_texts(published) if self._answered[key] >= threshold}
        texts = [one for one in self._texts if one[0] in enough]
        return Told(self.people, tables, tuple(random.SystemRandom().sample(texts, len(texts))))

    def _people(self, when: Condition | None, published: Mapping[tuple[str, ...], Table]) -> int | None:
        """How many were asked what hangs on this; None where that may not be told."""
        if when is None:
            return self.people
        table = published.get((when.question,))
        people = _who_gave(by_key(self.survey.questionnaire)[when.question], when.answers, table) if table else None
        return people if people is not None and people >= self.survey.threshold else None

    def _asked_texts(self, published: Mapping[tuple[str, ...], Table]) -> set[str]:
        texts = (one for one in self.survey.questionnaire.questions if one.asked is Asked.TEXT)
        return {one.key for one in texts if self._people(one.when, published) is not None}

    def _group(self, group: Sequence[Question], people: int, ledger: Ledger) -> dict[Key, Table]:
        """The tables of questions that the same people were asked."""
        single = {one.key: one for one in group if one.asked not in (Asked.SEVERAL, Asked.TEXT)}
        pairs = [pair for pair in together(self.survey) if single.keys() >= set(pair)]
        all_ = [*((one.key,) for one in group if one.asked is not Asked.TEXT), *pairs]
        refused = {keys for keys in all_ if ledger.refused(self.survey, keys)}
        pasts = {keys: past for keys in all_ if (past := ledger.past(self.survey, keys))}
        lines = [self._line(one, people) for one in single.values() if (one.key,) not in refused]
        squares = [
            self._square(single[one], single[other])
            for one, other in pairs
            if not refused & {(one,), (other,), (one, other)}
        ]
        told = suppress_anew([*lines, *squares], self.survey.threshold, pasts, self.way)
        found = {one.dimensions: _table(one, people) for one in told}
        for one in group:
            if one.asked is Asked.SEVERAL and (one.key,) not in refused:
                found |= self._several(one, people, pasts)
        untold = {table.questions: table for table in _untold(self.survey)}
        return {keys: found.get(keys) or replace(untold[keys], not_again=self._mark(keys, ledger)) for keys in all_}

    def _mark(self, keys: Key, ledger: Ledger) -> NotAgain | None:
        """A pair goes with either of its questions."""
        each = (ledger.mark(self.survey, one) for one in dict.fromkeys((keys, *((key,) for key in keys))))
        return next((one for one in each if one), None)

    def _line(self, question: Question, people: int) -> Counted:
        counts = self._chosen.get(question.key, Counter())
        cells: dict[Key, int] = {(key,): counts[key] for key in (*_keys(question), NO_ANSWER)}
        assert sum(cells.values()) == people  # noqa: S101 - else what is told would be of other people
        return Counted((question.key,), cells, _sensitive(question), frozenset({NO_ANSWER}))

    def _square(self, one: Question, other: Question) -> Counted:
        counts = self._pairs.get((one.key, other.key), Counter())
        keys = [(*_keys(question), NO_ANSWER) for question in (one, other)]
        cells: dict[Key, int] = {(down, across): counts[down, across] for down in keys[0] for across in keys[1]}
        sensitive = _sensitive(one) | _sensitive(other)
        return Counted((one.key, other.key), cells, sensitive, frozenset({NO_ANSWER}))

    def _several(self, question: Question, people: int, pasts: Mapping[Key, Past]) -> dict[Key, Table]:
        """Nothing where it may not be told beside what was."""
        answered = self._answered[question.key]
        counts = self._chosen.get(question.key, Counter())
        alone, others = (
            {one.key: counts[one.key] for one in choices(question) if one.alone is so} for so in (True, False)
        )
        several = Several(question.key, answered, alone, others, sensitive=question.sensitive)
        told = suppress_several_anew(several, people, self.survey.threshold, pasts)
        if told is None:
            return {}
        cells = tuple(Cell((key,), told.cells[key,]) for key in _keys(question))
        none = Cell((NO_ANSWER,), _less(people, told.total))
        return {told.dimensions: Table(told.dimensions, people, told.total, (*cells, none))}


def together(survey: Survey) -> tuple[Pair, ...]:
    """The pairs that were declared and can be counted: of two questions that the same people are asked, in no ring."""
    questions = by_key(survey.questionnaire)
    alike = (
        (one, other)
        for one, other in dict.fromkeys(survey.together)
        if {one, other} <= questions.keys() and _alike(questions[one], questions[other])
    )
    return without_rings(alike)


def _alike(one: Question, other: Question) -> bool:
    single = not {one.asked, other.asked} & {Asked.SEVERAL, Asked.TEXT}
    return single and one.when == other.when


def _who_gave(question: Question, answers: Sequence[str], table: Table) -> int | None:
    """How many gave any of these answers, as far as it follows from what is told."""
    counts = {cell.keys[0]: cell.count for cell in table.cells}
    apart = {one.key for one in choices(question) if one.alone or question.asked is not Asked.SEVERAL}
    others = set(_keys(question)) - apart
    known = [counts[key] for key in dict.fromkeys(answers) if key in apart]
    named = others.intersection(answers)
    if len(named) > 1 and named != others:  # how many gave both would follow
        return None
    if len(named) > 1:  # whoever gave none of the choices that go alone
        known.append(_less(table.answered, _sum(counts[key] for key in apart)))
    return _sum([*known, *(counts[key] for key in named if len(named) == 1)])


def _sum(counts: Iterable[int | None]) -> int | None:
    found = list(counts)
    known = [count for count in found if count is not None]
    return sum(known) if len(known) == len(found) else None


def _groups(questions: Sequence[Question]) -> list[tuple[Condition | None, list[Question]]]:
    """Questions by what they hang on; each group after those that it hangs on, as a condition looks back only."""
    first = {one.when: at for at, one in reversed(list(enumerate(questions)))}
    ordered = sorted(questions, key=lambda one: first[one.when])
    return [(when, list(group)) for when, group in groupby(ordered, key=lambda one: one.when)]


def _untold(survey: Survey) -> list[Table]:
    """All tables that there could be, with nothing in them."""
    questions = survey.questionnaire.questions
    keys = {one.key: (*_keys(one), NO_ANSWER) for one in questions if one.asked is not Asked.TEXT}
    lines = [Table((key,), None, None, tuple(Cell((one,), None) for one in found)) for key, found in keys.items()]
    squares = [
        Table(
            (one, other), None, None, tuple(Cell((down, across), None) for down in keys[one] for across in keys[other])
        )
        for one, other in together(survey)
    ]
    return [*lines, *squares]


def _table(published: Published, people: int) -> Table:
    cells = tuple(Cell(keys, count) for keys, count in published.cells.items())
    none = [cell.count for cell in cells if NO_ANSWER in cell.keys]
    skipped = sum(count for count in none if count is not None) if None not in none else None
    return Table(published.dimensions, people, _less(people, skipped), cells)


def _less(people: int | None, others: int | None) -> int | None:
    return None if people is None or others is None else people - others


def _keys(question: Question) -> tuple[str, ...]:
    return tuple(choice.key for choice in choices(question))


def _sensitive(question: Question) -> frozenset[str]:
    return frozenset({question.key}) if question.sensitive else frozenset()


def _only(given: Sequence[str]) -> str:
    return given[0] if given else NO_ANSWER
