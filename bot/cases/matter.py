"""Something that somebody asks of the reps, and that one of them at a time sees to: a report, or a talk."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from bot import reaching, telling
from bot.acting import Acting
from bot.desk import Desk
from bot.outbox.quiet import zone_of
from bot.people.offices import ZONE, covers, held_by
from bot.records import News, Report, Role, Talk, Workplace
from bot.replies import Button, Replies, Text
from bot.reports import weeks
from bot.store import Transaction
from bot.telling import Audience

# What nobody need look at once somebody has it:
UNTAKEN = (News.REPORT, News.TALK, News.HANDED, News.OVERDUE, News.ESCALATED)


@dataclass(frozen=True, slots=True)
class Matter(ABC):
    """`told`: who may know of it. `holder`: who has taken it and still holds an office there; empty where nobody."""

    noun: ClassVar[str]  # what it is called
    prefix: ClassVar[str]  # of what can be pressed about it
    news: ClassVar[News]  # by which it is first told of

    acting: Acting
    told: Audience
    holder: str

    @property
    @abstractmethod
    def about(self) -> Report | Talk: ...

    @property
    @abstractmethod
    def over(self) -> bool:
        """Whether nobody has to take it any more."""

    @property
    @abstractmethod
    def opens(self) -> Button: ...

    @abstractmethod
    async def give(self, who: str) -> None:
        """It is theirs from now on."""

    @abstractmethod
    async def let_go(self) -> None:
        """It is nobody's from now on."""

    @property
    def tx(self) -> Transaction:
        return self.acting.tx

    @property
    def desk(self) -> Desk:
        return self.acting.desk

    @property
    def again(self) -> bool:
        return self.acting.again

    @property
    def who(self) -> str:
        return self.acting.who

    @property
    def mine(self) -> bool:
        return self.holder == self.who

    @property
    def organising(self) -> bool:
        return self.acting.sight.held.organises(self.about.workplace)

    async def name(self, who: str) -> str:
        return await name_of(self.tx, who, self.about.workplace, self.desk)

    async def week(self) -> str:
        """The week that it is at the workplace."""
        return await week_at(self.tx, self.about.workplace, self.desk)

    async def only_for(self, holder: str) -> None:
        """Whoever has it is told of it from now on, and nobody else any more."""
        await telling.settled(self.tx, self.about.id, *UNTAKEN)
        for other in self.told.everybody:
            if other != holder:
                await telling.read(self.tx, other, self.about.id)

    def button(self, label: str, action: str, *, main: bool = False) -> Button:
        return Button(label, f"{self.prefix}.{action}", self.about.id, main=main)

    def say(self, words: str, *buttons: Button) -> Replies:
        return (Text(words, (*buttons, self.opens), private=True),)


async def name_of(tx: Transaction, who: str, workplace: str, desk: Desk) -> str:
    """By which colleagues know them; empty where they hold no office there."""
    for role in (Role.REP, Role.ORGANISER):
        if desk.house.local and who == reaching.of_the_trial(role, desk):
            return f"The {role} of this trial"
    found = [office.name for office in await held_by(tx, who, desk) if covers(office, workplace)]
    return found[0] if found else ""


async def week_at(tx: Transaction, workplace: str, desk: Desk) -> str:
    place = await tx.get(Workplace, workplace)
    return weeks.week_of(desk.now(), zone_of(place.zone if place else ZONE))
