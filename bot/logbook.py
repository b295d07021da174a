"""The audit log for organisers: to read, to search, and to prove whole. No action alters it.

How many entries there are is never told, nor the number of one: whoever compared that with what they see could tell
that something is kept from them. What proves the log is its seal, the hash of its end, which needs no number. Each look
is logged itself, so that the seal always moves between two looks, and moving tells nothing.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from urllib.parse import parse_qsl, urlencode

from bot import audit, days, memory
from bot.acting import Acting, act
from bot.cases import codes
from bot.desk import Desk
from bot.events import Event, Pressed, Said, Submitted
from bot.log_lines import SAYS, Lines, Subject
from bot.people.offices import refused, rights
from bot.records import EVERYWHERE, AuditEntry, AuditHead, Role
from bot.records.audit import Did
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

LOG = Button("Audit log", "log.open")
OLDER = "log.older"
FILTER = Button("Search the log", "log.filter")
SEAL = Button("Check a seal", "log.seal")
A_PAGE = 20
NOTHING = "Nothing in the log fits."
WHOLE = "The log is whole: no entry was altered, moved or taken out."
STANDS = "That seal stands in the log, and everything up to it is as it was when it was noted."
STANDS_NOT = (
    "That seal does not stand in the log. It may be mistyped, or a backup from before it was noted may have been put "
    "back. If it is neither, somebody has tampered with the log."
)
SEALING = Form(
    SEAL.action,
    SEAL.label,
    (Field("seal", "The seal that you noted", hint="64 figures and letters.", required=True, most=100),),
    send="Check it",
)

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
        return urlencode([(name, value) for name in fields if (value := getattr(self, name))])


def add(routes: Routes) -> None:
    routes.command("audit log", said)
    routes.pressed(LOG.action, pressed)
    routes.pressed(OLDER, older)
    routes.pressed(FILTER.action, filtering)
    routes.submitted(FILTER.action, filtered)
    routes.pressed(SEAL.action, sealing)
    routes.submitted(SEAL.action, sealed)


async def said(event: Said, desk: Desk) -> Replies:
    return await _shown(event, desk, Asked())


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return await _shown(event, desk, Asked())


async def older(event: Pressed, desk: Desk) -> Replies:
    return await _shown(event, desk, _unpacked(event.value))


async def filtering(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        return (await _form(acting),)

    return await act(event, desk, ask, Role.ORGANISER)


async def filtered(event: Submitted, desk: Desk) -> Replies:
    async def read(acting: Acting) -> Replies:
        form = await _form(acting)
        if wrong := form.check(event.values):
            return (wrong,)
        on = str(event.values.get("on", "")).strip()
        if on and days.read(on) is None:
            words = f"That is not a day that I can read. {days.HINT}"
            return (replace(form, values=dict(event.values), errors={"on": words}),)
        return ()

    wrong = await act(event, desk, read, Role.ORGANISER)
    if wrong:
        return wrong
    day = days.read(str(event.values.get("on", "")))
    who, did, about = (" ".join(str(event.values.get(name, "")).split()) for name in ("who", "did", "about"))
    return await _shown(event, desk, Asked(who, did, about, day.isoformat() if day else ""))


async def sealing(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        return (SEALING,)

    return await act(event, desk, ask, Role.ORGANISER)


async def sealed(event: Submitted, desk: Desk) -> Replies:
    log = await run(desk.store, partial(_read, event=event, desk=desk))
    if log is None:
        return refused(Role.ORGANISER)
    if wrong := SEALING.check(event.values):
        return (wrong,)
    entries, head = log
    whole = await asyncio.to_thread(audit.verify, entries, head)
    noted = "".join(str(event.values["seal"]).split()).lower()
    sound = entries[: whole - 1] if whole else entries
    stands = any(one.hash == noted for one in sound)
    return (Text(STANDS if stands else STANDS_NOT, (LOG,), private=True),)


async def _shown(event: Event, desk: Desk, asked: Asked) -> Replies:
    log = await run(desk.store, partial(_read, event=event, desk=desk))
    if log is None:
        return refused(Role.ORGANISER)
    wrong = await asyncio.to_thread(audit.verify, *log)
    state = WHOLE if wrong is None else _broken(log[0], wrong)

    async def look(acting: Acting) -> Replies:
        return await _page(acting, log[0], asked, state)

    return await act(event, desk, look, Role.ORGANISER)


async def _read(tx: Transaction, event: Event, desk: Desk) -> Log | None:
    """Read before it is shown, so that nobody waits while it is verified."""
    held = await rights(tx, event.person, desk)
    return await audit.read(tx) if held.organiser else None


async def _page(acting: Acting, entries: Sequence[AuditEntry], asked: Asked, state: str) -> Replies:
    lines = Lines(acting.tx, acting.sight, acting.desk)
    found: list[tuple[AuditEntry, Subject]] = []
    reached = not asked.before
    for entry in reversed(entries):
        if not reached:
            reached = _keyed(acting.desk, entry.id) == asked.before
            continue
        subject = await lines.subject(entry)
        if subject and _fits(entry, subject, asked, acting.desk):
            found.append((entry, subject))
        if len(found) > A_PAGE:
            break
    shown = found[:A_PAGE]
    told = [f"- {days.told(one.on)}: {await lines.line(one, subject)}" for one, subject in shown]
    listed = "\n".join(_counted(told))
    last = replace(asked, before=_keyed(acting.desk, shown[-1][0].id)) if found[A_PAGE:] else None
    more = (Button("Show older", OLDER, last.packed()),) if last else ()
    if asked.before:
        return (Text(listed or NOTHING, (*more, LOG), private=True),)
    if not acting.again:
        await audit.append(acting.tx, acting.who, Did.READ_LOG, EVERYWHERE, acting.desk.now())
    seal = await acting.tx.get(AuditHead, audit.HEAD)
    proof = f"{state} Its seal is now **{seal.hash if seal else ''}**. Note it elsewhere, and check it here later."
    return (
        Text(f"What reps and organisers did, the newest first:\n\n{listed or NOTHING}", more, private=True),
        Text(proof, (FILTER, SEAL), private=True),
    )


def _counted(told: Iterable[str]) -> list[str]:
    """What stands there several times on end, once."""
    found = [(line, len(list(same))) for line, same in groupby(told)]
    return [line if times == 1 else f"{line} ({times} times)" for line, times in found]


def _fits(entry: AuditEntry, subject: Subject, asked: Asked, desk: Desk) -> bool:
    if asked.who and _keyed(desk, entry.who) != asked.who:
        return False
    if asked.did and entry.did != asked.did:
        return False
    if asked.on and entry.on.isoformat() != asked.on:
        return False
    wanted, label = asked.about.casefold(), subject.label.casefold()
    return wanted in label or (bool(bare := codes.bare(wanted)) and bare == codes.bare(label.removeprefix("case ")))


async def _form(acting: Acting) -> Form:
    """Of people, those who hold an office for a workplace that this organiser looks after."""
    held, names = acting.sight.held, await Lines(acting.tx, acting.sight, acting.desk).names()
    people = sorted((name.casefold(), name, _keyed(acting.desk, who)) for who, name in names.items())
    whom = tuple((key, name) for _, name, key in people) if held.organises(EVERYWHERE) else ()
    verbs = tuple((did, _verb(did)) for did in Did if did in SAYS)
    person = (Field("who", "Who?", Kind.CHOICE, whom),) if whom else ()
    return Form(
        FILTER.action,
        FILTER.label,
        (
            *person,
            Field("did", "What did they do?", Kind.CHOICE, verbs),
            Field("about", "About what?", hint="The code of a case, or a part of a name.", most=80),
            Field("on", "On which day?", hint=days.HINT),
        ),
        send="Search",
    )


def _verb(did: Did) -> str:
    return SAYS[did].format(it="…", whose="…").capitalize()


def _unpacked(value: str) -> Asked:
    known = {name: words[:200] for name, words in parse_qsl(value[:2_000]) if name in Asked.__dataclass_fields__}
    return Asked(**known)


def _keyed(desk: Desk, words: str) -> str:
    return memory.keyed(desk.secret, "log", words)


def _broken(entries: Sequence[AuditEntry], wrong: int) -> str:
    day: date | None = entries[wrong - 1].on if wrong <= len(entries) else None
    where = f"An entry of {days.told(day)} or just before it" if day else "Its end"
    return f"**The log was tampered with.** {where} is not what it was. Do not rely on what it says from there on."
