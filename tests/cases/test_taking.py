"""Taking a case, giving it back, handing it over, asking an organiser."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import telling
from bot.records import AuditEntry, News, Office, Report
from bot.records.audit import Did
from bot.records.reports import Mode, Stand
from tests.cases.parts import Hall, hall
from tests.fakes import NOON
from tests.people.living import Somebody


async def opened(somebody: Somebody, report: Report) -> str:
    return await somebody.force("case.open", report.id)


async def test_who_takes_a_case_reviews_it_and_nobody_else_is_reminded() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report(mode=Mode.CONFIDENTIAL, reached=True)
    await opened(kim, report)
    assert "You have taken this case." in await kim.press("Take it")
    now = await there.now(report)
    assert (now.taken_by, now.state, now.changed) == (there.who(kim), Stand.REVIEWING, "2026-W47")
    assert await there.unread(sam) == []
    await there.deliver()
    assert there.told.names == ["reporter"]
    assert await there.log(report) == [Did.READ, Did.TOOK]
    await opened(sam, report)
    assert "Taken by: Kim" in sam.words
    assert "Take it" not in sam.labels
    await opened(kim, report)
    assert "Taken by: you" in kim.words


async def test_a_second_rep_is_told_who_has_it_and_changes_nothing() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await kim.force("case.take", report.id)
    assert "Kim has taken this case." in await sam.force("case.take", report.id)
    assert (await there.now(report)).taken_by == there.who(kim)
    assert await there.log(report) == [Did.TOOK]


async def test_taking_that_is_delivered_twice_is_done_once_even_after_it_was_given_back() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(mode=Mode.CONFIDENTIAL, reached=True)
    first = await kim.force("case.take", report.id, "one-canary")
    assert await kim.force("case.take", report.id, "one-canary") == first
    back = await kim.force("case.give_back", report.id, "two-canary")
    assert await kim.force("case.give_back", report.id, "two-canary") == back
    assert await kim.force("case.take", report.id, "one-canary") == first
    assert (await there.now(report)).taken_by == ""
    assert await there.log(report) == [Did.TOOK, Did.GAVE_BACK]


async def test_what_is_given_back_waits_for_the_others_again() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await kim.force("case.take", report.id)
    await opened(kim, report)
    assert "You have given this case back." in await kim.press("Give it back")
    now = await there.now(report)
    assert (now.taken_by, now.state) == ("", Stand.RECEIVED)
    assert await there.unread(sam) == [News.REPORT]
    assert await there.unread(kim) == []


async def test_what_was_raised_stays_raised_when_it_is_given_back() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(state=Stand.RAISED, taken_by=there.who(kim))
    await kim.force("case.give_back", report.id)
    assert (await there.now(report)).state is Stand.RAISED


@pytest.mark.parametrize("action", ["case.give_back", "case.hand"])
async def test_only_who_has_a_case_gives_it_away(action: str) -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await kim.force("case.take", report.id)
    assert "Only who has taken this case can do that" in await sam.force(action, report.id)
    assert (await there.now(report)).taken_by == there.who(kim)


async def test_a_case_is_handed_to_another_rep_who_is_told() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await kim.force("case.take", report.id)
    await opened(kim, report)
    await kim.press("Hand it over")
    ((value, name),) = kim.form.fields[0].options
    assert name == "Sam"
    assert there.who(sam) not in value
    assert "Sam has this case now" in await kim.fill("one-canary", to=value)
    key = f"case.handed {report.id}"
    assert "Sam has this case now" in await kim.send(key, "one-canary", to=value)
    assert (await there.now(report)).taken_by == there.who(sam)
    assert await there.unread(sam) == [News.HANDED]
    await there.deliver()
    assert there.told.names == ["sam"]
    assert await there.log(report) == [Did.TOOK, Did.READ, Did.HANDED_OVER]
    assert "Only who has taken this case" in await kim.send(key, to=value)


async def test_nobody_is_offered_from_whom_it_is_kept() -> None:
    there = await hall()
    kim, sam, pat = [await there.rep(name) for name in ("kim", "sam", "pat")]
    depot = await there.workplace("Depot")
    await there.rep("dan", depot.id)
    report = await there.report(kept_from=(sam,))
    other = await there.report()
    await kim.force("case.take", report.id)
    await kim.force("case.take", other.id)
    await kim.force("case.hand", report.id)
    assert [name for _, name in kim.form.fields[0].options] == ["Pat"]
    assert "a name is missing here" in kim.words
    await kim.force("case.hand", other.id)
    options = {name: value for value, name in kim.form.fields[0].options}
    assert sorted(options) == ["Pat", "Sam"]
    assert "a name is missing here" in kim.words
    key = f"case.handed {report.id}"
    assert "Please choose from the list." in await kim.send(key, to=options["Sam"])
    assert "Please choose from the list." in await kim.send(key, to=there.who(pat))
    assert "Please answer this one." in await kim.send(key)
    assert (await there.now(report)).taken_by == there.who(kim)


async def test_where_there_is_nobody_else_an_organiser_can_be_asked() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.take", report.id)
    assert "There is nobody else" in await kim.force("case.hand", report.id)
    assert "Every organiser who can be told" in await kim.press("Ask an organiser to take it")
    assert await there.unread(there.organiser) == [News.HANDED]
    await there.organiser.force("inbox.waiting")
    assert "you are asked to take it" in str(there.organiser.labels)
    await there.deliver()
    assert there.told.names == ["olu"]
    assert await there.log(report) == [Did.TOOK, Did.ESCALATED]


async def test_asking_an_organiser_says_the_same_where_it_is_kept_from_them() -> None:
    there = await hall()
    kim = await there.rep("kim")
    kept, open_ = await there.report(kept_from=(there.organiser,)), await there.report()
    said = await kim.force("case.organiser", open_.id, "one-canary")
    assert await kim.force("case.organiser", open_.id, "one-canary") == said
    assert await kim.force("case.organiser", kept.id) == said
    assert await there.unread(there.organiser) == [News.HANDED]


async def test_an_organiser_takes_a_case_or_gives_it_to_a_rep() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await there.organiser.force("case.hand", report.id)
    options = {name: value for value, name in there.organiser.form.fields[0].options}
    assert sorted(options) == ["Kim", "The organiser"]
    await there.organiser.fill("one-canary", to=options["The organiser"])
    assert (await there.now(report)).taken_by == there.who(there.organiser)
    assert (await there.now(report)).state is Stand.REVIEWING
    again = await there.organiser.send(f"case.handed {report.id}", "one-canary", to=options["The organiser"])
    assert "has this case now" in again
    await there.organiser.force("case.hand", report.id)
    await there.organiser.fill(to=options["Kim"])
    assert (await there.now(report)).taken_by == there.who(kim)


async def test_a_case_whose_holder_has_no_role_any_more_can_be_taken() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await kim.force("case.take", report.id)
    (office,) = [one for one in await there.every(Office) if one.person == there.who(kim)]
    await there.keep(replace(office, until=NOON.date()))
    await opened(sam, report)
    assert "Taken by: nobody" in sam.words
    await sam.press("Take it")
    assert (await there.now(report)).taken_by == there.who(sam)


async def test_a_message_that_the_holder_has_not_read_still_waits_after_taking() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    async with there.branch.desk.store.transaction() as tx:
        await telling.tell(tx, (there.who(kim), there.who(sam)), News.MESSAGE, report.id, there.branch.desk)
    await kim.force("case.take", report.id)
    assert await there.unread(kim) == [News.MESSAGE]
    assert await there.unread(sam) == []


ACTIONS = ("take", "give_back", "hand", "organiser", "move", "note", "ask", "flags", "confirm", "unconfirm")
MORE = ("independent", "is_independent", "not_independent", "redact", "open")
FORMS = ("handed", "moved", "noted", "asked", "flagged", "redacted")


async def test_nothing_can_be_done_with_a_case_that_may_not_be_seen() -> None:
    there: Hall = await hall()
    kim, _ = await there.rep("kim"), await there.rep("sam")
    depot = await there.workplace("Depot")
    dan = await there.rep("dan", depot.id)
    report = await there.report(kept_from=(kim,))
    before, log = await there.now(report), await there.every(AuditEntry)
    alex = there.branch.somebody("alex")
    await alex.open("chat")
    for somebody, words in (
        (kim, "I have no such case for you."),
        (dan, "I have no such case for you."),
        (alex, "Only a rep can do that."),
    ):
        for action in (*ACTIONS, *MORE):
            said = await somebody.force(f"case.{action}", report.id)
            assert words in said
            assert said.replace(report.id, "") == await somebody.force(f"case.{action}", "no such case")
        for form in FORMS:
            assert words in await somebody.send(f"case.{form} {report.id}", words="x", state="raised", to="y")
    assert await there.now(report) == before
    assert len(await there.every(AuditEntry)) == len(log)
    await there.pass_by(timedelta(seconds=30))
    assert there.told.names == ["sam"]


async def test_what_the_only_rep_gives_back_waits_for_organisers() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.take", report.id)
    assert "Whoever else can be told of it is told" in await kim.force("case.give_back", report.id)
    assert await there.unread(there.organiser) == [News.REPORT]


async def test_of_a_closed_case_that_is_given_back_nobody_is_told_nor_said_to_be() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await kim.force("case.take", report.id)
    await kim.send(f"case.moved {report.id}", state="closed")
    assert "told" not in await kim.force("case.give_back", report.id)
    assert await there.unread(sam) == []


async def test_an_organiser_who_is_asked_can_take_what_a_rep_has() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.take", report.id)
    await kim.force("case.organiser", report.id)
    assert "Kim has taken this case. You can hand it over" in await there.organiser.force("case.take", report.id)
    await there.organiser.press("Hand it over")
    own = next(value for value, name in there.organiser.form.fields[0].options if name == "The organiser")
    await there.organiser.fill(to=own)
    assert (await there.now(report)).taken_by == there.who(there.organiser)
