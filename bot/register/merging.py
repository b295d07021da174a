"""Two systems of one workplace that are the same become one: whatever hangs on the one goes to the other.

A name that a rep has confirmed becomes an alias. One that nobody has stays what reporters called it: it may come from a
report that is kept from somebody, who would see it as an alias.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from bot.records import KINDS, Disclosure, Gains, Joined, NineItem, Report, System, SystemWords, Unread
from bot.records.register import Consultation, Lifecycle, OfPeople
from bot.records.reports import Does, Since, Stage
from bot.register import known
from bot.register.naming import MOST_ALIASES, called, heard
from bot.register.nine_items import further
from bot.store import Record, Transaction

LONGEST_WORDS = 4_000  # characters of what two systems said together
_FURTHER = tuple(Consultation)  # in the order in which it goes


async def merge(tx: Transaction, gone: System, kept: System, today: date) -> System:
    """Reports that whoever joins them may not see go along, and stay kept from them."""
    one = _one(kept, gone)
    await tx.put(one)
    known_ = gone.confirmed or bool(await tx.find(Disclosure, system=gone.id))
    of = tuple(report.id for report in await tx.find(Report, system=gone.id))
    await tx.put(Joined(gone.id, kept.id, known_, of))
    await _words(tx, gone.id, kept.id)
    await _gains(tx, gone.id, kept.id, today)
    for kind in KINDS:
        if "system" in kind.found_by:
            for record in await tx.find(kind, system=gone.id):
                await _move(tx, record, gone.id, kept.id, today)
    for waits in await tx.find(Unread, about=gone.id):
        await tx.remove(Unread, waits.id)
        await tx.put(Unread(f"{kept.id}/{waits.news}/{waits.to}", waits.to, waits.news, kept.id))
    await tx.remove(System, gone.id)
    await known.changed(tx, kept.workplace)
    return one


def _one(kept: System, gone: System) -> System:
    named = called(kept, *((gone.name,) if gone.confirmed else ()), *gone.aliases)
    of_people = _both(OfPeople, kept.of_people, gone.of_people)
    return replace(
        named,
        aliases=named.aliases[:MOST_ALIASES],
        supplier=kept.supplier or gone.supplier,
        does=_both(Does, kept.does, gone.does),
        stages=_both(Stage, kept.stages, gone.stages),
        parts=tuple(dict.fromkeys((*kept.parts, *gone.parts))),
        lifecycle=gone.lifecycle if kept.lifecycle is Lifecycle.UNKNOWN else kept.lifecycle,
        since=gone.since if kept.since is Since.UNKNOWN else kept.since,
        consultation=max(kept.consultation, gone.consultation, key=_FURTHER.index),
        of_people=tuple(one for one in of_people if one is not OfPeople.NONE) or of_people,
        confirmed=kept.confirmed,
        heard=heard(named, *gone.heard, gone.name),
        apart=tuple(dict.fromkeys(one for one in (*kept.apart, *gone.apart) if one not in (kept.id, gone.id))),
    )


def _both(kind: Iterable[Any], one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(value for value in kind if value in (*one, *other))


async def _words(tx: Transaction, gone: str, kept: str) -> None:
    old, new = await tx.get(SystemWords, gone), await tx.get(SystemWords, kept) or SystemWords(kept)
    if old is None:
        return
    named = [part.name for part in fields(SystemWords) if part.name != "id"]
    await tx.put(replace(new, **{name: _joined(getattr(new, name), getattr(old, name)) for name in named}))
    await tx.remove(SystemWords, gone)


def _joined(one: str, other: str) -> str:
    if other.casefold() in one.casefold():
        return one
    return "\n".join(filter(None, (one, other)))[:LONGEST_WORDS]


async def _gains(tx: Transaction, gone: str, kept: str, today: date) -> None:
    old = await tx.get(Gains, gone)
    if old:
        new = await tx.get(Gains, kept)
        review = min((one.review_on for one in (old, new) if one and one.review_on), default=None)
        await tx.put(replace(further(new or Gains(kept), old, today), id=kept, review_on=review))
        await tx.remove(Gains, gone)


async def _move(tx: Transaction, record: Record, gone: str, kept: str, today: date) -> None:
    """What has an id of its own keeps it; one that is made of the system's is made anew."""
    if not record.id.startswith(f"{gone}/"):
        await tx.put(_to(record, kept, record.id))
        return
    new = f"{kept}{record.id.removeprefix(gone)}"
    there = await tx.get(type(record), new)
    if isinstance(record, NineItem) and isinstance(there, NineItem):
        await tx.put(_to(further(there, record, today), kept, new))
    elif there is None:
        await tx.put(_to(record, kept, new))
    await tx.remove(type(record), record.id)


def _to(record: Any, system: str, id_: str) -> Any:  # noqa: ANN401 - any kind that has a system
    return replace(record, id=id_, system=system)
