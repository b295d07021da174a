"""Meetings, reviews and disputes about a system, and the reminders before the next one."""

from datetime import date, timedelta

import pytest

from bot.records import LogEntry, News, Notice
from bot.records.audit import Did
from bot.records.register import Happened, Level
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody
from tests.register.parts import system

ENTRY = {"what": "review", "on": "20/11/2026", "level": "employer", "outcome": "They will *think*."}


async def ready() -> tuple[Hall, Somebody]:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "care", "CareMatch", confirmed=True)
    return place, rep


async def test_a_rep_adds_to_the_log_and_changes_it() -> None:
    place, rep = await ready()
    await rep.force("register.system", "care")
    assert "Nothing is in the log yet." in await rep.press("Meetings, reviews, disputes")
    await rep.press("Add to the log")
    assert rep.form.values["on"] == "22/11/2026"
    told = await rep.fill(**ENTRY, next_on="20/1/2027")
    line = "20 November 2026: Review: With the whole employer. They will \\*think\\*. Next: 20 January 2027."
    assert line in told
    (entry,) = await place.every(LogEntry)
    assert entry == LogEntry(
        *(entry.id, "care", Happened.REVIEW, date(2026, 11, 20), Level.EMPLOYER, "They will *think*."),
        date(2027, 1, 20),
    )
    await rep.press("Change 20/11/2026, Review")
    assert rep.form.values["next_on"] == "20/1/2027"
    told = await rep.fill(what="dispute", level="outside", next_on="")
    assert "20 November 2026: Dispute: Outside" in told
    assert "Next" not in told
    assert (await place.log()).count(Did.LOGGED) == 2
    assert "Next date" not in await rep.force("register.system", "care")


async def test_the_next_date_stands_on_the_card() -> None:
    _, rep = await ready()
    await rep.send("register.log_add care", **ENTRY, next_on="20/1/2027")
    await rep.send("register.log_add care", **{**ENTRY, "what": "meeting"}, next_on="1/12/2026")
    await rep.send("register.gains_review care", day="5/12/2026")
    assert "Next date: 1 December 2026, consultation meeting" in await rep.force("register.system", "care")


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"on": "23/11/2026"}, "That day has not come yet."),
        ({"on": "20/11"}, "not a day that I can read"),
        ({"next_on": "20/11/2026"}, "must come after the first one"),
        ({"next_on": "soon"}, "not a day that I can read"),
        ({"next_on": "1/1/2099"}, "more than five years ahead"),
        ({"what": "party"}, "Please choose from the list."),
        ({"level": ""}, "Please answer this one."),
        ({"outcome": "x" * 2_001}, "one character too long"),
    ],
)
async def test_what_cannot_be_logged_comes_back(values: dict[str, str], wrong: str) -> None:
    place, rep = await ready()
    assert wrong in await rep.send("register.log_add care", **{**ENTRY, **values})
    assert not await place.every(LogEntry)


async def test_an_entry_that_is_delivered_twice_is_one() -> None:
    place, rep = await ready()
    first = await rep.send("register.log_add care", "one", **ENTRY)
    assert await rep.send("register.log_add care", "one", **ENTRY) == first
    assert len(await place.every(LogEntry)) == 1
    assert (await place.log()).count(Did.LOGGED) == 1


async def test_the_log_comes_ten_at_a_time_the_newest_first() -> None:
    _, rep = await ready()
    for day in range(1, 13):
        await rep.send("register.log_add care", **{**ENTRY, "on": f"{day}/11/2026"})
    await rep.force("register.log", "care")
    assert [fact.label for fact in rep.card.facts][::9] == ["12 November 2026: Review", "3 November 2026: Review"]
    assert "1 to 10 of 12." in rep.words
    await rep.press("More")
    assert [fact.label for fact in rep.card.facts] == ["2 November 2026: Review", "1 November 2026: Review"]
    await rep.press("Earlier")
    assert "1 to 10 of 12." in rep.words
    for page in ("9", "-1", "99999999999", "x", "²"):
        await rep.force("register.log", f"care {page}")
        assert rep.card.facts


async def test_reps_are_told_fourteen_days_and_two_days_before_the_next_one() -> None:
    place, rep = await ready()
    await rep.send("register.log_add care", **ENTRY, next_on="20/12/2026")
    owed = [one for one in await place.every(Notice) if one.what == "register.review"]
    assert [one.due.date() for one in sorted(owed, key=lambda one: one.due)] == [date(2026, 12, 6), date(2026, 12, 18)]
    assert {one.to for one in owed} == {""}
    await place.pass_by(timedelta(days=13))
    assert await place.unread(rep) == []
    await place.pass_by(timedelta(days=2))
    assert await place.unread(rep) == [News.REVIEW]
    (told,) = [reply for name, reply in place.told.sent if name == "sam"]
    assert "CareMatch" not in told.body
    assert (told.buttons[0].action, told.buttons[0].value) == ("register.system", "care")
    await rep.force("register.system", "care")
    await place.pass_by(timedelta(days=13))
    assert await place.unread(rep) == [News.REVIEW]


@pytest.mark.parametrize("change", ["a later entry", "another day", "no day"])
async def test_a_reminder_says_nothing_once_its_date_does_not_count_any_more(change: str) -> None:
    place, rep = await ready()
    await rep.send("register.log_add care", **{**ENTRY, "on": "1/11/2026"}, next_on="20/12/2026")
    if change == "a later entry":
        await rep.send("register.log_add care", **ENTRY)
    else:
        await rep.press("Change 1/11/2026, Review")
        await rep.fill(next_on="31/3/2027" if change == "another day" else "")
    await place.pass_by(timedelta(days=40))
    assert await place.unread(rep) == []
    assert "sam" not in place.told.names


async def test_a_meeting_takes_the_place_of_no_review() -> None:
    place, rep = await ready()
    await rep.send("register.log_add care", **{**ENTRY, "on": "1/11/2026"}, next_on="20/12/2026")
    await rep.send("register.log_add care", **{**ENTRY, "what": "meeting"})
    await place.pass_by(timedelta(days=20))
    assert await place.unread(rep) == [News.REVIEW]


async def test_where_there_is_no_rep_organisers_are_reminded() -> None:
    place = await hall()
    await system(place, "care", "CareMatch", confirmed=True)
    await place.organiser.send("register.log_add care", **ENTRY, next_on="20/12/2026")
    await place.pass_by(timedelta(days=20))
    assert await place.unread(place.organiser) == [News.REVIEW]


async def test_an_entry_of_another_workplace_or_none_gets_the_same_words() -> None:
    place, rep = await ready()
    depot = await place.workplace("Depot")
    stranger = await place.rep("kim", depot.id)
    await rep.send("register.log_add care", **ENTRY)
    (entry,) = await place.every(LogEntry)
    for value in (entry.id, "none", ""):
        assert "That is no longer there." in await stranger.force("register.log_change", value)
        assert "That is no longer there." in await stranger.send(f"register.log_change {value}", **ENTRY)
    assert "Only a rep can do that." in await place.branch.somebody("alex").force("register.log_change", entry.id)
    assert await place.every(LogEntry) == (entry,)
