"""An office holder does something with one case that they may see, and who else has to do with it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot import reaching, sight, telling
from bot.acting import Acting, act
from bot.cases import overdue
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.outbox.quiet import zone_of
from bot.people.offices import ZONE, covers, held_by
from bot.records import News, Report, Role, Workplace
from bot.records.reports import Stand
from bot.replies import Button, Replies, Text
from bot.reports import weeks
from bot.store import Transaction
from bot.telling import Audience

INBOX = Button("Inbox", "inbox.open")
GONE: Replies = (Text("I have no such case for you. Perhaps it was deleted.", (INBOX,), private=True),)
TAKEN_BACK = "Its reporter has taken this back. Nothing more is done with it, and it will be forgotten."
UNTAKEN = (News.REPORT, News.HANDED, News.OVERDUE, News.ESCALATED)  # what nobody need look at once somebody has it


@dataclass(frozen=True, slots=True)
class Case:
    """`told`: who may know of it. `holder`: who has taken it and still holds an office there; empty where nobody."""

    acting: Acting
    report: Report
    told: Audience
    holder: str

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
        return self.acting.sight.held.organises(self.report.workplace)

    async def name(self, who: str) -> str:
        return await name_of(self.tx, who, self.report.workplace, self.desk)

    async def week(self) -> str:
        """The week that it is at the workplace."""
        return await week_at(self.tx, self.report.workplace, self.desk)

    async def move(self, state: Stand, holder: str | None = None) -> None:
        """Keep how far it has come, with the week in which that changed; and whose it is, where that changes."""
        changed = self.report.changed if state is self.report.state else await self.week()
        taken_by = self.report.taken_by if holder is None else holder
        await self.tx.put(replace(self.report, state=state, changed=changed, taken_by=taken_by))

    async def only_for(self, holder: str) -> None:
        """Whoever has it is told of it from now on, and nobody else any more."""
        await telling.settled(self.tx, self.report.id, *UNTAKEN)
        for other in self.told.everybody:
            if other != holder:
                await telling.read(self.tx, other, self.report.id)

    def say(self, words: str, *buttons: Button) -> Replies:
        return (Text(words, (*buttons, opens(self.report.id)), private=True),)


Look = Callable[[Case], Awaitable[Replies]]


async def on(event: Pressed | Submitted, desk: Desk, look: Look, *, living: bool = True) -> Replies:
    """What `look` says; the same words where there is no such case and where they may not see it.

    What is said of a case tells what its report says: so the second step comes first, wherever it is needed.
    The case is the first word of what the button or the form carries. `living`: not of one that was taken back.
    """
    wanted = about(event).partition(" ")[0]

    async def find(acting: Acting) -> Replies:
        await acting.confided()
        report = await sight.report(acting.tx, acting.sight, wanted)
        if report is None:
            return GONE
        if report.taken_back and living:
            return (Text(TAKEN_BACK, (INBOX,), private=True),)
        told = await overdue.audience(acting.tx, report, desk)
        holder = report.taken_by if report.taken_by in told.everybody else ""
        return await look(Case(acting, report, told, holder))

    return await act(event, desk, find)


def about(event: Pressed | Submitted) -> str:
    return event.value if isinstance(event, Pressed) else event.form.partition(" ")[2]


def opens(report: str, label: str = "Open the case") -> Button:
    return Button(label, telling.OPEN_CASE, report)


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
