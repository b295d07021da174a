"""What a rep sees of a case."""

from dataclasses import replace

import pytest

from bot.cases.codes import code
from bot.records import CaseNote, InForce, Mark, Message, Report, ReportWords, System
from bot.records.audit import Did
from bot.records.register import Consultation
from bot.records.reports import Does, Flag, Mode, Settled, Side, Stand
from bot.replies import Card
from knowledge.entries import Status
from tests.cases.parts import WEEK, Hall, hall
from tests.fakes import TODAY
from tests.people.living import Somebody


async def opened(somebody: Somebody, report: Report) -> dict[str, str]:
    """The facts of its card, by their labels."""
    await somebody.force("case.open", report.id)
    return {fact.label: fact.words for fact in somebody.card.facts}


async def test_all_of_it_is_there() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    facts = await opened(kim, report)
    assert kim.card.title == f"Case {code(report.id)}"
    assert kim.card.private
    assert facts["System"] == "Rota helper (no rep has confirmed this name yet)"
    assert facts["Where"] == "Town Hall, Post room"
    assert facts["Reported"] == "the week of 16 November 2026"
    assert facts["State"] == "received"
    assert facts["Taken by"] == "nobody"
    assert facts["How they know"] == "seen by somebody themselves"
    assert facts["What it does, in their words"] == "It decides who works on Sunday"
    assert facts["Their experience, in their own words"] == "It gave me seven nights in a row"
    assert facts["What it does"]
    assert facts["Where in employment"] == "Daily work"
    assert not {"Supplier", "In use since"} & facts.keys()


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (Mode.NAMED, "named: Ada"),
        (Mode.CONFIDENTIAL, "confidential: the bot can reach them, you do not see who"),
        (Mode.ANONYMOUS, "anonymous: nothing that is kept leads back to them"),
    ],
)
async def test_only_the_name_of_a_named_reporter_is_shown(mode: Mode, words: str) -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(mode=mode, reporter="Ada", reached=True)
    facts = await opened(kim, report)
    assert words in facts["Reporter"]
    assert ("Ada" in kim.words) is (mode is Mode.NAMED)
    assert "way of" not in str(kim.replies)


async def test_a_name_that_was_erased_is_said_to_be() -> None:
    there = await hall()
    kim = await there.rep("kim")
    facts = await opened(kim, await there.report(mode=Mode.NAMED))
    assert facts["Reporter"] == "named, and the name has been erased since"


async def test_messages_and_notes_say_who_wrote_them_and_in_which_week() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await there.keep(
        Message("1", report.id, Side.REP, 1, WEEK, "Since when?"),
        Message("0", report.id, Side.REPORTER, 2, WEEK, "Since spring"),
        CaseNote("1", report.id, there.who(kim), 1, WEEK, "Spoke with payroll"),
        CaseNote("2", report.id, "who left", 2, WEEK, "Earlier note"),
    )
    facts = await opened(kim, report)
    week = "the week of 16 November 2026"
    assert facts[f"From a rep (a person), through the bot, {week}"] == "Since when?"
    assert facts[f"From the reporter, {week}"] == "Since spring"
    assert facts[f"Note of Kim, {week}"] == "Spoke with payroll"
    assert facts[f"Note of somebody who no longer holds a role here, {week}"] == "Earlier note"
    assert [one.read for one in await there.every(Message)] == [True, False]


async def test_a_flag_says_that_it_may_engage_a_clause_and_why() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(does=(Does.ALLOCATES, Does.PAYS), flags=(Flag("agreement.no-decisions-on-people"),))
    await kim.force("case.open", report.id)
    may = [fact.words for fact in kim.card.facts if fact.label == "May engage"]
    assert len(may) == 2
    assert all("for a rep to confirm. Why: the report says that" in words for words in may)


async def test_a_clause_is_named_by_where_it_stands_and_by_what_binds_there() -> None:
    there = await hall()
    kim = await there.rep("kim")
    clause = "agreement.consent-to-new"
    report = await there.report(does=(), flags=(Flag(clause),), words=ReportWords("", "Rota helper"))

    async def flag() -> tuple[str, Status | None]:
        await kim.force("case.open", report.id)
        (fact,) = [fact for fact in kim.card.facts if fact.label == "May engage"]
        return fact.words, fact.status

    assert await flag() == ("The right to be consulted \\(consent\\), for a rep to confirm.", Status.DRAFT)
    mark = InForce(f"{there.place.id}/{clause}", there.place.id, clause, Mark.SAME, "Text", TODAY, "Kim", TODAY)
    await there.keep(mark)
    assert (await flag())[1] is Status.IN_FORCE
    await there.keep(replace(mark, mark=Mark.AMENDED))
    words, status = await flag()
    assert ("amended it: look it up there" in words, status) == (True, Status.DRAFT)
    await there.keep(replace(mark, mark=Mark.LEFT_OUT))
    assert "leaves it out" in (await flag())[0]


async def test_settled_flags_are_told_apart() -> None:
    there = await hall()
    kim = await there.rep("kim")
    flags = (
        Flag("agreement.no-decisions-on-people", Settled.CONFIRMED),
        Flag("agreement.info-privacy", Settled.DROPPED),
    )
    facts = await opened(kim, await there.report(flags=flags))
    assert "confirmed by a rep" in facts["Engages"]
    assert "info\\-privacy" in facts["Dropped"]


async def test_once_the_register_knows_a_system_consultation_counts_too() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(flags=(), does=(), words=ReportWords("", "Rota helper"))
    assert "May engage" not in await opened(kim, report)
    (system,) = await there.every(System)
    await there.keep(replace(system, confirmed=True, consultation=Consultation.NOT_TOLD))
    assert "the register holds no word of the employer" in (await opened(kim, report))["May engage"]


async def test_each_reading_is_in_the_audit_log_and_a_second_delivery_is_not() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    first = await kim.force("case.open", report.id, "one-canary")
    assert await kim.force("case.open", report.id, "one-canary") == first
    await there.organiser.force("case.open", report.id)
    assert await there.log(report) == [Did.READ, Did.READ]


async def test_of_what_was_taken_back_no_words_are_left_and_nothing_can_be_done() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(taken_back=True, state=Stand.REVIEWING, taken_by=there.who(kim))
    facts = await opened(kim, report)
    assert facts["State"] == "taken back by its reporter"
    assert "seven nights" not in kim.words
    assert kim.labels == ["Inbox"]
    for action in ("take", "give_back", "hand", "organiser", "note", "move", "ask", "flags", "confirm", "redact"):
        assert "Its reporter has taken this back." in await kim.force(f"case.{action}", report.id)
    for form in ("handed", "noted", "moved", "asked", "flagged", "redacted"):
        assert "Its reporter has taken this back." in await kim.send(
            f"case.{form} {report.id}", words="x", state="raised"
        )
    assert await there.now(report) == report


async def test_what_was_taken_back_says_nothing_of_how_it_counts_nor_of_who_it_was() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(taken_back=True, mode=Mode.NAMED)
    await kim.force("case.open", report.id)
    assert [fact.label for fact in kim.card.facts] == ["System", "Where", "Reported", "State", "Taken by"]


@pytest.mark.parametrize("value", ["", "no such case", "a b", "../..", "\x00", "x" * 5_000])
async def test_what_is_no_case_is_refused_in_the_same_words(value: str) -> None:
    there: Hall = await hall()
    kim = await there.rep("kim")
    depot = await there.workplace("Depot")
    dan = await there.rep("dan", depot.id)
    report = await there.report()
    refused = await dan.force("case.open", report.id)
    assert "I have no such case for you." in refused
    assert await kim.force("case.open", value) == await dan.force("case.open", value) == refused
    assert await there.log(report) == []


async def test_words_of_a_reporter_cannot_pretend_to_be_the_bots() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(
        words=ReportWords("", "**Sure** [click](https://example.org)"), name="*Big* [x](https://a.b)"
    )
    await kim.force("case.open", report.id)
    assert isinstance(kim.replies[-1], Card)
    assert "](https" not in kim.words
    assert "**Sure**" not in kim.words
