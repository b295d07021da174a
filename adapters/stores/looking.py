"""What can be seen of a store: how much is in it, and whether all of it can be read."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from adapters.settings import Settings
from adapters.stores import master, opening, slots, spans
from adapters.stores.internal import INTERNAL, Shred
from adapters.stores.kept import KeptStore
from adapters.stores.kinds import UnknownKindError
from adapters.stores.rows import Engine, OpenError, Row
from adapters.stores.spans import Spans
from adapters.stores.tally import Counting, Tell, passing
from adapters.stores.vault import ShreddedError
from bot.store import StoreError, UnavailableError

MOVE_AT, MENTION_AT = 50_000, 40_000  # records on the embedded engine
NAMED = 20  # wrong rows that are told one by one


@dataclass(frozen=True, slots=True)
class Keys:
    """The vault. Some of the keys were made ahead, and belong to no record yet."""

    folder: str
    source: str  # of the master key: file or environment
    living: int
    erased: int


@dataclass(frozen=True, slots=True)
class Info:
    engine: str
    where: str  # without a password
    records: int
    counts: dict[str, int]  # by kind
    size: int  # bytes
    owed: int  # keys that must still be erased
    keys: Keys | None  # None before the first start
    advice: str  # empty where there is none


@dataclass(frozen=True, slots=True)
class Checked:
    readable: dict[str, int] = field(default_factory=dict)  # by kind, as are the next three
    erased: dict[str, int] = field(default_factory=dict)  # the row is there, its key is not
    damaged: dict[str, int] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)  # the first of those that are wrong
    owed: int = 0
    digest: str = ""
    file: str = ""  # what is wrong with the files, and what to do

    @property
    def wrong(self) -> int:
        return sum(map(sum, (self.erased.values(), self.damaged.values(), self.unknown.values()))) + bool(self.file)


async def info(engine: Engine, chosen: Settings) -> Info:
    facts = await engine.facts()
    counts = {kind: count for kind, count in facts.counts.items() if kind not in INTERNAL}
    records = sum(counts.values())
    advice = _advice(records) if isinstance(opening.place(chosen), Path) else ""
    keys = await asyncio.to_thread(_keys, chosen)
    owed = await _owed(engine, chosen) if keys else 0
    return Info(facts.engine, facts.where, records, counts, facts.size, owed, keys, advice)


def _advice(records: int) -> str:
    move = "Move with 'agreement-bot store copy --to postgresql://...'."
    if records > MOVE_AT:
        return f"It is time to move to PostgreSQL: the embedded store is made for up to {MOVE_AT:,} records. {move}"
    if records >= MENTION_AT:
        return f"It will soon be time to move to PostgreSQL, at about {MOVE_AT:,} records. {move}"
    return ""


def _keys(chosen: Settings) -> Keys | None:
    if not opening.has_vault(chosen):
        return None
    try:
        with (chosen.keys / master.VAULT).open("rb") as file:
            living, erased = slots.count(file)
    except OSError as error:
        message = f"The keys in {chosen.keys} cannot be read ({error.strerror}). Mend the rights of that folder."
        raise OpenError(message) from error
    return Keys(str(chosen.keys), "environment" if chosen.key else "file", living, erased)


async def _owed(engine: Engine, chosen: Settings) -> int:
    """How many keys of removed records still live."""
    async with engine.transaction() as tx:
        shreds = spans.of(int(row.id) for row in await tx.find(Shred.kind, {}))
    return await asyncio.to_thread(_living, chosen.keys / master.VAULT, shreds)


def _living(vault: Path, among: Spans) -> int:
    with vault.open("rb") as file:
        return len(slots.living(file, among))


async def check(engine: Engine, store: KeptStore, tell: Tell) -> Checked:
    """Open every row, and read the files back."""
    file = await engine.verify()
    counting = Counting()
    readable, erased, damaged, unknown = (Counter[str]() for _ in range(4))
    named: list[str] = []
    of = sum((await engine.facts()).counts.values())
    async with engine.snapshot() as rows:
        async for row, error in _opened(passing(rows, counting, "reading", of, tell), store):
            match error:
                case None:
                    found = readable
                case ShreddedError():
                    if not await _still_there(engine, row):  # it was removed since the snapshot
                        continue
                    found = erased
                case UnknownKindError():
                    found = unknown
                case _:
                    found = damaged
            if error or row.kind not in INTERNAL:
                found[row.kind] += 1
            if error and len(named) < NAMED:
                named.append(f"{row.kind} {row.id}: {error}")
    counts = (dict(readable), dict(erased), dict(damaged), dict(unknown))
    return Checked(*counts, named, await store.owed(), counting.tally.digest, file)


async def _opened(rows: AsyncIterator[Row], store: KeptStore) -> AsyncIterator[tuple[Row, StoreError | None]]:
    async for row in rows:
        try:
            store.open_row(row)
        except UnavailableError:  # nothing is known of the row
            raise
        except StoreError as error:
            yield row, error
        else:
            yield row, None


async def _still_there(engine: Engine, row: Row) -> bool:
    async with engine.transaction() as tx:
        return await tx.get(row.kind, row.id) is not None
