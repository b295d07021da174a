"""A worry becomes a report, and a report a case, all at terminals."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters import settings
from adapters.stores import opening
from adapters.terminal.hosts import There
from bot.records import AuditEntry, Held, Report, Reporter, ReturnAddress, Role
from bot.records.reports import Stand
from tests.fakes import Clock, kept
from tests.terminal.serving import served, typed
from tests.terminal.sitting import DEPOT, RECEIPT, SAM, alone, button, keep, once_shown, receipt_on, talk
from tests.web.visiting import LOCAL_HOUSE

WAITS = "Something new is waiting for you."
MEMBER, REP = (replace(SAM, session=f"{role}-canary", role=role) for role in (Role.MEMBER, Role.REP))


async def test_an_anonymous_report_comes_to_a_rep_after_a_while_and_they_write_to_each_other(home: Path) -> None:
    clock = Clock()
    async with alone(home, MEMBER, LOCAL_HOUSE, clock) as (member, desk):
        await keep(member.bot._desk, DEPOT)
        rep = There(home, REP)
        sent = await talk(
            member,
            *("report", button("Anonymous"), button("The depot, The council"), "Roster Wise"),
            *("1", "It gives out shifts", "as it likes", "", "1", "", "quit"),
        )
        assert "whoever can use the computer that I run on" in sent.words
        assert "Who must not see this?" in sent.words
        receipt = receipt_on(sent)
        (report,) = await kept(desk.store, Report)
        assert (*await kept(desk.store, Reporter), *await kept(desk.store, ReturnAddress)) == ()
        early = await talk(rep, "inbox", "quit")
        assert "Roster Wise" not in early.words
        assert WAITS not in early.words

        (held,) = await kept(desk.store, Held)
        noon = (held.until + timedelta(days=1)).replace(hour=12, minute=0)  # no quiet hour
        clock.move(noon - clock())
        asked = await talk(
            rep,
            *(once_shown(WAITS, button("Open it")), button("Take it"), button("Open the case")),
            *(button("Write to the reporter"), "Which team uses it?", "", "quit"),
        )
        assert "What it does, in their words: It gives out shifts as it likes" in asked.words
        assert "Reporter: anonymous" in asked.words

        answered = await talk(
            member,
            *(f"receipt {receipt}", button("Messages (1 new)"), button("Write to the rep"), "The night team", ""),
            *("receipt", "0000 0000 0000 0000", "quit"),
        )
        assert "A rep is looking at it." in answered.words
        assert "From a rep (a person), through the bot" in answered.words
        assert "That receipt opens nothing." in answered.words

        clock.move(timedelta(minutes=1))
        told = await talk(rep, once_shown(WAITS, button("Open it")), "quit")
        assert "The night team" in told.words
        assert receipt not in told.text + asked.text
        assert [one.state for one in await kept(desk.store, Report)] == [Stand.REVIEWING]
        assert {one.about for one in await kept(desk.store, AuditEntry)} >= {report.id}


async def test_what_seems_to_name_somebody_can_be_sent_as_it_is_by_pressing_enter(home: Path) -> None:
    async with alone(home, MEMBER, LOCAL_HOUSE) as (member, desk):
        await keep(member.bot._desk, DEPOT)
        sent = await talk(
            member,
            *("report", button("Anonymous"), button("The depot, The council"), "Roster Wise"),
            *("", "Mr Smith brought it in", "", "", ""),
            *("", "yes", "quit"),
        )
        assert "Now: Mr Smith brought it in (Enter keeps it" in sent.words
        assert RECEIPT.search(sent.text)
        assert len(await kept(desk.store, Report)) == 1


async def test_a_form_that_is_left_reports_nothing(home: Path) -> None:
    async with alone(home, MEMBER, LOCAL_HOUSE) as (member, desk):
        sent = await talk(member, "report", button("Named"), "Roster Wise", "/cancel", "quit")
        assert "Nothing of that form was sent." in sent.words
        assert await kept(desk.store, Report) == ()


async def test_a_named_report_reaches_a_rep_at_another_terminal_through_the_bot_that_serves(home: Path) -> None:
    """`serve` as people start it, with what it knows, and over its socket."""
    async with served("--local"):
        sent = await talk(
            There(home, MEMBER),
            *("report", button("Named"), "Roster Wise", "1, 2", "It gives out shifts", ""),
            *("The depot", "1", "Kim of the depot", "", "quit"),
        )
        receipt = receipt_on(sent)
        rep = await talk(There(home, REP), once_shown(WAITS, button("Open it")), button("Take it"), "inbox", "quit")
        assert "Kim of the depot" in rep.words
        assert "1 case." in rep.words
        status = await talk(There(home, MEMBER), f"receipt {receipt}", "quit")
        assert "A rep is looking at it." in status.words
        printed = await typed("inbox", "quit", options=("--as", "rep"))
        assert "This is a trial, and you are a rep in it." in " ".join(printed.split())
        assert "Roster Wise" in printed
        assert "No record of this conversation is kept" in " ".join(printed.split())


@pytest.mark.usefixtures("home", "library")
async def test_the_command_keeps_what_was_sent_to_it_where_no_bot_runs() -> None:
    lines = ("report", "1", "Roster Wise", "", "", "The depot", "", "Kim of the depot", "", "quit")
    sent = await typed(*lines, options=("--as", "member"))
    assert RECEIPT.search(sent)
    assert "No bot is running as a service here." in " ".join(sent.split())
    async with opening.store(settings.read()) as there:
        assert len(await kept(there.store, Report)) == 1
        assert [one.name for one in await kept(there.store, Reporter)] == ["Kim of the depot"]
