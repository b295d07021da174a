"""Notes for other reps, and messages to the reporter."""

import pytest

from bot.records import CaseNote, Message
from bot.records.audit import Did
from bot.records.reports import Mode, Side
from tests.cases.parts import hall


async def test_a_note_is_kept_for_the_other_reps() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await kim.force("case.open", report.id)
    await kim.press("Add a note")
    assert "Your note is kept." in await kim.fill("one-canary", words="  Spoke with *payroll*  ")
    assert "Your note is kept." in await kim.send(f"case.noted {report.id}", "one-canary", words="Spoke with *payroll*")
    await sam.force("case.note", report.id)
    await sam.fill(words="Second")
    notes = sorted(await there.every(CaseNote), key=lambda one: one.number)
    assert [(one.by, one.number, one.words) for one in notes] == [
        (there.who(kim), 1, "Spoke with *payroll*"),
        (there.who(sam), 2, "Second"),
    ]
    assert await there.log(report) == [Did.READ, Did.NOTED, Did.NOTED]
    await sam.force("case.open", report.id)
    assert "Spoke with \\*payroll\\*" in sam.words


async def test_a_rep_writes_to_a_reporter_who_is_told_that_something_waits() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(mode=Mode.CONFIDENTIAL, reached=True)
    await kim.force("case.open", report.id)
    await kim.press("Write to the reporter")
    assert "From a rep (a person), through the bot" in kim.words
    assert "I tell them that something waits, and not what." in kim.words
    first = await kim.fill("one-canary", words="Since when?")
    assert await kim.send(f"case.asked {report.id}", "one-canary", words="Since when?") == first
    (message,) = await there.every(Message)
    assert (message.side, message.number, message.words, message.read) == (Side.REP, 1, "Since when?", False)
    await there.deliver()
    assert [told.body for name, told in there.told.sent if name == "reporter"] == ["Something new is waiting for you."]
    assert await there.log(report) == [Did.READ, Did.ASKED_REPORTER]


async def test_of_an_anonymous_reporter_the_rep_hears_that_nothing_leads_back() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.ask", report.id)
    assert "Nothing leads me back to them" in kim.words
    assert "Nothing leads me back to them" in await kim.fill(words="Since when?")
    await there.deliver()
    assert "reporter" not in there.told.names
    assert len(await there.every(Message)) == 1


async def test_a_message_comes_after_those_before_it() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await there.keep(Message("first", report.id, Side.REPORTER, 7, "2026-W47", "Hello"))
    await kim.force("case.ask", report.id)
    await kim.fill(words="Since when?")
    assert sorted(one.number for one in await there.every(Message)) == [7, 8]


@pytest.mark.parametrize(
    ("words", "wrong"), [("", "Please answer"), ("   ", "Please answer"), ("x" * 2_001, "too long")]
)
@pytest.mark.parametrize("form", ["noted", "asked"])
async def test_what_cannot_be_kept_comes_back(form: str, words: str, wrong: str) -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    assert wrong in await kim.send(f"case.{form} {report.id}", words=words)
    assert (await there.every(Message), await there.every(CaseNote)) == ((), ())
    assert await there.log(report) == []
