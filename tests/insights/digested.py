"""A workplace in whose register things happen, and people who are told of them every four weeks."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot import telling
from bot.events import Owner
from bot.insights.digest import tending, wishes
from bot.insights.periods import Run
from bot.insights.snapshots import keeping
from bot.records import Address, DigestWish, NineItem, Notice, Office, Outcome, ReleaseSigned, Survey, System
from bot.records.insights import Audience
from bot.records.register import Consultation, Item
from bot.records.surveys import Stage
from bot.store import Store, run
from bot.surveys.results import outcomes
from tests.cases.parts import Hall
from tests.insights.reported import a_release
from tests.people.living import Branch, Somebody
from tests.surveys.asked import survey

PERIOD = 37  # 2 to 29 November 2026, in which noon of the tests is
THERE = Run(PERIOD, PERIOD)
TO_ITS_END = timedelta(days=10, hours=23)  # Thursday 3 December, at eleven: it has been over for three days and more
FOUR_WEEKS = timedelta(weeks=4)
_WAITING = (telling.ONE, telling.MANY, telling.STILL)
ASKED = date(2026, 10, 20)  # overdue from 18 November on


@dataclass
class Digested(Hall):
    async def works_here(self, name: str, workplace: str = "") -> Somebody:
        made = self.branch.somebody(name)
        await made.say("where do i work")
        await made.fill(workplace=workplace or self.place.id)
        return made

    async def added(self, name: str, workplace: str = "") -> System:
        """By the organiser, who needs nobody to have reported it."""
        await self.organiser.send(f"register.add {workplace or self.place.id}", name=name, supplier="", lifecycle="")
        return await self.system(name)

    async def disclosed(self, name: str, *, confirm: str = "yes", workplace: str = "") -> System:
        key = f"register.disclose {workplace or self.place.id}"
        await self.organiser.send(key, system=name, day="1/3/2026", lifecycle="", words="", confirm=confirm)
        return await self.system(name)

    async def system(self, name: str) -> System:
        (found,) = [one for one in await self.every(System) if one.name == name]
        return found

    async def overdue(self, system: System) -> None:
        await self.keep(NineItem(f"{system.id}/2", system.id, Item.EQUALITY, asked=ASKED))

    async def survey_signed(self, id_: str = "watched", workplace: str | None = None) -> Survey:
        place = self.place.id if workplace is None else workplace
        made = replace(survey(id_=id_), workplace=place, stage=Stage.CLOSED)
        await self.keep(made)
        signed = Outcome(id_, signed_by="Olu", signed_on=self.today)
        await run(self.branch.desk.store, lambda tx: outcomes.keep(tx, signed))
        return made

    async def report_signed(self) -> None:
        await self.keep(a_release("concerns", self.place.id), ReleaseSigned("concerns", self.today))

    async def shown_to_members(self) -> None:
        async with self.branch.desk.store.transaction() as tx:
            draft = await keeping.read(tx, "concerns", Audience.MEMBERS)
            await keeping.sign(tx, draft, "Olu", self.today)

    @property
    def today(self) -> date:
        return self.branch.clock.time.date()

    async def wants(self, who: Somebody) -> Somebody:
        assert "Every four weeks I tell you here" in await who.say("tell me of news")
        return who

    async def tend(self) -> None:
        await tending.tend(self.branch.desk)
        await self.deliver()

    async def goes_by(self, span: timedelta = TO_ITS_END) -> None:
        self.branch.clock.move(span)
        await self.tend()

    def heard(self, name: str) -> list[str]:
        """But for what waits for who holds an office."""
        return [text.body for to, text in self.told.sent if to == name and text.body not in _WAITING]

    async def owed(self) -> list[Notice]:
        return [one for one in await self.every(Notice) if one.what == wishes.TELL]

    async def left_of(self, who: Somebody) -> list[object]:
        """All that is kept so that they are told."""
        wish = [one for one in await self.every(DigestWish) if one.id == self.who(who)]
        places = [one for one in await self.every(Address) if one.person == self.who(who)]
        ids = {one.id for one in places} | {one.address for one in wish}
        return [*wish, *places, *(one for one in await self.owed() if one.to in ids)]


async def digested(owner: Owner = Owner.UNION, store: Store | None = None) -> Digested:
    """`owner`: of the chat in which they are told."""
    branch = Branch()
    house = replace(branch.desk.house, chat_owner=owner)
    branch.start(replace(branch.desk, house=house, store=store or branch.desk.store))
    made = Digested(branch)
    await made.open()
    return made


async def eventful(there: Digested) -> None:
    """Something of each kind happens, and a report that nobody has confirmed anything of."""
    rota = await there.disclosed("Rota helper")
    await there.keep(replace(rota, consultation=Consultation.IN_DISPUTE))
    await there.overdue(rota)
    await there.added("Queue board")
    await there.report(name="Whispered-canary")
    await there.survey_signed()
    await there.report_signed()


async def ended(there: Digested, who: str) -> None:
    async with there.branch.desk.store.transaction() as tx:
        for one in await tx.find(Office, person=who):
            await tx.remove(Office, one.id)
