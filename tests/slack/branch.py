"""A workplace on a whole Slack: a rep who asks, whoever is asked, and a channel that they all read."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.records.surveys import Answers
from bot.store import R
from bot.surveys import closing, tending
from tests.fakes import kept
from tests.people import codes
from tests.slack import oracle
from tests.slack.emulated import Member, World, emulated, world
from tests.slack.payloads import Json
from tests.slack.visiting import TOKEN

TITLE = "Workload and job quality"
CHANNEL = "union-ai"
ANYBODY = "xoxp-alex"  # whose token shows what everybody in the channel sees


@dataclass
class Branch:
    here: World
    rep: Member
    silent: Member  # who does nothing of all this
    members: Sequence[Member]
    channel: str

    async def drafts(self, **settled: object) -> Json:
        """The card of a draft that the rep sees, settled so."""
        await self.rep.writes("new survey")
        return await self.rep.goes_on(await self.rep.presses(TITLE), {"closes": "22/11/2026 16:00", **settled})

    async def launches(self, **settled: object) -> Json:
        return await self.rep.presses_in(await self.drafts(**settled), "Launch it")

    async def delivers(self) -> None:
        await self.tend()
        while await self.here.outbox.deliver_due():
            self.here.clock.move(timedelta(seconds=2))

    async def tend(self) -> None:
        desk = self.here.slack.receiving.desk
        await closing.sweep(desk.store, self.here.clock())
        await tending.tend(desk)

    async def at(self, hour: int, minute: int = 0) -> None:
        """The clock says so, and what is done then by itself is done."""
        self.here.clock.time = self.here.clock.time.replace(hour=hour, minute=minute, second=0)
        await self.tend()

    async def card(self, stage: str) -> Json:
        await self.rep.writes("our surveys")
        return await self.rep.presses(f"{TITLE} (Town Hall): {stage}")

    async def posted(self) -> list[Json]:
        """What stands in the channel, for all to see, the newest first: nothing stands below any of it."""
        found = await self.here.ask(ANYBODY, "conversations.history", channel=self.channel)
        for one in found["messages"]:
            thread = await self.here.ask(ANYBODY, "conversations.replies", channel=self.channel, ts=one["ts"])
            assert len(thread["messages"]) == 1 or "survey here" in one["text"]
        messages: list[Json] = found["messages"]
        return messages

    async def histories(self) -> list[list[Json]]:
        """All that Slack keeps of the channel, and of what the bot and each of them said to each other."""
        return [await self.posted(), *[await one.reads() for one in (self.rep, self.silent, *self.members)]]

    async def all_of(self, kind: type[R]) -> tuple[R, ...]:
        return await kept(self.here.slack.receiving.desk.store, kind)


@asynccontextmanager
async def branch(*names: str) -> AsyncIterator[Branch]:
    with emulated("kim", *names) as url:
        async with world(url) as here:
            listed: list[Json] = (await here.ask(ANYBODY, "conversations.list"))["channels"]
            channel = str(next(one["id"] for one in listed if one["name"] == CHANNEL))
            for token in (ANYBODY, TOKEN):
                await here.ask(token, "conversations.join", channel=channel)
            rep, silent = await here.person("kim"), await here.person("rita")
            await rep.writes(f"claim {await codes.for_a_rep(here.slack.receiving.desk, here.clock())}")
            yield Branch(here, rep, silent, [await here.person(name) for name in names], channel)


async def looks_over(member: Member, page: Json, given: Answers) -> Json:
    """All pages are filled in: what is shown before anything is sent."""
    filled: Json = {key: parts if key == "change" else parts[0] for key, parts in given.items()}
    while "Nothing is sent yet." not in words(page):
        page = await member.goes_on(page, filled)
    return page


def assert_thanked(answer: Json) -> None:
    assert answer["response_action"] == "update"
    assert answer["view"]["title"]["text"] == "Thank you"
    assert "Your answers are kept, and count once." in words(answer["view"])


def words(shown: object) -> str:
    return oracle.shown(json.dumps(shown, ensure_ascii=False))


def offered_first(view: Json) -> str:
    """The main button of a view."""
    drawn = [element for block in view["blocks"] for element in block.get("elements", ()) if "style" in element]
    return str(next(one["text"]["text"] for one in drawn if one["style"] == "primary"))
