"""The store was brought back from a copy: what was open when that was made may have been ended since, so it ends.

A link that opened once since would open once more. Nor do figures of a second step count that may have been used
meanwhile, and nobody is asked whether they would talk to an organiser who may have been asked meanwhile.
"""

from datetime import datetime

from bot.records import Asker, Enrolling, Handed, Restored, Session, SignInLink, Unlocked
from bot.recruitment import seat
from bot.second_factor import totp
from bot.store import Owed, Transaction

ENDS: tuple[type[Owed], ...] = (Enrolling, Handed, Session, SignInLink, Unlocked)
_ID = "last"


def mark(now: datetime) -> Restored:
    return Restored(_ID, now)


async def end_all(tx: Transaction, now: datetime) -> int:
    """Gives how many sessions there were."""
    ended = len(await tx.lying(Session))
    for kind in ENDS:
        for one in await tx.lying(kind):
            await tx.remove(kind, one.id)
    await tx.put(mark(now))
    if await tx.get(Asker, seat.ID):
        await tx.put(seat.after_restore(now))
    return ended


async def last_step(tx: Transaction, last: int) -> int:
    """The step up to which no figures count, where those of `last` were taken last."""
    kept = await tx.get(Restored, _ID)
    return max(last, totp.step_at(kept.at) + totp.APART) if kept else last
