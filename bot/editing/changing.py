"""An organiser changes an answer, or takes back what was changed."""

import asyncio
import hashlib
from collections.abc import Iterable

from bot import memory
from bot.acting import Acting, act
from bot.desk import Desk
from bot.editing import overlaying, sheets
from bot.events import Event, Pressed, Submitted
from bot.markup import plain
from bot.people.offices import refused, rights
from bot.records import EVERYWHERE, Edited, Role, Seen
from bot.records.audit import Did
from bot.replies import Button, Form, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from knowledge import changing as checked
from knowledge import writing
from knowledge.entries import Entry, Problem

OPEN = "editing.open"
BACK, TAKEN_BACK = "editing.back", "editing.taken_back"
GONE = "That answer is no longer there."
LEARNING = (
    "A new answer, and new ways of asking, are found once I have learned them: mostly within a minute, on a busy "
    "machine within some minutes. All else is answered meanwhile."
)
SINCE = "Somebody has changed this answer since the form was opened, so nothing of yours is kept yet."
NOW = f"{SINCE} This is how it is now."


def add(routes: Routes) -> None:
    routes.pressed(OPEN, opened)
    routes.submitted(sheets.CHANGE, submitted)
    routes.pressed(BACK, asked_back)
    routes.pressed(TAKEN_BACK, taken_back)


def button(entry: Entry, label: str = "") -> Button:
    return Button(label or "Change this answer", OPEN, entry.id)


async def may(tx: Transaction, event: Event, desk: Desk) -> bool:
    """Answers are for all workplaces, so whoever changes one is an organiser of all."""
    return (await rights(tx, event.person, desk)).organises(EVERYWHERE)


async def beside(entry: Entry, event: Event, desk: Desk) -> tuple[Button, ...]:
    """The way to change an answer, beside that answer; for whoever may, where nobody reads along."""
    if not event.place.private:
        return ()

    return (button(entry),) if await memory.attempt(desk.store, lambda tx: may(tx, event, desk), failing=False) else ()


async def opened(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        if not await may(tx, event, desk):
            return refused(Role.ORGANISER)
        entry = desk.knowledge.shelf.pack.entries.get(event.value)
        if entry is None:
            return (Text(GONE, private=True),)
        back = Button("Take back what was changed", BACK, entry.id)
        edited = await tx.get(Edited, entry.id)
        told = (Text("This answer was written or changed in chat.", (back,), private=True),) if edited else ()
        return (*told, sheets.change(entry, mark(entry)))

    return await run(desk.store, look)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    state = await run(desk.store, lambda tx: _state(tx, event, desk))
    if state is None:
        return refused(Role.ORGANISER)
    identity, _, shown = event.form.partition(" ")[2].rpartition(" ")
    entry = desk.knowledge.shelf.pack.entries.get(identity)
    if entry is None:
        return (Text(GONE, private=True),)
    if state:
        return kept(entry, ())
    form = sheets.change(entry, mark(entry))
    if shown != mark(entry):
        return Text(NOW, private=True), form
    read = sheets.changed(form, event.values, entry, desk.now().date())
    if isinstance(read, Form):
        return (read,)
    return await keep(read, form, event, desk, shown)


async def _state(tx: Transaction, event: Submitted, desk: Desk) -> bool | None:
    """None where they may not; else whether this was kept already."""
    if not await may(tx, event, desk):
        return None
    return await tx.get(Seen, memory.cause(event, desk.secret)) is not None


async def keep(read: Entry, form: Form, event: Submitted, desk: Desk, shown: str, *more: Button) -> Replies:
    """Where nothing is wrong with it, it takes its place; a warning keeps nothing out, and is told.

    `shown` is the mark of what stood in the form: of two that come at once, the second changes nothing.
    """
    found = await asyncio.to_thread(checked.problems, read, desk.knowledge.shelf.pack, desk.now().date())
    if any(not one.warning for one in found):
        return (sheets.refused(form, event.values, [one for one in found if not one.warning]),)

    async def write(acting: Acting) -> Replies:
        if not acting.sight.held.organises(EVERYWHERE):
            return refused(Role.ORGANISER)
        if not acting.again:
            before = await acting.tx.get(Edited, read.id)
            if before and _marked(before.text) != shown:
                return (Text(SINCE, (button(read, "Look at it as it is now"),), private=True),)
            await overlaying.keep(acting.tx, Edited(read.id, writing.text(read)))
            await acting.log(Did.EDITED_KNOWLEDGE, read.id)
        return kept(read, found, *more)

    return await _laid(await act(event, desk, write, Role.ORGANISER), desk)


async def asked_back(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        if not acting.sight.held.organises(EVERYWHERE):
            return refused(Role.ORGANISER)
        if await acting.tx.get(Edited, event.value) is None:
            return (Text(GONE, private=True),)
        yes = Button("Yes, take it back", TAKEN_BACK, event.value)
        words = (
            "What the files say would be answered again. Where no file has this answer, it would be gone, with all "
            "that was written."
        )
        return (Text(words, (yes, Button("No, leave it", OPEN, event.value)), private=True),)

    return await act(event, desk, ask, Role.ORGANISER)


async def taken_back(event: Pressed, desk: Desk) -> Replies:
    async def take(acting: Acting) -> Replies:
        if not acting.sight.held.organises(EVERYWHERE):
            return refused(Role.ORGANISER)
        if not acting.again:
            if await acting.tx.get(Edited, event.value) is None:
                return (Text(GONE, private=True),)
            await overlaying.take_back(acting.tx, event.value)
            await acting.log(Did.EDITED_KNOWLEDGE, event.value)
        return (Text(f"Taken back: I answer what the files say from now on. {LEARNING}", private=True),)

    return await _laid(await act(event, desk, take, Role.ORGANISER), desk)


def kept(entry: Entry, found: Iterable[Problem], *more: Button) -> Replies:
    minded = "".join(f"\n- {plain(words)}" for words in sheets.minding(found))
    mind = f"\n\nIt is kept as it is. Please look at this again:\n{minded}" if minded else ""
    words = f"Kept: **{plain(entry.question)}**. Where I find it already, I say so from now on. {LEARNING}{mind}"
    return (Text(words, (button(entry), *more), private=True),)


def mark(entry: Entry) -> str:
    """Tells one state of an entry from another."""
    return _marked(writing.text(entry))


def _marked(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


async def _laid(said: Replies, desk: Desk) -> Replies:
    """Said after the commit, with what was changed in its place."""
    texts = await memory.attempt(desk.store, overlaying.texts, failing=None)
    if texts is not None:  # else it is laid there when the store can be read again
        await asyncio.to_thread(desk.knowledge.overlay, texts)
    return said
