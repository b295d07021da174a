"""Organisers who make campaigns, and those who look on."""

from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType

from bot.campaigns import ending
from bot.events import Answer
from bot.records import Campaign, Workplace
from bot.store import R, Store
from knowledge.entries import Pack, Subject
from tests import fakes
from tests.fakes import FakeLibrary, kept
from tests.house.parts import appointed, two_workplaces
from tests.people.living import Branch, Somebody

QUESTIONED = "Everybody else has joined. Would it help to talk?"
TOPICS = {
    "monitoring": Subject("monitoring", "monitoring at work", entries=("agreement/consent",)),
    "decisions": Subject("decisions", "decisions by machines", folders=("decisions/",)),
}


def pack() -> Pack:
    return replace(fakes.pack(), topics=MappingProxyType(TOPICS))


@dataclass
class Hall:
    """A town hall and a depot. Olu organises everywhere, Ann and Ben at the hall, Dan at the depot; Kim is its rep."""

    branch: Branch
    hall: Workplace
    depot: Workplace
    olu: Somebody
    ann: Somebody
    ben: Somebody
    dan: Somebody
    kim: Somebody

    async def every(self, kind: type[R]) -> tuple[R, ...]:
        return await kept(self.branch.desk.store, kind)

    async def campaign(self) -> Campaign:
        (found,) = await self.every(Campaign)
        return found

    async def drafted(self, by: Somebody | None = None, on: str = "monitoring at work", **values: Answer) -> Campaign:
        """The last that was made."""
        who = by or self.ann
        before = {one.id for one in await self.every(Campaign)}
        await who.say("campaigns")
        await who.press("New campaign")
        await who.press(on)
        await who.fill("", **{**({} if who.form.values.get("workplace") else {"workplace": self.hall.id}), **values})
        (made,) = [one for one in await self.every(Campaign) if one.id not in before]
        return made

    async def started(self, by: Somebody | None = None, on: str = "monitoring at work", **values: Answer) -> Campaign:
        who = by or self.ann
        made = await self.drafted(who, on, **values)
        await who.press("Start it" if "Start it" in who.labels else "Ask another organiser")
        return await self.again(made)

    async def waiting(self, **values: Answer) -> Campaign:
        return await self.started(None, "monitoring at work", question=QUESTIONED, **values)

    async def again(self, one: Campaign) -> Campaign:
        (found,) = [each for each in await self.every(Campaign) if each.id == one.id]
        return found

    async def pass_by(self, span: timedelta) -> None:
        self.branch.clock.move(span)
        await ending.sweep(self.branch.desk)


async def hall(store: Store | None = None) -> Hall:
    branch = Branch(library=FakeLibrary(pack()))
    branch.start(fakes.desk(branch.library, clock=branch.clock, store=store))
    place, depot = await two_workplaces(branch)
    olu = branch.somebody("olu")
    ann = await appointed(branch, "ann", place.id, "organiser")
    ben = await appointed(branch, "ben", place.id, "organiser")
    dan = await appointed(branch, "dan", depot.id, "organiser")
    kim = await appointed(branch, "kim", place.id)
    return Hall(branch, place, depot, olu, ann, ben, dan, kim)
