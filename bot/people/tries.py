"""Wrong codes are counted, so that nobody can go on guessing: by person, and all together."""

from dataclasses import dataclass
from datetime import timedelta

from bot.desk import Desk
from bot.memory import keyed
from bot.records import Tries
from bot.store import Transaction

HOUR = timedelta(hours=1)
A_PERSON, IN_ALL = 5, 100  # wrong codes of offices an hour


@dataclass(frozen=True, slots=True)
class Counted:
    """What is tried, and how many wrong ones there may be in an hour."""

    what: str
    a_person: int
    in_all: int


CODES = Counted("", A_PERSON, IN_ALL)


async def take(tx: Transaction, person: str, desk: Desk, counting: Counted = CODES) -> bool:
    """Count a try before it is known whether it is right; False, and nothing counted, where there are too many."""
    counted = []
    for id, most in _counts(person, desk, counting):  # noqa: A001
        kept = await _current(tx, id, desk)
        if kept.count >= most:
            return False
        counted.append(Tries(id, kept.due, kept.until, kept.count + 1))
    for one in counted:
        await tx.put(one)
    return True


async def give_back(tx: Transaction, person: str, desk: Desk, counted: Counted = CODES) -> None:
    """It was right."""
    for id, _ in _counts(person, desk, counted):  # noqa: A001
        kept = await _current(tx, id, desk)
        if kept.count > 1:
            await tx.put(Tries(id, kept.due, kept.until, kept.count - 1))
        else:
            await tx.remove(Tries, id)


async def of(tx: Transaction, person: str, desk: Desk, counted: Counted = CODES) -> int:
    """Wrong codes within this hour."""
    return (await found(tx, person, desk, counted)).count


async def found(tx: Transaction, person: str, desk: Desk, counted: Counted = CODES) -> Tries:
    """What is counted of somebody, if only nothing."""
    return await _current(tx, _counts(person, desk, counted)[0][0], desk)


def _counts(person: str, desk: Desk, counted: Counted = CODES) -> tuple[tuple[str, int], ...]:
    of = (counted.what,) if counted.what else ()
    mine, everybodys = keyed(desk.secret, "tries", *of, person), keyed(desk.secret, "tries of all", *of)
    return (mine, counted.a_person), (everybodys, counted.in_all)


async def _current(tx: Transaction, id: str, desk: Desk) -> Tries:  # noqa: A002
    kept, now = await tx.get(Tries, id), desk.now()
    if kept and now < kept.until <= now + HOUR:  # one further ahead is of a clock that has been set back since
        return kept
    return Tries(id, now + HOUR, now + HOUR, 0)
