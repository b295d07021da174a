"""The desk over real HTTP: office holders in a chat, and browsers that they sign in, each with cookies of its own."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from aiohttp.test_utils import TestClient, TestServer

from adapters.web.serve import application
from bot.events import Owner
from bot.records import Session
from bot.signing_in.asking import ASK
from tests import fakes
from tests.cases.parts import Hall
from tests.fakes import UNION_HOUSE
from tests.people.living import Branch, Somebody
from tests.web.visiting import Page, read

PAGES = "https://bot.example.org"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAME = {"Sec-Fetch-Site": "same-origin"}
CODE = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b")
LINK = re.compile(r"\]\((https://bot\.example\.org/desk/link/[A-Za-z0-9_-]{43})\)")


@dataclass
class Browser:
    """Keeps cookies as a browser does, and sends a page's own forms."""

    client: "TestClient"  # type: ignore[type-arg]
    agent: str = FIREFOX

    async def page(self, path: str, **headers: str) -> Page:
        return await read(await self.client.get(path, headers={"User-Agent": self.agent, **headers}))

    async def send(self, path: str, form: Mapping[str, str] | None = None, **headers: str) -> Page:
        sent = {"User-Agent": self.agent, **SAME, **headers}
        return await read(await self.client.post(path, data=form or {"x": ""}, headers=sent))

    async def asks(self) -> str:
        """The code that it shows."""
        page = await self.send("/desk/sign-in")
        (code,) = CODE.findall(page.words)
        return str(code)

    @property
    def cookies(self) -> dict[str, str]:
        return {one.key: one.value for one in self.client.session.cookie_jar}

    def keep(self, name: str, value: str, path: str = "/desk") -> None:
        """As if somebody had put this cookie there. `path`: of a page, from which it takes its own."""
        self.client.session.cookie_jar.update_cookies({name: value}, self.client.make_url(path))

    async def token(self) -> str:
        page = await self.page("/desk")
        (found, *_) = [str(one) for one in page.tree.xpath("//input[@name='token']/@value")] or [""]
        return found

    async def press(self, action: str, value: str = "", **more: str) -> Page:
        form = {"cause": "c" * 22, "do": "press", "action": action, "value": value, "label": action}
        return await self.send("/desk", form | {"token": await self.token()} | more)


@dataclass
class Desks:
    there: Hall
    server: TestServer
    stack: AsyncExitStack = field(repr=False)

    async def browser(self, agent: str = FIREFOX) -> Browser:
        client = TestClient(self.server)
        # The server outlives each of them, so that each has only a session of its own to close.
        self.stack.push_async_callback(client.session.close)
        return Browser(client, agent)

    async def signed_in(self, who: Somebody, agent: str = FIREFOX) -> Browser:
        made = await self.browser(agent)
        page = await made.send(await self.link(who, made))
        assert page.status == 200, page.words
        return made

    async def link(self, who: Somebody, browser: Browser) -> str:
        """The path of the link that the chat gives for what this browser shows."""
        return path_in(await who.send(ASK.action, code=await browser.asks()))

    async def sessions(self) -> tuple[Session, ...]:
        return await self.there.every(Session)


def path_in(words: str) -> str:
    (found,) = LINK.findall(words)
    return str(urlsplit(found).path)


@asynccontextmanager
async def desks(owner: Owner = Owner.UNION, there: Hall | None = None, public_url: str = "") -> AsyncIterator[Desks]:
    """`owner`: of the chat in which the office holders are."""
    if there is None:
        branch = Branch(owner=owner)
        branch.start(fakes.desk(branch.library, clock=branch.clock, house=replace(UNION_HOUSE, pages=PAGES)))
        there = await Hall(branch).open()
    server = TestServer(application(there.branch.bot, there.branch.desk, public_url))
    await server.start_server(access_log=None)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(server.close)
        yield Desks(there, server, stack)
