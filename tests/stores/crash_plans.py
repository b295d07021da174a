"""What processes that will be killed keep, and what each of their transactions changes."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from bot.store import Owed, Record

WORKERS = 6
CLAIMER = WORKERS  # the worker that only claims errands, in mixed
SHELVES = ("left", "right", "middle")
EPOCH = datetime(2026, 11, 22, tzinfo=UTC)
FAR = EPOCH + timedelta(days=10_000)
ACCOUNTS = 8
OPENING = 1000  # in each account
ERRANDS = 12


@dataclass(frozen=True, slots=True)
class Paper(Record):
    kind: ClassVar[str] = "paper"
    found_by: ClassVar[tuple[str, ...]] = ("shelf",)

    shelf: str
    version: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Letter(Record):
    kind: ClassVar[str] = "letter"
    found_by: ClassVar[tuple[str, ...]] = ("shelf",)
    personal: ClassVar[bool] = True

    shelf: str
    version: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Errand(Owed):
    kind: ClassVar[str] = "errand"
    found_by: ClassVar[tuple[str, ...]] = ("shelf",)

    shelf: str
    version: int


@dataclass(frozen=True, slots=True)
class Account(Record):
    kind: ClassVar[str] = "account"

    balance: int


@dataclass(frozen=True, slots=True)
class Transfer(Record):
    """Kept in the commit that changes both accounts."""

    kind: ClassVar[str] = "transfer"
    found_by: ClassVar[tuple[str, ...]] = ("source",)

    source: str
    target: str
    amount: int


KINDS: tuple[type[Record], ...] = (Paper, Letter, Errand, Account, Transfer)
Key = tuple[str, str]  # kind, id
State = dict[Key, Record]
Changes = dict[Key, Record | None]
Plan = Callable[[int, random.Random, State, int], Changes]  # worker, chance, what it has, number of the transaction


def state_of(*records: Record) -> State:
    return {(record.kind, record.id): record for record in records}


def changed(state: State, changes: Changes) -> State:
    return {key: record for key, record in {**state, **changes}.items() if record is not None}


def first() -> State:
    """Something for each worker to change, and what they all share."""
    own = [record for worker in range(WORKERS) for record in _first(worker)]
    accounts = [Account(str(number), OPENING) for number in range(ACCOUNTS)]
    return state_of(*own, *accounts, *(errand(str(number), 0) for number in range(ERRANDS)))


def _first(worker: int) -> list[Record]:
    made: list[Record] = []
    for number in range(8):
        id_, shelf = f"{worker}-first-{number}", SHELVES[number % 3]
        made += [Paper(id_, shelf, 0), Letter(id_, shelf, 0), Errand(id_, FAR + timedelta(hours=number), shelf, 0)]
    return made


def errand(id_: str, version: int) -> Errand:
    """No two are ever due at the same moment, so it is known which are claimed next."""
    return Errand(id_, EPOCH + timedelta(hours=version, seconds=int(id_)), SHELVES[int(id_) % 3], version)


def insert(worker: int, chance: random.Random, own: State, number: int) -> Changes:
    id_, shelf, text = f"{worker}-{chance.randbytes(8).hex()}", chance.choice(SHELVES), _text(chance)
    made = (Paper(id_, shelf, 0, text), Letter(id_, shelf, 0, text), Errand(id_, _when(chance), shelf, 0))
    return {**state_of(made[number % 3])}


def update(worker: int, chance: random.Random, own: State, number: int) -> Changes:
    key = chance.choice(sorted(own))
    return {key: _newer(own[key], chance)}


def delete(worker: int, chance: random.Random, own: State, number: int) -> Changes:
    """Much of it was written by an earlier process. A little is added, so that it never ends."""
    if len(own) < 3 or (number % 2 and len(own) < 24):
        return insert(worker, chance, own, chance.randrange(3))
    return {chance.choice(list(own)): None}


def mixed(worker: int, chance: random.Random, own: State, number: int) -> Changes:
    """A paper and a letter that always change together, a letter that comes or goes, an errand, and a transfer."""
    pair = chance.choice([id_ for kind, id_ in own if kind == "paper"])
    shelf, text = chance.choice(SHELVES), _text(chance)
    held = own[Paper.kind, pair]
    version = held.version + 1 if isinstance(held, Paper) else 0
    passing = [key for key in own if key[0] == "letter" and key[1].startswith(f"{worker}-passing")]
    source, target = chance.sample(range(ACCOUNTS), 2)
    fresh = f"{worker}-{chance.randbytes(8).hex()}"
    changes: Changes = {**state_of(Paper(pair, shelf, version, text), Letter(pair, shelf, version, text))}
    if len(passing) > 2:
        changes |= dict.fromkeys(passing[:2])
    changes |= state_of(Letter(f"{worker}-passing-{fresh}", shelf, 0, text))
    changes |= state_of(Transfer(fresh, str(source), str(target), chance.randint(1, 50)))
    due = next(key for key in own if key[0] == "errand")
    return {**changes, due: None, **state_of(Errand(fresh, _when(chance), shelf, 0))}


PLANS: dict[str, Plan] = {"insert": insert, "update": update, "delete": delete, "mixed": mixed}


def _newer(record: Record, chance: random.Random) -> Record:
    shelf, text = chance.choice(SHELVES), _text(chance)
    match record:
        case Paper() | Letter():
            return replace(record, shelf=shelf, version=record.version + 1, text=text)
        case Errand():
            return replace(record, shelf=shelf, version=record.version + 1, due=_when(chance))
        case _:
            raise AssertionError(record.kind)


def _text(chance: random.Random) -> str:
    return chance.randbytes(chance.randrange(400)).hex()


def _when(chance: random.Random) -> datetime:
    return FAR + timedelta(seconds=chance.randrange(10**6))
