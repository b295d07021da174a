"""A system that was added by mistake goes again, as long as nothing is known of it."""

import pytest

from bot.records import Disclosure, Gains, Report, System, SystemWords
from bot.records.audit import Did
from bot.records.papers import Reply, checked
from bot.records.register import Item, nine_item
from bot.register.removing import KEPT
from bot.store import Record
from tests.cases.parts import Hall, hall
from tests.fakes import TODAY
from tests.people.living import Somebody
from tests.register.parts import enter, system

GONE = "That is no longer there."
DONE = "It is no longer in the register."
MISTAKE = "It was added by mistake"


async def added() -> tuple[Hall, Somebody, System]:
    place = await hall()
    rep = await place.rep("sam")
    return place, rep, await system(place, "oops", "CareMach", confirmed=True)


async def test_a_rep_takes_out_what_was_added_by_mistake_once_they_have_said_yes() -> None:
    place, rep, _ = await added()
    await place.keep(SystemWords("oops", purpose="A slip"))
    await rep.force("register.system", "oops")
    assert "Was **CareMach** added by mistake?" in await rep.press(MISTAKE)
    assert len(await place.every(System)) == 1
    told = await rep.press("Yes, take it out", "once")
    assert DONE in told
    assert await place.every(System) == ()
    assert await place.every(SystemWords) == ()
    assert await rep.force("register.removed", "oops", "once") == told
    assert GONE in await rep.force("register.removed", "oops")
    assert (await place.log()).count(Did.REMOVED_SYSTEM) == 1
    assert "**Sam** took a system out of the register of Town Hall" in await place.organiser.say("audit log")
    names = await place.branch.desk.known.of(place.branch.desk.store, place.place.id, confirmed=True)
    assert names.like("CareMach", most=1) == ()


@pytest.mark.parametrize(
    "what",
    [
        Disclosure("told", "oops", "nowhere", TODAY),
        Gains("oops", asked=TODAY),
        nine_item("oops", Item.PRIVACY),
        checked("oops", "data.kept", Reply.NO, TODAY),
    ],
)
async def test_what_something_is_known_of_stays(what: Record) -> None:
    place, rep, _ = await added()
    await place.keep(what)
    await rep.force("register.system", "oops")
    assert MISTAKE not in rep.labels
    for action in ("remove", "removed"):
        assert await rep.force(f"register.{action}", "oops") == KEPT
    assert len(await place.every(System)) == 1


async def test_so_does_what_has_a_report_or_a_letter() -> None:
    place, rep, _ = await added()
    await rep.force("papers.keep", "information-request oops")
    assert await rep.force("register.removed", "oops") == KEPT
    await rep.force("papers.of", "oops")
    await rep.press("Open: Information request")
    await rep.press("Delete it")
    await rep.press("Yes, delete it")
    report = await place.report(system="oops")
    assert await rep.force("register.removed", "oops") == KEPT
    assert await place.now(report) == report


async def test_a_report_that_is_kept_from_them_stays_where_it_is_for_who_may_see_it_and_they_learn_nothing() -> None:
    place, rep, _ = await added()
    kim = await place.rep("kim")
    await rep.force("register.system", "oops")
    before = rep.words, rep.labels
    report = await place.report(system="oops", kept_from=(rep,))
    await rep.force("register.system", "oops")
    assert (rep.words, rep.labels) == before
    await rep.press(MISTAKE)
    assert DONE in await rep.press("Yes, take it out")
    assert GONE in await rep.force("register.system", "oops")
    assert await place.now(report) == report
    assert "Reported by independent people" in await kim.force("register.system", "oops")
    assert MISTAKE not in kim.labels


async def test_nobody_takes_out_one_of_another_workplace_and_no_member_any() -> None:
    place, _, _ = await added()
    depot = await place.workplace("Depot")
    other, member = await place.rep("kim", depot.id), place.branch.somebody("alex")
    await member.open("desk")
    for action in ("register.remove", "register.removed"):
        assert GONE in await other.force(action, "oops")
        assert await member.force(action, "oops") == "Only a rep can do that."
    assert len(await place.every(System)) == 1
    assert await place.every(Report) == ()


async def test_what_is_known_by_the_time_they_say_yes_keeps_it() -> None:
    place, rep, _ = await added()
    await rep.force("register.remove", "oops")
    await enter(place, Disclosure("told", "oops", place.place.id, TODAY))
    assert await rep.press("Yes, take it out") == KEPT
