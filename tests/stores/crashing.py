"""Processes that write until they are killed, and what they said that they would do and had done.

A worker of such a process announces each transaction, and says so once it has returned. So at any moment it is known
what must be there: everything acknowledged, and of what each worker had under way either all or nothing.
"""

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from multiprocessing.connection import Connection

from adapters.stores.kept import KeptStore
from bot.store import StoreError, Transaction, UnavailableError, UncertainError, run
from tests import processes
from tests.processes import STARTING, left_alone, preload
from tests.stores.crash_plans import (
    CLAIMER,
    FAR,
    KINDS,
    PLANS,
    WORKERS,
    Account,
    Changes,
    Errand,
    State,
    Transfer,
    changed,
    errand,
    first,
    state_of,
)
from tests.stores.places import Place, opened

AT_ONCE = 3  # errands claimed in one commit
BEFORE_OTHERS = FAR - timedelta(days=1)  # only the errands of the claimer are due then
BY_NAME = {kind.kind: kind for kind in KINDS}


async def seed(place: Place) -> State:
    state = first()

    async def fill(tx: Transaction) -> None:
        for record in state.values():
            await tx.add(record)

    async with opened(place) as there:
        await run(there.store, fill)
    return state


@dataclass(frozen=True, slots=True)
class Ready:
    """The store is open."""


@dataclass(frozen=True, slots=True)
class Trying:
    worker: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Kept:
    worker: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The store says that nothing was kept."""

    worker: int
    why: str


Word = Ready | Trying | Kept | Refused


def live(place: Place, load: str, state: State, chance: int, words: Connection) -> None:
    """Write until killed."""
    left_alone()
    asyncio.run(_live(place, load, state, random.Random(chance), words.send))  # noqa: S311


async def _live(place: Place, load: str, state: State, chance: random.Random, tell: Callable[[Word], None]) -> None:
    async with opened(place) as there:
        tell(Ready())
        async with asyncio.TaskGroup() as tasks:
            for worker in range(WORKERS):
                own = {key: record for key, record in state.items() if key[1].startswith(f"{worker}-")}
                plan = partial(PLANS[load], worker, random.Random(chance.random()))  # noqa: S311 - to be done again
                tasks.create_task(_work(worker, there.store, plan, own, tell))
            if load == "mixed":
                tasks.create_task(_claim(there.store, state, tell))


async def _work(
    worker: int,
    store: KeptStore,
    plan: Callable[[State, int], Changes],
    own: State,
    tell: Callable[[Word], None],
) -> None:
    number = 0
    while True:
        number += 1
        changes = plan(own, number)
        tell(Trying(worker, changes))
        try:
            await run(store, partial(_change, changes, own))
            kept, why = True, ""
        except UncertainError:
            kept, why = await _was_kept(store, changes), "UncertainError"
        except StoreError as error:
            kept, why = False, type(error).__name__
        if kept:
            own = changed(own, changes)
        tell(Kept(worker) if kept else Refused(worker, why))


async def _was_kept(store: KeptStore, changes: Changes) -> bool:
    """Looks at one record, once the store can be reached; that all of them agree is for others to see."""
    (kind, id_), record = next(iter(changes.items()))
    while True:
        with suppress(UnavailableError):
            return await run(store, lambda tx: tx.get(BY_NAME[kind], id_)) == record


async def _change(changes: Changes, own: State, tx: Transaction) -> None:
    for key, record in changes.items():
        if record is None:
            await tx.remove(BY_NAME[key[0]], key[1])
        elif key in own:
            await tx.put(record)
        else:
            await tx.add(record)
        if isinstance(record, Transfer):
            await _pay(tx, record.source, -record.amount)
            await _pay(tx, record.target, record.amount)


async def _pay(tx: Transaction, account: str, amount: int) -> None:
    held = await tx.get(Account, account)
    assert held is not None
    await tx.put(replace(held, balance=held.balance + amount))


async def _claim(store: KeptStore, state: State, tell: Callable[[Word], None]) -> None:
    mine = {record.id: record for record in state.values() if isinstance(record, Errand) and record.id.isdigit()}
    while True:
        earliest = sorted(mine.values(), key=lambda one: one.due)[:AT_ONCE]
        taken = [errand(one.id, one.version + 1) for one in earliest]
        changes: Changes = {**state_of(*taken)}
        tell(Trying(CLAIMER, changes))
        try:
            claimed = await store.claim(Errand, BEFORE_OTHERS, AT_ONCE, lambda one: errand(one.id, one.version + 1))
            assert claimed == tuple(taken), (claimed, taken)
            kept, why = True, ""
        except UncertainError:
            kept, why = await _was_kept(store, changes), "UncertainError"
        except StoreError as error:
            kept, why = False, type(error).__name__
        if kept:
            mine |= {one.id: one for one in taken}
        tell(Kept(CLAIMER) if kept else Refused(CLAIMER, why))


preload(__name__)


class Life(processes.Life[Word]):
    """One such process, from its start to its death."""

    def __init__(self, place: Place, load: str, state: State, chance: int) -> None:
        super().__init__(live, place, load, state, chance)

    def wait_ready(self, seconds: float = STARTING) -> float:
        """Seconds that it took to open the store; or all of them, where it did not within so many."""
        began = time.monotonic()
        if self.pipe.poll(seconds):
            self.hear()
        return time.monotonic() - began

    def wait_kept(self) -> None:
        """Until it acknowledges something from now on; where it ends by itself, `kill` says so."""
        heard = len(self.words)
        while not self.ended and not any(isinstance(word, Kept) for word in self.words[heard:]):
            assert self.pipe.poll(STARTING), "the process keeps nothing"
            self.hear()
