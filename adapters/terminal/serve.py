"""Talks in a terminal: a conversation, or one question."""

import asyncio
import json
import os
import secrets
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from adapters.terminal import parse, render, saving
from adapters.terminal.forms import CANCEL, Ask, Asking, CancelledError, Show, last
from adapters.terminal.hosts import AwayError, Host, UnheardError
from adapters.terminal.render import Paper
from bot.bot import Bot
from bot.events import Event, Opened, Said, Submitted
from bot.replies import Button, Form, Replies, visible

HERE = parse.passing("here")  # who sits here is settled by the host
AWAY = (
    "The bot has stopped, or did not answer. Whether the last reached it is not known. Once it runs again, Enter sends "
    "that again: nothing is done twice. Write quit to leave."
)
GOODBYE = (
    "Goodbye. No record of this conversation is kept: only what you sent in forms or chose to have kept, and a "
    "question that found no answer, without names and numbers. This screen still shows what was said."
)


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
        from prompt_toolkit.patch_stdout import patch_stdout  # noqa: PLC0415

        session: PromptSession[str] = PromptSession(history=InMemoryHistory())

        async def prompt(words: str) -> str:
            try:
                with patch_stdout(raw=True):  # what comes in meanwhile is shown above the line
                    return str(await session.prompt_async(words))
            except KeyboardInterrupt:  # in a task of its own it would end the loop
                raise EOFError from None

        return prompt

    async def read(prompt: str) -> str:
        line = str(await asyncio.to_thread(sys.stdin.readline))
        if not line:
            raise EOFError
        print(f"{prompt}{line.rstrip()}")
        return line.rstrip("\n")

    return read


@dataclass(slots=True)
class Conversation:
    """One person, until they leave. Documents go into `folder`; empty, the current one."""

    host: Host
    ask: Ask
    show: Show
    sheet: Paper
    folder: Path | None = None
    _offered: tuple[Button, ...] = ()
    _listening: asyncio.Task[Replies] | None = None

    async def run(self) -> None:
        """UnheardError where the bot does not take that somebody comes in."""
        self.show("Write quit to leave. A number chooses the answer with that number.")
        entered = Opened(HERE.person, HERE.place, _cause())
        try:
            await self._follow(await self._answered(entered, entering=True))
            while event := await self._next():
                await self._follow(await self._answered(event))
        except (EOFError, KeyboardInterrupt):
            pass
        finally:
            if self._listening:
                self._listening.cancel()
        self.show(f"\n{render.words(GOODBYE, self.sheet)}\n")

    async def _follow(self, replies: Replies) -> None:
        """What was said back, and the forms that come of it."""
        self._shown(replies)
        while sent := await self._filled(replies):
            replies = await self._answered(sent)
            self._shown(replies)

    async def _answered(self, event: Event, *, entering: bool = False) -> Replies:
        """The same event again, as often as it takes: the bot knows it by its cause."""
        while True:
            try:
                return await self.host.handle(event)
            except UnheardError as error:
                if entering:
                    raise
                self.show(f"\n{render.words(str(error), self.sheet)}\n")
                return ()
            except AwayError:
                self.show(f"\n{render.words(AWAY, self.sheet)}\n")
            if (await self.ask("you> ")).strip().casefold() in parse.LEAVE:
                raise EOFError

    def _shown(self, replies: Replies) -> None:
        if not replies:
            return
        drawn = render.draw(replies, self.sheet)
        self._offered = drawn.buttons
        self.show(f"\n{drawn.text}\n")
        for words in saving.save(replies, self.folder or Path.cwd()):
            self.show(words)

    async def _filled(self, replies: Replies) -> Submitted | None:
        form: Form | None = last(replies)
        if form is None:
            return None
        if not form.errors:
            self.show(f"Write {CANCEL} to leave this form; nothing of it is sent before the last question.")
        try:
            values = await Asking(self.ask, self.show, self.sheet, self.host.suggest).form(form)
        except CancelledError:
            self.show("Nothing of that form was sent.")
            return None
        return Submitted(HERE.person, HERE.place, _cause(), form.key, values)

    async def _next(self) -> Event | None:
        text = ""
        while not text.strip():
            text = await self._line()
        if text.strip().casefold() in parse.LEAVE:
            return None
        return parse.line(text, self._offered, HERE, _cause())

    async def _line(self) -> str:
        """What the person writes. What comes in for them meanwhile is shown."""
        typing = asyncio.ensure_future(self.ask("you> "))
        try:
            while not typing.done():
                listening = self._listening = self._listening or asyncio.create_task(self.host.news())
                await asyncio.wait((typing, listening), return_when=asyncio.FIRST_COMPLETED)
                if listening.done():
                    self._listening = None
                    self._told(listening.result())
        finally:
            if not typing.done():
                typing.cancel()
                await asyncio.wait((typing,))  # it gives the terminal back
        return typing.result()

    def _told(self, replies: Replies) -> None:
        """The numbers of what stands there already keep their meaning."""
        if not replies:
            return
        drawn = render.draw(replies, self.sheet, after=len(self._offered))
        self._offered += drawn.buttons
        self.show(f"\n{drawn.text}\n")


async def once(bot: Bot, question: str, show: Show, sheet: Paper, *, as_json: bool) -> None:
    """Answer one question, for a person or for a program."""
    here = parse.passing("once")
    replies = await bot.handle(Said(here.person, here.place, "once", question))
    if as_json:
        show(
            json.dumps(
                [{"type": type(reply).__name__.lower(), "reply": _plain(reply)} for reply in visible(replies)],
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        show(f"{render.draw(replies, sheet).text}\n\n{sheet.dim('Nothing of this is kept.')}")


def _cause() -> str:
    return secrets.token_hex(8)


def _plain(value: object) -> object:
    """What JSON can hold: a dataclass as its fields, bytes as their number."""
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return f"{len(value)} bytes" if isinstance(value, bytes) else value
