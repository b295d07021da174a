"""A snapshot as pages and files have it, signed or not."""

from dataclasses import dataclass

from bot import reaching
from bot.desk import Desk
from bot.insights import ledger, seeing
from bot.insights.contents import Contents, contents
from bot.insights.ledger import scope_of
from bot.insights.seeing import Reading
from bot.insights.snapshots import keeping
from bot.insights.snapshots.keeping import Snapshot
from bot.people.offices import Rights
from bot.records import Release
from bot.records.insights import Audience
from bot.store import Transaction


@dataclass(frozen=True, slots=True)
class Told:
    """`newer`: the correction of it whose snapshot for the same people is signed, by its id; empty where none is."""

    snapshot: Snapshot
    contents: Contents
    newer: str


async def told(tx: Transaction, release: str, audience: Audience, desk: Desk) -> Told | None:
    """None where there is no such report, or nobody has signed it."""
    kept = await tx.get(Release, release)
    if kept is None:
        return None
    standing = await seeing.standing_of(tx, kept)
    if standing.signed is None:
        return None
    snapshot = await keeping.read(tx, release, audience)
    names = await seeing.names_of(tx, kept.workplaces, desk)
    reading = Reading(seeing.as_snapshot(standing, snapshot), names)
    return Told(snapshot, contents(reading), await _newer(tx, standing.release, audience))


async def told_to_organiser(tx: Transaction, snapshot: str, who: str, desk: Desk) -> Told | None:
    """By the snapshot's id and a pseudonym; None where they are no organiser of all of it any more."""
    release, _, audience = snapshot.partition("/")
    found = await told(tx, release, Audience(audience), desk)
    if found is None:
        return None
    held = Rights(await reaching.offices_of(tx, who, desk))
    return found if seeing.organises_all(held, found.contents.release) else None


async def _newer(tx: Transaction, release: Release, audience: Audience) -> str:
    later = (await ledger.read(tx)).before(scope_of(release))[release.number :]
    for one in reversed(later):
        if (await keeping.read(tx, one.id, audience)).signed:
            return one.id
    return ""
