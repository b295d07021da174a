"""Nobody buries the reps in reports; and who is asked to wait loses nothing of what they wrote."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot import expiring
from bot.desk import Desk
from bot.events import Place, Submitted
from bot.records import Held, Report, Tries
from bot.records.reports import Mode
from bot.reports import flooding, form
from bot.reports.flooding import A_PLACE, PAGES_A_DAY, PAGES_AN_HOUR
from tests import fakes
from tests.fakes import CHAT, Clock, kept
from tests.outbox.stores import open_store
from tests.people.living import Branch
from tests.reports.hall import WHAT, filling, hall, receipt, reported

HOUR = timedelta(hours=1)
PAGE = replace(CHAT, lasting=False)


async def counted(desk: Desk, place: Place, times: int) -> None:
    async with desk.store.transaction() as tx:
        for _ in range(times):
            await flooding.count(tx, place, desk.now())


async def waiting(desk: Desk, place: Place) -> timedelta:
    async with desk.store.transaction() as tx:
        return await flooding.wait(tx, place, desk.now())


async def test_the_sixth_within_an_hour_comes_back_as_it_was_filled_in_and_is_taken_later() -> None:
    branch = Branch()
    place = await hall(branch)
    alex = branch.somebody("alex")
    for _ in range(A_PLACE):
        await reported(alex, place)
    await filling(alex, place, Mode.ANONYMOUS)
    words = await alex.fill(what=WHAT, doing="It shares out shifts", part="Post room", does=("allocates",))
    assert "This is not sent yet." in words
    assert "send it again in 60 minutes" in words
    assert "speak to a person" in words
    assert alex.form.values["doing"] == "It shares out shifts"
    assert alex.form.values["does"] == ("allocates",)
    assert len(await kept(branch.desk.store, Report)) == A_PLACE
    branch.clock.move(HOUR)
    assert "Thank you. Your report is kept." in await alex.fill()
    assert len(await kept(branch.desk.store, Report)) == A_PLACE + 1


async def test_somebody_else_is_not_asked_to_wait() -> None:
    branch = Branch()
    place = await hall(branch)
    for _ in range(A_PLACE):
        await reported(branch.somebody("alex"), place)
    assert await reported(branch.somebody("bo"), place)


async def test_what_is_delivered_twice_gets_its_receipt_though_no_more_is_taken() -> None:
    branch = Branch()
    place = await hall(branch)
    alex = branch.somebody("alex")
    for _ in range(A_PLACE - 1):
        await reported(alex, place)
    await filling(alex, place, Mode.ANONYMOUS)
    sent = alex.form
    await alex.fill("twice-canary", what=WHAT)
    figures = receipt(alex)
    await alex.send(sent.key, "twice-canary", what=WHAT)
    assert receipt(alex) == figures


async def test_a_form_that_came_back_does_not_count() -> None:
    branch = Branch()
    place = await hall(branch)
    alex = branch.somebody("alex")
    await filling(alex, place, Mode.ANONYMOUS)
    for _ in range(A_PLACE + 1):
        await alex.fill(what="")
    assert "Thank you." in await alex.fill(what=WHAT)


async def test_of_many_that_come_at_once_no_more_are_kept(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    try:
        branch = Branch()
        branch.start(fakes.desk(branch.library, clock=branch.clock, store=store))
        place = await hall(branch)
        alex = branch.somebody("alex")
        key = f"{form.KEY} anonymous {place.id}"
        sent = [Submitted(alex.person, alex.place, f"{number}-canary", key, {"what": WHAT}) for number in range(9)]
        said = await asyncio.gather(*(branch.bot.handle(one) for one in sent))
        assert len(await kept(store, Report)) == len(await kept(store, Held)) == A_PLACE
        assert sum("Your receipt" in str(one) for one in said) == A_PLACE
        assert sum("This is not sent yet." in str(one) for one in said) == len(sent) - A_PLACE
    finally:
        await store.close()


async def test_pages_together_have_a_limit_that_keeps_nobody_from_the_chat() -> None:
    desk = fakes.desk()
    for visit in range(PAGES_AN_HOUR):
        await counted(desk, replace(PAGE, key=f"visit {visit}"), 1)
    assert await waiting(desk, replace(PAGE, key="a new visit")) == HOUR
    assert not await waiting(desk, CHAT)


async def test_all_day_long_there_are_no_more_than_reps_can_look_through() -> None:
    clock = Clock()
    clock.move(timedelta(hours=-12))
    desk = fakes.desk(clock=clock)
    for hour in range(PAGES_A_DAY // PAGES_AN_HOUR):
        for visit in range(PAGES_AN_HOUR):
            await counted(desk, replace(PAGE, key=f"visit {visit} in {hour}"), 1)
        clock.move(HOUR)
    long = await waiting(desk, PAGE)
    assert long == 19 * HOUR
    assert "in some hours, or tomorrow" in flooding.told(long)
    clock.move(long)
    assert not await waiting(desk, PAGE)


async def test_what_is_counted_leads_nowhere_once_its_day_is_over_and_holds_no_minute() -> None:
    clock = Clock()
    clock.move(timedelta(minutes=17, seconds=4))
    desk = fakes.desk(clock=clock)
    await counted(desk, PAGE, 2)
    for one in await kept(desk.store, Tries):
        assert (one.until.minute, one.until.second) == (0, 0)
        assert one.due == one.until
        assert "canary" not in repr(one)
    ids = {one.id for one in await kept(desk.store, Tries)}
    clock.move(timedelta(hours=24))
    await counted(desk, PAGE, 1)
    assert ids.isdisjoint(one.id for one in await kept(desk.store, Tries) if one.until > clock())
    await expiring.sweep(desk.store, clock())
    assert ids.isdisjoint(one.id for one in await kept(desk.store, Tries))


async def test_a_clock_that_is_set_back_keeps_nobody_waiting() -> None:
    clock = Clock()
    desk = fakes.desk(clock=clock)
    await counted(desk, CHAT, A_PLACE)
    clock.move(timedelta(hours=-3))
    assert not await waiting(desk, CHAT)


def test_the_wait_is_said_in_words() -> None:
    assert "send it again in a minute." in flooding.told(timedelta(seconds=20))
    assert "send it again in 2 minutes." in flooding.told(timedelta(seconds=61))
