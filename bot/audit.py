"""The log of what office holders did: it only grows, and each entry holds the hash of the one before.

Whoever can write the store and has its keys could write a whole other log. The hash of its end, noted elsewhere,
would show that.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.records.audit import AuditEntry, AuditHead, Did
from bot.store import Transaction

HEAD = "head"
_FIGURES = 12  # of an entry's id, so that ids are in order


async def append(tx: Transaction, who: str, did: Did, about: str, now: datetime) -> AuditEntry:
    """Log it, in the transaction that does it. Of two at once, one does all of it again (`bot.store.run`)."""
    head = await _head(tx)
    number = head.number + 1
    open_ = AuditEntry(_id(number), who, did, about, now.astimezone(UTC).date(), before=head.hash, hash="")
    made = replace(open_, hash=_hash(open_))
    await tx.add(made)
    await tx.put(AuditHead(HEAD, number, made.hash))
    return made


async def _head(tx: Transaction) -> AuditHead:
    """Found anew where a restore has left it out, as it does with all that is sealed when the keys are lost."""
    if head := await tx.get(AuditHead, HEAD):
        return head
    entries = await tx.find(AuditEntry)
    return AuditHead(HEAD, int(entries[-1].id), entries[-1].hash) if entries else AuditHead(HEAD, 0, "")


async def read(tx: Transaction) -> tuple[tuple[AuditEntry, ...], AuditHead | None]:
    """The whole log in its order, and where it ends."""
    return await tx.find(AuditEntry), await tx.get(AuditHead, HEAD)


def verify(entries: Sequence[AuditEntry], head: AuditHead | None) -> int | None:
    """The number of the first entry that was altered, moved or removed; None where the log is whole."""
    before = ""
    for number, entry in enumerate(entries, start=1):
        if (entry.id, entry.before, entry.hash) != (_id(number), before, _hash(entry)):
            return number
        before = entry.hash
    number, end = (head.number, head.hash) if head else (0, "")
    if number != len(entries):
        return min(number, len(entries)) + 1
    return None if end == before else number


def _id(number: int) -> str:
    return f"{number:0{_FIGURES}}"


def _hash(entry: AuditEntry) -> str:
    said = json.dumps([entry.id, entry.who, entry.did, entry.about, entry.on.isoformat(), entry.before])
    return hashlib.sha256(said.encode()).hexdigest()
