"""One system of the register as a page: all that is kept of it, what is owed for it, and what happened when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from bot import telling
from bot.acting import Acting
from bot.charts import Moment, Standing, Timeline
from bot.desk import Desk
from bot.events import Opened
from bot.records import Disclosure, LogEntry
from bot.records.register import Wanted
from bot.register import at, card, items, labels, schedule
from bot.register.at import At
from bot.register.items import Owing
from bot.register.nine_items import GAINS, MEANS, due_by
from bot.replies import Card, Replies
from bot.viewing.looking import view


@dataclass(frozen=True, slots=True)
class Owed:
    name: str
    stands: str  # in the Markdown of `bot.markup`


@dataclass(frozen=True, slots=True)
class SystemView:
    """`card`: as the chat shows it, with what can be done. `timeline`: none where nothing happened yet."""

    name: str
    card: Card = field(repr=False)
    owed: tuple[Owed, ...]
    timeline: Timeline | None


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such system, or they may not see it."""

    said: Replies


async def system(event: Opened, desk: Desk, id_: str) -> SystemView | Gone | None:
    async def look(acting: Acting) -> SystemView | Gone:
        here = await at.of(acting, id_)
        if here is None:
            return Gone(at.GONE)
        await telling.read(acting.tx, acting.who, here.system.id)
        shown = next(one for one in await card.card(here) if isinstance(one, Card))
        owing = await items.owing(here)
        owed: list[tuple[str, Wanted]] = [(f"{one.item.number}. {MEANS[one.item].name}", one) for one in owing.items]
        owed.append((GAINS.name, owing.gains))
        told = [Owed(name, items.stands(one, here.today)) for name, one in owed]
        return SystemView(here.system.name, replace(shown, title=""), tuple(told), await _timeline(here, owing))

    return await view(event, desk, look)


async def _timeline(here: At, owing: Owing) -> Timeline | None:
    """The words of a log entry stand in the log itself: a picture is passed on more easily."""
    entries = await here.tx.find(LogEntry, system=here.system.id)
    told = await here.tx.find(Disclosure, system=here.system.id)
    moments = (
        *(Moment(one.on, "The employer told the union of it.") for one in told),
        *_logged(entries, here.today),
        *_asked(owing),
        *_due(owing, here.today),
    )
    if not moments:
        return None
    return Timeline(f"Timeline of {here.system.name}", tuple(sorted(moments, key=lambda one: (one.day, one.words))))


def _logged(entries: Iterable[LogEntry], today: date) -> Iterator[Moment]:
    all_ = tuple(entries)
    for one in all_:
        yield Moment(one.on, f"{labels.HAPPENED[one.what]}, {labels.LEVEL[one.level].lower()}.")
        if one.next_on and schedule.holds(one, all_):
            yield Moment(one.next_on, f"Next: {labels.HAPPENED[one.what].lower()}.", _by(one.next_on, today))


def _asked(owing: Owing) -> Iterator[Moment]:
    """Those of one day together."""
    found: dict[tuple[date, str], list[str]] = {}
    for name, one in _named(owing):
        for day, did in ((one.asked, "Asked for"), (one.received, "Received"), (one.refused, "Refused")):
            if day:
                found.setdefault((day, did), []).append(name)
    for (day, did), names in found.items():
        yield Moment(day, f"{did}: {', '.join(names)}.")


def _due(owing: Owing, today: date) -> Iterator[Moment]:
    found: dict[date, list[str]] = {}
    for name, one in _named(owing):
        if day := due_by(one):
            found.setdefault(day, []).append(name)
    for day, names in found.items():
        yield Moment(day, f"An answer is due: {', '.join(names)}.", _by(day, today))
    if on := owing.gains.review_on:
        yield Moment(on, "Look at the productivity gains.", _by(on, today))


def _named(owing: Owing) -> list[tuple[str, Wanted]]:
    return [*((MEANS[one.item].name.lower(), one) for one in owing.items), (GAINS.name.lower(), owing.gains)]


def _by(day: date, today: date) -> Standing:
    return Standing.OVERDUE if day < today else Standing.DUE
