"""A town in which a campaign runs, and people who ask about it when it is their turn."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.desk import Desk
from bot.events import Owner, Person, Place, Said
from bot.linking import LookUp
from bot.membership.ways import Way
from bot.people.offices import pseudonym
from bot.records import Asker, Campaign
from bot.records.campaigns import Stage
from bot.recruitment import at, consent, seat, turns
from bot.recruitment.remembering import Remembering
from bot.replies import Text
from bot.store import Store, run
from tests import fakes
from tests.campaigns.parts import pack
from tests.fakes import NOON, TODAY, FakeLibrary, kept
from tests.people.living import Branch, Somebody

QUESTION = "What must they tell us?"  # answered by the entry that the campaign is about
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CAMPAIGN = Campaign(
    "campaign",
    stage=Stage.RUNNING,
    name="monitoring at work",
    topics=("monitoring",),
    question="Would it help to talk with someone who is organising on monitoring at work?",
    more="We meet on Tuesdays.\nBring a friend.",
    until=TODAY + timedelta(days=3650),
)


@dataclass
class Town:
    branch: Branch = field(default_factory=Branch)

    async def open(self, *campaigns: Campaign, store: Store | None = None, local: bool = False) -> "Town":
        house = replace(fakes.UNION_HOUSE, local=local, pages="https://bot.example")
        made = fakes.desk(FakeLibrary(pack()), house, self.branch.clock, store=store)
        self.branch.start(self._started(made))
        async with made.store.transaction() as tx:
            for one in campaigns or (CAMPAIGN,):
                await tx.put(one)
        await seat.keep(self.desk)
        return self

    @property
    def desk(self) -> Desk:
        return self.branch.desk

    def _started(self, desk: Desk) -> Desk:
        return replace(desk, recruiting=Remembering(clock=self._runs))

    def _runs(self) -> float:
        return (self.branch.clock() - NOON).total_seconds()

    async def restart(self) -> None:
        """All that was in memory alone is lost. People go on speaking with what comes up."""
        self.branch.start(self._started(self.desk))
        await seat.keep(self.desk)

    def links(self, *platforms: str, look_up: LookUp | None = None) -> None:
        async def same(_: Person, __: Place) -> str:
            return "alex@example.org"

        self.desk.linking.look_ups.update(dict.fromkeys(platforms, look_up or same))

    def knows_members(self, way: Way) -> None:
        self.branch.start(replace(self.desk, membership=way))

    def somebody(
        self, name: str = "alex", *, platform: str = "test", lasting: bool = True, owner: Owner = Owner.UNION
    ) -> Somebody:
        return replace(self.branch.somebody(name), platform=platform, lasting=lasting, owner=owner)

    async def pass_by(self, span: timedelta) -> None:
        self.branch.clock.move(span)
        await seat.keep(self.desk)

    async def turn_of(self, who: Somebody, into: timedelta = HOUR) -> None:
        """The next of which whoever asks saw the beginning, and so far into it."""
        found = await kept(self.desk.store, Asker)
        since = max([self.desk.now(), *(one.since + turns.EARLIER for one in found)])
        person = (await consent.accounts(_event(who), self.desk)).person
        turn = turns.under_way(person, since, self.desk.secret)
        if turn.begins < since:
            turn = turns.under_way(person, turn.ends, self.desk.secret)
        await self.pass_by(turn.begins + into - self.desk.now())

    async def asked(self, who: Somebody, text: str = QUESTION) -> bool:
        """Whether they are asked after they have said this."""
        await self.say(who, text)
        return prompted(who)

    async def say(self, who: Somebody, text: str) -> None:
        who.bot, who.store = self.branch.bot, self.desk.store
        await who.say(text)

    def who(self, somebody: Somebody) -> str:
        return pseudonym(somebody.person, self.desk)

    async def change(self, campaign: Campaign) -> None:
        await run(self.desk.store, lambda tx: tx.put(campaign))


def _event(who: Somebody) -> Said:
    return Said(who.person, who.place, "cause-canary", QUESTION)


def prompt(who: Somebody) -> Text | None:
    texts = [one for one in who.replies if isinstance(one, Text)]
    found = [one for one in texts if any(button.action == at.YES for button in one.buttons)]
    assert len(found) <= 1
    return found[0] if found else None


def prompted(who: Somebody) -> bool:
    return prompt(who) is not None


async def town(*campaigns: Campaign, store: Store | None = None, local: bool = False) -> Town:
    return await Town().open(*campaigns, store=store, local=local)
