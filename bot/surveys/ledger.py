"""What was told of the same question before, so that nobody works out from two results what one person said.

A question is the same where its words are, in any language; its keys, the choices that it offers and what it hangs on
may differ: see `bot.surveys.questionnaire.sameness`. The ledger is made of the kept results of closed surveys, signed
or not: reps have seen them. A survey for all workplaces is about the people of each.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta
from itertools import product

from bot import days
from bot.markup import plain
from bot.records import EVERYWHERE, Result, Survey
from bot.records.surveys import LIVE, Asked, NotAgain, Question, Stage, Table, Way, WhyNot
from bot.store import Transaction
from bot.suppression import Key, Past, Published
from bot.surveys import at
from bot.surveys.questionnaire.sameness import alike, marks, matched

APART = timedelta(days=28)  # between the ends of two surveys in which the same is asked of the same people
_COUNTED = (Stage.COUNTING, Stage.CLOSED)
TOO_SOON = (
    "The same question is asked in “{title}”, of the same people. So that nobody can work out from both results what "
    "one person said, this can close on {day} at the earliest."
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What was told of one survey, by the way in which people came."""

    survey: Survey
    tables: Mapping[Way, tuple[Table, ...]]
    by_mark: Mapping[str, tuple[Question, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, tuple[Question, ...]] = {}
        for question in self.survey.questionnaire.questions:
            for mark in marks(question):
                found[mark] = (*found.get(mark, ()), question)
        object.__setattr__(self, "by_mark", found)

    def same(self, question: Question) -> list[Question]:
        """What it asked that is the same, in its order."""
        found = {one.key: one for mark in marks(question) for one in self.by_mark.get(mark, ())}
        if len(found) < 2:  # noqa: PLR2004 - then there is no order
            return list(found.values())
        return [one for one in self.survey.questionnaire.questions if one.key in found]

    @property
    def closed(self) -> date:
        return _closed(self.survey)


@dataclass(frozen=True, slots=True)
class Ledger:
    """`before`: other surveys, the first to close first. `beside`: what is told already of this one, by way."""

    before: tuple[Telling, ...] = ()
    beside: Mapping[Way, tuple[Table, ...]] = field(default_factory=dict)

    def adding(self, way: Way, tables: tuple[Table, ...]) -> "Ledger":
        return replace(self, beside={**self.beside, way: tables})

    def refused(self, survey: Survey, keys: Key) -> NotAgain | None:
        """Whether a table of these questions may not be told, whatever its numbers are."""
        told, there = self._told(survey, keys), self._there(survey, keys)
        near = [one.closed for one in there if abs(_closed(survey) - one.closed) < APART]
        if near:
            return NotAgain(WhyNot.TOO_SOON, max(near))
        if there and (_mixed([*(one.survey for one in told), survey]) or _unlike(survey, there, keys)):
            return NotAgain(WhyNot.BESIDE, _last(there))
        return None

    def mark(self, survey: Survey, keys: Key) -> NotAgain | None:
        """Of a table that was not told. It does not depend on any number."""
        there = self._there(survey, keys)
        return self.refused(survey, keys) or (NotAgain(WhyNot.BESIDE, _last(there)) if there else None)

    def past(self, survey: Survey, keys: Key) -> Past | None:
        """None where nobody of these people was asked and told of it."""
        there = self._there(survey, keys)
        if not there:
            return None
        return Past(
            [dict(_of(one, survey, keys)) for one in there],
            dict(_of(Telling(survey, self.beside), survey, keys)),
            max(one.survey.threshold for one in (*there, Telling(survey, {}))),
        )

    def _there(self, survey: Survey, keys: Key) -> list[Telling]:
        """Of these people."""
        return [one for one in self._told(survey, keys) if overlap(one.survey, survey)]

    def _told(self, survey: Survey, keys: Key) -> list[Telling]:
        return [one for one in self.before if any(True for _ in _of(one, survey, keys))]


async def read(tx: Transaction, survey: Survey) -> Ledger:
    """Of all that was counted before this one."""
    found = [one for stage in _COUNTED for one in await tx.readable(Survey, stage=stage) if one.id != survey.id]
    asked, tellings = _marks_of(survey), list[Telling]()
    for one in found:
        await asyncio.sleep(0)  # there may be hundreds, of years
        if not asked.isdisjoint(_marks_of(one)):
            results = await tx.readable(Result, survey=one.id)
            tellings.append(Telling(one, {result.way: result.tables for result in results}))
    return Ledger(tuple(sorted(tellings, key=lambda one: (one.closed, one.survey.id))))


async def too_soon(tx: Transaction, survey: Survey) -> str:
    """Why it may not be launched as it is; nothing where it may."""
    others = [one for one in await tx.readable(Survey) if one.id != survey.id]
    clash = clashing(survey, others)
    if clash is None:
        return ""
    return TOO_SOON.format(title=plain(at.title(clash)), day=days.told(_closed(clash) + APART))


def clashing(survey: Survey, others: Iterable[Survey]) -> Survey | None:
    """The last to close of those that this one would end too soon after, or at the same time as."""
    live = (*LIVE, *_COUNTED)
    found = [
        one
        for one in others
        if one.stage in live
        and overlap(one, survey)
        and _asks_the_same(one, survey)
        and _closed(survey) < _closed(one) + APART
    ]
    return max(found, key=lambda one: (_closed(one), one.id), default=None)


def overlap(one: Survey, other: Survey) -> bool:
    return one.workplace == other.workplace or EVERYWHERE in (one.workplace, other.workplace)


def _closed(survey: Survey) -> date:
    return (survey.closes or survey.due).astimezone(UTC).date()


def _last(tellings: Sequence[Telling]) -> date:
    return max(one.closed for one in tellings)


def _asks_the_same(one: Survey, other: Survey) -> bool:
    return not _marks_of(one).isdisjoint(_marks_of(other))


def _marks_of(survey: Survey) -> set[str]:
    return {mark for question in survey.questionnaire.questions for mark in marks(question)}


def _mixed(surveys: Sequence[Survey]) -> bool:
    """Whether what was told of all workplaces and of several of them could be added and taken away from each other."""
    everywhere = sum(one.workplace == EVERYWHERE for one in surveys)
    single = [one.workplace for one in surveys if one.workplace != EVERYWHERE]
    return bool(everywhere) and (len(set(single)) > 1 or (everywhere > 1 and len(single) > 1))


def _unlike(survey: Survey, tellings: Iterable[Telling], keys: Key) -> bool:
    """Whether several could be chosen then, or other choices went alone: the numbers are then not of the same kind."""
    asked = {question.key: question for question in survey.questionnaire.questions}
    return any(not alike(asked[key], question) for one in tellings for key in keys for question in one.same(asked[key]))


def _of(telling: Telling, survey: Survey, keys: Key) -> Iterable[tuple[str, Published]]:
    """Each table of the same question, or of the same two in either order, by the way and what tells it from others."""
    asked = {question.key: question for question in survey.questionnaire.questions}
    theirs = [telling.same(asked[key]) for key in keys]
    several = asked[keys[0]].asked is Asked.SEVERAL
    for number, questions in enumerate(product(*theirs)):
        named = [matched(question, asked[key]) for question, key in zip(questions, keys, strict=True)]
        for way, tables in telling.tables.items():
            if found := _published(tables, tuple(one.key for one in questions), keys, named, several=several):
                yield f"{way}{number or ''}", found


def _published(
    tables: Sequence[Table], theirs: Key, keys: Key, named: Sequence[Mapping[str, str]], *, several: bool
) -> Published | None:
    """As it was told, by the keys of the survey that is counted now: `named`. None where nothing of it was."""
    for table in tables:
        turned = len(keys) > 1 and table.questions == theirs[::-1]
        told = table.asked is not None and not (several and table.answered is None)
        if told and (turned or table.questions == theirs):
            cells = {cell.keys[::-1] if turned else cell.keys: cell.count for cell in table.cells}
            now = {tuple(by[key] for by, key in zip(named, there, strict=True)): cells[there] for there in cells}
            return Published(keys, table.asked, now)
    return None
