"""What two organisers do at once is decided once, on both engines."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.campaigns import at, card, deciding, ending, starting
from bot.records import AuditEntry, Campaign
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.store import Store
from tests.campaigns.parts import Hall, hall
from tests.outbox.stores import ENGINES, kept_by


@pytest.fixture(params=ENGINES)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    async with kept_by(request.param, tmp_path) as opened:
        yield opened


async def did(there: Hall, *which: Did) -> list[Did]:
    return [one.did for one in await there.every(AuditEntry) if one.did in which]


async def test_of_two_that_start_at_once_on_one_topic_one_runs(store: Store) -> None:
    there = await hall(store)
    first, second = await there.drafted(), await there.drafted(there.ben)
    await asyncio.gather(there.ann.force(card.START, first.id), there.ben.force(card.START, second.id))
    stages = sorted(one.stage for one in await there.every(Campaign))
    assert stages == [Stage.DRAFT, Stage.RUNNING]
    assert len(await did(there, Did.STARTED_CAMPAIGN)) == 1
    assert "runs at Town Hall already" in there.ann.words + there.ben.words


async def test_of_two_that_decide_at_once_one_does_and_the_other_is_told(store: Store) -> None:
    there = await hall(store)
    made = await there.waiting()
    value = f"{made.id} {starting.mark(made, there.branch.desk.secret)}"
    await asyncio.gather(
        there.ben.force(card.APPROVE, value),
        there.olu.send(f"{deciding.WHY_NOT} {value}", why="It leans on others."),
    )
    decided = await did(there, Did.APPROVED_CAMPAIGN, Did.RETURNED_CAMPAIGN)
    assert len(decided) == 1
    left = (await there.campaign()).stage
    assert left is (Stage.RUNNING if decided == [Did.APPROVED_CAMPAIGN] else Stage.DRAFT)
    assert sum(deciding.CHANGED in one.words for one in (there.ben, there.olu)) == 1


async def test_what_is_changed_while_it_is_approved_never_runs_unseen(store: Store) -> None:
    there = await hall(store)
    made = await there.waiting()
    await there.ann.force(card.CHANGE, made.id)
    value = f"{made.id} {starting.mark(made, there.branch.desk.secret)}"
    await asyncio.gather(there.ann.fill(more="You must come."), there.ben.force(card.APPROVE, value))
    left = await there.campaign()
    if left.stage is Stage.RUNNING:
        assert left.approved == starting.mark(left, there.branch.desk.secret)
        assert left.more != "You must come."
    else:
        assert left.stage is Stage.WAITING


async def test_one_ended_by_hand_and_by_its_day_at_once_ends_once(store: Store) -> None:
    there = await hall(store)
    made = await there.started(until="23/11/2026")
    there.branch.clock.time = there.branch.clock.time.replace(day=24)
    await asyncio.gather(
        there.ann.force("campaigns.ended", made.id), ending.sweep(there.branch.desk), ending.sweep(there.branch.desk)
    )
    assert (await there.campaign()).stage is Stage.ENDED
    assert len(await did(there, Did.ENDED_CAMPAIGN)) == 1


async def test_all_that_is_kept_comes_back_and_its_words_lie_encrypted(store: Store, tmp_path: Path) -> None:
    there = await hall(store)
    made = await there.waiting(joining="https://union.example.org/join")
    await there.ben.force(at.ONE, made.id)
    assert made.question in there.ben.words
    written = _written(tmp_path)
    assert b"Everybody else" not in written
    assert b"union.example.org" not in written


def _written(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
