"""What must be there after a process was killed, and what is."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import pytest

from adapters.stores import sealing
from adapters.stores.internal import Shred
from adapters.stores.rows import Engine
from adapters.stores.vault import ShreddedError
from bot.store import Record, Transaction, run
from tests.stores.crash_plans import ACCOUNTS, KINDS, OPENING, SHELVES, Account, Changes, Key, State, Transfer, state_of
from tests.stores.crashing import Kept, Ready, Refused, Trying, Word
from tests.stores.places import Opened

LOOKED_UP = 40  # records by id, at random


@dataclass(slots=True)
class Figures:
    tries: int = 0
    acknowledged: int = 0
    under_way: int = 0  # transactions that were neither acknowledged nor refused
    kept_all_the_same: int = 0  # of those
    refused: Counter[str] = field(default_factory=Counter)  # by why
    after_return: int = 0  # acknowledged by processes that went on with a server that had come back
    lost: int = 0
    half: int = 0
    opening: int = 0  # tries that ended before the store was open
    compacting: int = 0  # tries that ended while the file was written anew
    shredded: int = 0  # keys of removed records that were looked at
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.tries} kills ({self.opening} while opening, {self.compacting} while compacting), "
            f"{self.acknowledged} transactions acknowledged, {self.lost} lost, {self.half} half-applied; "
            f"{self.under_way} under way, of which {self.kept_all_the_same} were kept; "
            f"{self.after_return} acknowledged after the server was back; refused: {dict(self.refused)}; "
            f"{self.shredded} erased keys looked at"
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """What a store holds, and under which keys."""

    state: State
    slots: dict[Key, int]


def judge(figures: Figures, before: State, words: Sequence[Word], after: State) -> None:
    """Everything acknowledged is there and nothing else, but for what was under way: all of it or nothing."""
    figures.tries += 1
    figures.opening += not any(isinstance(word, Ready) for word in words)
    expected, under_way = _expected(figures, before, words)
    open_keys = {key for changes in under_way for key in changes}
    for changes in under_way:
        figures.under_way += 1
        as_before = all(after.get(key) == expected.get(key) for key in changes)
        as_after = all(after.get(key) == record for key, record in changes.items())
        figures.kept_all_the_same += as_after and not as_before
        if not as_before and not as_after:
            figures.half += 1
            figures.faults.append(f"half of a transaction: {sorted(changes)}")
    for key in sorted((expected.keys() | after.keys()) - open_keys):
        if key[0] != Account.kind and after.get(key) != expected.get(key):
            figures.lost += 1
            figures.faults.append(f"{key}: {after.get(key)} in place of {expected.get(key)}")
    if (wrong := _accounts(after)) is not None:
        figures.half += 1
        figures.faults.append(wrong)


def _expected(figures: Figures, before: State, words: Sequence[Word]) -> tuple[State, list[Changes]]:
    expected, trying = dict(before), dict[int, Changes]()
    for word in words:
        match word:
            case Trying(worker, changes):
                trying[worker] = changes
            case Kept(worker):
                figures.acknowledged += 1
                expected = _apply(expected, trying.pop(worker))
            case Refused(worker, why):
                figures.refused[why] += 1
                del trying[worker]
            case Ready():
                pass
    return expected, list(trying.values())


def _apply(state: State, changes: Changes) -> State:
    for key, record in changes.items():
        if record is None:
            del state[key]
        else:
            state[key] = record
    return state


def _accounts(state: State) -> str | None:
    """Each account holds what the transfers that are kept made of it."""
    balances = dict.fromkeys(map(str, range(ACCOUNTS)), OPENING)
    for record in state.values():
        if isinstance(record, Transfer):
            balances[record.source] -= record.amount
            balances[record.target] += record.amount
    held = {record.id: record.balance for record in state.values() if isinstance(record, Account)}
    return None if held == balances else f"accounts hold {held}, transfers make {balances}"


async def look(there: Opened, chance: random.Random) -> Seen:
    """All that the store holds, once it was seen that it agrees with itself, and that no key is left to erase."""
    state = state_of(*await run(there.store, partial(_read, chance)))
    slots = await slots_of(there.engine)
    assert slots.keys() == {key for key, record in state.items() if record.personal}
    assert len(set(slots.values())) == len(slots), "two records have one key"
    return Seen(state, slots)


async def slots_of(engine: Engine) -> dict[Key, int]:
    """Where the key of each personal record is."""
    async with engine.snapshot() as rows:
        return {(row.kind, row.id): number async for row in rows if (number := sealing.slot(row)) is not None}


async def _read(chance: random.Random, tx: Transaction) -> list[Record]:
    assert await tx.find(Shred) == (), "the keys of removed records are still to be erased"
    records: list[Record] = []
    for kind in KINDS:
        found = await tx.find(kind)
        await _agree(tx, kind, found)
        records += found
    for record in chance.sample(records, min(LOOKED_UP, len(records))):
        assert await tx.get(type(record), record.id) == record
    return records


async def _agree(tx: Transaction, kind: type[Record], records: Sequence[Record]) -> None:
    """What is found by a field is what a scan finds."""
    for name in kind.found_by:
        by_value = defaultdict[str, list[Record]](list)
        for record in records:
            by_value[getattr(record, name)].append(record)
        for value in {*SHELVES, *by_value}:
            assert list(await tx.find(kind, **{name: value})) == by_value[value], f"{kind.kind} by {name}"


def look_for_keys(figures: Figures, there: Opened, before: Seen, after: Seen) -> None:
    """The keys of what was removed are dead. A record that changed kept its own."""
    for key, number in before.slots.items():
        if key in after.slots:
            assert after.slots[key] == number, f"{key} got another key"
            continue
        with pytest.raises(ShreddedError):
            there.vault.key(number)
        figures.shredded += 1
