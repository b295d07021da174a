"""The inbox: all cases that a rep may see, to search and to filter."""

from datetime import timedelta

import pytest

from bot.cases.codes import code
from bot.cases.inbox import NONE, NONE_SUCH
from bot.records import AuditEntry, CaseNote, System
from bot.records.audit import Did
from bot.records.reports import Mode, Stand
from tests.cases.parts import WEEK, WROTE, Hall, hall
from tests.fakes import NOON
from tests.people.living import Somebody


async def cases(somebody: Somebody, words: str = "") -> set[str]:
    """The codes of the cases that are listed."""
    await somebody.say(f"inbox {words}".strip())
    return listed(somebody)


def listed(somebody: Somebody) -> set[str]:
    return {one.label.split()[0] for one in somebody.buttons if one.action == "case.open"}


async def test_each_case_is_a_button_with_code_system_state_and_week() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(state=Stand.RAISED)
    await kim.open()
    await kim.press("Inbox")
    assert f"{code(report.id)} Rota helper – raised, week of 16 November 2026" in kim.labels
    assert "1 case." in kim.words
    await kim.force("case.open", next(one.value for one in kim.buttons if one.action == "case.open"))
    assert f"Case {code(report.id)}" in kim.words


async def test_who_is_no_rep_learns_nothing() -> None:
    there = await hall()
    await there.report()
    alex = there.branch.somebody("alex")
    assert "Only a rep can do that." in await alex.say("inbox")
    assert "case" not in await alex.say("inbox rota")  # which is a question, for who is no rep
    for action in ("inbox.open", "inbox.older", "inbox.of", "inbox.waiting", "inbox.filter"):
        assert "Only a rep can do that." in await alex.force(action)
        assert alex.labels == ["Enter a code"]
    assert "Only a rep can do that." in await alex.send("inbox.filtered")


async def test_a_sentence_that_begins_with_inbox_is_no_command() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    said = await alex.say("inbox monitoring by my employer, is that something they may do to us")
    assert "Only a rep" not in said


async def test_ten_at_a_time_and_older_ones_after_them_without_a_gap() -> None:
    there = await hall()
    kim = await there.rep("kim")
    made = {code((await there.report()).id) for _ in range(23)}
    found = await cases(kim)
    assert len(found) == 10
    assert "23 cases, 1 to 10." in kim.words
    for count in (10, 3):
        await kim.press("Older")
        assert len(listed(kim)) == count
        found |= listed(kim)
    assert "Older" not in kim.labels
    assert found == made


async def test_the_newest_week_comes_first() -> None:
    there = await hall()
    kim = await there.rep("kim")
    older, newer = await there.report(), await there.report()
    await there.keep(type(older)(older.id, older.system, older.workplace, "2026-W02", older.mode))
    await kim.say("inbox")
    assert [one.value for one in kim.buttons if one.action == "case.open"] == [newer.id, older.id]


async def test_words_are_looked_for_in_names_codes_words_and_notes() -> None:
    there = await hall()
    kim = await there.rep("kim")
    rota = await there.report(name="Rota helper")
    pay = await there.report(name="Payroll robot", words=type(WROTE)("", what="Payroll robot", effect="Overpaid twice"))
    await there.keep(CaseNote("a note", pay.id, "somebody", 1, WEEK, "Ask about the trial"))
    (system,) = [one for one in await there.every(System) if one.id == rota.system]
    await there.keep(type(system)(system.id, system.workplace, system.name, ("Shiftomat",)))
    for words in ("rota", "seven nights", "Shiftomat", "shiftomta", code(rota.id), code(rota.id).lower()):
        assert await cases(kim, words) == {code(rota.id)}, words
    for words in ("payroll", "overpaid", "trial", "Payroll trial"):
        assert await cases(kim, words) == {code(pay.id)}, words
    assert await cases(kim, "nowhere") == set()
    assert "There is no such case for you." in kim.words


async def test_words_can_filter_too() -> None:
    there = await hall()
    kim = await there.rep("kim")
    free, closed = await there.report(), await there.report(state=Stand.CLOSED)
    mine = await there.report(taken_by=there.who(kim), state=Stand.REVIEWING)
    back = await there.report(taken_back=True)
    gone = await there.report(taken_by="who holds no office any more", state=Stand.REVIEWING)
    named = await there.report(mode=Mode.NAMED)
    assert await cases(kim) == {code(one.id) for one in (free, mine, gone, named)}
    assert await cases(kim, "mine") == await cases(kim, "taken") == {code(mine.id)}
    assert await cases(kim, "untaken") == {code(one.id) for one in (free, gone, named)}
    assert await cases(kim, "closed") == {code(closed.id)}
    assert await cases(kim, "taken back") == {code(back.id)}
    assert await cases(kim, "named") == {code(named.id)}


async def test_the_form_filters_by_all_that_it_asks_for() -> None:
    there = await hall()
    kim = await there.rep("kim")
    depot = await there.workplace("Depot")
    one = await there.report(state=Stand.RAISED, taken_by=there.who(kim), mode=Mode.NAMED)
    await there.report(state=Stand.RAISED, mode=Mode.NAMED)
    await there.report(flags=())
    await kim.say("inbox")
    await kim.press("Search and filter")
    assert ("Depot" in str(kim.form)) is False
    where, clause = there.place.id, "agreement.no-decisions-on-people"
    await kim.fill(states=("raised",), taken="me", modes=("named",), words="rota", workplace=where, clause=clause)
    assert listed(kim) == {code(one.id)}
    await kim.press("Search and filter")
    await kim.fill()
    assert len(listed(kim)) == 3
    await kim.press("Search and filter")
    assert "Please choose from the list." in await kim.fill(workplace=depot.id)
    assert "Please choose from the list." in await kim.fill(workplace="", states=("raised", "lost"))
    assert "too long" in await kim.fill(workplace="", states=(), words="x" * 101)


async def test_a_forged_filter_finds_nothing_of_another_workplace() -> None:
    there = await hall()
    depot = await there.workplace("Depot")
    dan = await there.rep("dan", depot.id)
    report = await there.report()
    for value in (f"w={there.place.id}", f"y={report.system}", "s=closed&s=received", "n=0", "q=rota"):
        assert (NONE if value == "n=0" else NONE_SUCH) in await dan.force("inbox.older", value)


async def test_what_is_kept_from_a_rep_is_nowhere_for_them() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report(kept_from=(kim, there.organiser))
    for hidden in (kim, there.organiser):
        for words in ("", "rota", code(report.id), "received", "anonymous"):
            assert await cases(hidden, words) == set()
        of_it = await hidden.force("inbox.of", report.system)
        assert of_it == await hidden.force("inbox.of", "no such system")
        assert await hidden.force("case.open", report.id) == await hidden.force("case.open", "no such case")
        assert "Nothing waits for you" in await hidden.force("inbox.waiting")
        await hidden.force("inbox.filter")
        assert "no-decisions-on-people" not in str(hidden.form)
    assert await cases(sam) == {code(report.id)}


async def test_what_is_held_is_nowhere_for_anybody_until_it_comes_up() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(held=NOON + timedelta(hours=2))
    assert await cases(kim) == await cases(kim, code(report.id)) == set()
    assert await kim.force("case.open", report.id) == await kim.force("case.open", "no such case")
    assert "Nothing waits for you" in await kim.force("inbox.waiting")
    there.branch.clock.move(timedelta(hours=2))
    assert await cases(kim) == {code(report.id)}
    await kim.force("inbox.waiting")
    assert f"{code(report.id)} Rota helper: new" in kim.labels


async def test_all_reports_of_a_system_those_that_are_closed_too() -> None:
    there = await hall()
    kim = await there.rep("kim")
    one = await there.report()
    two = await there.report(system=one.system, state=Stand.CLOSED)
    await there.report()
    await kim.force("inbox.of", one.system)
    assert listed(kim) == {code(one.id), code(two.id)}
    assert (await there.every(AuditEntry))[-1].about == one.system


async def test_what_waits_for_me_is_what_i_have_not_looked_at() -> None:
    there = await hall()
    kim = await there.rep("kim")
    first, second = await there.report(), await there.report()
    await kim.open()
    await kim.press("What waits for me")
    assert {one.value for one in kim.buttons if one.action == "case.open"} == {first.id, second.id}
    await kim.force("case.open", first.id)
    await kim.force("inbox.waiting")
    assert [one.value for one in kim.buttons if one.action == "case.open"] == [second.id]


async def test_a_search_is_in_the_audit_log_without_its_words() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await there.report()
    before = len(await there.every(AuditEntry))
    await kim.say("inbox seven-canary nights", cause="one-canary")
    await kim.say("inbox seven-canary nights", cause="one-canary")
    found = (await there.every(AuditEntry))[before:]
    assert [(one.who, one.did, one.about) for one in found] == [(there.who(kim), Did.SEARCHED, there.place.id)]
    assert "seven" not in repr(found)


@pytest.mark.parametrize("forged", ["w=words-canary", "y=words-canary", "w=words-canary&y=words-canary"])
async def test_nothing_that_comes_from_outside_gets_into_the_audit_log(forged: str) -> None:
    there = await hall()
    kim = await there.rep("kim")
    await kim.force("inbox.older", forged)
    await there.organiser.force("inbox.older", forged)
    assert [one.about for one in await there.every(AuditEntry) if one.did is Did.SEARCHED] == [there.place.id, ""]


@pytest.mark.parametrize("name", ["*Rota* [helper](https://example.org)", "x" * 300])
async def test_a_name_that_is_long_or_looks_like_markup_does_no_harm(name: str) -> None:
    there: Hall = await hall()
    kim = await there.rep("kim")
    await there.report(name=name)
    await kim.say("inbox")
    (label,) = [one.label for one in kim.buttons if one.action == "case.open"]
    assert len(label) <= 75


async def test_of_much_that_waits_some_is_shown_at_once() -> None:
    there = await hall()
    kim = await there.rep("kim")
    for _ in range(21):
        await there.report()
    assert "These are 20 of 21" in await kim.force("inbox.waiting")
    assert len(listed(kim)) == 20
