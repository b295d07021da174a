"""Is it the same as that one? A rep joins two systems, keeps them apart, or moves a report out again."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.records import Disclosure, Gains, LogEntry, News, NineItem, Report, System, SystemWords, Unread
from bot.records.audit import Did
from bot.records.papers import Checked, Reply, checked
from bot.records.register import Consultation, Happened, Item, Lifecycle, OfPeople
from bot.records.reports import Does, Since, Stage
from bot.register import joining
from tests import fakes
from tests.cases.parts import Hall, hall
from tests.outbox.stores import open_store
from tests.register.parts import enter, system

DAY = date(2026, 11, 2)
LATER = date(2026, 11, 9)


async def two(place: Hall) -> tuple[System, System]:
    """One that is new by a report, and one whose name is confirmed."""
    known = await system(place, "known", "CareMatch Night", confirmed=True)
    report = await place.report(name="Care Match")
    new = next(one for one in await place.every(System) if one.id == report.system)
    return new, known


async def test_a_rep_is_asked_whether_a_new_system_is_one_that_is_known_and_joins_them() -> None:
    place = await hall()
    rep = await place.rep("sam")
    new, known = await two(place)
    told = await rep.force("register.system", new.id)
    assert "Is **Care Match** the same as **CareMatch Night**?" in told
    cause = "one"
    told = await rep.press("Yes, join them", cause)
    assert rep.card.title == "CareMatch Night"
    assert "Also called" not in told
    assert await place.every(System) == (
        System(known.id, place.place.id, "CareMatch Night", confirmed=True, heard=("Care Match",)),
    )
    assert (await joining.likely(place.branch.desk, place.place.id, "care match")).system == known.id
    assert [one.system for one in await place.every(Report)] == [known.id]
    assert (await place.log()).count(Did.MERGED) == 1
    assert await rep.force("register.join", f"{new.id} {known.id}", cause) == told
    assert (await place.log()).count(Did.MERGED) == 1
    assert "That is no longer there." in await rep.force("register.system", new.id)


async def test_a_rep_says_that_it_is_another_and_is_not_asked_again() -> None:
    place = await hall()
    rep = await place.rep("sam")
    new, known = await two(place)
    await system(place, "third", "Care Match Days", confirmed=True)
    await rep.force("register.system", new.id)
    first = rep.words
    again = await rep.press("No, it is another")
    assert "the same as" in first
    assert "the same as" in again  # the next that is alike
    await rep.press("No, it is another")
    assert "Yes, join them" not in rep.labels
    await rep.force("register.system", new.id)
    assert "Yes, join them" not in rep.labels
    assert set((await place.now(new)).apart) == {known.id, "third"}
    assert len(await place.every(System)) == 3


async def test_a_system_whose_name_is_confirmed_is_not_asked_about() -> None:
    place = await hall()
    rep = await place.rep("sam")
    new, known = await two(place)
    await rep.force("register.system", known.id)
    assert "Yes, join them" not in rep.labels
    assert "the same as" not in rep.words
    assert new


async def test_whichever_is_pressed_the_confirmed_name_stays_the_name() -> None:
    place = await hall()
    rep = await place.rep("sam")
    new, known = await two(place)
    await rep.force("register.system", known.id)
    await rep.press("Join with another")
    assert "Reports can be moved out again one by one" in await rep.press("Care Match")
    told = await rep.press("Yes, join them", "one")
    assert rep.card.title == "CareMatch Night"
    assert await rep.force("register.join", f"{known.id} {new.id}", "one") == told
    (left,) = await place.every(System)
    assert (left.id, left.aliases, left.heard) == (known.id, (), ("Care Match",))


async def test_all_that_hangs_on_one_goes_to_the_other_and_the_further_item_stays() -> None:
    place = await hall()
    rep = await place.rep("sam")
    gone = await system(
        place,
        "gone",
        "Care Match",
        aliases=("The matcher",),
        supplier="Careful Ltd",
        does=(Does.PAYS,),
        lifecycle=Lifecycle.TRIAL,
        consultation=Consultation.TOLD,
        stages=(Stage.PAY,),
        since=Since.WEEKS,
        of_people=(OfPeople.SPECIAL,),
        parts=("Post room",),
        apart=("kept", "third"),
    )
    kept = await system(
        place, "kept", "CareMatch Night", does=(Does.WATCHES,), confirmed=True, of_people=(OfPeople.NONE,)
    )
    report = await place.report(system="gone")
    await place.keep(
        gone,
        NineItem("gone/1", "gone", Item.OPERATION, DAY, received=LATER),
        NineItem("kept/1", "kept", Item.OPERATION, LATER),
        NineItem("gone/2", "gone", Item.EQUALITY, DAY),
        NineItem("kept/2", "kept", Item.EQUALITY, DAY, refused=LATER),
        NineItem("gone/3", "gone", Item.AIMS_DATA_LOGIC, DAY),
        Gains("gone", DAY, review_on=LATER),
        LogEntry("entry", "gone", Happened.MEETING, DAY),
        Disclosure("told", "gone", place.place.id, DAY),
        SystemWords("gone", "It helps", "Saving", managers="Kim"),
        SystemWords("kept", "It helps a lot", "", managers="The head"),
        checked("gone", "question", Reply.YES, DAY),
        checked("gone", "other", Reply.NO, DAY),
        checked("kept", "other", Reply.YES, DAY),
        Unread(f"gone/disclosure/{place.who(rep)}", place.who(rep), News.DISCLOSURE, "gone"),
    )
    await rep.force("register.join", "gone kept")
    (one,) = await place.every(System)
    assert one == System(
        *(kept.id, place.place.id, "CareMatch Night", ("The matcher",), "Careful Ltd"),
        *((Does.WATCHES, Does.PAYS), Lifecycle.TRIAL, Consultation.TOLD),
        confirmed=True,
        parts=("Post room",),
        stages=(Stage.PAY,),
        since=Since.WEEKS,
        of_people=(OfPeople.SPECIAL,),
        apart=("third",),
        heard=("Care Match",),
    )
    assert {
        (item.id, item.system, item.asked, item.received, item.refused) for item in await place.every(NineItem)
    } == {
        ("kept/1", "kept", DAY, LATER, None),
        ("kept/2", "kept", DAY, None, LATER),
        ("kept/3", "kept", DAY, None, None),
    }
    assert await place.every(Gains) == (Gains("kept", DAY, review_on=LATER),)
    assert [entry.system for entry in await place.every(LogEntry)] == ["kept"]
    assert [told.system for told in await place.every(Disclosure)] == ["kept"]
    assert (await place.now(report)).system == "kept"
    assert await place.every(SystemWords) == (
        SystemWords("kept", "It helps a lot", "Saving", managers="The head\nKim"),
    )
    assert set(await place.every(Checked)) == {
        checked("kept", "question", Reply.YES, DAY),
        checked("kept", "other", Reply.YES, DAY),
    }
    assert {(waits.about, waits.news) for waits in await place.every(Unread)} >= {("kept", News.DISCLOSURE)}
    assert "gone" not in {waits.about for waits in await place.every(Unread)}


async def test_the_older_of_two_confirmed_names_becomes_an_alias() -> None:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "gone", "Care Match", confirmed=True)
    await system(place, "kept", "CareMatch Night", confirmed=True)
    assert "Also called: Care Match" in await rep.force("register.join", "gone kept")
    (one,) = await place.every(System)
    assert (one.aliases, one.heard) == (("Care Match",), ())


@pytest.mark.parametrize("pair", ["{new} {other}", "{other} {new}", "{new} {new}", "{new} none", "none {new}", "", " "])
@pytest.mark.parametrize("action", ["join", "apart", "sure"])
async def test_systems_of_two_workplaces_and_what_is_not_there_are_never_joined(pair: str, action: str) -> None:
    place = await hall()
    depot = await place.workplace("Depot")
    new, _ = await two(place)
    other = System("other", depot.id, "Care Match", confirmed=True)
    await enter(place, other)
    value = pair.format(new=new.id, other=other.id)
    assert "That is no longer there." in await place.organiser.force(f"register.{action}", value)
    assert len(await place.every(System)) == 3
    assert await place.now(new) == new


async def test_many_others_can_be_found_by_name() -> None:
    place = await hall()
    rep = await place.rep("sam")
    new, _ = await two(place)
    for number in range(15):
        await system(place, f"s{number:02}", f"Thing {'abcdefghijklmno'[number] * 4}", confirmed=True)
    await rep.force("register.others", new.id)
    assert len(rep.labels) == 12
    assert rep.labels[0] == "CareMatch Night"
    await rep.press("Find another by its name")
    await rep.fill(name="thing oooo")
    assert rep.labels[0] == "Thing oooo"
    assert "Please answer this one." in await rep.send(f"register.find_other {new.id}", name="")


async def test_whoever_was_to_be_reminded_of_the_gains_of_one_is_reminded_of_those_of_both() -> None:
    place = await hall()
    rep = await place.rep("sam")
    await system(place, "gone", "Care Match", confirmed=True)
    await system(place, "kept", "CareMatch Night", confirmed=True)
    await rep.send("register.gains_review gone", day="20/12/2026")
    await rep.force("register.join", "gone kept")
    await place.pass_by(timedelta(days=20))
    assert await place.unread(rep) == [News.REVIEW]
    assert {waits.about for waits in await place.every(Unread)} == {"kept"}


async def test_two_are_joined_in_a_store_that_is_sealed(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    place = Hall()
    place.branch.start(fakes.desk(store=store, clock=place.branch.clock))
    await place.open()
    rep = await place.rep("sam")
    new, known = await two(place)
    await enter(place, NineItem(f"{new.id}/4", new.id, Item.PRIVACY, DAY), SystemWords(new.id, "wörds-canary"))
    await rep.force("register.system", new.id)
    await rep.press("Yes, join them")
    assert [one.id for one in await place.every(System)] == [known.id]
    assert await place.every(NineItem) == (NineItem(f"{known.id}/4", known.id, Item.PRIVACY, DAY),)
    assert await place.every(SystemWords) == (SystemWords(known.id, "wörds-canary"),)
    await store.close()
