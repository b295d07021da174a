"""A workplace on Teams: a rep who asks, whoever is asked, and a channel that they all read."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from bot.outbox import Outbox
from bot.people import inviting
from bot.store import R
from bot.surveys import closing, tending
from tests import fakes
from tests.fakes import Clock, kept
from tests.people import codes
from tests.teams import oracle
from tests.teams.payloads import CHANNEL, Json
from tests.teams.visiting import BROWSER, Door, Member, door

TITLE = "Workload and job quality"
ROOM = CHANNEL.partition(";")[0]


@dataclass
class Branch:
    here: Door
    clock: Clock
    outbox: Outbox
    rep: Member
    members: Sequence[Member]

    async def opens_form(self) -> None:
        """About a new survey, in a window of the rep's chat."""
        self.rep.close()
        await self.rep.writes("new survey")
        await self.rep.presses(TITLE)
        await self.rep.presses("Show it to me")

    async def drafts(self, **settled: str) -> None:
        """A draft, of which the rep sees the card in that window then."""
        await self.opens_form()
        await self.rep.fills({"typed.closes": "22/11/2026 16:00", **settled})

    async def launches(self, **settled: str) -> None:
        await self.drafts(**settled)
        await self.rep.presses("Launch it")
        assert "It is open." in self.rep.sees
        self.rep.close()
        await self.delivers()

    async def delivers(self) -> None:
        await self.tend()
        while await self.outbox.deliver_due():
            self.clock.move(timedelta(seconds=2))

    async def tend(self) -> None:
        desk = self.here.desk
        await closing.sweep(desk.store, self.clock())
        await tending.tend(desk)

    async def at(self, hour: int, minute: int = 0) -> None:
        """The clock says so, and what is done then by itself is done, and told."""
        self.clock.time = self.clock.time.replace(hour=hour, minute=minute, second=0)
        await self.delivers()

    async def card(self, stage: str, who: Member | None = None) -> Member:
        """Who sees it below what they wrote, the rep unless somebody else is named."""
        member = who or self.rep
        member.close()
        await member.writes("our surveys")
        await member.presses(f"{TITLE} (Town Hall): {stage}")
        return member

    async def closes(self) -> None:
        await (await self.card("open")).presses("Close it now")
        await self.rep.presses("Yes, close it now")
        await self.delivers()

    async def signed(self) -> Member:
        """The results, by an organiser with a name."""
        olu = self.here.somebody("aad-olu", "29:olu", "a:olu")
        code = await inviting.for_the_machine(self.here.desk.store, self.here.desk.secret, self.clock())
        await olu.writes(f"claim {code}")
        await (await self.card("closed", olu)).presses("See the results")
        await olu.presses("Write what happens next")
        await olu.presses("Change my name")
        await olu.presses("Show it to me")
        await olu.fills({"typed.name": "Olu"})
        await (await self.card("closed", olu)).presses("See the results")
        await olu.presses("Write what happens next")
        await olu.fills({"typed.next": "We meet the employer. <at>everyone</at> @channel"})
        await olu.presses("Sign it off")
        assert "You said." in olu.sees
        await olu.presses("Yes, sign and post it")
        await self.delivers()
        return olu

    def posted(self) -> list[Json]:
        """What stands in the channel, for all to see."""
        return [
            one.activity
            for one in self.here.platform.messages.values()
            if one.conversation.startswith(ROOM) and one.conversation != CHANNEL
        ]

    async def all_of(self, kind: type[R]) -> tuple[R, ...]:
        return await kept(self.here.desk.store, kind)

    async def opened(self, member: Member) -> dict[str, bytes]:
        """The documents that they were handed and have not opened yet, by their names."""
        found = {}
        for button, _ in member.buttons:
            if button["type"] == "Action.OpenUrl":
                name = button["tooltip"].removeprefix("Document: ").partition(",")[0]
                async with self.here.client.post(urlsplit(button["url"]).path) as handed:
                    if handed.ok:
                        found[name] = await handed.read()
        return found


@asynccontextmanager
async def branch(members: int, address: str = BROWSER) -> AsyncIterator[Branch]:
    """`members` have written to the bot before."""
    clock = Clock()
    desk = fakes.desk(clock=clock)
    async with door(desk, address=address) as here:
        outbox = Outbox(desk.store, {"teams": here.messenger}, here.bot.composers, clock, desk.secret)
        rep = here.somebody("aad-kim", "29:kim", "a:kim")
        await rep.writes(f"claim {await codes.for_a_rep(desk, clock())}")
        some = [here.somebody(f"aad-{number}", f"29:{number}", f"a:{number}") for number in range(members)]
        yield Branch(here, clock, outbox, rep, some)


async def asked_here(there: Branch) -> None:
    """The rep has said in the channel that surveys are posted there."""
    kim = replace(there.rep, shared=True)
    await kim.writes("survey here")
    await kim.presses("Show it to me")
    await kim.fills({"typed.name": "Branch chat"})
    assert "can now be posted here" in kim.sees


def words(shown: object) -> str:
    return oracle.shown(json.dumps(shown, ensure_ascii=False))


def offered_first(member: Member) -> str:
    """The main button of what they see last."""
    return str([one["title"] for one, _ in member.buttons if one.get("style") == "positive"][-1])


def offers(member: Member, title: str) -> bool:
    return any(one["title"] == title for one, _ in member.buttons)
