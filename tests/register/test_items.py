"""What the employer owes for a system: asked for, received, refused, overdue, and the gains looked at again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records import Gains, News, NineItem, Notice, Unread
from bot.records.audit import Did
from bot.records.register import Item
from bot.register.nine_items import Standing, further, standing
from tests.cases.parts import hall
from tests.fakes import TODAY
from tests.register.parts import system

DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
GAINS = st.builds(Gains, st.just("s"), DAYS, DAYS, DAYS)


async def test_a_rep_records_that_they_asked_for_all_that_is_owed_and_sees_what_is_overdue() -> None:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "care", "CareMatch", confirmed=True)
    await rep.force("register.system", "care")
    told = await rep.press("The nine items")
    assert told.count("not asked for") == 10
    await rep.press("Ask for them")
    assert Did.DRAFTED in await place.log()
    assert "CareMatch" in rep.words
    await rep.force("register.items", "care")
    await rep.press("We asked for all that are owed")
    assert len(rep.form.values["items"]) == 10
    told = await rep.fill(day="1/10/2026")
    assert told.count("**overdue by 24 days**, asked for on 1 October 2026") == 10
    await rep.press("Record what came of it")
    await rep.fill(items=("agreement.info-privacy", "gains"), came="received", day="2/10/2026")
    told = await rep.send("register.record care", items="agreement.info-equality", came="refused", day="2026-10-03")
    assert "4. Privacy risk assessment: received on 2 October 2026" in told
    assert "Assessment of productivity gains: received on 2 October 2026" in told
    assert "2. Equality impact assessment: refused on 3 October 2026" in told
    assert told.count("overdue by 24 days") == 7
    assert (await place.log()).count(Did.CHANGED_ITEM) == 3
    kept = {one.item: one for one in await place.every(NineItem)}
    asked = date(2026, 10, 1)
    assert kept[Item.PRIVACY] == NineItem("care/4", "care", Item.PRIVACY, asked, date(2026, 10, 2))
    assert kept[Item.EQUALITY] == NineItem("care/2", "care", Item.EQUALITY, asked, refused=date(2026, 10, 3))
    await rep.force("register.asked_all", "care")
    assert len(rep.form.values["items"]) == 8  # what was refused is asked for again, what was received is not


async def test_what_is_asked_for_and_in_time_says_by_when_and_is_not_asked_for_again() -> None:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "care", "CareMatch", confirmed=True)
    every = (*(item.value for item in Item), "gains")
    told = await rep.send("register.record care", items=every, came="asked", day="22/11/2026")
    assert told.count("asked for on 22 November 2026, due by 20 December 2026") == 10
    assert "Ask for them" not in rep.labels


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"day": "23/11/2026"}, "That day has not come yet."),
        ({"day": "31/2/2026"}, "That is not a day that I can read."),
        ({"day": "1/1/1066"}, "That is not a day that I can read."),
        ({"day": ""}, "Please answer this one."),
        ({"items": ()}, "Please answer this one."),
        ({"items": ("agreement.pay-and-status",)}, "Please choose from the list."),
        ({"came": "lost"}, "Please choose from the list."),
    ],
)
async def test_what_cannot_be_recorded_comes_back(values: dict[str, str], wrong: str) -> None:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "care", "CareMatch", confirmed=True)
    good: dict[str, str] = {"items": "agreement.info-privacy", "came": "asked", "day": "22/11/2026"}
    assert wrong in await rep.send("register.record care", **{**good, **values})
    assert not await place.every(NineItem)
    assert Did.CHANGED_ITEM not in await place.log()


async def test_a_record_that_is_delivered_twice_counts_once_and_does_not_undo_what_came_after() -> None:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "care", "CareMatch", confirmed=True)
    asked = {"items": "gains", "came": "asked", "day": "1/10/2026"}
    await rep.send("register.record care", "one", **asked)
    await rep.send("register.record care", "two", **{**asked, "day": "2/10/2026"})
    told = await rep.send("register.record care", "one", **asked)
    assert "asked for on 2 October 2026" in told
    assert await place.every(Gains) == (Gains("care", date(2026, 10, 2)),)
    assert (await place.log()).count(Did.CHANGED_ITEM) == 2


async def test_reps_are_reminded_before_they_look_at_the_gains_and_not_of_a_day_that_was_changed() -> None:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "care", "CareMatch", confirmed=True)
    await rep.force("register.items", "care")
    await rep.press("Next look at the gains")
    assert "looked at next on 20 December 2026" in await rep.fill(day="20/12/2026")
    await rep.press("Next look at the gains")
    assert rep.form.values == {"day": "20/12/2026"}
    assert "looked at next on 24 December 2026" in await rep.fill(day="24/12/2026")
    await place.pass_by(timedelta(days=15))  # to 7 December; 14 days before the 20th was the 6th
    assert await place.unread(rep) == []
    await place.pass_by(timedelta(days=4))
    assert await place.unread(rep) == [News.REVIEW]
    assert [name for name in place.told.names if name == "sam"] == ["sam"]
    await rep.force("register.system", "care")
    assert await place.unread(rep) == []
    await place.pass_by(timedelta(days=12))
    assert await place.unread(rep) == [News.REVIEW]


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ("never", "not a day that I can read"),
        ("22/11/2026", "must come after the first one"),
        ("1/1/2040", "more than five years ahead"),
    ],
)
async def test_a_day_to_look_at_the_gains_is_one_that_is_to_come(day: str, wrong: str) -> None:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "care", "CareMatch", confirmed=True)
    assert wrong in await rep.send("register.gains_review care", day=day)
    assert not await place.every(Gains)


async def test_a_day_to_look_at_the_gains_can_be_taken_away() -> None:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "care", "CareMatch", confirmed=True)
    await rep.send("register.gains_review care", day="20/12/2026")
    assert "looked at next" not in await rep.send("register.gains_review care", day="")
    await place.pass_by(timedelta(days=40))
    assert not await place.every(Unread)
    assert not [one for one in await place.every(Notice) if one.to]


@given(GAINS, GAINS, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_of_two_the_further_is_one_of_them_whichever_comes_first(one: Gains, other: Gains, today: date) -> None:
    order = [Standing.NOT_ASKED, Standing.ASKED, Standing.OVERDUE, Standing.REFUSED, Standing.RECEIVED]
    found = further(one, other, today)
    assert found in (one, other)
    stands = max(order.index(standing(one, today)), order.index(standing(other, today)))
    assert order.index(standing(found, today)) == stands
    assert standing(further(other, one, today), today) is standing(found, today)


def test_the_day_is_that_of_the_tests() -> None:
    assert date(2026, 11, 22) == TODAY  # the days above lie around it
