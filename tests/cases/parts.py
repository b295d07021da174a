"""A workplace with reps and organisers, reports as they are kept, and a platform on which people are told."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot import telling
from bot.cases import overdue
from bot.outbox import Outbox
from bot.pace import Rate
from bot.people.offices import pseudonym
from bot.records import (
    Address,
    AuditEntry,
    Held,
    KeptFrom,
    News,
    Notice,
    Report,
    Reporter,
    ReportWords,
    ReturnAddress,
    System,
    Unread,
    Workplace,
)
from bot.records.audit import Did
from bot.records.reports import Does, Flag, Known, Mode, Stage
from bot.replies import Replies, Text
from bot.store import R, Record
from tests.fakes import kept
from tests.people.living import Branch, Somebody

WEEK = "2026-W47"
FREELY = Rate(timedelta(microseconds=1), burst=1_000_000)
WROTE = ReportWords(
    "",
    what="Rota helper",
    does="It decides who works on Sunday",
    managers="Mr Wilkins-Canary brought it in",
    experience="It gave me seven nights in a row",
)


@dataclass
class Told:
    """Takes every message, and remembers to whom it went."""

    channel: Rate = FREELY
    workspace: Rate = FREELY
    sent: list[tuple[str, Text]] = field(default_factory=list)
    fails: set[str] = field(default_factory=set)  # names of whom nothing reaches
    error: Exception | None = None

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        name = address.channel.removeprefix("channel of ").removesuffix("-canary")
        if name in self.fails and self.error:
            raise self.error
        (reply,) = replies
        assert isinstance(reply, Text)
        self.sent.append((name, reply))

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.sent]

    def clear(self) -> None:
        self.sent.clear()


@dataclass
class Hall:
    """Somewhere people work, with an organiser of all workplaces."""

    branch: Branch = field(default_factory=Branch)
    told: Told = field(default_factory=Told)
    place: Workplace = field(init=False)
    organiser: Somebody = field(init=False)
    outbox: Outbox = field(init=False)

    async def open(self, zone: str = "Europe/London", organiser: Somebody | None = None) -> "Hall":
        self.organiser = organiser or await self.branch.organiser()
        self.place = await self.workplace("Town Hall", zone)
        desk, clock = self.branch.desk, self.branch.clock
        self.outbox = Outbox(
            desk.store,
            {"test": self.told, "web": self.told},
            self.branch.bot.composers,
            clock,
            desk.secret,
            monotonic=lambda: clock().timestamp(),
            chance=lambda: 1.0,
        )
        return self

    async def workplace(self, name: str, zone: str = "Europe/London") -> Workplace:
        made = Workplace(secrets.token_hex(8), name, "The council", ("Post room",), zone)
        await self.keep(made)
        return made

    async def rep(self, name: str, workplace: str = "", role: str = "rep") -> Somebody:
        await self.organiser.force("people.appoint")
        await self.organiser.fill(name=name.capitalize(), role=role, workplace=workplace or self.place.id)
        made = self.branch.somebody(name)
        await made.say(f"claim {self.organiser.code}")
        return made

    def who(self, somebody: Somebody) -> str:
        return pseudonym(somebody.person, self.branch.desk)

    async def report(
        self,
        *,
        name: str = "Rota helper",
        words: ReportWords = WROTE,
        kept_from: tuple[Somebody, ...] = (),
        held: datetime | None = None,
        system: str = "",
        reporter: str = "",
        reached: bool = False,
        **changes: object,
    ) -> Report:
        """Kept as it is when somebody has handed it in, with what that owes to others."""
        made = secrets.token_hex(16)
        kept_system = System(system or secrets.token_hex(16), self.place.id, name)
        values: dict[str, object] = {
            "mode": Mode.ANONYMOUS,
            "does": (Does.ALLOCATES,),
            "stages": (Stage.DAILY_WORK,),
            "known": Known.FIRST_HAND,
            "part": "Post room",
            "flags": (Flag("agreement.no-decisions-on-people"),),
            **changes,
        }
        report = Report(made, kept_system.id, self.place.id, WEEK, **values)  # type: ignore[arg-type]
        desk = self.branch.desk
        hidden = KeptFrom(made, tuple(self.who(one) for one in kept_from)) if kept_from else None
        async with desk.store.transaction() as tx:
            told = await telling.audience(tx, report.workplace, desk, hidden)
            await tx.add(kept_system)
            await tx.add(report)
            await tx.add(replace(words, id=made))
            for extra in (
                hidden,
                Held(made, held, held) if held else None,
                Reporter(made, reporter) if reporter else None,
                ReturnAddress(made, f"way of {made}") if reached else None,
                Address(f"way of {made}", "", "test", "tenant-canary", "channel of reporter-canary", zone="UTC")
                if reached
                else None,
                *overdue.owed(made, held or desk.now()),
            ):
                if extra:
                    await tx.add(extra)
            await telling.tell(tx, told.first, News.REPORT, made, desk, when=held, instead=told.organisers)
        return report

    async def keep(self, *records: Record) -> None:
        async with self.branch.desk.store.transaction() as tx:
            for one in records:
                await tx.put(one)

    async def now(self, record: R) -> R:
        """The same as it is kept by now."""
        (found,) = [one for one in await kept(self.branch.desk.store, type(record)) if one.id == record.id]
        return found

    async def every(self, kind: type[R]) -> tuple[R, ...]:
        return await kept(self.branch.desk.store, kind)

    async def log(self, about: Report | None = None) -> list[Did]:
        return [one.did for one in await self.every(AuditEntry) if about is None or one.about == about.id]

    async def unread(self, somebody: Somebody) -> list[News]:
        return [one.news for one in await self.every(Unread) if one.to == self.who(somebody)]

    async def deliver(self) -> None:
        while await self.outbox.deliver_due():
            pass

    async def pass_by(self, span: timedelta) -> None:
        """Time passes, and whatever falls due is delivered then."""
        clock = self.branch.clock
        last = clock.time + span
        while True:
            await self.deliver()
            due = min((one.due for one in await self.every(Notice)), default=None)
            if due is None or due > last:
                break
            clock.time = max(due, clock.time + timedelta(microseconds=1))
        clock.time = last


async def hall(zone: str = "Europe/London") -> Hall:
    return await Hall().open(zone)
