"""Somebody looks at a concern report: organisers of all of it, reps once it is signed, members once they may."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from bot import days, memory, reaching, sight
from bot.acting import Acting
from bot.desk import Desk
from bot.events import Event
from bot.insights import ledger, summary
from bot.insights.ledger import Scope, scope_of
from bot.insights.wording import Names, Shown
from bot.people.inviting import FIRST_NAME
from bot.people.offices import refused
from bot.records import (
    EVERYWHERE,
    Least,
    Release,
    ReleaseShown,
    ReleaseSigned,
    ReleaseSigner,
    ReleaseWords,
    Role,
    Seen,
    Workplace,
    Works,
)
from bot.replies import Button, Replies, Text
from bot.sight import Sight
from bot.store import Transaction, UnreadableError, run

OPEN = Button("Concern reports", "insights.open")
ONE, TABLES, BESIDE = "insights.one", "insights.table", "insights.beside"
LOWEST = 5  # people
ID = "least"  # of the only `Least`
GONE: Replies = (Text("There is no such concern report for you.", (OPEN,), private=True),)
LOST_NAME = "an organiser (whose name was lost in a restore)"
DRAFT = "Draft: no organiser has signed this off"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a release has come."""

    release: Release
    words: ReleaseWords
    signed: date | None
    by: str
    shown: bool  # to members
    latest: bool  # whether no correction has followed

    @property
    def said(self) -> str:
        if self.signed is None:
            return DRAFT
        corrected = "" if self.latest else ". It was corrected since"
        return f"Signed off by {self.by} on {days.told(self.signed)}{corrected}"


@dataclass(frozen=True, slots=True)
class Looking:
    """`office`: whether they hold one there; `organiser`: of all the workplaces in it."""

    acting: Acting
    standing: Standing
    names: Names
    office: bool
    organiser: bool

    @property
    def tx(self) -> Transaction:
        return self.acting.tx

    @property
    def release(self) -> Release:
        return self.standing.release

    @property
    def scope(self) -> Scope:
        return scope_of(self.release)

    @property
    def tables(self) -> tuple[Shown, ...]:
        mark = "" if self.standing.signed else f"{DRAFT}."
        return tuple(Shown(one, self.names, mark) for one in self.release.tables)

    @property
    def sentences(self) -> tuple[str, ...]:
        return summary.sentences(self.release, self.tables)

    @property
    def title(self) -> str:
        kind = "Concern report" if self.standing.signed else "Draft concern report"
        number = f" (correction {self.release.number - 1})" if self.release.number > 1 else ""
        return f"{kind}, {self.scope.run.words}{number}"

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
        kept = await tx.get(Release, release)
        standing = await standing_of(tx, kept) if kept else None
        if standing is None or not await may_see(tx, seen, standing):
            return GONE
        organises = _organises(seen, standing.release)
        if organiser and not organises:
            return refused(Role.ORGANISER)
        cause = memory.cause(event, desk.secret)
        again = await tx.get(Seen, cause) is not None
        office = any(seen.covers(one) for one in standing.release.workplaces)
        names = await names_of(tx, standing.release, desk)
        if office:
            await reaching.remember(tx, event, desk)
        said = await look(Looking(Acting(tx, event, desk, seen, again), standing, names, office, organises))
        if office and said:  # else it goes on, and is done later
            await memory.first(tx, cause, desk.now())
        return said

    return await run(desk.store, find)


async def may_see(tx: Transaction, seen: Sight, standing: Standing) -> bool:
    release = standing.release
    if _organises(seen, release):
        return True
    if standing.signed is None:
        return False
    if any(seen.covers(one) for one in release.workplaces):
        return True
    works = await tx.get(Works, seen.who)
    return standing.shown and (works is None or works.workplace in release.workplaces)


async def standing_of(tx: Transaction, release: Release) -> Standing:
    """What was signed stays so where all that names somebody is lost."""
    words, signer = None, None
    with suppress(UnreadableError):
        words = await tx.get(ReleaseWords, release.id)
    with suppress(UnreadableError):
        signer = await tx.get(ReleaseSigner, release.id)
    signed = await tx.get(ReleaseSigned, release.id)
    chain = (await ledger.read(tx)).before(scope_of(release))
    return Standing(
        release,
        words or ReleaseWords(release.id),
        signed.on if signed else None,
        signer.name if signer else LOST_NAME,
        await tx.get(ReleaseShown, release.id) is not None,
        chain[-1].id == release.id,
    )


async def names_of(tx: Transaction, release: Release, desk: Desk) -> Names:
    places = [await tx.get(Workplace, one) for one in release.workplaces]
    clauses = {id_: one.about for id_, one in desk.knowledge.shelf.pack.clauses.items()}
    return Names({one.id: one.name for one in places if one}, clauses)


async def threshold(tx: Transaction, workplaces: tuple[str, ...]) -> int:
    """The greatest of what holds everywhere and of what these workplaces promise in their surveys."""
    places = [await tx.get(Workplace, one) for one in workplaces]
    least = await tx.get(Least, ID)
    return max(LOWEST, least.people if least else 0, *(one.survey_threshold for one in places if one))


def _organises(seen: Sight, release: Release) -> bool:
    return seen.held.organises(EVERYWHERE) or all(seen.held.organises(one) for one in release.workplaces)
