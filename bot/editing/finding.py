"""An organiser finds the answer that they want to change."""

import asyncio

from bot import questions
from bot.desk import Desk
from bot.editing import changing
from bot.editing.adding import WRITE
from bot.events import Event, Pressed, Said
from bot.people.offices import refused, rights
from bot.records import EVERYWHERE, Edited, Role
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

WORDS = "edit"
ANSWERS = Button("Answers", "editing.list")
NEW = Button("Write a new answer", WRITE)
MOST = 20
HOW = "To change an answer, write *edit* and the question, as a member would ask it."


def add(routes: Routes) -> None:
    routes.command(WORDS, said, following=lambda _: True, office=True)
    routes.pressed(ANSWERS.action, pressed)


async def said(event: Said, desk: Desk) -> Replies:
    """Whoever may not is asking a question that begins with this word."""
    edited = await run(desk.store, lambda tx: _edited(tx, event, desk))
    if edited is None:
        return await questions.ask(event, desk)
    words = event.text.strip()[len(WORDS) :].strip()
    return await _found(words, desk) if words else _listed(edited, desk)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    edited = await run(desk.store, lambda tx: _edited(tx, event, desk))
    return refused(Role.ORGANISER) if edited is None else _listed(edited, desk)


async def _edited(tx: Transaction, event: Event, desk: Desk) -> tuple[Edited, ...] | None:
    held = await rights(tx, event.person, desk)
    return await tx.readable(Edited) if held.organises(EVERYWHERE) else None


async def _found(words: str, desk: Desk) -> Replies:
    shelf = desk.knowledge.shelf
    found = await asyncio.to_thread(shelf.index.find, words)
    ids = [words] if words in shelf.pack.entries else [hit.topic for hit in found.hits]
    buttons = [changing.button(shelf.pack.entries[one], shelf.pack.entries[one].question) for one in ids]
    return (Text("Which answer do you want to change?", (*buttons, NEW), private=True),)


def _listed(edited: tuple[Edited, ...], desk: Desk) -> Replies:
    entries = desk.knowledge.shelf.pack.entries
    here = [changing.button(entries[one.id], entries[one.id].question) for one in edited if one.id in entries]
    told = f"Written or changed in chat: {len(edited)}." if edited else "No answer was changed in chat so far."
    more = f" The first {MOST} are below." if len(here) > MOST else ""
    return (Text(f"{told}{more} {HOW}", (*here[:MOST], NEW), private=True),)
