"""The pages of snapshots: the real application before a concern report, who shares it and whom it is for."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp.test_utils import TestClient, TestServer

from adapters.web.serve import application
from bot.insights.snapshots.at import LOOK
from bot.records.insights import Audience
from tests.insights.shared import Shared, shared
from tests.people.living import Somebody
from tests.web.desk import Browser
from tests.web.visiting import Page

DRAFT = "/insights/draft"


@dataclass
class Snapshots:
    shared: Shared
    server: TestServer
    reader: Browser
    stack: AsyncExitStack = field(repr=False)

    async def browser(self) -> Browser:
        client = TestClient(self.server)
        self.stack.push_async_callback(client.session.close)
        return Browser(client)

    async def page(self, audience: Audience) -> Page:
        return await self.reader.page(self.shared.path(audience))

    async def link(self, audience: Audience, who: Somebody | None = None) -> str:
        """The path of the link that an organiser asks for in the chat."""
        said = await (who or self.shared.olu).force(LOOK, self.shared.value(audience))
        return urlsplit(said.partition("](")[2].partition(")")[0]).path

    async def opens(self, audience: Audience) -> Page:
        return await self.reader.send(await self.link(audience))


@asynccontextmanager
async def snapshots(made: Shared | None = None, public_url: str = "") -> AsyncIterator[Snapshots]:
    made = made or await shared()
    server = TestServer(application(made.there.branch.bot, made.there.branch.desk, public_url))
    await server.start_server(access_log=None)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(server.close)
        reader = TestClient(server)
        stack.push_async_callback(reader.session.close)
        yield Snapshots(made, server, Browser(reader), stack)
