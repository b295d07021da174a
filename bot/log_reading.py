"""What an organiser may read of the audit log, page by page, and whether all of it is whole."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from urllib.parse import parse_qsl, urlencode

from bot import audit, days, memory
from bot.acting import Acting
from bot.cases import codes
from bot.desk import Desk
from bot.events import Event
from bot.log_lines import Lines, Subject
from bot.people.offices import rights
from bot.records import EVERYWHERE, AuditEntry, AuditHead
from bot.records.audit import Did
from bot.store import Transaction, run

A_PAGE = 20
WHOLE = "The log is whole: no entry was altered, moved or taken out."

Log = tuple[Sequence[AuditEntry], AuditHead | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see of the log."""

    who: str = ""  # a keyed hash of a pseudonym, which itself is never given out
    did: str = ""
    about: str = ""  # a case code, or a part of a name
    on: str = ""  # ISO 8601
    before: str = ""  # a keyed hash of the last entry of the page before

    def packed(self) -> str:
        fields = ("who", "did", "about", "on", "before")
        return urlencode([(name, value) for name in fields if (value := getattr(self, name))], errors="replace")


def unpacked(value: str) -> Asked:
    known = {name: words[:200] for name, words in parse_qsl(value[:2_000]) if name in Asked.__dataclass_fields__}
    return Asked(**known)


@dataclass(frozen=True, slots=True)
class Read:
    """All of the log, and whether it is whole, in words."""

    entries: Sequence[AuditEntry]
    whole: bool
    state: str


async def read(event: Event, desk: Desk) -> Read | None:
    """None for whoever is no organiser."""
    log = await run(desk.store, partial(all_of_it, event=event, desk=desk))
    if log is None:
        return None
    wrong = await asyncio.to_thread(audit.verify, *log)
    return Read(log[0], wrong is None, WHOLE if wrong is None else _broken(log[0], wrong))


async def all_of_it(tx: Transaction, event: Event, desk: Desk) -> Log | None:
    """Read before it is shown, so that nobody waits while it is verified."""
    held = await rights(tx, event.person, desk)
    return await audit.read(tx) if held.organiser else None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the log: each line with its day, in the Markdown of `bot.markup`. `older`: what leads further back."""

    lines: tuple[tuple[date, str], ...]
    older: Asked | None


def from_the_first(asked: Asked) -> Asked:
    """The same, for all of its pages."""
    return replace(asked, before="")


async def found(acting: Acting, entries: Sequence[AuditEntry], asked: Asked) -> Found:
    lines = Lines(acting.tx, acting.sight, acting.desk)
    fit = await fitting(lines, entries, asked, A_PAGE + 1)
    shown = fit[:A_PAGE]
    told = tuple([(one.on, await lines.line(one, subject)) for one, subject in shown])
    older = replace(asked, before=keyed(acting.desk, shown[-1][0].id)) if fit[A_PAGE:] else None
    return Found(told, older)


async def fitting(
    lines: Lines, entries: Sequence[AuditEntry], asked: Asked, most: int | None = None
) -> list[tuple[AuditEntry, Subject]]:
    """The newest first, as far as they may be read."""
    fit: list[tuple[AuditEntry, Subject]] = []
    reached = not asked.before
    for entry in reversed(entries):
        if not reached:
            reached = keyed(lines.desk, entry.id) == asked.before
            continue
        subject = await _subject(lines, entry)
        if subject and _fits(entry, subject, asked, lines.desk):
            fit.append((entry, subject))
        if len(fit) == most:
            break
    return fit


async def _subject(lines: Lines, entry: AuditEntry) -> Subject | None:
    """None also for what is shown once its day is over: nobody shall see when somebody sits down to work."""
    if entry.did is Did.SIGNED_IN and entry.on >= memory.day(lines.desk.now()):
        return None
    return await lines.subject(entry)


async def looked(acting: Acting) -> str:
    """The seal of the log, once this look stands in it."""
    if not acting.again:
        await audit.append(acting.tx, acting.who, Did.READ_LOG, EVERYWHERE, acting.desk.now())
    seal = await acting.tx.get(AuditHead, audit.HEAD)
    return seal.hash if seal else ""


def _fits(entry: AuditEntry, subject: Subject, asked: Asked, desk: Desk) -> bool:
    if asked.who and keyed(desk, entry.who) != asked.who:
        return False
    if asked.did and entry.did != asked.did:
        return False
    if asked.on and entry.on.isoformat() != asked.on:
        return False
    wanted, label = asked.about.casefold(), subject.label.casefold()
    return wanted in label or (bool(bare := codes.bare(wanted)) and bare == codes.bare(label.removeprefix("case ")))


def keyed(desk: Desk, words: str) -> str:
    return memory.keyed(desk.secret, "log", words)


def _broken(entries: Sequence[AuditEntry], wrong: int) -> str:
    day: date | None = entries[wrong - 1].on if wrong <= len(entries) else None
    where = f"An entry of {days.told(day)} or just before it" if day else "Its end"
    return f"**The log was tampered with.** {where} is not what it was. Do not rely on what it says from there on."
