"""Somebody looks at a concern report: organisers of all of it, reps once it is signed, members at their snapshot."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from bot import days, memory, reaching, sight
from bot.acting import Acting
from bot.desk import Desk
from bot.events import Event
from bot.insights import grids, ledger, summary
from bot.insights.grids import Grid
from bot.insights.ledger import Scope, scope_of
from bot.insights.parts import IN_WORDS
from bot.insights.snapshots import cutting, keeping
from bot.insights.snapshots.keeping import LOST_NAME, Snapshot
from bot.insights.wording import Names, Shown
from bot.people.inviting import FIRST_NAME
from bot.people.offices import Rights, refused
from bot.records import (
    EVERYWHERE,
    Release,
    ReleaseSigned,
    ReleaseSigner,
    ReleaseWords,
    Role,
    Seen,
    Workplace,
    Works,
)
from bot.records.insights import Audience
from bot.replies import Button, Replies, Text
from bot.sight import Sight
from bot.store import Transaction, UnreadableError, run

OPEN = Button("Concern reports", "insights.open")
ONE, TABLES, BESIDE, SHARE = "insights.one", "insights.table", "insights.beside", "insights.share"
GONE: Replies = (Text("There is no such concern report for you.", (OPEN,), private=True),)
DRAFT = "Draft: no organiser has signed this off"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a release has come."""

    release: Release
    words: ReleaseWords
    signed: date | None
    by: str
    latest: bool  # whether it has not been counted anew
    corrected: bool = False  # whether such a count is signed
    corrects: date | None = None  # when the one was made that it corrects
    lost: bool = False  # whether its words are, in a restore

    @property
    def said(self) -> str:
        if self.signed is None:
            return DRAFT
        corrected = ". It was corrected since" if self.corrected else ""
        return f"Signed off by {self.by} on {days.told(self.signed)}{corrected}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as somebody is told it: in full, or what a snapshot has of it."""

    standing: Standing
    names: Names

    @property
    def release(self) -> Release:
        return self.standing.release

    @property
    def scope(self) -> Scope:
        return scope_of(self.release)

    @property
    def tables(self) -> tuple[Shown, ...]:
        """Those of one dimension."""
        mark = "" if self.standing.signed else f"{DRAFT}."
        return tuple(Shown(one, self.names, mark) for one in self.release.tables if len(one.questions) == 1)

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Those of two."""
        return tuple(grids.of(one, self.names) for one in self.release.tables if len(one.questions) > 1)

    @property
    def sentences(self) -> tuple[str, ...]:
        return summary.sentences(self.release, self.tables)

    @property
    def title(self) -> str:
        kind = "Concern report" if self.standing.signed else "Draft concern report"
        number = f" (correction {self.release.number - 1})" if self.release.number > 1 else ""
        return f"{kind}, {self.scope.run.words}{number}"


@dataclass(frozen=True, slots=True)
class Looking(Reading):
    """`office`: whether they hold one there; `organiser`: of all the workplaces in it. Others are members."""

    acting: Acting
    office: bool
    organiser: bool

    @property
    def tx(self) -> Transaction:
        return self.acting.tx

    @property
    def name(self) -> str:
        """Of the organiser, to stand on what they answer for; empty where nobody has said it yet."""
        held = self.acting.sight.held.offices
        names = [one.name for one in held if one.role is Role.ORGANISER and one.name != FIRST_NAME]
        return names[0] if names else ""


Look = Callable[[Looking], Awaitable[Replies]]


async def see(event: Event, desk: Desk, release: str, look: Look, *, organiser: bool = False) -> Replies:
    """What `look` says; the same words where there is none and where they may not see it.

    `organiser`: only for one of all the workplaces in it.
    """

    async def find(tx: Transaction) -> Replies:
        seen = await sight.of(tx, event.person, desk)
        cause = memory.cause(event, desk.secret)
        again = await tx.get(Seen, cause) is not None
        looking = await look_at(Acting(tx, event, desk, seen, again), release)
        if looking is None:
            return GONE
        if organiser and not looking.organiser:
            return refused(Role.ORGANISER)
        if looking.office:
            await reaching.remember(tx, event, desk)
        said = await look(looking)
        if looking.office and said:  # else it goes on, and is done later
            await memory.first(tx, cause, desk.now())
        return said

    return await run(desk.store, find)


async def look_at(acting: Acting, release: str) -> Looking | None:
    """None where there is none, and where they may not see it."""
    tx, seen = acting.tx, acting.sight
    kept = await tx.get(Release, release)
    standing = await told_to(tx, seen, kept) if kept else None
    if standing is None:
        return None
    office = any(seen.covers(one) for one in standing.release.workplaces)
    names = await names_of(tx, standing.release.workplaces, acting.desk)
    return Looking(standing, names, acting, office, organises_all(seen.held, standing.release))


async def told_to(tx: Transaction, seen: Sight, release: Release, chain: Sequence[Release] = ()) -> Standing | None:
    """What somebody is told of it; None where that is nothing. Members are told what their signed snapshot has.

    `chain`: as for `standing_of`.
    """
    standing = await standing_of(tx, release, chain)
    if organises_all(seen.held, release):
        return standing
    if standing.signed is None:
        return None
    if any(seen.covers(one) for one in release.workplaces):
        return standing
    works = await tx.get(Works, seen.who)
    if works is not None and works.workplace not in release.workplaces:
        return None
    snapshot = await keeping.read(tx, release.id, Audience.MEMBERS)
    return as_snapshot(standing, snapshot) if snapshot.signed else None


def as_snapshot(standing: Standing, snapshot: Snapshot) -> Standing:
    """What a snapshot has of a report, and who answers for that."""
    release, words = cutting.cut(standing.release, standing.words, snapshot)
    return replace(
        standing,
        release=release,
        words=words,
        signed=snapshot.signed,
        by=snapshot.by,
        lost=standing.lost and not snapshot.parts.isdisjoint(IN_WORDS),
    )


async def standing_of(tx: Transaction, release: Release, chain: Sequence[Release] = ()) -> Standing:
    """What was signed stays so where all that names somebody is lost. `chain`: all of its scope, where it is known."""
    words, signer = None, None
    with suppress(UnreadableError):
        words = await tx.get(ReleaseWords, release.id)
    with suppress(UnreadableError):
        signer = await tx.get(ReleaseSigner, release.id)
    signed = await tx.get(ReleaseSigned, release.id)
    chain = chain or (await ledger.read(tx)).before(scope_of(release))
    corrects = next((one.made for one in chain if one.id == release.corrects), None)
    later = [await tx.get(ReleaseSigned, one.id) for one in chain if one.number > release.number]
    return Standing(
        release,
        words or ReleaseWords(release.id),
        signed.on if signed else None,
        signer.name if signer else LOST_NAME,
        chain[-1].id == release.id,
        any(later),
        corrects,
        words is None,
    )


async def names_of(tx: Transaction, workplaces: Iterable[str], desk: Desk) -> Names:
    places = [await tx.get(Workplace, one) for one in workplaces]
    clauses = {id_: one.about for id_, one in desk.knowledge.shelf.pack.clauses.items()}
    return Names({one.id: one.name for one in places if one}, clauses)


def organises_all(held: Rights, release: Release) -> bool:
    return held.organises(EVERYWHERE) or all(held.organises(one) for one in release.workplaces)
