"""A backup into an empty store: all of it checked first, and what was erased since stays erased."""

import heapq
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from adapters.stores import internal, sealing, spans
from adapters.stores.backups import Backup, BackupError
from adapters.stores.internal import INTERNAL
from adapters.stores.kept import KeptStore
from adapters.stores.kinds import UnknownKindError, UnreadableError
from adapters.stores.moving import buried, known
from adapters.stores.rows import Engine, Row
from adapters.stores.sealing import ForgedError
from adapters.stores.spans import Spans
from adapters.stores.tally import Counting, Tally, Tell, passing
from adapters.stores.vault import KeyDamagedError, ShreddedError
from bot.store import Record


class KeysError(Exception):
    """The keys here do not open what is personal in the backup. The words say what to do."""


class Fate(Enum):
    """What becomes of a row."""

    KEPT = "kept"
    ERASED = "erased"  # its key is dead: it was erased after the backup
    LOST = "lost"  # the vault is the right one, and does not hold its key
    WITHHELD = "withheld"  # personal, and told to stay out
    DROPPED = "dropped"  # only means something beside its own vault
    ENDED = "ended"  # it was open when the backup was made, and may have been ended since


Judge = Callable[[Row], Fate]


@dataclass(frozen=True, slots=True)
class Restored:
    tally: Tally  # of what is in the store now
    erased: int
    withheld: int
    ended: int = 0
    expired: int = 0  # that were forgotten once it was back
    old: str = ""  # by which day the backup was to be deleted, where that is over


@dataclass(frozen=True, slots=True)
class Ending:
    """What a restore brings to an end: rows of these kinds, and whatever may have been done since the backup.

    `marks`: rows that tell of the restore, in place of those that the backup holds; each is kept where there is any row
    of the kind beside it.
    """

    kinds: frozenset[str] = frozenset()
    marks: tuple[tuple[Row, str], ...] = ()


NOTHING = Ending()


def with_keys(store: KeptStore) -> Judge:
    """Everything whose key still lives; `store` only opens rows for it."""

    def judge(row: Row) -> Fate:
        if sealing.slot(row) is None:
            return Fate.KEPT
        try:
            store.open_row(row)
        except ShreddedError:
            return Fate.ERASED
        except (KeyDamagedError, ForgedError):
            return Fate.LOST
        except (UnreadableError, UnknownKindError):  # its key is here, and that is all that is asked
            return Fate.KEPT
        return Fate.KEPT

    return judge


def without_personal(kinds: Iterable[type[Record]]) -> Judge:
    """Nothing that any key opens; nor what belongs to the old vault, whose numbers mean other keys in a new one."""
    personal = {kind.kind for kind in kinds if kind.personal}

    def judge(row: Row) -> Fate:
        if row.kind in INTERNAL:
            return Fate.DROPPED
        return Fate.WITHHELD if row.kind in personal or sealing.slot(row) is not None else Fate.KEPT

    return judge


def check_keys(backup: Backup, identity: str, keys: Path) -> None:
    """KeysError where the backup was made beside another vault."""
    if backup.header.vault and not identity:
        message = (
            f"{backup.path} holds what is personal, and there are no keys in {keys} to open it. Put the keys folder "
            "there from your copy, or name it with AGREEMENT_BOT_KEYS_DIR. If it is lost, restore with "
            "--without-personal: the rest comes back."
        )
        raise KeysError(message)
    if backup.header.vault not in ("", identity):
        message = (
            f"{backup.path} was made with other keys than those in {keys}: nothing personal in it could be opened. "
            "Bring the keys folder from where the backup was made and put it there, or name it with "
            "AGREEMENT_BOT_KEYS_DIR. If it is lost, restore with --without-personal: the rest comes back."
        )
        raise KeysError(message)


def _ended(judge: Judge, ending: Ending) -> Judge:
    marks = frozenset((mark.kind, mark.id) for mark, _ in ending.marks)

    def judged(row: Row) -> Fate:
        if (row.kind, row.id) in marks:
            return Fate.DROPPED
        return Fate.ENDED if row.kind in ending.kinds else judge(row)

    return judged


async def restore(
    backup: Backup, target: Engine, kinds: Collection[str], judge: Judge, tell: Tell, *, ending: Ending = NOTHING
) -> Restored:
    """Fill an empty store in one commit. `kinds`: those that it can hold.

    BackupError, KeysError and NotEmptyError, each before anything was written.
    """
    whole, lost, own = Counting(), list[int | None](), list[Row]()
    judge = _ended(judge, ending)
    async for row in passing(_through(backup.rows()), whole, "checking", 0, tell):
        if judge(row) is Fate.LOST:
            lost.append(sealing.slot(row))
        if row.kind in INTERNAL:
            own.append(row)
    if unknown := sorted(whole.tally.counts.keys() - set(kinds)):
        message = (
            f"{backup.path} holds records that this version of the bot does not know ({', '.join(unknown)}). "
            f"Restore it with version {backup.header.version}."
        )
        raise BackupError(message)
    held = await known(target)
    dead = internal.joined(internal.dead(own), internal.dead(held))
    erased = dead.get(backup.header.vault, ())
    if missing := sum(number is None or not spans.holds(erased, number) for number in lost):
        message = (
            f"The keys folder lacks the keys of {missing:,} personal records of {backup.path}: it is an older "
            "copy, or damaged. Put back one that is as new as the backup, or restore with --without-personal."
        )
        raise KeysError(message)
    kept, fates = Counting(), Counter[Fate]()
    rows = _chosen(backup, judge, erased, fates)
    marks = [mark for mark, kind in ending.marks if whole.tally.counts.get(kind)]
    rows = heapq.merge(rows, sorted(marks, key=_place), key=_place)
    chosen = buried(_through(rows), dead)
    await target.load(passing(chosen, kept, "restoring", whole.rows, tell), held)
    return Restored(kept.tally, fates[Fate.ERASED], fates[Fate.WITHHELD], fates[Fate.ENDED])


def _chosen(backup: Backup, judge: Judge, erased: Spans, fates: Counter[Fate]) -> Iterator[Row]:
    """`erased`: slots whose keys are dead, even where an older copy of the vault still holds them."""
    for row in backup.rows():
        fate = Fate.DROPPED if internal.names_dead(row) else judge(row)  # what is dead is named by other rows now
        number = sealing.slot(row)
        if fate in (Fate.KEPT, Fate.LOST) and number is not None and spans.holds(erased, number):
            fate = Fate.ERASED
        fates[fate] += 1
        if fate is Fate.KEPT:
            yield row


def _place(row: Row) -> tuple[str, str]:
    return row.kind, row.id


async def _through(rows: Iterator[Row]) -> AsyncIterator[Row]:
    for row in rows:
        yield row
