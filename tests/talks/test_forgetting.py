"""What was asked for is forgotten within the weeks that were told."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.commands import beside
from bot.privacy.periods import LONGEST, weeks
from bot.records import KeptFrom, Notice, Receipt, Report, System, Talk, TalkWords, Unread
from bot.talks import forgetting
from tests.cases.parts import hall
from tests.talks.asked import WROTE, asked, begun, the_talk, ticks

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@pytest.mark.parametrize(("done", "kept"), [(True, weeks(LONGEST.talks_done)), (False, weeks(LONGEST.talks))])
async def test_all_of_it_is_erased_within_the_weeks_that_were_told(done: bool, kept: int) -> None:
    there = await hall()
    kim, alex = await there.rep("kim"), there.branch.somebody("alex")
    await begun(alex, there)
    await alex.fill(**WROTE, hidden=ticks(alex, "The organiser"))
    talk = await the_talk(there)
    if done:
        await kim.force("talks.take", talk.id)
        await kim.force("talks.done", talk.id)
    store, clock = there.branch.desk.store, there.branch.clock
    clock.move((kept - 1) * WEEK)
    await forgetting.sweep(store, clock())
    assert await the_talk(there)
    clock.move(WEEK)
    await forgetting.sweep(store, clock())
    for kind in (Talk, TalkWords, Receipt, Unread, KeptFrom):
        assert await there.every(kind) == ()
    assert not [one for one in await there.every(Notice) if one.about == talk.id]
    assert not await there.every(Report)
    assert not await there.every(System)


async def test_a_bot_that_runs_forgets_what_is_over_without_being_asked() -> None:
    there = await hall()
    await asked(there.branch.somebody("alex"), there)
    there.branch.clock.move(weeks(LONGEST.talks) * WEEK)
    async with asyncio.timeout(60), beside.forgetting(there.branch.desk):
        while await there.every(Talk):  # noqa: ASYNC110 - nobody says when it has looked
            await asyncio.sleep(0)


@pytest.mark.parametrize("week", ["", "2026-W99", "long ago"])
async def test_what_has_no_week_that_can_be_read_is_forgotten(week: str) -> None:
    there = await hall()
    await asked(there.branch.somebody("alex"), there)
    await there.keep(replace(await the_talk(there), week=week))
    await forgetting.sweep(there.branch.desk.store, there.branch.clock())
    assert await there.every(Talk) == ()
