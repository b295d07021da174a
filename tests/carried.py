"""What no platform carries for the bot is kept sealed for a day, and found by every process: the same on each."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from adapters.carrying import KEPT, Carrying, new_id
from bot import expiring
from bot.outbox.together import Together
from bot.records import Carried
from tests.fakes import Clock, kept
from tests.outbox.stores import open_store

Keeper = Callable[[Together, Callable[[], datetime]], Carrying[Any]]


def lies_open(folder: Path, words: bytes) -> bool:
    return any(words in file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def comes_back_in_another_process(folder: Path, keeper: Keeper, things: Sequence[object], words: bytes) -> None:
    """`words` stand in them, and nowhere on disk."""
    clock, names = Clock(), [f"~k{new_id()}" for _ in things]
    store = await open_store(folder / "keys", folder / "store")
    await keeper(Together(store), clock).keep(dict(zip(names, things, strict=True)))
    await store.close()
    assert not lies_open(folder, words)
    store = await open_store(folder / "keys", folder / "store")
    look = await keeper(Together(store), clock).named_in(f'{{"actions": "{" ".join(names)}"}}')
    assert [look(name) for name in names] == list(things)
    assert look(f"~k{new_id()}") is None
    await store.close()


async def is_gone_after_a_day(folder: Path, keeper: Keeper, *things: object) -> None:
    """Each takes the place of the one before, and lies there for a day from then on."""
    clock, name = Clock(), f"~k{new_id()}"
    store = await open_store(folder / "keys", folder / "store")
    carrying = keeper(Together(store), clock)
    for thing in things:
        await carrying.keep({name: thing})
        clock.move(KEPT - timedelta(seconds=1))
        assert (await carrying.named_in(name))(name) == thing
    clock.move(timedelta(seconds=2))
    assert (await carrying.named_in(name))(name) is None
    await expiring.sweep(store, clock())
    assert not await kept(store, Carried)
    await store.close()
