"""Who wants to be told every four weeks: kept sealed, and gone without a trace once they do not."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot import reaching
from bot.desk import Desk
from bot.people.offices import held_by
from bot.records import DigestWish, Notice, Office, Works
from bot.replies import Button
from bot.store import Store, Transaction, run

WANT = Button("Tell me of news every four weeks", "insights.digest")
STOP = Button("Stop these news", "insights.digest_stop")
TELL = "insights.digest"  # a notice to who wants it; it is about the round
KEPT = timedelta(days=365)
TAKEN_FOR = timedelta(minutes=1)  # by one sweep, before another process may try
AT_ONCE = 100


def shelf(who: str) -> str:
    return who[:2]


async def button(tx: Transaction, who: str) -> Button:
    return STOP if await tx.get(DigestWish, who) else WANT


async def keep(tx: Transaction, who: str, address: str, desk: Desk) -> DigestWish:
    """Whoever asks again, from elsewhere, is told there."""
    until = desk.now() + KEPT
    before = await tx.get(DigestWish, who)
    made = DigestWish(who, until, shelf(who), until, address)
    await tx.put(made)
    if before and before.address != address:
        await _withdrawn(tx, before)
        await reaching.let_go(tx, who, before.address, office=bool(await held_by(tx, who, desk)))
    return made


async def end(tx: Transaction, who: str, desk: Desk) -> None:
    if kept := await tx.get(DigestWish, who):
        await _forget(tx, kept, office=bool(await held_by(tx, who, desk)))


async def forget_idle(tx: Transaction, who: str, desk: Desk) -> None:
    """There is nothing to tell to who holds no office, and has not said where they work."""
    if await tx.get(DigestWish, who) and not await reads(tx, who, desk):
        await end(tx, who, desk)


async def reads(tx: Transaction, who: str, desk: Desk) -> bool:
    """Whether there is any workplace that they could be told of."""
    return bool(await reaching.offices_of(tx, who, desk) or await tx.get(Works, who))


async def forget_old(store: Store, now: datetime) -> None:
    """Who asked a year ago may not read it any more."""
    while taken := await store.claim(DigestWish, now, AT_ONCE, lambda one: replace(one, due=now + TAKEN_FOR)):

        async def forget(tx: Transaction, taken: tuple[DigestWish, ...] = taken) -> None:
            for one in taken:
                kept = await tx.get(DigestWish, one.id)
                if kept and kept.due == one.due:
                    await _forget(tx, kept, office=bool(await tx.readable(Office, person=kept.id)))

        await run(store, forget)


async def _forget(tx: Transaction, kept: DigestWish, *, office: bool) -> None:
    await tx.remove(DigestWish, kept.id)
    await _withdrawn(tx, kept)
    await reaching.let_go(tx, kept.id, kept.address, office=office)


async def _withdrawn(tx: Transaction, kept: DigestWish) -> None:
    for one in await tx.readable(Notice, to=kept.address):
        if one.what == TELL:
            await tx.remove(Notice, one.id)
