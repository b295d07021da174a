"""A survey that is closed, the reps whose it is, and whoever was asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.people.offices import pseudonym
from bot.records import Address, AskedIn, FreeText, Result, Survey, Willing
from bot.records.surveys import Answers, Stage, Way
from bot.replies import Document, Replies
from bot.store import run
from bot.surveys import ledger
from bot.surveys.counting import Tally
from bot.surveys.ledger import Ledger
from bot.surveys.results import in_chat
from bot.wishing import shelf
from tests.cases.parts import Hall
from tests.fakes import NOON
from tests.people.living import Somebody
from tests.surveys.asked import ON_ONE_PAGE, survey

CHANNEL = "a channel"
NEXT = "We meet the employer on the cameras-canary."


def people(**sites: int) -> list[Answers]:
    """So many who chose each."""
    return [{"site": (site,)} for site, count in sites.items() for _ in range(count)]


def counted(
    made: Survey, answers: Sequence[Answers], way: Way = Way.CHAT, before: Ledger | None = None
) -> tuple[Result, list[FreeText]]:
    """As at the close."""
    tally = Tally(made, way)
    for one in answers:
        tally.add(one)
    told = tally.told(before or Ledger())
    texts = [
        FreeText(f"{made.id}-{way}-{at}", made.id, question, way, words)
        for at, (question, words) in enumerate(sorted(told.texts))
    ]
    return Result(f"{made.id}/{way}", made.id, way, told.answered, told.tables), texts


@dataclass
class Concluded:
    place: Hall
    rep: Somebody
    made: Survey
    sent: list[tuple[str, Replies]] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    looked_up: bool = False  # what was told of the same questions before

    async def close(self, answers: Sequence[Answers], made: Survey | None = None, **other: Sequence[Answers]) -> Survey:
        """`link`: who came by the open link."""
        asked = replace(made or self.made, workplace=self.place.place.id, stage=Stage.CLOSED, opens=NOON)
        await self.place.keep(asked)
        before = Ledger()
        if self.looked_up:
            before = await run(self.place.branch.desk.store, lambda tx: ledger.read(tx, asked))
        for way, group in ((Way.CHAT, answers), *((Way(way), group) for way, group in other.items())):
            result, texts = counted(asked, group, way, before)
            before = before.adding(way, result.tables)
            self.results.append(result)
            await self.place.keep(result, *texts)
        return asked

    async def opens(self, who: Somebody, survey_: str = "watched") -> str:
        return await who.force(in_chat.RESULTS, survey_)

    async def signs(self, who: Somebody | None = None, survey_: str = "watched", words: str = NEXT) -> str:
        organiser = who or self.place.organiser
        await organiser.force(in_chat.NEXT, survey_)
        await organiser.fill(next=words)
        await organiser.force(in_chat.SIGN, survey_)
        return await organiser.press("Yes, sign and post it")

    async def asked_in_channel(self) -> None:
        await self.place.keep(
            AskedIn(CHANNEL, self.place.place.id, "#depot"),
            Address(CHANNEL, "", "test", "tenant-canary", "channel of depot-canary", quiet_from=None),
        )

    async def willing(self, name: str) -> Somebody:
        who = self.place.branch.somebody(name)
        id_ = pseudonym(who.person, self.place.branch.desk)
        await self.place.keep(
            Willing(id_, NOON, shelf(id_), NOON, self.place.place.id, f"address of {name}"),
            Address(f"address of {name}", id_, "test", "tenant-canary", f"channel of {name}-canary", quiet_from=None),
        )
        return who

    async def delivers(self) -> Counter[str]:
        """To whom, how often."""
        self.place.told.clear()
        while await self.place.outbox.deliver_due():
            pass
        return Counter(self.place.told.names)


async def concluded(answers: Sequence[Answers] | None = None, made: Survey | None = None, pages: str = "") -> Concluded:
    """With an organiser who has a name. `pages`: the address of the bot's own pages."""
    place = Hall()
    desk = place.branch.desk
    place.branch.start(replace(desk, house=replace(desk.house, pages=pages)))
    await place.open()
    await place.organiser.force("people.name")
    await place.organiser.fill(name="Olu")
    there = Concluded(place, await place.rep("sam"), made or survey(ON_ONE_PAGE, channels=(CHANNEL,), willing=True))
    await there.asked_in_channel()
    await there.close(people(depot=14, hall=7) if answers is None else answers)
    return there


def files(who: Somebody) -> dict[str, bytes]:
    return {one.name: one.content for one in who.replies if isinstance(one, Document)}
