import asyncio
from pathlib import Path

from bot.store import Transaction, run
from tests.stores import engines
from tests.stores.samples import Letter, Note

BEFORE = Note("n", "depot"), Letter("l", "o", "words")


async def test_of_two_that_had_begun_before_an_erasure_neither_reads_half_of_what_was(
    postgres: str, tmp_path: Path
) -> None:
    store = await engines.durable("postgresql", tmp_path, lambda: postgres).open()
    async with store.transaction() as tx:
        for record in BEFORE:
            await tx.add(record)
    begun, erased = asyncio.Barrier(3), asyncio.Event()

    async def look() -> tuple[Note | None, Letter | None]:
        first = True

        async def both(tx: Transaction) -> tuple[Note | None, Letter | None]:
            nonlocal first
            note = await tx.get(Note, "n")
            if first:
                first = False
                await begun.wait()
                await erased.wait()
            return note, await tx.get(Letter, "l")

        return await run(store, both)

    async def erase() -> None:
        await begun.wait()
        async with store.transaction() as tx:
            for record in BEFORE:
                await tx.remove(type(record), record.id)
        erased.set()

    first, second, _ = await asyncio.gather(look(), look(), erase())
    await store.close()
    assert {first, second} <= {BEFORE, (None, None)}
