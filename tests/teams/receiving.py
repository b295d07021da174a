"""What the tests of what is done on Teams have in common: a bot that says one thing, and a report."""

import asyncio
import re

from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event
from bot.records import Report
from bot.replies import Document, Replies, Reply
from tests import fakes
from tests.teams.visiting import Door, Member

REPORT = {"typed.what": "Rota bot", "typed.where": "Town Hall", "typed.doing": "It plans who works when."}


RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")


LETTER = Document("letter.txt", "text/plain; charset=utf-8", b"words of a canary\n")


class Saying(Bot):
    """Says one thing, whatever happens; after `kept`, where that is to be waited for."""

    def __init__(self, desk: Desk, *said: Reply, kept: asyncio.Event | None = None) -> None:
        super().__init__(desk)
        self.said = said
        self.kept = kept
        self.asked = asyncio.Event()
        self.events: list[Event] = []

    async def handle(self, event: Event) -> Replies:
        self.events.append(event)
        self.asked.set()
        if self.kept:
            await self.kept.wait()
        if not self.said:
            message = "words of a canary"
            raise ValueError(message)
        return self.said


def another(here: Door) -> Member:
    return here.somebody("aad-other-canary", "29:other-canary", "a:2canary")


async def reports(here: Door) -> tuple[Report, ...]:
    return await fakes.kept(here.desk.store, Report)


def receipt(words: str) -> str:
    (found,) = RECEIPT.findall(words)
    return str(found)
