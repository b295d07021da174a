"""The page for joining, with a campaign behind it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.web.serve import application
from bot.bot import Bot
from bot.desk import Desk
from bot.records import KINDS, Campaign
from bot.store import Record
from tests.fakes import kept
from tests.joining import parts
from tests.joining.parts import CODE, RUNNING
from tests.people.codes import HALL

ADDRESS = f"/join/{CODE}"
GO = f"{ADDRESS}/union"
SAME = {"Sec-Fetch-Site": "same-origin"}


@dataclass(frozen=True)
class There:
    desk: Desk
    client: TestClient[web.Request, web.Application]

    async def everything(self) -> dict[str, tuple[Record, ...]]:
        return {kind.kind: await kept(self.desk.store, kind) for kind in KINDS}


@asynccontextmanager
async def there(campaign: Campaign = RUNNING, pages: str = parts.PAGES) -> AsyncIterator[There]:
    desk = parts.desk(pages)
    await parts.keep(desk.store, campaign, HALL)
    async with TestClient(TestServer(application(Bot(desk), desk, pages))) as client:
        yield There(desk, client)
