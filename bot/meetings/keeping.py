"""A meeting is set, changed, cancelled and forgotten, in the transaction of whoever does so.

Its id is that of what it is about: a survey, or a campaign. Who signs up is kept as a token that only this meeting's
key can make again; the key dies with the meeting's day, and when it is moved.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.desk import Desk
from bot.records import Coming, Meeting, MeetingKey
from bot.store import Transaction, UnreadableError

SIGNED_UP_KEPT = timedelta(days=1)  # after the meeting has begun


@dataclass(frozen=True, slots=True)
class Wanted:
    """As somebody filled it in."""

    begins: datetime
    minutes: int
    place: str = field(repr=False)


async def change(tx: Transaction, about: str, wanted: Wanted, now: datetime) -> Meeting | None:
    """As it is from now on; None where nothing changed."""
    before = await tx.get(Meeting, about)
    same = (wanted.begins, wanted.minutes, wanted.place)
    if before and not before.cancelled and (before.at, before.minutes, before.place) == same:
        return None
    number = before.number + 1 if before else 1
    return await _put(tx, Meeting(about, number, *same, now), now)


async def cancel(tx: Transaction, about: str, now: datetime) -> Meeting | None:
    """The same; None where there is none."""
    found = await tx.get(Meeting, about)
    if found is None or found.cancelled:
        return None
    return await _put(tx, replace(found, number=found.number + 1, cancelled=True), now)


async def to_come(tx: Transaction, about: str, desk: Desk) -> Meeting | None:
    """Also one that would be to come, were it not cancelled."""
    found = await tx.get(Meeting, about)
    return found if found and found.at > desk.now() else None


async def coming_up(tx: Transaction, about: str, desk: Desk) -> Meeting | None:
    found = await to_come(tx, about, desk)
    return None if found is None or found.cancelled else found


async def forget_signed_up(tx: Transaction, about: str) -> None:
    await tx.remove(MeetingKey, about)
    for one in await tx.find(Coming, survey=about):
        await tx.remove(Coming, one.id)


async def forget_when_over(tx: Transaction, about: str, now: datetime) -> None:
    """Who had signed up, once its day is over."""
    with suppress(UnreadableError):
        found = await tx.get(Meeting, about)
        if found and now >= found.at + SIGNED_UP_KEPT:
            await forget_signed_up(tx, about)


async def forget(tx: Transaction, about: str) -> None:
    """All of it."""
    await forget_signed_up(tx, about)
    await tx.remove(Meeting, about)


async def _put(tx: Transaction, changed: Meeting, now: datetime) -> Meeting:
    """Whoever had signed up did so for another day or place."""
    made = replace(changed, made=now.astimezone(UTC).replace(microsecond=0))
    await forget_signed_up(tx, made.id)
    await tx.put(made)
    if not made.cancelled:
        await tx.add(MeetingKey(made.id, secrets.token_hex(32)))
    return made
