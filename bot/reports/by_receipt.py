"""What somebody does with their receipt: it is tried anew each time, since nothing here remembers who they are."""

import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot import memory
from bot.desk import Desk
from bot.events import Event, Place
from bot.languages import n, t, to_be_said
from bot.records import Report, Seen
from bot.replies import Button, Replies, Text
from bot.reports import receipts
from bot.reports.beginning import ENTER, REPORT, elsewhere
from bot.store import Transaction, run

NOT_ONE = to_be_said("A receipt has 16 figures. Spaces make no difference. Please look at it again.")
OPENS_NOTHING = to_be_said(
    "That receipt opens nothing. It may be mistyped, or what it opened was deleted or is forgotten by now. Nobody can "
    "look it up for you."
)
TAKEN_BACK = to_be_said(
    "You took this report back. Your words, your name and the way to reach you are erased, and it counts for nothing "
    "any more."
)
DELETE = "report.delete"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with the receipt of this report, in a transaction."""

    tx: Transaction
    event: Event
    desk: Desk
    report: Report
    receipt: str

    async def first(self) -> bool:
        """Whether what they do now is not a second delivery of the same."""
        return await memory.first(self.tx, memory.cause(self.event, self.desk.secret), self.desk.now())

    async def again(self) -> bool:
        """Whether this very thing has changed something before."""
        return await self.tx.get(Seen, memory.cause(self.event, self.desk.secret)) is not None

    def button(self, label: str, action: str, *, main: bool = False) -> Button:
        """One that brings the receipt along."""
        return Button(label, action, self.receipt, main=main)


Then = Callable[[Holder], Awaitable[Replies]]


# What is said of the record with this id, for who holds this receipt; None where it is of no such kind.
Opens = Callable[[Transaction, str, str], Awaitable[Replies | None]]


async def opened(
    event: Event, desk: Desk, typed: str, then: Then, *, taken_back: bool = False, otherwise: Opens | None = None
) -> Replies:
    """What `then` says. One that was taken back is given to it only where that is asked for.

    `otherwise`: what is asked where the receipt opens no report.
    """

    async def look(tx: Transaction, found: str, receipt: str) -> Replies | None:
        report = await tx.get(Report, found)
        if report is None:
            return await otherwise(tx, found, receipt) if otherwise else None
        if report.taken_back and not taken_back:
            return was_taken_back(receipt)
        return await then(Holder(tx, event, desk, report, receipt))

    return await tried(event, desk, typed, look)


async def tried(event: Event, desk: Desk, typed: str, opens: Opens) -> Replies:
    """What the receipt opens, if it opens anything: how often wrong ones can be tried is limited."""
    if not event.place.private:
        return (elsewhere(desk.house),)
    receipt = receipts.read(typed)
    if receipt is None:
        return (Text(NOT_ONE, (ENTER,), private=True),)
    found = await desk.trying.find(receipt, asker(event.place))
    if found.wait:
        return (Text(_slower(found.wait), private=True),)

    async def look(tx: Transaction) -> Replies:
        said = await opens(tx, found.report, receipt) if found.report else None
        return (Text(OPENS_NOTHING, (ENTER, REPORT), private=True),) if said is None else said

    return await run(desk.store, look)


def was_taken_back(receipt: str) -> Replies:
    return (Text(TAKEN_BACK, (Button(t("Delete what is left"), DELETE, receipt),), private=True),)


def asker(place: Place) -> str:
    """By whom tries are counted: whoever is in this place."""
    return f"{place.platform}\x1f{place.tenant}\x1f{place.key}"


def _slower(wait: timedelta) -> str:
    minutes = math.ceil(wait / timedelta(minutes=1))
    return n(
        "Receipts that open nothing were tried too often, so I let some time pass before the next. Please try again in "
        "a minute, with the receipt in front of you. I have not looked at this one.",
        "Receipts that open nothing were tried too often, so I let some time pass before the next. Please try again in "
        "{count} minutes, with the receipt in front of you. I have not looked at this one.",
        minutes,
    )
