"""What somebody hands in is kept once, and its receipt is the same however often it is delivered."""

from collections.abc import Awaitable, Callable
from enum import Enum, auto

from bot.desk import Desk
from bot.reports import receipts
from bot.reports.receipts import Made
from bot.store import Transaction, run


class Ended(Enum):
    KEPT = auto()
    AGAIN = auto()  # the same was kept meanwhile
    TOO_MANY = auto()


Keep = Callable[[Transaction, Made], Awaitable[Ended]]  # in one commit


async def receipt(desk: Desk, cause: str, keep: Keep, *, again: bool) -> Made | Ended | None:
    """Of the cause, with what `keep` keeps in one commit; `again`: it was kept before.

    None where it was kept before and its receipt cannot be made again. `Ended` where nothing was kept.
    """
    made = await receipts.make(desk.store, desk.hashing, cause, desk.now())
    if made is None or again:
        return made
    ended = await run(desk.store, lambda tx: keep(tx, made))
    if ended is Ended.TOO_MANY:
        return ended
    if ended is Ended.AGAIN:
        return await receipts.make(desk.store, desk.hashing, cause, desk.now())  # of who was first
    return made
