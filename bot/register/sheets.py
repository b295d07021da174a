"""What a rep exports of the register, as sheets of plain cells: only what they may see, and nothing of who reported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.acting import Acting
from bot.exporting.tables import Sheet
from bot.people.offices import today_at
from bot.records import Disclosure, Gains, LogEntry, NineItem, Report, System, SystemWords
from bot.records.register import Lifecycle, Wanted
from bot.records.reports import Since
from bot.register import counting, labels, places, together
from bot.register.nine_items import GAINS, MEANS, days_overdue, of_system, standing

UNNAMED = "name not confirmed"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a rep asks for beside what can harm nobody."""

    managers: bool = False
    words: bool = False
    unconfirmed: bool = False  # names that no rep has confirmed


@dataclass(frozen=True, slots=True)
class Whole:
    """All that is read of one system."""

    system: System
    called: str  # in the export
    place: str
    today: date
    words: SystemWords
    people: str
    items: tuple[NineItem, ...]
    gains: Gains
    log: tuple[LogEntry, ...]
    told: tuple[Disclosure, ...]


async def read(acting: Acting, systems: Sequence[System], wish: Wish) -> list[Whole]:
    found, tx = [], acting.tx
    reported, items, log, told = (
        await together.belonging(tx, Report, systems),
        await together.belonging(tx, NineItem, systems),
        await together.belonging(tx, LogEntry, systems),
        await together.belonging(tx, Disclosure, systems),
    )
    words, gains = await together.beside(tx, SystemWords, systems), await together.beside(tx, Gains, systems)
    at = {one.workplace for one in systems}
    names = {place: await places.called(tx, place) for place in at}
    days = {place: await today_at(tx, place, acting.desk) for place in at}
    for number, system in enumerate(systems, start=1):
        id_ = system.id
        reports = [one for one in reported[id_] if acting.sight.sees(one)]
        found.append(
            Whole(
                system,
                system.name if system.confirmed or wish.unconfirmed else f"{UNNAMED} ({number})",
                names[system.workplace],
                days[system.workplace],
                words.get(id_) or SystemWords(id_),
                counting.people(reports) if counting.live(reports) else "",
                of_system(id_, items[id_]),
                gains.get(id_) or Gains(id_),
                tuple(log[id_]),
                tuple(told[id_]),
            )
        )
    return found


def sheets(all_: list[Whole], wish: Wish) -> tuple[Sheet, ...]:
    return _systems(all_, wish), _items(all_), _log(all_, wish), _told(all_, wish)


Column = tuple[str, Callable[[Whole], str]]

_ALWAYS: tuple[Column, ...] = (
    ("workplace", lambda one: one.place),
    ("system", lambda one: one.called),
    ("name confirmed", lambda one: "yes" if one.system.confirmed else "no"),
    ("does", lambda one: labels.listed(labels.DOES, one.system.does)),
    ("where in employment", lambda one: labels.listed(labels.STAGES, one.system.stages)),
    ("parts", lambda one: "; ".join(one.system.parts)),
    ("stage", lambda one: labels.LIFECYCLE[one.system.lifecycle]),
    ("since", lambda one: labels.SINCE[one.system.since] if one.system.since is not Since.UNKNOWN else ""),
    ("data about people", lambda one: labels.listed(labels.OF_PEOPLE, one.system.of_people)),
    ("consultation", lambda one: labels.CONSULTATION[one.system.consultation]),
    ("reported by independent people", lambda one: one.people),
)
_NAMES: tuple[Column, ...] = (  # as somebody may have typed them
    ("other names", lambda one: "; ".join(one.system.aliases)),
    ("supplier", lambda one: one.system.supplier),
)
_WORDS: tuple[Column, ...] = (
    ("purpose", lambda one: one.words.purpose),
    ("data", lambda one: one.words.data),
    ("machine learning", lambda one: one.words.learning),
    ("control, review and appeal", lambda one: one.words.control),
    ("standards", lambda one: one.words.standards),
    ("assessments", lambda one: one.words.assessments),
    ("the employer says", lambda one: one.words.employer_says),
)


def _systems(all_: list[Whole], wish: Wish) -> Sheet:
    managers: tuple[Column, ...] = (("managers", lambda one: one.words.managers),) if wish.managers else ()
    words = _WORDS if wish.words else ()
    columns = (*_ALWAYS, *_NAMES, *managers, *words)
    typed = {label for label, _ in _NAMES}

    def cell(one: Whole, column: Column) -> str:
        label, value = column
        return value(one) if one.system.confirmed or wish.unconfirmed or label not in typed else ""

    return Sheet(
        "systems", tuple(label for label, _ in columns), [tuple(cell(one, at) for at in columns) for one in all_]
    )


def _items(all_: list[Whole]) -> Sheet:
    header = ("workplace", "system", "document", "state", "asked", "received", "refused", "days overdue", "next look")
    sheet = Sheet("documents", header)
    for one in all_:
        wanted: list[tuple[str, Wanted]] = [(MEANS[item.item].name, item) for item in one.items]
        for name, item in (*wanted, (GAINS.name, one.gains)):
            late = days_overdue(item, one.today)
            days_ = (_day(item.asked), _day(item.received), _day(item.refused), str(late) if late else "")
            review = _day(one.gains.review_on) if item is one.gains else ""
            sheet.rows.append((one.place, one.called, name, standing(item, one.today).value, *days_, review))
    return sheet


def _log(all_: list[Whole], wish: Wish) -> Sheet:
    header = ("workplace", "system", "day", "what", "level", "next", *(("outcome",) if wish.words else ()))
    sheet = Sheet("log", header)
    for one in all_:
        for entry in sorted(one.log, key=lambda entry: (entry.on, entry.id)):
            what, level = labels.HAPPENED[entry.what], labels.LEVEL[entry.level]
            row = (one.place, one.called, _day(entry.on), what, level, _day(entry.next_on))
            sheet.rows.append((*row, *((entry.outcome,) if wish.words else ())))
    return sheet


def _told(all_: list[Whole], wish: Wish) -> Sheet:
    """In the columns in which many disclosures are taken, so that it can be."""
    sheet = Sheet(
        "disclosures", ("workplace", "system", "day", "stage", *(("words",) if wish.words else ()), "confirm")
    )
    for one in all_:
        for told in sorted(one.told, key=lambda told: (told.on, told.id)):
            stage = labels.LIFECYCLE[told.lifecycle].lower() if told.lifecycle is not Lifecycle.UNKNOWN else ""
            row = (one.place, one.called, _day(told.on), stage)
            confirm = "yes" if one.system.confirmed else "no"
            sheet.rows.append((*row, *((told.words,) if wish.words else ()), confirm))
    return sheet


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
