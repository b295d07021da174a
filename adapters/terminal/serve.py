"""Talks in a terminal: a conversation, or one question."""

import asyncio
import json
import os
import secrets
import shutil
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from adapters.terminal import parse, render
from adapters.terminal.render import Paper
from bot.bot import Bot
from bot.events import Answer, Event, Opened, Owner, Said, Submitted
from bot.replies import Button, Document, Form, Replies

Ask = Callable[[str], Awaitable[str]]  # shows a prompt, gives the line; raises EOFError at the end
Show = Callable[[str], None]
EMPTIES = "-"  # typed in place of what was filled in


def paper() -> Paper:
    """As wide as this terminal, at most what reads well; styled where it is one and nobody asked for plain text."""
    styled = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return Paper(min(88, shutil.get_terminal_size((78, 24)).columns), styled)


def asking() -> Ask:
    """Lines from a person at a keyboard, with editing; or from a pipe."""
    if sys.stdin.isatty():
        # Only here, since a server needs none of it.
        from prompt_toolkit import PromptSession  # noqa: PLC0415
        from prompt_toolkit.history import InMemoryHistory  # noqa: PLC0415

        session: PromptSession[str] = PromptSession(history=InMemoryHistory())

        async def prompt(words: str) -> str:
            return str(await session.prompt_async(words))

        return prompt

    async def read(prompt: str) -> str:
        line = str(await asyncio.to_thread(sys.stdin.readline))
        if not line:
            raise EOFError
        print(f"{prompt}{line.rstrip()}")
        return line.rstrip("\n")

    return read


async def chat(bot: Bot, owner: Owner, ask: Ask, show: Show, sheet: Paper) -> None:
    """One conversation, until the person leaves."""
    here = parse.seat(owner, secrets.token_hex(8))
    show("Write quit to leave. A number chooses the answer with that number.")
    event: Event = Opened(here.person, here.place, secrets.token_hex(8))
    try:
        while True:
            replies = await bot.handle(event)
            drawn = render.draw(replies, sheet)
            show(f"\n{drawn.text}\n")
            _offer_documents(replies, show)
            following = await _filled(replies, here, ask, show, sheet) or await _next(drawn.buttons, here, ask)
            if following is None:
                break
            event = following
    except (EOFError, KeyboardInterrupt):
        pass
    show("\nGoodbye. Nothing of this conversation was kept.\n")


async def _next(buttons: tuple[Button, ...], here: parse.Seat, ask: Ask) -> Event | None:
    text = ""
    while not text.strip():
        text = await ask("you> ")
    if text.strip().casefold() in parse.LEAVE:
        return None
    return parse.line(text, buttons, here, secrets.token_hex(8))


async def _filled(replies: Replies, here: parse.Seat, ask: Ask, show: Show, sheet: Paper) -> Submitted | None:
    """The last form of the replies, asked field by field; of one that comes back, only what is wrong."""
    form = next((reply for reply in reversed(replies) if isinstance(reply, Form)), None)
    if form is None:
        return None
    values: dict[str, Answer] = dict(form.values)
    for field in form.fields:
        if form.errors and field.name not in form.errors:
            continue
        error = form.errors.get(field.name, "")
        now = "" if error else render.filled_in(form, field)
        while True:
            show(render.question(field, error, sheet, _kept(now)))
            typed = await ask("> ")
            if typed.strip() or not now:
                values[field.name] = parse.answer("" if now and typed.strip() == EMPTIES else typed, field)
            wrong = form.check(values)
            error = wrong.errors.get(field.name, "") if wrong else ""
            if not error:
                break
    return Submitted(here.person, here.place, secrets.token_hex(8), form.key, values)


def _kept(now: str) -> str:
    return f"Now: {now}. Enter keeps it, {EMPTIES} empties it." if now else ""


def _offer_documents(replies: Replies, show: Show) -> None:
    for reply in replies:
        if isinstance(reply, Document):
            path = _free(Path.cwd() / Path(reply.name).name)
            path.write_bytes(reply.content)
            show(f"Saved here as {path.name}")


def _free(path: Path) -> Path:
    """A name that is not taken yet."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found


async def once(bot: Bot, owner: Owner, question: str, show: Show, sheet: Paper, *, as_json: bool) -> None:
    """Answer one question, for a person or for a program."""
    here = parse.seat(owner, "once")
    replies = await bot.handle(Said(here.person, here.place, "once", question))
    if as_json:
        show(
            json.dumps(
                [{"type": type(reply).__name__.lower(), "reply": _plain(reply)} for reply in replies],
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        show(render.draw(replies, sheet).text)


def _plain(value: object) -> object:
    """What JSON can hold: a dataclass as its fields, bytes as their number."""
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return f"{len(value)} bytes" if isinstance(value, bytes) else value
