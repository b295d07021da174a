"""What counts once counts once, also where two processes serve one database and both are asked at the same moment."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp.test_utils import TestServer

from adapters import handing
from adapters.web.serve import application
from bot.bot import Bot
from bot.events import Submitted
from bot.records import Handed, Session, Unlocked
from bot.replies import Document
from bot.second_factor import asking
from tests import fakes, postgres
from tests.cases.parts import Hall
from tests.fakes import UNION_HOUSE, kept
from tests.outbox.stores import open_store
from tests.people.living import Branch
from tests.second_factor.steps import set_up
from tests.web.desk import PAGES, SAME, Desks, desks

AT_ONCE = 4


@asynccontextmanager
async def two(folder: Path) -> AsyncIterator[tuple[Desks, Bot, list[str]]]:
    """The desk, the bot of the other process, and where each of both listens."""
    with postgres.database() as url:
        async with AsyncExitStack() as stack:
            stores = [await open_store(folder / "keys", url) for _ in range(2)]
            for store in stores:
                stack.push_async_callback(store.close)
            branch, house = Branch(), replace(UNION_HOUSE, pages=PAGES)
            one, other = (fakes.desk(branch.library, house, clock=branch.clock, store=store) for store in stores)
            branch.start(one)
            desk = await stack.enter_async_context(desks(there=await Hall(branch).open()))
            bot = Bot(other)
            server = TestServer(application(bot, other))
            await server.start_server(access_log=None)
            stack.push_async_callback(server.close)
            yield desk, bot, [str(one.make_url("/")).rstrip("/") for one in (desk.server, server)]


async def test_one_link_makes_one_session(tmp_path: Path) -> None:
    async with two(tmp_path) as (desk, _, there):
        browser = await desk.browser()
        link = await desk.link(await desk.there.rep("kim"), browser)
        headers = {**SAME, "Cookie": f"desk-pairing={browser.cookies['desk-pairing']}"}

        async def opens(home: str) -> int:
            async with browser.client.session.post(
                home + link, data={"x": ""}, headers=headers, allow_redirects=False
            ) as answer:
                return answer.status

        answers = await asyncio.gather(*(opens(home) for home in there * AT_ONCE))
        assert sorted(answers) == [303] + [410] * (2 * AT_ONCE - 1)
        assert len(await kept(desk.there.branch.desk.store, Session)) == 1


async def test_one_link_hands_out_one_document(tmp_path: Path) -> None:
    async with two(tmp_path) as (desk, _, there):
        links = handing.of(desk.there.branch.desk, PAGES).links()
        link = urlsplit(links.to(Document("cases.csv", "text/csv", b"once"))).path
        await links.keep()
        session = (await desk.browser()).client.session

        async def opens(home: str) -> tuple[int, bool]:
            async with session.post(home + link, data={"x": ""}, headers=SAME) as answer:
                return answer.status, await answer.read() == b"once"

        answers = await asyncio.gather(*(opens(home) for home in there * AT_ONCE))
        assert sorted(answers) == [(200, True)] + [(410, False)] * (2 * AT_ONCE - 1)
        assert not await kept(desk.there.branch.desk.store, Handed)


async def test_the_same_figures_open_one_conversation(tmp_path: Path) -> None:
    async with two(tmp_path) as (desk, other, _):
        branch, kim = desk.there.branch, await desk.there.rep("kim")
        phone = await set_up(kim, branch.clock)
        await kim.say("lock now")
        branch.clock.move(timedelta(minutes=1))

        async def gives(bot: Bot, number: int) -> None:
            where = f"{id(bot)}-{number}-canary"
            place = replace(kim.place, key=where, reach=where)
            event = Submitted(kim.person, place, f"cause-{where}", asking.GIVE, {"code": phone.figures})
            await bot.handle(event)

        await asyncio.gather(*(gives(bot, number) for bot in (branch.bot, other) for number in range(AT_ONCE)))
        assert len(await kept(branch.desk.store, Unlocked)) == 1
