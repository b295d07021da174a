"""What a rep settles: clauses, whether it is so, and whether it counts as one more person."""

from bot.records import ReportWords
from bot.records.audit import Did
from bot.records.reports import Does, Flag, Settled
from bot.replies import Kind
from tests.cases.parts import hall

PEOPLE, PAY = "agreement.no-decisions-on-people", "agreement.pay-and-status"


async def test_each_clause_is_confirmed_or_dropped_by_itself() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(does=(Does.ALLOCATES, Does.PAYS, Does.TALKS), flags=(Flag(PEOPLE), Flag(PAY)))
    await kim.force("case.open", report.id)
    await kim.press("Settle the clauses")
    assert [(one.name, one.kind) for one in kim.form.fields][:2] == [(PEOPLE, Kind.CHOICE), (PAY, Kind.CHOICE)]
    assert "May engage it: the report says that it has a part in pay" in str(kim.form)
    said = await kim.fill("one-canary", **{PEOPLE: "confirmed", PAY: "dropped"})
    flags = {one.clause: one.settled for one in (await there.now(report)).flags}
    assert (flags[PEOPLE], flags[PAY]) == (Settled.CONFIRMED, Settled.DROPPED)
    assert flags["agreement.no-pretending"] is Settled.PROPOSED
    assert await there.log(report) == [Did.READ, Did.READ, Did.CONFIRMED_FLAG, Did.DROPPED_FLAG]
    again = await kim.send(f"case.flagged {report.id}", "one-canary", **{PEOPLE: "dropped"})
    assert again == said
    assert {one.clause: one.settled for one in (await there.now(report)).flags} == flags
    await kim.force("case.flags", report.id)
    assert kim.form.values[PEOPLE] == "confirmed"
    await kim.fill()
    assert (await there.log(report))[4:] == [Did.READ]


async def test_what_is_no_answer_settles_nothing() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    key = f"case.flagged {report.id}"
    assert "Please choose from the list." in await kim.send(key, **{PEOPLE: "perhaps"})
    assert "Please choose one." in await kim.send(key, "", **{PEOPLE: ("confirmed", "dropped")})
    await kim.send(key, **{"agreement.made-up": "confirmed"})
    assert [one.settled for one in (await there.now(report)).flags] == [Settled.PROPOSED]
    assert await there.log(report) == []


async def test_where_no_clause_is_seen_that_is_said_as_a_machines_view() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(does=(), flags=(), words=ReportWords("", "Rota helper"))
    await kim.force("case.open", report.id)
    assert "Settle the clauses" not in kim.labels
    for said in (await kim.force("case.flags", report.id), await kim.send(f"case.flagged {report.id}")):
        assert "a machine's view, and can be wrong" in said


async def test_a_rep_confirms_a_report_and_can_take_that_back() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.open", report.id)
    first = await kim.press("Confirm: it is so", "one-canary")
    assert (await there.now(report)).confirmed
    await kim.press("Take that back")
    assert await kim.force("case.confirm", report.id, "one-canary") == first
    assert not (await there.now(report)).confirmed
    await kim.force("case.unconfirm", report.id)
    assert await there.log(report) == [Did.READ, Did.CONFIRMED, Did.UNCONFIRMED]


async def test_a_rep_settles_that_it_is_one_more_person() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.open", report.id)
    assert "Do you know that no other report of this workplace is by the same person?" in await kim.press(
        "Is it one more person?"
    )
    assert "counts people and not reports" in kim.words
    said = await kim.press("Yes, I know that", "one-canary")
    assert (await there.now(report)).independent
    await kim.force("case.open", report.id)
    assert "Counts as: one more person" in kim.words
    await kim.press("Is it one more person?")
    await kim.press("No, or I cannot tell")
    assert not (await there.now(report)).independent
    assert await kim.force("case.is_independent", report.id, "one-canary") == said
    assert not (await there.now(report)).independent
    assert [one for one in await there.log(report) if one is not Did.READ] == [Did.SETTLED_INDEPENDENT] * 2
