"""The timeline of a system: what the employer told, what was asked for and came, meetings, and what is due.

Nothing of it is from what people reported. It is drawn beside the same in words, for whoever sees its card.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from bot import days, picturing
from bot.charts import CHAT, Drawing, Moment, Standing, Timeline, timeline
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.records import Disclosure, LogEntry
from bot.records.register import Wanted
from bot.register import items, labels, schedule
from bot.register.at import SYSTEM, At, about, at
from bot.register.items import Owing
from bot.register.nine_items import GAINS, MEANS, due_by
from bot.replies import Button, Card, Replies
from bot.routes import Routes

TIMELINE = "register.timeline"
NONE = "Nothing has a day yet: nothing was told, asked for, met about or planned."
_NAME = "timeline-of-a-system"  # of files, which say no more of what they hold
_UNNAMED = "Timeline of a system whose name no rep has confirmed"


def add(routes: Routes) -> None:
    routes.pressed(TIMELINE, shown)


async def shown(event: Pressed, desk: Desk) -> Replies:
    """The picture stays out of a chat of the employer's: what reps plan, and where they wait, is theirs."""
    found: list[Timeline] = []

    async def look(here: At) -> Replies:
        figures = await of(here, await items.owing(here))
        found[:] = [_to_be_drawn(here, figures)] if figures else []
        return (_card(here, figures),)

    replies = await at(event, desk, about(event), look)
    if not found:
        return replies
    return await picturing.apart(replies, partial(_drawn, found[0]), _NAME, event.place, desk)


def _card(here: At, figures: Timeline | None) -> Card:
    lines = [f"- **{_heading(one)}**: {plain(one.words)}" for one in figures.moments] if figures else [NONE]
    back = Button("Back to the system", SYSTEM, here.system.id)
    return Card(f"Timeline: {here.system.name}", "\n".join(lines), buttons=(back,), private=True)


def _heading(one: Moment) -> str:
    return days.told(one.day) + ("" if one.standing is Standing.DONE else f", {one.standing.value}")


def _drawn(figures: Timeline) -> Sequence[Drawing]:
    """The last parts of a long one, with what is due: the words have all of it."""
    return timeline(figures, CHAT)[-picturing.MOST :]


def _to_be_drawn(here: At, figures: Timeline) -> Timeline:
    """A picture is passed on more easily: a name that no rep has confirmed could be a person's."""
    return figures if here.system.confirmed else replace(figures, title=_UNNAMED)


async def of(here: At, owing: Owing) -> Timeline | None:
    """None where nothing happened yet. The words of an entry stand in the log itself, for the same reason."""
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
