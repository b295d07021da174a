"""Random transactions, done on a store and on a plain dictionary alike."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import strategies as st

from bot.store import Record, Transaction
from tests.stores.samples import KINDS, NOW, Errand, Letter, Note, State, Visit

Held = dict[tuple[type[Record], str], Record]
Seen = object


@dataclass(frozen=True, slots=True)
class Step:
    """One operation of a transaction, on a store and on the dictionary alike."""

    does: str
    record: Record
    by: dict[str, str] = field(default_factory=dict)

    async def on_store(self, tx: Transaction) -> Seen:
        kind = type(self.record)
        match self.does:
            case "add":
                await tx.add(self.record)
            case "put":
                await tx.put(self.record)
            case "remove":
                await tx.remove(kind, self.record.id)
            case "get":
                return await tx.get(kind, self.record.id)
            case _:
                return await tx.find(kind, **self.by)
        return None

    def on_dictionary(self, kept: Held) -> Seen:
        kind = type(self.record)
        key = (kind, self.record.id)
        match self.does:
            case "add":
                kept.setdefault(key, self.record)
            case "put":
                kept[key] = self.record
            case "remove":
                kept.pop(key, None)
            case "get":
                return kept.get(key)
            case _:
                return found(kept, kind, self.by)
        return None


def found(kept: Held, kind: type[Record], by: dict[str, str]) -> tuple[Record, ...]:
    records = sorted((record for (of, _), record in kept.items() if of is kind), key=lambda record: record.id)
    return tuple(record for record in records if all(getattr(record, name) == value for name, value in by.items()))


def after(kept: Held, steps: list[Step]) -> tuple[Held, list[Seen]]:
    draft = dict(kept)
    return draft, [step.on_dictionary(draft) for step in steps]


async def work(steps: list[Step], tx: Transaction) -> list[Seen]:
    seen = []
    for step in steps:
        seen.append(await step.on_store(tx))
        await asyncio.sleep(0)
    return seen


WORDS = ("", "Zoë 🙂", "\\u0041\n\t\"'{}", "\u2028\x7f 日本", "x" * 5000)
PLACES = ("depot", "shop")


def made(kind: type[Record], name: str, number: int) -> Record:
    """A record for each number; drawing each field would take most of the time."""
    words, place, at = WORDS[number % 5], PLACES[number % 2], NOW + timedelta(minutes=number % 11 - 5)
    if kind is Note:
        state = State.OPEN if number % 3 else State.CLOSED
        return Note(name, place, state, number - 500 << number % 53, words, at=at if number % 7 else None)
    if kind is Letter:
        return Letter(name, place, words, number, at)
    return Errand(name, at, place, number) if kind is Errand else Visit(name, at, words, number)


def looked_up(kind: type[Record], number: int) -> dict[str, str]:
    values = {"place": PLACES, "owner": PLACES, "state": tuple(State)}
    names = kind.found_by[: number % 3]
    return {name: values[name][number // 3 % 2] for name in names}


def step(does: str, kind: type[Record], name: str, number: int) -> Step:
    return Step(does, made(kind, name, number), looked_up(kind, number))


times = st.integers(-5, 5).map(lambda minutes: NOW + timedelta(minutes=minutes))
transactions = st.lists(
    st.tuples(
        st.sampled_from(("add", "put", "put", "remove", "get", "find")),
        st.sampled_from(KINDS),
        st.sampled_from(("a", "b", "é", "10", "9")),
        st.integers(0, 999),
    ).map(lambda parts: step(*parts)),
    min_size=2,
    max_size=12,
)
