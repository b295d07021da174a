"""Who is told of something about a system that is known from reports only."""

from datetime import datetime, timedelta

import pytest

from bot import sight
from bot.records import System
from bot.register import audience
from bot.telling import Audience
from tests.cases.parts import Hall, hall
from tests.fakes import NOON

NOBODY = Audience((), ())


async def told(there: Hall, system: str) -> Audience:
    async with there.branch.desk.store.transaction() as tx:
        found = await tx.get(System, system)
        assert found
        return await audience.of(tx, found, there.branch.desk)


@pytest.mark.parametrize(
    ("until", "hears"),
    [
        (NOON - timedelta(hours=1), True),
        (NOON + timedelta(hours=1), False),
        (NOON + sight.LONGEST_HELD, False),
        (NOON + sight.LONGEST_HELD + timedelta(hours=1), True),  # of a clock that was set back since
        (sight.NEVER, False),
    ],
)
async def test_nobody_hears_of_it_exactly_as_long_as_nobody_may_see_its_report(until: datetime, *, hears: bool) -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(held=until)
    assert (there.who(kim) in (await told(there, report.system)).reps) is hears
    assert (await told(there, report.system) == NOBODY) is not hears


async def test_only_who_may_see_one_of_its_reports_hears_of_it() -> None:
    there = await hall()
    sam, kim = await there.rep("sam"), await there.rep("kim")
    first = await there.report(kept_from=(sam, there.organiser))
    assert await told(there, first.system) == Audience((there.who(kim),), ())
    await there.report(kept_from=(kim,), system=first.system)
    assert set((await told(there, first.system)).everybody) == {*map(there.who, (sam, kim, there.organiser))}
