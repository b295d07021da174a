"""A system that was added by mistake, and of which nothing is known, goes again."""

from dataclasses import replace

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.papers import keeping
from bot.records import Disclosure, Gains, LogEntry, NineItem, Report
from bot.records.audit import Did
from bot.records.papers import Checked
from bot.register import known
from bot.register.at import GONE, OPEN, SYSTEM, At, about, at, of
from bot.replies import Button, Replies, Text
from bot.reports import erasing
from bot.routes import Routes

REMOVE, REMOVED = "register.remove", "register.removed"
DONE: Replies = (Text("It is no longer in the register.", (OPEN,), private=True),)
KEPT = "Something is known of it, so it stays in the register. If it is not used any more, note that it was withdrawn."


def add(routes: Routes) -> None:
    routes.pressed(REMOVE, asked)
    routes.pressed(REMOVED, removed)


async def bare(here: At) -> bool:
    """Whether nothing is known of it, as far as this rep may see."""
    tx, id_, sight = here.tx, here.system.id, here.acting.sight
    if any(sight.sees(one) for one in await tx.find(Report, system=id_)) or await tx.get(Gains, id_):
        return False
    for kind in (Disclosure, NineItem, LogEntry, Checked):
        if await tx.find(kind, system=id_):
            return False
    return not await keeping.drafts(tx, sight, id_)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(here: At) -> Replies:
        if not await bare(here):
            return _stays(here)
        words = (
            f"Was **{plain(here.system.name)}** added by mistake? No report, document, letter or meeting stands under "
            "it. What was written about it would be gone."
        )
        buttons = Button("Yes, take it out", REMOVED, here.system.id), Button("No, keep it", SYSTEM, here.system.id)
        return (Text(words, buttons, private=True),)

    return await at(event, desk, about(event), ask)


async def removed(event: Pressed, desk: Desk) -> Replies:
    async def remove(acting: Acting) -> Replies:
        here = await of(acting, event.value)
        if here is None or acting.again:
            return DONE if acting.again else GONE
        if not await bare(here):
            return _stays(here)
        # A report that is kept from this rep keeps it in the register, for those who may see that report.
        await acting.tx.put(replace(here.system, confirmed=False))
        await known.changed(acting.tx, here.system.workplace)
        await erasing.forget_system(acting.tx, here.system.id)
        await acting.log(Did.REMOVED_SYSTEM, here.system.workplace)
        return DONE

    return await act(event, desk, remove)


def _stays(here: At) -> Replies:
    return (Text(KEPT, (Button("Back to the system", SYSTEM, here.system.id),), private=True),)
