"""A campaign that runs, those who asked to hear of it, and what they are told."""

from collections import Counter
from dataclasses import dataclass, field, replace

from bot.campaigns import at, ending, meeting, messages, sending
from bot.events import Owner
from bot.outbox import Outbox
from bot.people.offices import pseudonym
from bot.records import Campaign
from bot.replies import Button, Text
from bot.store import Store
from tests.campaigns.parts import Hall, hall
from tests.cases.parts import Told
from tests.people.living import Somebody

WORDS = "A meeting with the council is about the cameras-canary."


@dataclass
class Heard:
    hall: Hall
    made: Campaign
    outbox: Outbox
    told: Told = field(default_factory=Told)

    def who(self, somebody: Somebody) -> str:
        return pseudonym(somebody.person, self.hall.branch.desk)

    async def hears(self, name: str) -> Somebody:
        made = self.hall.branch.somebody(name)
        await made.force(at.HEAR, self.made.id)
        return made

    async def sets(self, when: str = "1/12/2026 17:00", place: str = "Café; room 2") -> str:
        await self.hall.ann.force(meeting.SET, self.made.id)
        return await self.hall.ann.fill(when=when, place=place)

    async def writes(self, words: str = WORDS, by: Somebody | None = None) -> str:
        who = by or self.hall.ann
        await who.force(messages.WRITE, self.made.id)
        return await who.fill(words=words)

    async def sends(self, words: str = WORDS) -> str:
        await self.writes(words)
        return await self.hall.ann.press("Send it")

    async def delivers(self) -> Counter[str]:
        """To whom, how often, once meetings stand; but for what waits for organisers."""
        self.told.clear()
        self.hall.branch.clock.move(sending.STANDS)
        for _ in range(3):
            await sending.tend(self.hall.branch.desk)
            while await self.outbox.deliver_due():
                pass
        await sending.tend(self.hall.branch.desk)
        return Counter(self.told.names)

    async def ends(self) -> None:
        await self.hall.ann.force("campaigns.ended", self.made.id)

    def button(self, label: str) -> Button:
        """Of what was sent last."""
        _, said = self.told.sent[-1]
        assert isinstance(said, Text)
        return next(one for one in said.buttons if one.label == label)

    async def sweeps(self) -> None:
        await ending.sweep(self.hall.branch.desk)
        await sending.tend(self.hall.branch.desk)


async def heard(store: Store | None = None, owner: Owner = Owner.UNION, until: str = "1/3/2027") -> Heard:
    """`owner`: of the chat in which everybody is."""
    there = await hall(store)
    branch = there.branch
    house = replace(branch.desk.house, chat_owner=owner)
    branch.start(replace(branch.desk, house=house))
    branch.owner = owner
    for one in (there.olu, there.ann, there.ben, there.dan, there.kim):
        one.bot = branch.bot
    made = await there.started(until=until)
    told = Told()
    desk, clock = branch.desk, branch.clock
    outbox = Outbox(
        desk.store,
        {"test": told},
        branch.bot.composers,
        clock,
        desk.secret,
        monotonic=lambda: clock().timestamp(),
        chance=lambda: 1.0,
    )
    return Heard(there, made, outbox, told)
