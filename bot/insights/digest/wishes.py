"""Who wants to be told every four weeks: kept sealed, and gone without a trace once they do not; see `bot.wishing`."""

from datetime import datetime

from bot import reaching, wishing
from bot.desk import Desk
from bot.languages import to_be_said
from bot.records import DigestWish, Works
from bot.replies import Button
from bot.store import Store, Transaction

WANT = Button(to_be_said("Tell me of news every four weeks"), "insights.digest")
STOP = Button(to_be_said("Stop the news"), "insights.digest_stop")
TELL = "insights.digest"  # a notice to who wants it; it is about the round
_withdraw = wishing.withdrawing(TELL)


async def button(tx: Transaction, who: str) -> Button:
    return STOP if await tx.get(DigestWish, who) else WANT


async def keep(tx: Transaction, who: str, address: str, desk: Desk) -> DigestWish:
    """Whoever asks again, from elsewhere, is told there."""
    until = desk.now() + desk.keeps.wishes
    made = DigestWish(who, until, wishing.shelf(who), until, address)
    await wishing.keep(tx, made, _withdraw, desk)
    return made


async def end(tx: Transaction, who: str, desk: Desk) -> None:
    if kept := await tx.get(DigestWish, who):
        await wishing.end(tx, kept, _withdraw, desk)


async def forget_idle(tx: Transaction, who: str, desk: Desk) -> None:
    """There is nothing to tell to who holds no office, and has not said where they work."""
    if await tx.get(DigestWish, who) and not await reads(tx, who, desk):
        await end(tx, who, desk)


async def reads(tx: Transaction, who: str, desk: Desk) -> bool:
    """Whether there is any workplace that they could be told of."""
    return bool(await reaching.offices_of(tx, who, desk) or await tx.get(Works, who))


async def forget_old(store: Store, now: datetime) -> None:
    """Who asked a year ago may not read it any more."""
    await wishing.forget_old(store, DigestWish, now, _withdraw)
