"""An organiser writes an answer to what nobody had written one for."""

import asyncio

from bot import gaps, memory
from bot.desk import Desk
from bot.editing import changing, sheets
from bot.events import Pressed, Submitted
from bot.people.offices import refused
from bot.records import Gap, Role, Seen
from bot.replies import Button, Form, Replies
from bot.routes import Routes
from bot.store import Transaction, run

WRITE = "editing.write"
PUT_AWAY, AWAY = "gaps.put_away", "gaps.away"  # the first only asks whether they mean it
FOLDER = "branch"  # of the ids of new entries


def add(routes: Routes) -> None:
    routes.pressed(WRITE, pressed)
    routes.submitted(sheets.NEW, submitted)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    """`value` is the id of a gap, whose questions are filled in; or nothing."""
    kept = await run(desk.store, lambda tx: _gaps(tx, event, desk))
    if kept is None:
        return refused(Role.ORGANISER)
    found = await asyncio.to_thread(gaps.gather, kept) if event.value else ()
    group = next((one for one in found if any(gap.id == event.value for gap in one.gaps)), None)
    question, asked = (group.group.example, group.wordings) if group else ("", ())
    gap = event.value if group else ""
    pack, today = desk.knowledge.shelf.pack, desk.now().date()
    return (sheets.new(f"{sheets.NEW} {gap}".strip(), pack, today, question, asked),)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    again = await run(desk.store, lambda tx: _again(tx, event, desk))
    if again is None:
        return refused(Role.ORGANISER)
    gap = event.form.partition(" ")[2]
    away = (Button("Put the questions away", PUT_AWAY, gap),) if gap else ()
    pack, today = desk.knowledge.shelf.pack, desk.now().date()
    identity = f"{FOLDER}/{memory.keyed(desk.secret, 'entry', memory.cause(event, desk.secret))[:12]}"
    if again and identity in pack.entries:
        return changing.kept(pack.entries[identity], (), *away)
    form = sheets.new(event.form, pack, today)
    read = sheets.added(form, event.values, identity, pack, today)
    return (read,) if isinstance(read, Form) else await changing.keep(read, form, event, desk, "", *away)


async def _gaps(tx: Transaction, event: Pressed, desk: Desk) -> tuple[Gap, ...] | None:
    return await tx.readable(Gap) if await changing.may(tx, event, desk) else None


async def _again(tx: Transaction, event: Submitted, desk: Desk) -> bool | None:
    if not await changing.may(tx, event, desk):
        return None
    return await tx.get(Seen, memory.cause(event, desk.secret)) is not None
