"""Who is told that a notice reached nobody reads why, and nothing of what or of whom it was about."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import undelivered
from bot.outbox import UNREACHED, CannotDeliverError
from bot.records import Cause, notice
from bot.replies import Text
from bot.store import MemoryStore
from tests import fakes
from tests.cases.parts import hall

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


async def told(cause: Cause | None, *, kept: bool = True) -> str:
    store = MemoryStore()
    failed = replace(notice("key", "address-canary", "report.new", "report-canary", NOON), cause=cause)
    async with store.transaction() as tx:
        if kept:
            await tx.add(failed)
        composed = await undelivered.compose(notice("other", "rep", UNREACHED, failed.id, NOON), tx, fakes.desk())
    [reply] = composed.replies
    assert isinstance(reply, Text)
    return reply.body


@pytest.mark.parametrize("cause", [*Cause, None])
async def test_whatever_the_cause_it_is_said_that_somebody_must_see_to_it(cause: Cause | None) -> None:
    words = await told(cause)
    assert words.endswith("Please see to it yourself.")
    assert "canary" not in words


async def test_it_is_said_why() -> None:
    assert "cannot be reached any more" in await told(Cause.UNREACHABLE)
    assert "tried again and again" in await told(Cause.GIVEN_UP)


async def test_it_is_said_even_where_the_notice_is_gone() -> None:
    assert "tried again and again" in await told(None, kept=False)


async def test_who_must_not_see_what_is_left_is_not_told_instead() -> None:
    there = await hall()
    kim = await there.rep("kim")
    ines = await there.rep("ines", role="organiser")
    there.told.fails, there.told.error = {"kim"}, CannotDeliverError()
    first = await there.report()
    await there.report(kept_from=(ines,))
    await kim.force("case.open", first.id)
    await there.deliver()
    assert there.told.names == ["olu"]


async def test_nobody_is_told_instead_of_what_has_been_looked_at_meanwhile() -> None:
    there = await hall()
    kim = await there.rep("kim")
    there.told.fails, there.told.error = {"kim"}, CannotDeliverError()
    report = await there.report()
    await there.outbox.deliver_due()
    await kim.force("case.open", report.id)
    await there.deliver()
    assert there.told.names == []
