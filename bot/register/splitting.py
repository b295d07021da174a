"""A report that joined the wrong system is moved to another of its workplace, or to a new one."""

from dataclasses import replace

from bot import sight
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.records import Report, System
from bot.records.audit import Did
from bot.register import joining, known
from bot.register.at import GONE, about, made, of
from bot.register.card import card
from bot.register.joining import Alike
from bot.register.likeness import Band
from bot.register.naming import LONGEST_NAME
from bot.replies import Button, Field, Form, Replies, Text
from bot.reports import erasing
from bot.routes import Routes
from bot.store import Transaction, run

MOVE, MOVED, NEW = "register.move", "register.moved", "register.move_new"
OPEN_CASE = "case.open"
OFFERED = 10


def add(routes: Routes) -> None:
    routes.pressed(MOVE, asked)
    routes.pressed(MOVED, moved)
    routes.pressed(NEW, asked_for_name)
    routes.submitted(NEW, named)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        report = await sight.report(acting.tx, acting.sight, event.value)
        if report is None:
            return GONE
        found = await sight.systems(acting.tx, acting.sight, report.workplace)
        others = [Button(one.name, MOVED, f"{report.id} {one.id}") for one in found if one.id != report.system]
        now = await acting.tx.get(System, report.system)
        words = f"This report now belongs to **{plain(now.name)}**. To which system shall it go?" if now else ""
        more = " Not all of them are shown: choose “Another name” and write it." if len(others) > OFFERED else ""
        buttons = (
            *others[:OFFERED],
            Button("Another name, or a new one", NEW, report.id),
            Button("Leave it", OPEN_CASE, report.id),
        )
        return (Text(words + more, buttons, private=True),)

    return await act(event, desk, look)


async def moved(event: Pressed, desk: Desk) -> Replies:
    report_id, _, system_id = event.value.partition(" ")

    async def keep(acting: Acting) -> Replies:
        report = await sight.report(acting.tx, acting.sight, report_id)
        target = await sight.system(acting.tx, acting.sight, system_id)
        if report is None or target is None or target.workplace != report.workplace:
            return GONE
        return await _moved(acting, report, target)

    return await act(event, desk, keep)


async def asked_for_name(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        report = await sight.report(acting.tx, acting.sight, event.value)
        return (_form(report.id),) if report else GONE

    return await act(event, desk, look)


async def named(event: Submitted, desk: Desk) -> Replies:
    """A name that is known already means that system."""
    typed = " ".join(str(event.values.get("name", "")).split())
    found = await _alike(desk, about(event), typed[:LONGEST_NAME])

    async def keep(acting: Acting) -> Replies:
        report = await sight.report(acting.tx, acting.sight, about(event))
        if report is None:
            return GONE
        if wrong := _form(report.id).check(event.values):
            return (wrong,)
        new = System(made(acting, "system"), report.workplace, typed)
        if acting.again:
            target = await acting.tx.get(System, report.system)
            return await _moved(acting, report, target) if target else GONE
        candidates = [one for few in (await joining.seen(acting.tx, found, acting.sight)).values() for one in few]
        target = next((one for one, band in candidates if band is Band.JOINED and one.id != report.system), None)
        if target is None:
            await acting.tx.add(new)
            await _unheard(acting.tx, report.system, typed)
            await known.changed(acting.tx, new.workplace)
        return await _moved(acting, report, target or new)

    return await act(event, desk, keep)


async def _moved(acting: Acting, report: Report, target: System) -> Replies:
    if not acting.again and report.system != target.id:
        await acting.tx.put(replace(report, system=target.id))
        await erasing.forget_system(acting.tx, report.system)  # where nothing else is known of it
        await acting.log(Did.SPLIT, report.id)
    here = await of(acting, target.id)
    return await card(here) if here else GONE


async def _unheard(tx: Transaction, system: str, name: str) -> None:
    """What has become a system of its own joins the other no more."""
    found = await tx.get(System, system)
    if found:
        heard = tuple(one for one in found.heard if one.casefold() != name.casefold())
        await tx.put(replace(found, heard=heard))


async def _alike(desk: Desk, report: str, typed: str) -> Alike:
    async def look(tx: Transaction) -> Report | None:
        return await tx.get(Report, report)

    found = await run(desk.store, look)
    return await joining.alike(desk, found.workplace if found else "", [typed])


def _form(report: str) -> Form:
    intro = "If there is a system of that name, the report goes there. If not, a new one is made."
    field = Field("name", "What is the system called?", required=True, most=LONGEST_NAME)
    return Form(f"{NEW} {report}", "Move a report", (field,), intro=intro, send="Move it")
