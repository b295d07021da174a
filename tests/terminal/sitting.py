"""Somebody at a terminal, without one: what they type is given, what is shown is kept."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from adapters import settings
from adapters.commands import talking
from adapters.stores import opening
from adapters.terminal.forms import Asking
from adapters.terminal.hosts import Here, Host
from adapters.terminal.parse import Sits
from adapters.terminal.render import Paper
from adapters.terminal.serve import Conversation
from bot.desk import Desk, House
from bot.events import Answer
from bot.records import Workplace
from bot.replies import Form
from bot.store import Record
from tests import fakes
from tests.fakes import UNION_HOUSE, Clock

PAPER = Paper(100)
RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
SAM = Sits("session-canary", "sam-canary")
DEPOT = Workplace("depot", "The depot", "The council")
Line = str | Callable[["Screen"], str] | Callable[["Screen"], Awaitable[str]]


@dataclass
class Screen:
    """What is shown; and a keyboard that types the lines that it was given, then ends.

    A line may be worked out from what is shown, at once or after waiting for something.
    """

    lines: list[Line]
    shown: list[str] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def show(self, words: str) -> None:
        self.shown.append(words)
        self.changed.set()

    async def ask(self, prompt: str) -> str:
        if not self.lines:
            raise EOFError
        line = self.lines.pop(0)
        typed = line if isinstance(line, str) else line(self)
        typed = typed if isinstance(typed, str) else await typed
        self.show(f"{prompt}{typed}")
        return typed

    @property
    def text(self) -> str:
        return "\n".join(self.shown)

    @property
    def words(self) -> str:
        """Without line ends, wherever they fell."""
        return " ".join(self.text.split())


def button(label: str) -> Callable[[Screen], str]:
    """The number of the last button, or choice, with this label."""

    def find(screen: Screen) -> str:
        rows = [row.strip().split(maxsplit=1) for row in screen.text.splitlines()]
        found = [row[0] for row in rows if len(row) == 2 and row[0].isdecimal() and row[1] == label]
        assert found, f"no {label!r} in {screen.text[-2000:]}"
        return found[-1]

    return find


def once_shown(words: str, then: Line) -> Callable[[Screen], Awaitable[str]]:
    """Typed after these words have been shown."""

    async def wait(screen: Screen) -> str:
        async with asyncio.timeout(20):
            while words not in screen.words:
                screen.changed.clear()
                await screen.changed.wait()
        typed = then if isinstance(then, str) else then(screen)
        return typed if isinstance(typed, str) else await typed

    return wait


async def talk(host: Host, *lines: Line, folder: Path | None = None) -> Screen:
    """A whole conversation."""
    screen = Screen(list(lines))
    await Conversation(host, screen.ask, screen.show, PAPER, folder).run()
    return screen


def receipt_on(screen: Screen) -> str:
    (found,) = set(RECEIPT.findall(screen.text))
    return str(found)


async def fill(form: Form, *lines: str, known: Mapping[str, tuple[str, ...]] | None = None) -> "Filled":
    """A form, asked; `known` is what is suggested, by what was typed."""
    screen = Screen(list(lines))

    async def suggest(_: str, text: str) -> tuple[str, ...]:
        return (known or {}).get(text, ())

    values = await Asking(screen.ask, screen.show, PAPER, suggest).form(form)
    assert not screen.lines, "not all was asked for"
    return Filled(values, screen)


@dataclass
class Filled:
    values: dict[str, Answer]
    screen: Screen


@asynccontextmanager
async def alone(
    home: Path, sits: Sits = SAM, house: House = UNION_HOUSE, clock: Clock | None = None
) -> AsyncIterator[tuple[Here, Desk]]:
    """As `chat` does in the data folder `home`, where no bot runs, but for the knowledge."""
    chosen = settings.read()
    opened = await opening.open_store(chosen)
    try:
        made = fakes.desk(house=house, clock=clock, store=opened.store)
        async with talking.living(chosen, made, opened, sits) as here:
            yield here, made
    finally:
        await opened.store.close()


async def keep(desk: Desk, *records: Record) -> None:
    async with desk.store.transaction() as tx:
        for record in records:
            await tx.add(record)
