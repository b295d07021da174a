"""Everything of a store to a backup, or to another store. The rows go as they are, and no key is needed."""

from collections import deque
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

from adapters.stores import backups, internal
from adapters.stores.backups import Header
from adapters.stores.internal import INTERNAL, VAULT, Dead, Meta
from adapters.stores.rows import Engine, NotEmptyError, Row
from adapters.stores.tally import Counting, Tally, Tell, passing


class MoveError(Exception):
    """What arrived is not what was sent, or may not go there. The words say what to do."""


async def back_up(
    engine: Engine, path: Path, version: str, now: datetime, tell: Tell, *, until: date | None = None
) -> Tally:
    """Write everything, as it is at this moment, to a new file, while others go on.

    `until`: the day by which the file is to be deleted, which it says itself.
    """
    facts = await engine.facts()
    made, last = now.astimezone(UTC).isoformat(timespec="seconds"), until.isoformat() if until else ""
    header = Header(version, facts.engine, made, await belongs_to(engine), last)
    async with engine.snapshot() as rows:
        doing = passing(rows, Counting(), "writing", sum(facts.counts.values()), tell)
        return await backups.write(path, header, doing)


async def belongs_to(engine: Engine) -> str:
    """The identity of the vault whose keys open what is sealed here; empty where nothing was ever kept."""
    async with engine.transaction() as tx:
        row = await tx.get(Meta.kind, VAULT)
    return str(row.fields["value"]) if row else ""


async def copy(source: Engine, target: Engine, tell: Tell) -> Tally:
    """Everything of one store into another, which is empty, and then read back. NotEmptyError, MoveError."""
    held = await known(target)
    sent, arrived = Counting(), Counting()
    of = sum((await source.facts()).counts.values())
    async with source.snapshot() as rows:
        await target.load(passing(buried(rows, internal.dead(held)), sent, "copying", of, tell), held)
    async with target.snapshot() as rows:
        async for _ in passing(rows, arrived, "reading back", sent.rows, tell):
            pass
    if arrived.tally != sent.tally:
        message = (
            f"What arrived is not what was sent: {sent.rows:,} rows with the digest {sent.tally.digest} were sent, "
            f"{arrived.rows:,} with {arrived.tally.digest} read back. Do not use the copy; the old store is unchanged."
        )
        raise MoveError(message)
    return sent.tally


async def known(target: Engine) -> tuple[Row, ...]:
    """What an empty store knows all the same. NotEmptyError where it keeps anything.

    One that was opened before knows which vault it belongs to, and which keys are dead.
    """
    facts = await target.facts()
    if held := sum(count for kind, count in facts.counts.items() if kind not in INTERNAL):
        message = (
            f"{facts.where} is not empty: it holds {counted(held)}. Only an empty place is filled, so that nothing is "
            "mixed or lost: name another place, or move away what is there."
        )
        raise NotEmptyError(message)
    async with target.transaction() as tx:
        return tuple([row for kind in INTERNAL for row in await tx.find(kind, {})])


def counted(records: int) -> str:
    return "1 record" if records == 1 else f"{records:,} records"


async def buried(rows: AsyncIterator[Row], dead: Dead) -> AsyncIterator[Row]:
    """The same rows in their order, and among them those that name dead keys, joined to what is named there."""
    waiting = deque(internal.rows(dead))
    async for row in rows:
        while waiting and (waiting[0].kind, waiting[0].id) < (row.kind, row.id):
            yield waiting.popleft()
        if waiting and (waiting[0].kind, waiting[0].id) == (row.kind, row.id):
            [joined] = internal.rows(internal.joined(internal.dead([row]), internal.dead([waiting.popleft()])))
            yield joined
        else:
            yield row
    for row in waiting:
        yield row
