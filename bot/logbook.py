"""The audit log for organisers: to read, to search, and to prove whole. No action alters it.

How many entries there are is never told, nor the number of one: whoever compared that with what they see could tell
that something is kept from them. What proves the log is its seal, the hash of its end, which needs no number. Each look
is logged itself, so that the seal always moves between two looks, and moving tells nothing.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from bot import audit, days, log_reading
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Event, Pressed, Said, Submitted
from bot.log_exporting import EXPORT
from bot.log_lines import SAYS, Lines
from bot.log_reading import Asked, unpacked
from bot.people.offices import refused
from bot.records import EVERYWHERE, AuditEntry, Role
from bot.records.audit import Did
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import run

LOG = Button("Audit log", "log.open")
OLDER = "log.older"
FILTER = Button("Search the log", "log.filter")
SEAL = Button("Check a seal", "log.seal")
NOTHING = "Nothing in the log fits."
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
    return await _shown(event, desk, unpacked(event.value))


async def filtering(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        return (await form(acting),)

    return await act(event, desk, ask, Role.ORGANISER)


async def filtered(event: Submitted, desk: Desk) -> Replies:
    async def read(acting: Acting) -> Replies:
        asking = await form(acting)
        if wrong := asking.check(event.values):
            return (wrong,)
        on = str(event.values.get("on", "")).strip()
        if on and days.read(on) is None:
            words = f"That is not a day that I can read. {days.HINT}"
            return (replace(asking, values=dict(event.values), errors={"on": words}),)
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
    log = await run(desk.store, partial(log_reading.all_of_it, event=event, desk=desk))
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
    log = await log_reading.read(event, desk)
    if log is None:
        return refused(Role.ORGANISER)

    async def look(acting: Acting) -> Replies:
        return await _page(acting, log.entries, asked, log.state)

    return await act(event, desk, look, Role.ORGANISER)


async def _page(acting: Acting, entries: Sequence[AuditEntry], asked: Asked, state: str) -> Replies:
    shown = await log_reading.found(acting, entries, asked)
    listed = "\n".join(_counted(f"- {days.told(day)}: {words}" for day, words in shown.lines))
    more = (Button("Show older", OLDER, shown.older.packed()),) if shown.older else ()
    if asked.before:
        return (Text(listed or NOTHING, (*more, LOG), private=True),)
    proof = (
        f"{state} Its seal is now **{await log_reading.looked(acting)}**. Note it elsewhere, and check it here later."
    )
    return (
        Text(f"What reps and organisers did, the newest first:\n\n{listed or NOTHING}", more, private=True),
        Text(proof, (FILTER, SEAL, replace(EXPORT, value=asked.packed())), private=True),
    )


def _counted(told: Iterable[str]) -> list[str]:
    """What stands there several times on end, once."""
    found = [(line, len(list(same))) for line, same in groupby(told)]
    return [line if times == 1 else f"{line} ({times} times)" for line, times in found]


async def form(acting: Acting) -> Form:
    """Of people, those who hold an office for a workplace that this organiser looks after."""
    held, names = acting.sight.held, await Lines(acting.tx, acting.sight, acting.desk).names()
    people = sorted((name.casefold(), name, log_reading.keyed(acting.desk, who)) for who, name in names.items())
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
