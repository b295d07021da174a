"""Whatever of a report's life is delivered again, as often and in whatever order, it comes to the same."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.events import Event, Pressed, Submitted
from bot.records import (
    AuditEntry,
    CaseNote,
    KeptFrom,
    Message,
    Receipt,
    Report,
    Reporter,
    ReportWords,
    ReturnAddress,
    Unread,
    Workplace,
)
from bot.records.reports import Mode
from bot.reports import form
from tests.fakes import kept
from tests.people.living import Branch, Somebody
from tests.reports.hall import WHAT, hall, receipt, rep

KINDS = (Report, ReportWords, Receipt, Message, CaseNote, Reporter, ReturnAddress, KeptFrom, Unread, AuditEntry)
STEPS = 11
AGAIN = st.lists(st.tuples(st.integers(0, STEPS - 1), st.integers(0, STEPS - 1)), max_size=12)


@dataclass
class Life:
    branch: Branch
    place: Workplace
    alex: Somebody
    sam: Somebody

    def step(self, number: int, figures: str, report: str) -> Event:
        """What is done one after the other, each by a cause of its own."""
        alex, sam, cause = (self.alex.person, self.alex.place), (self.sam.person, self.sam.place), f"{number}-canary"
        return (
            Submitted(*alex, cause, f"{form.KEY} {Mode.ANONYMOUS} {self.place.id}", {"what": WHAT}),
            Submitted(*alex, cause, f"report.more {figures}", {"purpose": "To save money"}),
            Submitted(*alex, cause, f"report.write {figures}", {"words": "One more thing"}),
            Pressed(*sam, cause, "case.take", report),
            Submitted(*sam, cause, f"case.asked {report}", {"words": "Since when?"}),
            Submitted(*sam, cause, f"case.noted {report}", {"words": "A note"}),
            Pressed(*alex, cause, "report.confidential", figures),
            Submitted(*alex, cause, f"report.named {figures}", {"name": "Ada Canary"}),
            Submitted(*sam, cause, f"case.moved {report}", {"state": "raised"}),
            Pressed(*sam, cause, "case.give_back", report),
            Pressed(*sam, cause, "case.confirm", report),
        )[number]


async def lived(again: Sequence[tuple[int, int]]) -> object:
    """`again`: after which step which of those before it is delivered once more."""
    branch = Branch()
    place = await hall(branch)
    await rep(branch, place, "sam", "Sam Canary")
    life = Life(branch, place, branch.somebody("alex"), branch.somebody("sam"))
    figures = report = ""
    done: list[Event] = []
    for number in range(STEPS):
        event = life.step(number, figures, report)
        done.append(event)
        life.alex.replies = await branch.bot.handle(event)
        if number == 0:
            figures, report = receipt(life.alex), (await kept(branch.desk.store, Report))[0].id
            branch.clock.move(timedelta(hours=24, minutes=30))  # causes are known a little longer than reports are held
        for after, other in again:
            if after == number and other <= number:
                await branch.bot.handle(done[other])
    (only,) = await kept(branch.desk.store, Report)
    messages = sorted((one.number, one.side, one.words) for one in await kept(branch.desk.store, Message))
    log = [one.did for one in await kept(branch.desk.store, AuditEntry)]
    found = Counter({kind.kind: len(await kept(branch.desk.store, kind)) for kind in KINDS})
    return replace(only, id="", system="", workplace="", week="", changed="", taken_by=""), messages, log, found


@settings(max_examples=12, deadline=None)
@given(again=AGAIN)
def test_what_is_delivered_again_changes_nothing(again: list[tuple[int, int]]) -> None:
    assert asyncio.run(lived(again)) == asyncio.run(lived([]))
