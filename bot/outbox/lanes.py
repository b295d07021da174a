"""Whose turn it is: each message goes through the lane of its channel and that of its workspace.

Lanes are kept, so that all processes share them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.memory import keyed
from bot.outbox.clock import ahead
from bot.outbox.sending import Sender
from bot.pace import Rate
from bot.records import Address, Lane
from bot.store import Transaction, UnreadableError


@dataclass(frozen=True, slots=True)
class Way:
    """The lanes that a message goes through: the id and the rate of each."""

    lanes: tuple[tuple[str, Rate], ...]


def way(address: Address, sender: Sender, secret: bytes) -> Way:
    channel = keyed(secret, "channel", address.platform, address.workspace, address.channel)
    workspace = keyed(secret, "workspace", address.platform, address.workspace)
    return Way(((channel, sender.channel), (workspace, sender.workspace)))


def turns(
    booked: Mapping[str, datetime], ways: Sequence[Way], now: datetime
) -> tuple[tuple[datetime, ...], dict[str, datetime]]:
    """When each may go, and how far the lanes are booked by those that go now.

    Those that must wait are told times one after the other, so that they do not all come back at once; they book
    nothing, since much can happen until then.
    """
    times: list[datetime] = []
    going: dict[str, datetime] = {}
    told = dict(booked)
    for one in ways:
        each = [rate.turn(told.get(lane, now), now) for lane, rate in one.lanes]
        turn = max(each)
        for (lane, rate), own in zip(one.lanes, each, strict=True):
            if turn in (now, own):  # a lane that only waits for another loses nothing
                told[lane] = rate.taken(told.get(lane, now), turn)
            if turn == now:
                going[lane] = told[lane]
        times.append(turn)
    return tuple(times), going


async def reserve(tx: Transaction, ways: Sequence[Way], now: datetime) -> tuple[datetime, ...]:
    """When each may go; those that may go now have taken their turn."""
    ids = sorted({lane for one in ways for lane, _ in one.lanes})
    booked = {lane: await _booked(tx, lane, now) for lane in ids}
    times, going = turns(booked, ways, now)
    for lane, until in sorted(going.items()):
        await tx.put(Lane(lane, until, now))
    return times


async def close(tx: Transaction, one: Way, until: datetime, now: datetime) -> None:
    """Nothing goes through these lanes before `until`."""
    for lane, rate in sorted(one.lanes, key=lambda lane: lane[0]):
        booked = max(await _booked(tx, lane, now), rate.closed(until))
        await tx.put(Lane(lane, booked, now))


async def _booked(tx: Transaction, lane: str, now: datetime) -> datetime:
    try:
        kept = await tx.get(Lane, lane)
    except UnreadableError:  # the next booking takes its place
        return now
    return now if kept is None or ahead(kept.moved, now) else kept.booked
