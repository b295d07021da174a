"""Hands out pictures and documents by links, where a platform takes no file that only one person should have.

A link holds 32 random bytes, and the store a hash of them: whoever reads the store cannot open it. It opens for whoever
has it, since no platform tells a browser who somebody is; so a document can be opened once, and not for long. A picture
is looked at again and again, by each device of somebody, and by the platform for them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot import memory
from bot.desk import Desk
from bot.handed import LARGEST, PATH, TOLD, WITHIN, drawn, hashed, record, stands
from bot.outbox.together import Together
from bot.records import Handed, Seen
from bot.replies import Document, Picture
from bot.store import Transaction

__all__ = ["LARGEST", "PATH", "TOLD", "WITHIN", "Gone", "Handing", "Links", "hashed", "of"]
PICTURES = timedelta(hours=24)  # as long as the buttons beside them work
LARGEST_PICTURE = 1_000_000  # bytes that a platform shows


class Gone(StrEnum):
    """Why there is nothing behind a link."""

    USED = "used"
    OVER = "over"


@dataclass(slots=True)
class Handing:
    """`address`: where people find the bot's own pages; no link is made where that is not https."""

    together: Together
    now: Callable[[], datetime]
    secret: bytes = field(repr=False)
    address: str = ""

    def links(self) -> "Links":
        return Links(self)

    async def look(self, name: str) -> Handed | Gone:
        """What a link leads to; it stays there."""

        async def read(tx: Transaction) -> Handed | Gone:
            return await self._found(tx, name)

        return await self.together.do(read)

    async def take(self, name: str) -> Handed | Gone:
        """Once: it is erased as it is given."""

        async def hand(tx: Transaction) -> Handed | Gone:
            found = await self._found(tx, name)
            if isinstance(found, Handed):
                await tx.remove(Handed, found.id)
                await memory.first(tx, self._used(name), self.now())
            return found

        return await self.together.do(hand)

    async def _found(self, tx: Transaction, name: str) -> Handed | Gone:
        kept = await tx.get(Handed, hashed(name))
        if kept and stands(kept, self.now(), WITHIN if kept.once else PICTURES):
            return kept
        return Gone.USED if await tx.get(Seen, self._used(name)) else Gone.OVER

    def _used(self, name: str) -> str:
        return memory.keyed(self.secret, "handed", hashed(name))


def of(desk: Desk, public_url: str) -> Handing:
    return Handing(Together(desk.store), desk.now, desk.secret, public_url)


@dataclass(slots=True)
class Links:
    """Those of one drawing, which are to be kept before it is sent."""

    handing: Handing
    _made: dict[Picture | Document, tuple[str, Handed]] = field(default_factory=dict)

    def to(self, what: Picture | Document) -> str:
        """The same each time; empty where it cannot be handed out."""
        address = self.handing.address.rstrip("/")
        if not address.startswith("https:") or not _fits(what):
            return ""
        if what not in self._made:
            name = drawn()
            self._made[what] = name, _record(what, name, self.handing.now())
        name, _ = self._made[what]
        return f"{address}{PATH}{name}"

    async def keep(self) -> None:
        made = [record for _, record in self._made.values()]
        if not made:
            return

        async def add(tx: Transaction) -> None:
            for one in made:
                await tx.add(one)

        await self.handing.together.do(add)


def _fits(what: Picture | Document) -> bool:
    if isinstance(what, Picture):
        return len(what.png) <= LARGEST_PICTURE
    return len(what.content) <= LARGEST


def _record(what: Picture | Document, name: str, now: datetime) -> Handed:
    if isinstance(what, Document):
        return record(what, name, now)
    until = now + PICTURES
    return Handed(hashed(name), until, until, "picture.png", "image/png", what.png, once=False)
