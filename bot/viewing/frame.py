"""What stands around every page of the desk: as whom somebody is here, and which pages there are for them."""

from dataclasses import dataclass
from functools import partial

from bot.desk import Desk
from bot.events import Person
from bot.markup import plain
from bot.people.offices import named, rights
from bot.store import Transaction, run


@dataclass(frozen=True, slots=True)
class Frame:
    roles: tuple[str, ...]  # in the Markdown of `bot.markup`
    organiser: bool


async def frame(person: Person, desk: Desk) -> Frame | None:
    """None for who holds no office."""
    return await run(desk.store, partial(_frame, person=person, desk=desk))


async def _frame(tx: Transaction, person: Person, desk: Desk) -> Frame | None:
    held = await rights(tx, person, desk)
    if not held.offices:
        return None
    roles = [f"{one.role} for {plain(await named(tx, one.workplace))}" for one in held.offices]
    return Frame(tuple(roles), held.organiser)
