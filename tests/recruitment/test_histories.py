"""Whatever happens: never twice in 30 days, never more than three times, never after never, in public, after quiet."""

import random
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.store import MemoryStore, Store
from tests import postgres as server
from tests.outbox.stores import open_store
from tests.recruitment.histories import History

ON_ENGINES = 2  # histories


@pytest.fixture
def rounds(soak: bool) -> int:
    return 400 if soak else 12


@pytest.mark.parametrize("processes", [1, 2])
async def test_whatever_people_and_clocks_do_nobody_is_asked_when_they_may_not_be(processes: int, rounds: int) -> None:
    asked = 0
    for seed in range(rounds):
        lived = History(random.Random(seed), [MemoryStore()] * processes)  # noqa: S311 - only chances
        await lived.live(150)
        asked += sum(len(one.asked) for one in lived.known.values())
    assert asked > rounds, "somebody is asked, else nothing is shown"


async def test_so_it_is_where_it_is_kept_on_this_machine(tmp_path: Path) -> None:
    asked = 0
    for seed in range(ON_ENGINES):
        folder = tmp_path / str(seed)
        async with AsyncExitStack() as stack:
            store = await open_store(folder / "keys", folder / "store")
            stack.push_async_callback(store.close)
            asked += await _lives(seed, [store])
    assert asked


async def test_so_it_is_with_several_processes_over_postgresql(tmp_path: Path) -> None:
    asked = 0
    for seed in range(ON_ENGINES):
        with server.database() as url:
            async with AsyncExitStack() as stack:
                stores = [await open_store(tmp_path / str(seed), url) for _ in range(2)]
                for one in stores:
                    stack.push_async_callback(one.close)
                asked += await _lives(seed, stores)
    assert asked


async def _lives(seed: int, stores: Sequence[Store]) -> int:
    """How often anybody was asked."""
    lived = History(random.Random(1_000 + seed), stores)  # noqa: S311 - only chances
    await lived.live(150)
    return sum(len(one.asked) for one in lived.known.values())
