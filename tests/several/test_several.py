"""Several processes on one database: what one of them changed is so in the others.

See docs/decisions/several-processes.md.
"""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import msgspec

from adapters import control
from adapters.commands import coding
from adapters.web.sender import Poster
from bot.editing import overlaying
from bot.events import Owner, Place
from bot.identity import readers
from bot.owners import id_of
from bot.records import Address, Edited, Ownership, Seated
from bot.replies import Text
from bot.signing_in import seats
from bot.store import Transaction, run
from knowledge import packs, writing
from tests.several.town import Town, people, town
from tests.slack.payloads import TEAM
from tests.web.desk import SAME
from tests.web.visiting import Page, read

WITHIN = 60.0  # seconds, on a machine that is busy
ASKED = "agreement/coverage"
QUESTION = "can they bring in a new ai system without asking us"


async def test_what_one_process_changes_is_so_in_the_others(data: Path, postgres: str) -> None:
    """One town for all of it, since three processes take their time to start."""
    async with town(data, postgres, 3) as there:
        await there.keep(*people())
        await _who_owns_a_workspace_is_read_for_each_event(there)
        await _an_answer_that_was_changed_is_given_by_every_process_at_once(there)
        await _a_browser_is_known_to_all_and_told_on_one_what_was_posted_by_another(there)
        await _commands_reach_one_of_them_and_another_once_that_has_gone(there)


async def _who_owns_a_workspace_is_read_for_each_event(there: Town) -> None:
    urls = [one.url for one in there.servings]
    for number, url in enumerate(urls):
        assert readers(Owner.UNION) in await there.said_on_slack(url, QUESTION, number), url
    place = Place("slack", TEAM, "", Owner.UNION)
    await there.keep(Ownership(id_of(place, there.secret), Owner.EMPLOYER))
    for number, url in enumerate(urls, 10):
        assert readers(Owner.EMPLOYER) in await there.said_on_slack(url, QUESTION, number), url


async def _an_answer_that_was_changed_is_given_by_every_process_at_once(there: Town) -> None:
    entry = packs.load([packs.BUILT_IN]).pack.entries[ASKED]
    changed = writing.text(entry).replace(entry.answer, "The branch has settled this in words of its own.")
    question = entry.question

    async def keep(tx: Transaction) -> None:
        await overlaying.keep(tx, Edited(ASKED, changed))

    await run(there.store, keep)
    for number, one in enumerate(there.servings, 20):
        said = await there.said_on_slack(one.url, question, number)
        assert "settled this in words of its own" in said, said


async def _a_browser_is_known_to_all_and_told_on_one_what_was_posted_by_another(there: Town) -> None:
    first, second, third = (one.url for one in there.servings)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        (form,) = (await _page(browser, first)).forms("submit")
        code = msgspec.convert(await control.ask(there.data, coding.NAME), coding.Code).code
        async with browser.post(f"{second}/desk", data=form | {"one.code": code}, headers=SAME) as answer:
            assert answer.status == 200
        assert "organiser" in (await _page(browser, third)).words
        (seated,) = await run(there.store, lambda tx: tx.find(Seated))
        channel = seats.reach(seated.user, there.secret)
        async with browser.get(f"{second}/desk/news", headers={"Accept": "text/event-stream"}) as news:
            assert news.status == 200
            assert await news.content.readline() == b":\n"  # it has looked, and nothing lies there
            to = Address("address", "person", "web", "", channel)
            post = Poster(there.store, lambda: datetime.now(UTC), lambda _: None)
            await post.send(to, (Text("Something new is waiting for you.", private=True),), "notice")
            async with asyncio.timeout(WITHIN):
                while not (line := await news.content.readline()).startswith(b"data: "):
                    assert line, "the stream has ended"
        assert b"Something new is waiting" in line


async def _page(browser: aiohttp.ClientSession, url: str) -> Page:
    async with browser.get(f"{url}/desk") as answer:
        return await read(answer)


async def _commands_reach_one_of_them_and_another_once_that_has_gone(there: Town) -> None:
    for one in there.servings[:-1]:
        await _reached(there.data)
        await one.stop()
    await _reached(there.data)
    await there.servings[-1].stop()
    assert not await control.running(there.data)


async def _reached(folder: Path) -> None:
    """What a command is told by whichever bot runs; for a moment none may have taken over."""
    async with asyncio.timeout(WITHIN):
        while True:
            with suppress(control.NotRunningError):
                await control.ask(folder, "gaps")
                return
            await asyncio.sleep(0.05)
