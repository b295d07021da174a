"""Whole stories, from a member's report to what they read in the end."""

import re
from datetime import timedelta

from bot import telling
from bot.records import AuditEntry, Office, Report
from bot.records.audit import Did
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody

RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")


async def reported(there: Hall, member: Somebody, mode: str, **values: str | tuple[str, ...]) -> str:
    """The receipt that they were given."""
    await member.send(f"report.send {mode} {there.place.id}", "", what="Rota helper", **values)
    (receipt,) = RECEIPT.findall(member.words)
    return str(receipt)


async def test_a_confidential_report_is_taken_asked_about_answered_and_brought_to_an_end() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    member = there.branch.somebody("mo")
    receipt = await reported(there, member, "confidential", doing="It decides who works on Sunday")
    await there.deliver()
    assert there.told.names == []
    await there.pass_by(timedelta(hours=25))
    assert sorted(set(there.told.names)) == ["kim", "sam"]

    button = next(told.buttons[0] for name, told in there.told.sent if name == "kim")
    await kim.force(button.action, button.value)
    assert "It decides who works on Sunday" in kim.words
    await kim.press("Take it")
    await kim.force(button.action, button.value)
    await kim.press("Write to the reporter")
    await kim.fill(words="Since when?")
    there.told.clear()
    await there.pass_by(timedelta(hours=20))
    assert there.told.names == ["mo"]

    await member.say(f"receipt {receipt}")
    assert "A rep is looking at it." in member.words
    await member.press("Messages (1 new)")
    assert "From a rep (a person), through the bot" in member.words
    assert "Since when?" in member.words
    await member.press("Write to the rep")
    await member.fill(words="Since last spring")
    there.told.clear()
    await there.pass_by(timedelta(hours=20))
    assert there.told.names == ["kim"]
    assert await there.unread(sam) == []

    await kim.force("inbox.waiting")
    assert "a message from the reporter" in "".join(kim.labels)
    await kim.force(button.action, button.value)
    assert "Since last spring" in kim.words
    await kim.press("How far has it come?")
    await kim.fill(state="outcome")
    await member.say(f"receipt {receipt}")
    assert "There is an outcome." in member.words
    assert {one.who for one in await there.every(AuditEntry) if one.about == button.value} == {there.who(kim)}


async def test_a_named_report_is_told_of_at_once_and_shows_the_name() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await reported(there, there.branch.somebody("mo"), "named", name="Mo Canary")
    await there.deliver()
    assert there.told.names == ["kim"]
    (report,) = await there.every(Report)
    await kim.force("case.open", report.id)
    assert "named: Mo Canary" in kim.words


async def test_whom_the_reporter_ticks_never_hears_of_it_on_any_day() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    member = there.branch.somebody("mo")
    await member.say("report")
    await member.press("Named")
    if not any(one.name == "hidden" for one in member.form.fields):
        await member.fill(workplace=there.place.id)
    hidden = next(one for one in member.form.fields if one.name == "hidden")
    ticked = tuple(value for value, label in hidden.options if label.startswith(("Kim", "The organiser")))
    assert len(ticked) == 2
    await member.fill(what="Rota helper", name="Mo", hidden=ticked)
    (report,) = await there.every(Report)
    await there.pass_by(timedelta(days=9))
    assert set(there.told.names) == {"sam"}
    for somebody in (kim, there.organiser):
        assert await there.unread(somebody) == []
        assert "There is no such case for you." in await somebody.say("inbox rota")
        assert "I have no such case for you." in await somebody.force("case.open", report.id)
    await sam.force("case.take", report.id)
    assert "There is nobody else" in await sam.force("case.hand", report.id)
    await sam.force("case.organiser", report.id)
    assert await there.unread(there.organiser) == []
    assert len(await there.every(Office)) == 3


async def test_what_its_reporter_takes_back_is_left_alone() -> None:
    there = await hall()
    kim = await there.rep("kim")
    member = there.branch.somebody("mo")
    receipt = await reported(there, member, "named", name="Mo")
    (report,) = await there.every(Report)
    await kim.force("case.take", report.id)
    await member.say(f"receipt {receipt}")
    await member.press("Take it back")
    await member.press("Yes, take it back")
    assert "taken back by its reporter" in "".join((await kim.force("inbox.waiting"), *kim.labels))
    await kim.force("case.open", report.id)
    assert "Its reporter has taken this back." in kim.words
    assert "Mo" not in kim.words
    there.told.clear()
    await there.pass_by(timedelta(days=30))
    assert telling.STILL not in [said.body for _, said in there.told.sent]
    assert there.told.names.count("kim") <= 1
    assert Did.TOOK in await there.log(report)
