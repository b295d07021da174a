"""Where an installation keeps something for less long than usual, so is what was kept before that was settled."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.privacy.periods import LONGEST, Periods
from bot.records import DigestWish, Gap, Hears, Membership, Posted, Spoken, Willing, Works
from bot.store import Owed, Store, Transaction, UnreadableError, run

A_WEEK = timedelta(weeks=1)  # what is due at the end of a week is kept for up to that longer
AT_ONCE = 100  # records that one commit changes
# What says itself when it is due, by the name of its period. All else is measured anew at each look.
DUE: Mapping[type[Owed], tuple[str, timedelta]] = {
    Gap: ("questions", A_WEEK),
    Works: ("workplace", timedelta()),
    Spoken: ("language", timedelta()),
    Membership: ("membership", A_WEEK),
    Willing: ("wishes", timedelta()),
    DigestWish: ("wishes", timedelta()),
    Hears: ("wishes", timedelta()),
    Posted: ("waiting", timedelta()),
}


async def shorten(store: Store, now: datetime, keeps: Periods) -> None:
    """From now on nothing of it is kept for longer than it is now."""
    for kind, (name, more) in DUE.items():
        most = getattr(keeps, name)
        if most < getattr(LONGEST, name):
            await _of(store, kind, now + most + more)


async def _of(store: Store, kind: type[Owed], latest: datetime) -> None:
    async def all_of_them(tx: Transaction) -> list[str]:
        """Nothing is opened that is due in time. Who hears of campaigns is looked at each day, whenever that ends."""
        lying = await tx.lying(kind)
        return [one.id for one in lying if kind is Hears or one.due is None or one.due > latest]

    ids = await run(store, all_of_them)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]

        async def sooner(tx: Transaction, some: list[str] = some) -> None:
            for id_ in some:
                await _one(tx, kind, id_, latest)

        await run(store, sooner)


async def _one(tx: Transaction, kind: type[Owed], id_: str, latest: datetime) -> None:
    """What cannot be opened goes as soon as it is due, whenever that is."""
    try:
        kept = await tx.get(kind, id_)
    except UnreadableError:
        return
    if kept is None:
        return
    sooner: dict[str, Any] = {
        name: latest
        for name in ("due", "until")
        if isinstance(at := getattr(kept, name, None), datetime) and at > latest
    }
    if sooner:
        await tx.put(replace(kept, **sooner))
