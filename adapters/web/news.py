"""What was posted to somebody shows on the pages that they have open, and on the next that they open.

It is removed once it was shown, and not before: from a page that is opened, once all of that was written without an
error; from the stream, once the page has said that it shows it, since a connection can be gone without anybody
noticing. So what is shown just as a connection breaks may come a second time, and nothing is lost on the way.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeVar

from aiohttp import web
from markupsafe import Markup

from bot import memory, posted
from bot.desk import Desk
from bot.replies import Text
from bot.store import Transaction

BEAT = 20.0  # seconds until a stream looks again, and shows that it is alive
LOOK_EVERY = 3.0  # seconds, where another process could have posted something
LONGEST = 15 * 60.0  # seconds of one stream; browsers then ask for another
MOST, EACH = 200, 3  # streams, of all and for one channel: a browser has six connections to us, and needs some

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class _Stream:
    request: web.Request
    channel: str
    nudged: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def alive(self) -> bool:
        transport = self.request.transport
        return transport is not None and not transport.is_closing()


class News:
    """One for the process: what is posted in it shows at once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._streams: list[_Stream] = []
        self._closed = False

    def posted(self, channel: str) -> None:
        for one in self._streams:
            if one.channel == channel:
                one.nudged.set()

    async def close(self, _: object = None) -> None:
        """All streams end, and none begins."""
        self._closed = True
        for one in self._streams:
            one.nudged.set()

    async def lying(self, channel: str) -> Mapping[str, Text]:
        """What nobody has been shown yet, by its id; nothing where the store cannot tell, since it stays there."""

        async def look(tx: Transaction) -> Mapping[str, Text]:
            return await posted.lying(tx, channel, self._desk.now())

        return await self._kept(look, {}) if channel else {}

    async def shown(self, channel: str, ids: tuple[str, ...]) -> None:
        async def forget(tx: Transaction) -> None:
            await posted.forget(tx, channel, ids)

        if channel and ids:
            await self._kept(forget, None)

    async def stream(
        self, request: web.Request, channel: str, draw: Callable[[Text], Markup], still: Callable[[], Awaitable[bool]]
    ) -> web.StreamResponse:
        """What is posted, as it comes. A browser that gets 204 does not ask again by itself.

        `still`: whether whoever asked may be told more.
        """
        with self._room(request, channel) as mine:
            if mine is None:
                return web.Response(status=204)
            kinds = {"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
            answer = web.StreamResponse(headers=kinds)
            with suppress(ConnectionError):
                await answer.prepare(request)
                await self._tell(answer, mine, draw, still)
                await answer.write_eof()
            return answer

    async def _tell(
        self,
        answer: web.StreamResponse,
        mine: _Stream,
        draw: Callable[[Text], Markup],
        still: Callable[[], Awaitable[bool]],
    ) -> None:
        told: set[str] = set()
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                while not self._closed and await still():
                    mine.nudged.clear()
                    lying = {key: text for key, text in (await self.lying(mine.channel)).items() if key not in told}
                    told.update(lying)
                    await answer.write(b"".join(_events(lying, draw)) or b":\n\n")
                    await self._something(mine, told)

    async def _something(self, mine: _Stream, told: AbstractSet[str]) -> None:
        """Until something new may lie there, or it is time to show a sign of life."""
        with suppress(TimeoutError):
            async with asyncio.timeout(BEAT):
                while not mine.nudged.is_set():
                    with suppress(TimeoutError):
                        async with asyncio.timeout(BEAT if self._desk.alone else LOOK_EVERY):
                            await mine.nudged.wait()
                    if not self._desk.alone and (await self.lying(mine.channel)).keys() - told:
                        return

    @contextmanager
    def _room(self, request: web.Request, channel: str) -> Iterator[_Stream | None]:
        """None where there are too many already, or nobody is known who could be told anything."""
        self._streams = [one for one in self._streams if one.alive]
        same = sum(one.channel == channel for one in self._streams)
        if not channel or self._closed or same >= EACH or len(self._streams) >= MOST:
            yield None
            return
        mine = _Stream(request, channel)
        self._streams.append(mine)
        try:
            yield mine
        finally:
            self._streams = [one for one in self._streams if one is not mine]

    async def _kept(self, work: Callable[[Transaction], Awaitable[T]], failing: T) -> T:
        return await memory.attempt(self._desk.store, work, failing)


def once(lying: Mapping[str, Text]) -> tuple[tuple[Text, tuple[str, ...]], ...]:
    """What says the same is shown once, for all of its ids."""
    found: dict[Text, tuple[str, ...]] = {}
    for key, text in lying.items():
        found[text] = (*found.get(text, ()), key)
    return tuple(found.items())


def _events(lying: Mapping[str, Text], draw: Callable[[Text], Markup]) -> Iterator[bytes]:
    for text, ids in once(lying):
        yield f"event: news\ndata: {json.dumps({'html': draw(text), 'ids': ids})}\n\n".encode()
