"""What somebody reads who is told that a notice did not reach the person that it was for."""

from dataclasses import replace

from bot import telling
from bot.desk import Desk
from bot.outbox import UNREACHED, Composed
from bot.records import Address, Cause, Notice
from bot.replies import Button, Text
from bot.routes import Routes
from bot.store import Transaction
from bot.telling import WAITING

WHY = {
    Cause.NO_WORDS: "this version of the bot no longer sends that kind of message",
    Cause.NO_ADDRESS: "the bot no longer keeps how to reach them",
    Cause.PLATFORM_OFF: "the bot is not connected to the place where they are",
    Cause.UNREACHABLE: "they, or the channel, cannot be reached any more",
    Cause.REFUSED: "the place where they are did not take it",
}
SEE = Button("See the inbox", "inbox.open")
OTHERWISE = "it was tried again and again without success"


def add(routes: Routes) -> None:
    routes.notice(UNREACHED, compose)


async def compose(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    """Not to whom and not about what: only that somebody must look, and why."""
    failed = await tx.get(Notice, owed.about)
    if failed and failed.what == WAITING and not await _waits(tx, failed.about, owed.to, desk):
        return Composed()
    why = (WHY.get(failed.cause, OTHERWISE) if failed.cause else OTHERWISE) if failed else OTHERWISE
    words = f"A message from this bot did not reach the person that it was for: {why}. Please see to it yourself."
    waited = failed is not None and failed.what == WAITING
    return Composed((Text(words, (SEE,) if waited else ()),))


async def _waits(tx: Transaction, whom: str, instead: str, desk: Desk) -> bool:
    """Whether something still waits there that whoever is told instead may see too.

    One notice is of all that waits: what they were to be told of may be read by now, and the rest kept from them.
    """
    address = await tx.get(Address, instead)
    if address is None:
        return False
    unread = await telling.unread(tx, whom, desk.now())
    return any([await telling.opens(tx, replace(one, to=address.person), desk) for one in unread])
