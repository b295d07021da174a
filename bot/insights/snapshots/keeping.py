"""What is chosen for members or the employer, and who has signed that."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from bot.records import Snapshot as Kept
from bot.records import SnapshotSigned, SnapshotSigner
from bot.records.insights import Audience, Part
from bot.store import Transaction, UnreadableError

LOST_NAME = "an organiser (whose name was lost in a restore)"
EVERYTHING = frozenset(Part)
# What a union may want to keep from the employer: where and when people spoke up, and what it will ask for.
HELD_BACK = (Part.WORKPLACES, Part.WEEKS, Part.TOGETHER, Part.SURVEYS, Part.GAPS)
_AT_FIRST = {Audience.MEMBERS: EVERYTHING, Audience.EMPLOYER: EVERYTHING.difference(HELD_BACK)}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`changed`: 0 where nobody has chosen yet. `by` says something only where it is signed."""

    release: str
    audience: Audience
    parts: frozenset[Part]
    changed: int
    signed: date | None
    by: str

    @property
    def id(self) -> str:
        return named(self.release, self.audience)


def named(release: str, audience: Audience) -> str:
    return f"{release}/{audience}"


async def read(tx: Transaction, release: str, audience: Audience) -> Snapshot:
    """What was signed stays so where all that names somebody is lost."""
    id_, signer = named(release, audience), None
    kept = await tx.get(Kept, id_)
    signed = await tx.get(SnapshotSigned, id_)
    with suppress(UnreadableError):
        signer = await tx.get(SnapshotSigner, id_)
    parts = frozenset(kept.parts) if kept else _AT_FIRST[audience]
    name = signer.name if signer else LOST_NAME
    return Snapshot(release, audience, parts, kept.changed if kept else 0, signed.on if signed else None, name)


async def choose(tx: Transaction, snapshot: Snapshot, parts: frozenset[Part]) -> None:
    """Only what nobody has signed. In short always stands: it says nothing of what is left out."""
    _only_a_draft(snapshot)
    chosen = tuple(one for one in Part if one in parts or one is Part.SUMMARY)
    await tx.put(Kept(snapshot.id, chosen, snapshot.changed + 1))


async def sign(tx: Transaction, snapshot: Snapshot, name: str, on: date) -> None:
    """What is in it is written down with that, also where nobody has chosen it."""
    _only_a_draft(snapshot)
    if not snapshot.changed:
        await choose(tx, snapshot, snapshot.parts)
    await tx.add(SnapshotSigned(snapshot.id, on))
    await tx.add(SnapshotSigner(snapshot.id, name))


def _only_a_draft(snapshot: Snapshot) -> None:
    if snapshot.signed:
        raise ValueError("what is signed does not change")
