"""The page of figures. It is made anew every five minutes by the clock, and stands still in between.

So whoever reads it each second learns no more than whoever reads it once in five minutes.
"""

import asyncio
import hmac
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from aiohttp import web

from adapters.setting_values import loopback
from adapters.watching.coarse import down_to
from adapters.watching.metrics import CONTENT_TYPE, LAGS, MEMORY, Metrics, memory
from adapters.watching.pulse import Pulse
from adapters.watching.workers import Workers
from bot import faults

PATH = "/metrics"
EVERY = 300  # seconds
# With one of them, it is not whoever connected that asks, but somebody behind them.
FORWARDING = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Page:
    metrics: Metrics
    pulse: Pulse
    workers: Workers
    owed: Callable[[], Awaitable[tuple[int, float]]] | None = None
    wall: Callable[[], float] = time.time
    memory: Callable[[], int] = memory
    content: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.content = self.metrics.page()

    async def renew(self) -> None:
        try:
            if self.owed:
                self.metrics.owed(*await self.owed())
        except Exception as error:  # noqa: BLE001 - the other figures are told all the same
            log.warning("what the outbox owes cannot be told: %s", faults.told(error))
        self.metrics.lag.set(down_to(self.pulse.longest(), LAGS))
        self.metrics.memory.set(self.memory() // MEMORY * MEMORY)
        for part, works in self.workers.state().items():
            self.metrics.working.labels(part).set(works)
        self.content = self.metrics.page()

    async def keep_renewing(self, stop: asyncio.Event) -> None:
        await self.renew()
        while not stop.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY - self.wall() % EVERY):
                    await stop.wait()
            if not stop.is_set():
                await self.renew()


@dataclass(frozen=True, slots=True)
class Reader:
    """Who may read it: whoever shows the token; or, where none is set, whoever sits at this computer.

    A server that stands before the bot on the same computer makes everybody seem to sit there. So without a token
    nobody may read it where the bot is reached by others (`others`: by its settings), or where the request says that
    it was passed on, or names another computer.
    """

    token: str = field(default="", repr=False)
    others: bool = False

    def check(self, request: web.Request) -> None:
        """HTTPUnauthorized; or HTTPNotFound, as if there were no such page."""
        if self.token:
            given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
            if not hmac.compare_digest(given, f"Bearer {self.token}".encode()):
                raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
        elif self.others or not _sits_here(request):
            raise web.HTTPNotFound


def _sits_here(request: web.Request) -> bool:
    if any(name in request.headers for name in FORWARDING):
        return False
    peer = request.transport.get_extra_info("peername") if request.transport else None
    here = isinstance(peer, tuple) and loopback(str(peer[0]))
    return here and loopback(request.url.host or "")


def shown(page: Page, reader: Reader) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def show(request: web.Request) -> web.Response:
        reader.check(request)
        return web.Response(body=page.content, headers={"Content-Type": CONTENT_TYPE})

    return show
