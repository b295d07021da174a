"""What somebody asked to be told: kept sealed under their pseudonym, and gone without a trace once they do not want it.

Surveys, the news of four weeks, and campaigns are asked for alike.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from bot import reaching
from bot.desk import Desk
from bot.people.offices import held_by
from bot.records import Address, DigestWish, Hears, Notice, Office, Willing
from bot.store import Store, Transaction, run

TAKEN_FOR = timedelta(minutes=1)  # by one sweep, before another process may try
AT_ONCE = 100

Wish = Willing | DigestWish | Hears
W = TypeVar("W", Willing, DigestWish, Hears)
Withdraw = Callable[[Transaction, str], Awaitable[None]]  # what is owed at that address


def shelf(who: str) -> str:
    return who[:2]


async def keep(tx: Transaction, made: Wish, withdraw: Withdraw, desk: Desk) -> None:
    """Whoever asks again, from elsewhere, is told there."""
    before = await tx.get(type(made), made.id)
    await tx.put(made)
    if before and before.address != made.address:
        await withdraw(tx, before.address)
        await reaching.let_go(tx, made.id, before.address, office=bool(await held_by(tx, made.id, desk)))


async def end(tx: Transaction, kept: Wish, withdraw: Withdraw, desk: Desk) -> None:
    """All that was kept for it is erased."""
    await _forget(tx, kept, withdraw, office=bool(await held_by(tx, kept.id, desk)))


async def at(tx: Transaction, kind: type[W], address: str) -> W | None:
    """What who is reached there asked to be told there; None where they have ended it, or are told elsewhere."""
    kept = await tx.get(Address, address)
    wish = await tx.get(kind, kept.person) if kept else None
    return wish if wish and wish.address == address else None


async def forget_old(store: Store, kind: type[W], now: datetime, withdraw: Withdraw) -> None:
    """Who asked a year ago may have left since."""

    async def forget(tx: Transaction, kept: W) -> None:
        await forget_due(tx, kept, withdraw)

    await each_due(store, kind, now, forget)


Work = Callable[[Transaction, W], Awaitable[None]]


async def each_due(store: Store, kind: type[W], now: datetime, work: Work[W]) -> None:
    """`work` must erase each, or move its `due`. What was changed meanwhile is left."""

    def put_off(one: W) -> W:
        return replace(one, due=now + TAKEN_FOR)

    async def go_through(tx: Transaction, taken: tuple[W, ...]) -> None:
        for one in taken:
            kept = await tx.get(kind, one.id)
            if kept and kept.due == one.due:
                await work(tx, kept)

    while found := await store.claim(kind, now, AT_ONCE, put_off):
        await run(store, partial(go_through, taken=found))


async def forget_due(tx: Transaction, kept: Wish, withdraw: Withdraw) -> None:
    await _forget(tx, kept, withdraw, office=bool(await tx.readable(Office, person=kept.id)))


def withdrawing(what: str) -> Withdraw:
    """Takes back the notices of that kind, also those that were sent."""

    async def withdraw(tx: Transaction, address: str) -> None:
        for one in await tx.readable(Notice, to=address):
            if one.what == what:
                await tx.remove(Notice, one.id)

    return withdraw


async def nothing(tx: Transaction, address: str) -> None:
    """Where a notice that is still owed finds no words by itself."""


async def _forget(tx: Transaction, kept: Wish, withdraw: Withdraw, *, office: bool) -> None:
    await tx.remove(type(kept), kept.id)
    await withdraw(tx, kept.address)
    await reaching.let_go(tx, kept.id, kept.address, office=office)
