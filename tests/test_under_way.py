"""What is done after a platform has its answer is done in its order, and whatever hangs holds up nobody for long."""

import asyncio

import pytest

from adapters.refusals import Refusal
from adapters.under_way import UnderWay


class Work:
    def __init__(self) -> None:
        self.done: list[str] = []
        self.may_end, self.another = asyncio.Event(), asyncio.Event()

    async def at_once(self, name: str) -> None:
        self.done.append(name)
        self.another.set()

    async def in_the_end(self, name: str) -> None:
        await self.may_end.wait()
        self.done.append(name)

    async def wrong(self) -> None:
        raise LookupError


async def test_whoever_runs_it_reads_why_a_platform_refused(caplog: pytest.LogCaptureFixture) -> None:
    async def refused() -> None:
        raise Refusal("missing_scope")

    under_way = UnderWay()
    under_way.begin(refused())
    await under_way.finish()
    assert "missing_scope" in caplog.text


async def test_one_queue_keeps_its_order_and_waits_for_no_other() -> None:
    work, under_way = Work(), UnderWay()
    under_way.begin(work.in_the_end("first"), "one")
    under_way.begin(work.at_once("second"), "one")
    under_way.begin(work.at_once("third"), "one")
    under_way.begin(work.at_once("of another"), "other")
    under_way.begin(work.at_once("of none"))
    while len(work.done) < 2:
        work.another.clear()
        await work.another.wait()
    assert sorted(work.done) == ["of another", "of none"]
    work.may_end.set()
    await under_way.finish()
    assert work.done[2:] == ["first", "second", "third"]


async def test_what_fails_lets_the_next_one_go() -> None:
    work, under_way = Work(), UnderWay()
    under_way.begin(work.wrong(), "one")
    under_way.begin(work.at_once("second"), "one")
    await under_way.finish()
    assert work.done == ["second"]


async def test_what_hangs_is_waited_for_only_so_long() -> None:
    work, under_way = Work(), UnderWay(patience=0.01)
    under_way.begin(work.in_the_end("first"), "one")
    under_way.begin(work.at_once("second"), "one")
    async with asyncio.timeout(5):
        await work.another.wait()
    assert work.done == ["second"]
    work.may_end.set()
    await under_way.finish()
    assert work.done == ["second", "first"]
