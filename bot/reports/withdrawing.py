"""A reporter takes their report back, or deletes it."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot import memory, sight, telling
from bot.desk import Desk
from bot.events import Pressed
from bot.languages import t, to_be_said
from bot.people.offices import ZONE
from bot.privacy import periods
from bot.records import Held, KeptFrom, News, Report, Seen, Workplace
from bot.records.reports import Since
from bot.replies import Replies, Text
from bot.reports import by_receipt, erasing, weeks
from bot.reports.beginning import REPORT
from bot.reports.by_receipt import DELETE, Holder
from bot.reports.standing import TAKE_BACK
from bot.reports.thanking import STATUS
from bot.routes import Routes
from bot.store import Transaction, run

TAKEN_BACK, DELETED = "report.taken_back", "report.deleted"
GONE = to_be_said(
    "It is deleted, all of it, and your receipt opens nothing any more. What the platform keeps of this conversation "
    "is not in my hands, nor is what a rep has read."
)


def add(routes: Routes) -> None:
    routes.pressed(TAKE_BACK, take_back_asked)
    routes.pressed(TAKEN_BACK, taken_back)
    routes.pressed(DELETE, delete_asked)
    routes.pressed(DELETED, deleted)


async def take_back_asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(holder: Holder) -> Replies:
        words = t(
            "Take your report back? What you wrote, your name and the way to reach you are erased at once, messages "
            "included, and it counts for nothing any more. Where reps could see it already, they see that it was taken "
            "back, and keep their own notes on it for {period}; else they never hear of it. To have all of it erased, "
            "delete it. Neither can be undone.",
            period=periods.told(desk.keeps.reports_closed),
        )
        buttons = (
            holder.button(t("Yes, take it back"), TAKEN_BACK),
            holder.button(t("Delete it instead"), DELETE),
            holder.button(t("Leave it as it is"), STATUS),
        )
        return (Text(words, buttons, private=True),)

    return await by_receipt.opened(event, desk, event.value, ask)


async def taken_back(event: Pressed, desk: Desk) -> Replies:
    return await by_receipt.opened(event, desk, event.value, _take_back, taken_back=True)


async def delete_asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(holder: Holder) -> Replies:
        words = t(
            "Delete your report? All that is kept of it is erased at once: your words, messages, what reps noted, and "
            "the receipt. Nobody can bring it back."
        )
        buttons = (holder.button(t("Yes, delete all of it"), DELETED), holder.button(t("Leave it as it is"), STATUS))
        return (Text(words, buttons, private=True),)

    return await by_receipt.opened(event, desk, event.value, ask, taken_back=True)


async def deleted(event: Pressed, desk: Desk) -> Replies:
    cause = memory.cause(event, desk.secret)
    said = (Text(GONE, (REPORT,), private=True),)

    async def delete(holder: Holder) -> Replies:
        await memory.first(holder.tx, cause, desk.now())
        await erasing.erase(holder.tx, holder.report.id)
        return said

    if event.place.private and await run(desk.store, partial(_seen, cause=cause)):
        return said  # delivered again: the receipt is gone, and trying it would count as a wrong one
    return await by_receipt.opened(event, desk, event.value, delete, taken_back=True)


async def _seen(tx: Transaction, cause: str) -> bool:
    return await tx.get(Seen, cause) is not None


async def _take_back(holder: Holder) -> Replies:
    """Who had taken it is told that something has changed; nobody else needs to look at it any more."""
    tx, report = holder.tx, holder.report
    if not report.taken_back:
        await erasing.words(tx, report.id)
        emptied = replace(report, part="", known=None, stages=(), does=(), since=Since.UNKNOWN, flags=())
        week = await _week(tx, report, holder.desk)
        held = await tx.get(Held, report.id)
        if held and sight.held(held, holder.desk.now()):
            await _never_shown(tx, held, holder.desk)
        back = replace(emptied, taken_back=True, independent=False, confirmed=False, changed=week)
        await tx.put(back)
        if await erasing.forget_system(tx, report.system):  # whose name was the reporter's own words
            await tx.put(replace(back, system=""))
        people = await telling.audience(tx, report.workplace, holder.desk, await tx.get(KeptFrom, report.id))
        if report.taken_by in (*people.reps, *people.organisers):
            await telling.tell(tx, [report.taken_by], News.MESSAGE, report.id, holder.desk)
    return by_receipt.was_taken_back(holder.receipt)


async def _never_shown(tx: Transaction, held: Held, desk: Desk) -> None:
    """It had not come up: nobody is to learn that there was something, until it is forgotten altogether."""
    await tx.put(replace(held, due=desk.now() + desk.keeps.reports_closed + timedelta(weeks=2), until=sight.NEVER))


async def _week(tx: Transaction, report: Report, desk: Desk) -> str:
    place = await tx.get(Workplace, report.workplace) if report.workplace else None
    return weeks.week_of(desk.now(), ZoneInfo(place.zone if place else ZONE))
