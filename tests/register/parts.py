"""Systems in a register, as the tests begin with them."""

from bot.records import System
from bot.register import known
from bot.store import Record
from tests.cases.parts import Hall


async def enter(place: Hall, *records: Record) -> None:
    """Kept, and known by name from now on."""
    await place.keep(*records)
    async with place.branch.desk.store.transaction() as tx:
        for workplace in {one.workplace for one in await tx.find(System)}:
            await known.changed(tx, workplace)


async def system(place: Hall, id_: str, name: str, **changes: object) -> System:
    made = System(id_, place.place.id, name, **changes)  # type: ignore[arg-type]
    await enter(place, made)
    return made
