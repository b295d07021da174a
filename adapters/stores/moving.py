"""Everything of a store to a backup, or to another store. The rows go as they are, and no key is needed."""

from datetime import UTC, datetime
from pathlib import Path

from adapters.stores import backups
from adapters.stores.backups import Header
from adapters.stores.kept import VAULT, Meta
from adapters.stores.rows import Engine, NotEmptyError
from adapters.stores.tally import Counting, Tally, Tell, passing


class MoveError(Exception):
    """What arrived is not what was sent, or may not go there. The words say what to do."""


async def back_up(engine: Engine, path: Path, version: str, now: datetime, tell: Tell) -> Tally:
    """Write everything, as it is at this moment, to a new file, while others go on."""
    facts = await engine.facts()
    header = Header(version, facts.engine, now.astimezone(UTC).isoformat(timespec="seconds"), await belongs_to(engine))
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
    await clear(target)
    sent, arrived = Counting(), Counting()
    of = sum((await source.facts()).counts.values())
    async with source.snapshot() as rows:
        await target.load(passing(rows, sent, "copying", of, tell))
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


async def clear(target: Engine) -> None:
    """Make ready to be filled. NotEmptyError where anything is kept.

    A store that was opened once and holds nothing knows only which vault it belonged to, and that does not count.
    """
    facts = await target.facts()
    if held := sum(count for kind, count in facts.counts.items() if kind != Meta.kind):
        message = (
            f"{facts.where} is not empty: it holds {held:,} rows. Only an empty place is filled, so that nothing is "
            "mixed or lost: name another place, or move away what is there."
        )
        raise NotEmptyError(message)
    async with target.transaction() as tx:
        for row in await tx.find(Meta.kind, {}):
            await tx.remove(Meta.kind, row.id)
