"""An office holder does something with one case that they may see, and who else has to do with it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from bot import sight, telling
from bot.acting import Acting, act
from bot.cases import overdue
from bot.cases.matter import Matter
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import News, Report
from bot.records.reports import Stand
from bot.replies import Button, Replies, Text

INBOX = Button("Inbox", "inbox.open")
GONE: Replies = (Text("I have no such case for you. Perhaps it was deleted.", (INBOX,), private=True),)
TAKEN_BACK = "Its reporter has taken this back. Nothing more is done with it, and it will be forgotten."


@dataclass(frozen=True, slots=True)
class Case(Matter):
    noun: ClassVar[str] = "case"
    prefix: ClassVar[str] = "case"
    news: ClassVar[News] = News.REPORT

    report: Report

    @property
    def about(self) -> Report:
        return self.report

    @property
    def over(self) -> bool:
        return self.report.state is Stand.CLOSED

    @property
    def opens(self) -> Button:
        return opens(self.report.id)

    async def give(self, who: str) -> None:
        """What nobody had looked at is being reviewed from now on, of which the reporter hears."""
        received = self.report.state is Stand.RECEIVED
        await self.move(Stand.REVIEWING if received else self.report.state, who)
        await self.only_for(who)
        if received:
            await telling.tell_reporter(self.tx, self.report.id, self.desk)

    async def let_go(self) -> None:
        await self.move(Stand.RECEIVED if self.report.state is Stand.REVIEWING else self.report.state, "")

    async def move(self, state: Stand, holder: str | None = None) -> None:
        """Keep how far it has come, with the week in which that changed; and whose it is, where that changes."""
        changed = self.report.changed if state is self.report.state else await self.week()
        taken_by = self.report.taken_by if holder is None else holder
        await self.tx.put(replace(self.report, state=state, changed=changed, taken_by=taken_by))


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
        return await look(Case(acting, told, holder, report))

    return await act(event, desk, find)


def about(event: Pressed | Submitted) -> str:
    return event.value if isinstance(event, Pressed) else event.form.partition(" ")[2]


def opens(report: str, label: str = "Open the case") -> Button:
    return Button(label, telling.OPEN_CASE, report)
