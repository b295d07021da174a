"""All that a concern report tells, gathered from the store and counted.

What is kept of people is read a page at a time, each in a transaction of its own: nobody who uses the bot meanwhile
waits for all of it. Whatever changes in between, a report counts once. What takes long is done off the event loop.
"""

import asyncio
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from functools import partial

from bot.desk import Desk
from bot.insights import facts, missed, people, periods, tables
from bot.insights.clauses import CONFIRMED
from bot.insights.ledger import Ledger, Scope, shortest
from bot.insights.periods import Run
from bot.insights.tables import Pair, Tally
from bot.people.offices import ZONE, named, today_in
from bot.records import EVERYWHERE, Release, ReleaseWords, Report, Survey
from bot.records import Workplace as Place
from bot.records.insights import Surveyed
from bot.records.surveys import Stage
from bot.store import Transaction, run
from bot.surveys import at
from bot.surveys.results import outcomes, summary

PAGES = 400  # of one workplace's week each; beyond that, of a week at all workplaces
TALLIED = 200  # reports, before the loop does something else


@dataclass(slots=True)
class Period:
    """What is counted of one. `waiting`: people without a reply, by week."""

    tally: Tally = field(default_factory=Tally)
    waiting: Counter[str] = field(default_factory=Counter)

    def add(self, living: Iterable[Report]) -> None:
        counting = people.independent(living)
        self.tally.add(counting)
        self.waiting.update(one.week for one in counting if one.state in facts.WITHOUT_REPLY)

    def joined(self, other: "Period") -> "Period":
        return Period(self.tally.joined(other.tally), self.waiting + other.waiting)


@dataclass(frozen=True, slots=True)
class Made:
    """A draft that is not kept yet, with what it says in words."""

    release: Release
    words: ReleaseWords


@dataclass(frozen=True, slots=True)
class Basis:
    """What a draft is made of: `found` at least of its periods, `kept` as it was when they were counted.

    `together`: the pairs that were declared for it. A correction has those of what it corrects, whatever stands here.
    """

    found: Mapping[int, Period]
    kept: Ledger
    threshold: int
    together: tuple[Pair, ...] = ()


async def counted(desk: Desk, workplaces: Sequence[str], span: Run) -> Mapping[int, Period]:
    """By period."""
    unseen = await run(desk.store, partial(people.unseen, now=desk.now()))
    found = {period: Period() for period in span.periods}
    read = set[str]()
    for equals in _pages(workplaces, span.weeks):
        page = await run(desk.store, partial(_read, equals=equals))
        await asyncio.sleep(0)
        for start in range(0, len(page), TALLIED):
            fresh = [one for one in page[start : start + TALLIED] if one.id not in read]
            read.update(one.id for one in fresh)
            found[periods.of(equals["week"])].add(unseen.living(fresh, workplaces))
            await asyncio.sleep(0)
    return found


async def drafted(desk: Desk, scope: Scope, basis: Basis) -> Made | None:
    """None where too few people are in it, or too few have changed since it was told."""
    found, kept = basis.found, basis.kept
    before = kept.before(scope)
    threshold = max(basis.threshold, *(one.threshold for one in before)) if before else basis.threshold
    registered = []
    for workplace in scope.workplaces:
        registered.append(await run(desk.store, partial(facts.registered, workplace=workplace, desk=desk)))
        await asyncio.sleep(0)
    whole = Period()
    for period in scope.run.periods:
        whole = whole.joined(found[period])
        await asyncio.sleep(0)
    together = tables.declared(before[0]) if before else basis.together
    clauses = _clauses(before[-1]) if before else tuple(desk.knowledge.shelf.pack.clauses)
    keys = tables.keys_of(scope.workplaces, scope.run.weeks, clauses)
    told = await asyncio.to_thread(whole.tally.told, keys, threshold, before, together)
    if not told:
        return None
    tells_gaps = not before and not kept.tells_gaps(scope) and await run(desk.store, partial(_are_all, scope=scope))
    gaps = await missed.missed(desk.store, scope.run.weeks, threshold) if tells_gaps else ()
    surveys = await run(desk.store, partial(_surveyed, scope=scope))
    made = today_in(ZONE, desk.now())
    waited = facts.waited(whole.waiting, _week(made), threshold)
    release = Release(
        secrets.token_hex(16),
        scope.workplaces,
        scope.run.first,
        scope.run.last,
        threshold,
        whole.tally.people,
        told,
        facts.facts(registered, waited),
        made,
        before[-1].id if before else "",
        len(before) + 1,
        tells_gaps,
    )
    return Made(release, ReleaseWords(release.id, surveys, gaps))


def proposed(found: Mapping[int, Period], threshold: int) -> Run | None:
    """The shortest run that carries, from the first of these periods."""
    return shortest({at: one.tally.people for at, one in found.items()}, min(found), max(found), threshold)


def _pages(workplaces: Sequence[str], during: Sequence[str]) -> Iterator[Mapping[str, str]]:
    if len(workplaces) * len(during) <= PAGES:
        yield from ({"week": week, "workplace": one} for week in during for one in workplaces)
    else:
        yield from ({"week": week} for week in during)


async def _read(tx: Transaction, equals: Mapping[str, str]) -> tuple[Report, ...]:
    return await tx.readable(Report, **equals)


async def _are_all(tx: Transaction, scope: Scope) -> bool:
    return {one.id for one in await tx.find(Place)} == set(scope.workplaces)


async def _surveyed(tx: Transaction, scope: Scope) -> tuple[Surveyed, ...]:
    """Signed results of surveys that closed in these weeks, as they were told."""
    found = []
    for survey in await tx.readable(Survey, stage=Stage.CLOSED):
        closed = (survey.closes or survey.due).astimezone(UTC).date()
        here = survey.workplace in (EVERYWHERE, *scope.workplaces) and scope.run.begins <= closed <= scope.run.ends
        if here and await outcomes.shown_to(tx, survey):
            lines = summary.sentences(await outcomes.findings(tx, survey))
            found.append(Surveyed(at.title(survey), await named(tx, survey.workplace), closed, lines))
    return tuple(sorted(found, key=lambda one: (one.closed, one.where, one.title)))


def _clauses(release: Release) -> tuple[str, ...]:
    """Those that were told of: a correction is about the same ones."""
    found = [cell.keys[0] for table in release.tables if table.questions == (CONFIRMED,) for cell in table.cells]
    return tuple(found)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
