"""What is posted to somebody over real HTTP: it shows at once or at the next opening, once, to them alone."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from aiohttp import ClientResponse

from adapters.web import news as newsroom
from adapters.web.sender import Poster
from bot.outbox import CannotDeliverError
from bot.people import Role
from bot.records import Address, Cause, Posted
from bot.replies import Button, Picture, Replies, Text
from tests import fakes
from tests.fakes import Clock
from tests.web.test_desk import enters
from tests.web.visiting import LOCAL_HOUSE, PNG, Visitor, visiting

NOTICE = Text("Something new is waiting for you.", (Button("Open it", "case.open", "r1", main=True),), private=True)
WITHIN = 5.0


async def posts(visitor: Visitor, channel: str, key: str = "notice", replies: Replies = (NOTICE,)) -> None:
    desk = visitor.bot.desk
    address = Address("address", "person", "web", "", channel)
    await Poster(desk.store, desk.now, visitor.news.posted).send(address, replies, key)


async def reach(visitor: Visitor) -> str:
    """Somebody has come to the desk, and can be told something there."""
    await enters(visitor)
    await visitor.page("/desk")
    return visitor.bot.events[-1].place.reach


async def left(visitor: Visitor) -> list[str]:
    return [one.id for one in await fakes.kept(visitor.bot.desk.store, Posted)]


async def emptied(visitor: Visitor) -> None:
    async with asyncio.timeout(WITHIN):
        while await left(visitor):  # noqa: ASYNC110 - the store tells nobody that it has changed
            await asyncio.sleep(0.01)


@dataclass
class Listening:
    answer: ClientResponse

    async def next(self) -> dict[str, object]:
        """The next that comes; heartbeats are passed over."""
        async with asyncio.timeout(WITHIN):
            while True:
                line = (await self.answer.content.readline()).decode()
                assert line, "the stream has ended"
                if line.startswith("data: "):
                    return dict(json.loads(line.removeprefix("data: ")))

    async def ended(self) -> bytes:
        async with asyncio.timeout(WITHIN):
            return await self.answer.content.read()


@asynccontextmanager
async def listening(visitor: Visitor, path: str = "/desk/news") -> AsyncIterator[Listening]:
    async with visitor.client.get(path, headers={"Accept": "text/event-stream"}) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        yield Listening(answer)


async def test_what_was_posted_stands_above_the_greeting_when_the_desk_is_opened_and_only_once() -> None:
    async with visiting() as visitor:
        await posts(visitor, await reach(visitor))
        page = await visitor.page("/desk")
        first, second = page.tree.xpath("//div[@id='log']/div")
        assert "Something new is waiting for you." in first.text_content()
        assert "You are organiser" in second.text_content()
        (button,) = [form for form in page.forms("press") if form["label"] == "Open it"]
        assert (button["action"], button["value"]) == ("case.open", "r1")
        await emptied(visitor)
        assert "Something new" not in (await visitor.page("/desk")).words


async def test_a_page_that_is_fetched_ahead_or_for_its_head_alone_shows_nothing_and_loses_nothing() -> None:
    async with visiting() as visitor:
        await posts(visitor, await reach(visitor))
        assert "Something new" not in (await visitor.page("/desk", **{"Sec-Purpose": "prefetch;prerender"})).words
        assert (await visitor.client.head("/desk")).status == 200
        assert await left(visitor) == ["notice"]
        assert "Something new" in (await visitor.page("/desk")).words


async def test_an_open_desk_is_told_at_once_and_keeps_it_until_the_page_says_that_it_shows_it() -> None:
    async with visiting() as visitor:
        channel = await reach(visitor)
        async with listening(visitor) as stream:
            await posts(visitor, channel)
            told = await stream.next()
        assert "Something new is waiting for you." in str(told["html"])
        assert 'action="/desk"' in str(told["html"])
        assert told["ids"] == ["notice"]
        assert await left(visitor) == ["notice"]
        async with listening(visitor) as stream:  # the connection had broken before it was shown
            assert (await stream.next())["ids"] == ["notice"]
        answer = await visitor.client.post("/desk/news", data={"shown": "notice"})
        assert answer.status == 204
        assert await left(visitor) == []


async def test_the_same_notice_delivered_twice_lies_there_once_and_others_beside_it() -> None:
    async with visiting() as visitor:
        channel = await reach(visitor)
        await posts(visitor, channel)
        await posts(visitor, channel)
        assert await left(visitor) == ["notice"]
        await posts(visitor, channel, "another")
        assert (await visitor.page("/desk")).words.count("Something new is waiting") == 1
        await emptied(visitor)


async def test_nobody_else_is_told_nor_can_have_it_removed() -> None:
    async with visiting() as visitor:
        await posts(visitor, "somebody else's channel-canary")
        await reach(visitor)
        assert "Something new" not in (await visitor.page("/desk")).words
        await visitor.client.post("/desk/news", data={"shown": "notice"})
        assert await left(visitor) == ["notice"]


async def test_what_a_browser_has_as_its_cookie_is_nowhere_in_the_store() -> None:
    async with visiting() as visitor:
        await posts(visitor, await reach(visitor))
        (cookie,) = [one.value for one in visitor.client.session.cookie_jar if one.key == "desk"]
        records = await fakes.kept(visitor.bot.desk.store, Posted), await fakes.kept(visitor.bot.desk.store, Address)
        assert all(len(kind) == 1 for kind in records)
        assert not any(cookie in str(one) or cookie in getattr(one, "channel", "") for kind in records for one in kind)


async def test_neither_the_chat_nor_the_page_for_reports_can_be_told_anything() -> None:
    async with visiting() as visitor:
        for path in ("/chat", "/report"):
            assert (await visitor.client.get(f"{path}/news")).status == 404
            assert not (await visitor.page(path)).tree.xpath("//form[@data-news]")


async def test_who_is_not_known_at_the_desk_has_nothing_to_listen_for() -> None:
    async with visiting() as visitor:
        await visitor.page("/desk")
        assert visitor.bot.events[-1].place.reach == ""
        assert (await visitor.client.get("/desk/news")).status == 204
        await enters(visitor)
        await visitor.page("/desk")
        assert visitor.bot.events[-1].place.reach
        async with listening(visitor):
            pass


async def test_in_a_trial_each_role_is_told_in_the_chat_and_at_the_desk() -> None:
    async with visiting(LOCAL_HOUSE) as visitor:
        await visitor.client.post("/role", data={"role": "rep"})
        async with listening(visitor, "/chat/news") as stream:
            await posts(visitor, Role.MEMBER, "for the member")
            await posts(visitor, Role.REP, "for the rep")
            assert (await stream.next())["ids"] == ["for the rep"]
        assert "Something new" in (await visitor.page("/desk")).words
        assert "Something new" in (await visitor.send({"role": "member"}, "/role")).words
        await emptied(visitor)


async def test_a_few_streams_are_enough_for_one_browser_and_a_closed_one_makes_room() -> None:
    async with visiting() as visitor:
        await reach(visitor)
        streams = [await visitor.client.get("/desk/news") for _ in range(newsroom.EACH)]
        assert [one.status for one in streams] == [200] * newsroom.EACH
        assert (await visitor.client.get("/desk/news")).status == 204
        streams[0].close()
        again = await visitor.client.get("/desk/news")
        async with asyncio.timeout(WITHIN):
            while again.status == 204:  # until the server has noticed
                again = await visitor.client.get("/desk/news")
        for one in (*streams[1:], again):
            one.close()


async def test_of_all_together_there_are_so_many_streams_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsroom, "MOST", 1)
    async with visiting() as visitor:
        await reach(visitor)
        async with listening(visitor):
            visitor.client.session.cookie_jar.clear()
            assert (await visitor.client.get("/desk/news")).status == 204


async def test_a_stream_ends_when_the_bot_stops() -> None:
    async with visiting() as visitor:
        await reach(visitor)
        async with listening(visitor) as stream:
            await visitor.news.close()
            await stream.ended()
        assert (await visitor.client.get("/desk/news")).status == 204


async def test_what_another_process_posted_is_found_with_the_next_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsroom, "BEAT", 0.02)
    async with visiting() as visitor:
        channel = await reach(visitor)
        async with listening(visitor) as stream:
            desk = visitor.bot.desk
            elsewhere = Poster(desk.store, desk.now, lambda _: None)
            await elsewhere.send(Address("address", "person", "web", "", channel), (NOTICE,), "notice")
            assert (await stream.next())["ids"] == ["notice"]


async def test_no_other_site_can_listen() -> None:
    async with visiting() as visitor:
        await reach(visitor)
        assert (await visitor.page("/desk/news", **{"Sec-Fetch-Site": "cross-site"})).status == 403


async def test_after_thirty_days_it_is_not_shown_any_more() -> None:
    async with visiting() as visitor:
        channel, clock = await reach(visitor), visitor.bot.desk.now
        assert isinstance(clock, Clock)
        await posts(visitor, channel)
        clock.move(timedelta(days=30))
        assert "Something new" not in (await visitor.page("/desk")).words


async def test_what_is_no_words_with_buttons_can_never_be_delivered() -> None:
    async with visiting() as visitor:
        with pytest.raises(CannotDeliverError) as refused:
            await posts(visitor, "channel-canary", replies=(Picture(PNG, "A line"),))
        assert refused.value.cause is Cause.REFUSED


async def test_where_several_processes_serve_an_open_desk_looks_for_what_another_has_posted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(newsroom, "LOOK_EVERY", 0.01)
    async with visiting() as visitor:
        visitor.news._desk = replace(visitor.bot.desk, alone=False)
        channel = await reach(visitor)
        async with listening(visitor) as stream:
            desk = visitor.bot.desk
            elsewhere = Poster(desk.store, desk.now, lambda _: None)
            await elsewhere.send(Address("address", "person", "web", "", channel), (NOTICE,), "notice")
            assert (await stream.next())["ids"] == ["notice"]
