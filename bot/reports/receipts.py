"""Receipts: sixteen figures that open a report to who holds them, and of which only a slow hash is kept."""

import asyncio
import hashlib
import re
import secrets
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import partial

from bot.memory import keyed
from bot.records.remembered import Seen
from bot.records.reports import Receipt, ReceiptKey
from bot.store import Store, Transaction, run

FIGURES = 16
KEPT_BEYOND_ITS_DAY = timedelta(hours=24)  # as long as what is delivered twice is known for
_LONGEST = 200  # characters of what is typed that are read


@dataclass(frozen=True, slots=True)
class Cost:
    """What one hash costs: 128 · n · r bytes, and `p` times the work.

    32 MiB and some 0.1 s on one core. Who has the store and the keys folder then tries ten receipts a second and core:
    all of them take some thirty million years. Twice as much would be felt by people who wait for their receipt.
    """

    n: int = 2**15
    r: int = 8
    p: int = 1


class Hashing:
    """Slow hashes off the loop, few at once, so that a flood of tries takes neither all cores nor all memory."""

    def __init__(self, secret: bytes, cost: Cost = Cost(), at_once: int = 2) -> None:
        # One salt for all: a receipt is looked up by its hash alone. It lies in the keys folder, not in the store.
        self._salt = keyed(secret, "salt of receipts").encode()
        self._cost = cost
        self._room = asyncio.Semaphore(at_once)

    async def id_of(self, receipt: str) -> str:
        """The id of the `Receipt` of these figures."""
        async with self._room:
            return await asyncio.to_thread(self._hashed, receipt)

    def _hashed(self, receipt: str) -> str:
        cost = self._cost
        room = 256 * cost.n * cost.r  # twice what it needs, for what the library adds
        return hashlib.scrypt(
            receipt.encode(), salt=self._salt, n=cost.n, r=cost.r, p=cost.p, maxmem=room, dklen=32
        ).hex()


@dataclass(frozen=True, slots=True)
class Made:
    figures: str = field(repr=False)
    id: str  # of the `Receipt` to keep


async def make(store: Store, hashing: Hashing, cause: str, now: datetime) -> Made | None:
    """The receipt of a cause, which is the id of its `Seen`; the same where it is delivered again.

    Nothing but a key of the day is kept here: the `Receipt` belongs into the commit of the report. Where that commit
    finds that the cause was seen meanwhile, make it again. None where it was seen, and the receipt that it got then
    cannot be made any more, or opens nothing: the report was taken back, or its key has just died.
    """
    seen, keys = await run(store, partial(_seen_and_keys, cause=cause, now=now))
    made = [await _made(hashing, key, cause) for key in (keys if seen else keys[:1])]
    return await run(store, partial(_kept, made=made)) if seen else made[0]


async def keys_alive(tx: Transaction, now: datetime) -> tuple[ReceiptKey, ...]:
    """Today's, made where there is none yet, and yesterday's, where there is one. Days are of UTC."""
    today = now.astimezone(UTC).date()
    key = await tx.get(ReceiptKey, today.isoformat())
    if key is None:
        dies = datetime.combine(today + timedelta(days=1), time(), UTC) + KEPT_BEYOND_ITS_DAY
        key = ReceiptKey(today.isoformat(), dies, secrets.token_hex(32))
        await tx.add(key)
    before = await tx.get(ReceiptKey, (today - timedelta(days=1)).isoformat())
    return (key, before) if before else (key,)


def derive(key: ReceiptKey, cause: str) -> str:
    return f"{int(keyed(bytes.fromhex(key.secret), 'receipt', cause), 16) % 10**FIGURES:0{FIGURES}}"


def shown(receipt: str) -> str:
    return " ".join(re.findall("....", receipt))


def figures(typed: str) -> str:
    """The figures among what somebody typed, of whatever script; a receipt where there are `FIGURES` of them."""
    return "".join(str(unicodedata.decimal(one)) for one in typed[:_LONGEST] if one.isdecimal())


def read(typed: str) -> str | None:
    """The receipt in what somebody typed, with any spaces, dashes or words around; None where there is none."""
    found = figures(typed)
    return found if len(found) == FIGURES else None


def alone(typed: str) -> bool:
    """Whether it is a receipt and nothing else, spaces and dashes apart."""
    others = [one for one in typed if not one.isdecimal()]
    return read(typed) is not None and all(one.isspace() or unicodedata.category(one) == "Pd" for one in others)


async def _seen_and_keys(tx: Transaction, cause: str, now: datetime) -> tuple[bool, tuple[ReceiptKey, ...]]:
    return await tx.get(Seen, cause) is not None, await keys_alive(tx, now)


async def _made(hashing: Hashing, key: ReceiptKey, cause: str) -> Made:
    receipt = derive(key, cause)
    return Made(receipt, await hashing.id_of(receipt))


async def _kept(tx: Transaction, made: list[Made]) -> Made | None:
    for one in made:
        if await tx.get(Receipt, one.id):
            return one
    return None
