"""A balancer, on loopback: it sends to whoever is ready, and again elsewhere only what nobody can have taken."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count

import aiohttp
from aiohttp import web

LOOK_EVERY = 0.1  # seconds
PATIENCE = 60.0  # seconds in which somebody becomes ready
HEADERS = ("Content-Type", "Authorization", "Cookie", "X-Slack-Signature", "X-Slack-Request-Timestamp", "Accept")


@dataclass(repr=False)
class Balancer:
    """`backends`: addresses as they are now, or empty. `failed`: whatever was answered from 400 on, or not at all."""

    backends: Callable[[], Sequence[str]]
    session: aiohttp.ClientSession
    url: str = ""
    ready: frozenset[str] = frozenset()
    unready: set[str] = field(default_factory=set)  # that were seen to say so themselves
    failed: list[str] = field(default_factory=list)
    retried: int = 0
    served: dict[str, int] = field(default_factory=dict)  # by backend
    _turn: "count[int]" = field(default_factory=count)

    async def watch(self) -> None:
        while True:
            urls = [url for url in self.backends() if url]
            found = await asyncio.gather(*map(self._ready, urls))
            self.ready = frozenset(url for url, ready in zip(urls, found, strict=True) if ready)
            await asyncio.sleep(LOOK_EVERY)

    async def _ready(self, url: str) -> bool:
        with suppress(aiohttp.ClientError, TimeoutError):
            async with self.session.get(f"{url}/readyz", timeout=aiohttp.ClientTimeout(10)) as answer:
                if answer.status == 503:
                    self.unready.add(url)
                return answer.status == 200
        return False

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name: request.headers[name] for name in HEADERS if name in request.headers}
        async with asyncio.timeout(PATIENCE):
            while True:
                choice = sorted(self.ready)
                if not choice:
                    await asyncio.sleep(LOOK_EVERY)
                    continue
                url = choice[next(self._turn) % len(choice)]
                try:
                    return await self._sent(url, request, headers, body)
                except aiohttp.ClientConnectorError:  # nobody listens: nothing was sent
                    self.ready -= {url}
                    self.retried += 1

    async def _sent(self, url: str, request: web.Request, headers: dict[str, str], body: bytes) -> web.Response:
        path = request.path_qs
        try:
            async with self.session.request(
                request.method, url + path, data=body, headers=headers, allow_redirects=False
            ) as answer:
                content = await answer.read()
        except aiohttp.ClientConnectorError:
            raise
        except (aiohttp.ClientError, TimeoutError) as error:
            self.failed.append(f"{path}: {error!r}")
            return web.Response(status=502)
        if answer.status >= 400:
            self.failed.append(f"{path}: {answer.status}")
        self.served[url] = self.served.get(url, 0) + 1
        kind = answer.headers.get("Content-Type", "application/octet-stream")
        return web.Response(status=answer.status, body=content, headers={"Content-Type": kind})


@asynccontextmanager
async def balancing(backends: Callable[[], Sequence[str]]) -> AsyncIterator[Balancer]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        made = Balancer(backends, session)
        app = web.Application(client_max_size=2**24)
        app.router.add_route("*", "/{path:.*}", made.take)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        watching = asyncio.create_task(made.watch())
        try:
            yield made
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
            await runner.cleanup()
