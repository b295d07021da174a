"""The card of a system: all that is kept of it, as far as this rep may see."""

from collections.abc import Iterable
from dataclasses import replace

from bot import days, telling
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.records import Disclosure, Gains, LogEntry, NineItem, Report, ReportWords, System, SystemWords
from bot.records.reports import Since
from bot.register import counting, joining, labels, removing, schedule
from bot.register.at import OPEN, SYSTEM, At, about, at
from bot.register.joining import Alike
from bot.register.nine_items import GAINS, of_system, standing
from bot.replies import Button, Card, Fact, Replies, Text, grouped
from bot.routes import Routes
from bot.store import Transaction, run

JOIN, APART = "register.join", "register.apart"
UNCONFIRMED = (
    "No rep has confirmed this name yet, so it is suggested to nobody. It is what somebody typed: check that it names "
    "a system and not a person."
)


def add(routes: Routes) -> None:
    routes.pressed(SYSTEM, shown)


async def shown(event: Pressed, desk: Desk) -> Replies:
    id_ = await _system_of(desk, event.value)
    found = await suggestions(desk, id_)

    async def look(here: At) -> Replies:
        for one in (here.system.id, about(event)):
            await telling.read(here.tx, here.acting.who, one)
        return await card(here, found)

    return await at(event, desk, id_, look)


async def _system_of(desk: Desk, id_: str) -> str:
    """A notice may be about what the employer told."""

    async def look(tx: Transaction) -> str:
        found = await tx.get(Disclosure, id_)
        return found.system if found else id_

    return await run(desk.store, look)


async def suggestions(desk: Desk, id_: str) -> Alike | None:
    """What a system may be the same as, while no rep has confirmed it."""

    async def look(tx: Transaction) -> System | None:
        return await tx.get(System, id_)

    found = await run(desk.store, look)
    return await joining.alike(desk, found.workplace, [found.name]) if found and not found.confirmed else None


async def card(here: At, suggested: Alike | None = None) -> Replies:
    words, system = await here.words(), here.system
    seen = [one for one in await here.tx.find(Report, system=system.id) if here.acting.sight.sees(one)]
    reports = counting.live(seen)
    facts = [
        *_what(here, words),
        *_data(system, words),
        *_says(words, await here.tx.find(Disclosure, system=system.id)),
        *await _known(here, reports),
        *await _owed(here),
    ]
    named = {fact.label for fact in facts}
    missing = [label for label in _ASKED_FOR if label not in named]
    if missing:
        facts.append(Fact("Not known yet", ", ".join(_asked(label) for label in missing) + "."))
    body = "" if system.confirmed else UNCONFIRMED
    made = Card(system.name, body, tuple(facts), buttons=await _buttons(here, reports), private=True)
    return (made, *await _same(here, suggested))


_ASKED_FOR = (
    *("Supplier", "What it does", "Where in employment", "What it is for", "Data that it uses", "Data about people"),
    *("Machine learning", "Managers", "Control, review and appeal", "Standards", "Assessments", "The employer says"),
)


def _asked(label: str) -> str:
    return "what the employer says" if label == "The employer says" else label.lower()


def _what(here: At, words: SystemWords) -> Iterable[Fact]:
    system = here.system
    yield from _given("Also called", ", ".join(system.aliases))
    parts = f" ({plain(', '.join(system.parts))})" if system.parts else ""
    yield Fact("Where", plain(here.place.name) + parts)
    yield Fact("Consultation", labels.CONSULTATION[system.consultation])
    since = f" ({labels.SINCE[system.since].lower()})" if system.since is not Since.UNKNOWN else ""
    yield Fact("Stage of its life", labels.LIFECYCLE[system.lifecycle] + since)
    yield from _given("Supplier", system.supplier)
    yield from _given("What it does", labels.listed(labels.DOES, system.does))
    yield from _given("Where in employment", labels.listed(labels.STAGES, system.stages))
    yield from _given("What it is for", words.purpose)


def _data(system: System, words: SystemWords) -> Iterable[Fact]:
    yield from _given("Data that it uses", words.data)
    yield from _given("Data about people", labels.listed(labels.OF_PEOPLE, system.of_people))
    yield from _given("Machine learning", words.learning)
    yield from _given("Managers", words.managers)
    yield from _given("Control, review and appeal", words.control)
    yield from _given("Standards", words.standards)
    yield from _given("Assessments", words.assessments)


def _says(words: SystemWords, told: Iterable[Disclosure]) -> Iterable[Fact]:
    yield from _given("The employer says", words.employer_says)
    for one in sorted(told, key=lambda one: (one.on, one.id))[-1:]:
        said = f": {plain(one.words)}" if one.words else ""
        yield Fact("Last told to the union", f"{days.told(one.on)}{said}")


async def _known(here: At, reports: list[Report]) -> list[Fact]:
    kinds = labels.listed(labels.KNOWN, [one.known for one in reports if one.known])
    confirmed = Fact("Name confirmed by a rep", "yes" if here.system.confirmed else "no")
    facts = [*_given("How it is known", kinds), confirmed]
    if not reports:
        return facts
    facts.append(Fact("Reported by independent people", counting.people(reports)))
    written = [await here.tx.get(ReportWords, one.id) for one in reports]
    typed = {" ".join(one.what.split()).casefold(): one.what for one in written if one and one.what}
    others = [what for key, what in typed.items() if key not in {one.casefold() for one in _called(here.system)}]
    facts += _given("Reported as", ", ".join(others[:_MOST_TYPED])) if await here.acting.may_read() else []
    lived = sum(bool(one and one.experience) for one in written)
    if lived:
        facts.append(Fact("Told from their own experience", f"{counting.told(lived)}; their words are in the inbox"))
    news = said_by(here.system, reports)
    if news != here.system:
        does, stages = labels.listed(labels.DOES, news.does), labels.listed(labels.STAGES, news.stages)
        since = labels.SINCE[news.since] if news.since is not Since.UNKNOWN else ""
        facts.append(Fact("With what the reports say", "; ".join(filter(None, (does, stages, since)))))
    return facts


async def _owed(here: At) -> list[Fact]:
    id_ = here.system.id
    items = of_system(id_, await here.tx.find(NineItem, system=id_))
    stand = [standing(one, here.today) for one in items]
    counted = ", ".join(f"{stand.count(one)} {one}" for one in dict.fromkeys(stand))
    gains = await here.tx.get(Gains, id_) or Gains(id_)
    facts = [Fact("Nine items", counted), Fact(GAINS.name, standing(gains, here.today).value)]
    dates = schedule.coming_up(await here.tx.find(LogEntry, system=id_), gains, here.today)
    return [*facts, *(Fact("Next date", f"{days.told(day)}, {what}") for day, what in dates[:1])]


def said_by(system: System, reports: Iterable[Report]) -> System:
    """The system with what reports say of it, added to what it has; the longest time that somebody says counts."""
    found = counting.live(reports)
    does = {*system.does, *(does for one in found for does in one.does)}
    stages = {*system.stages, *(stage for one in found for stage in one.stages)}
    since = max((system.since, *(one.since for one in found)), key=_LENGTH.index)
    return replace(
        system,
        does=tuple(one for one in labels.DOES if one in does),
        stages=tuple(one for one in labels.STAGES if one in stages),
        since=since,
    )


_MOST_TYPED = 5  # of the names in reports
_LENGTH = (Since.UNKNOWN, Since.NOT_YET, Since.WEEKS, Since.MONTHS, Since.YEARS)


async def _buttons(here: At, reports: list[Report]) -> tuple[Button, ...]:
    id_ = here.system.id
    inbox = [Button("Its reports", "inbox.of", id_)] if reports else []
    take = said_by(here.system, reports) != here.system
    named = Button("Name" if here.system.confirmed else "Check and confirm its name", "register.names", id_)
    return (
        *grouped(
            "The employer and the union",
            Button("The nine items", "register.items", id_),
            Button("What the employer told", "register.told", id_),
            Button("Meetings, reviews, disputes", "register.log", id_),
            Button("Letters and brief", "papers.of", id_),
        ),
        *grouped(
            "What it is",
            named,
            *([Button("Take over what the reports say", "register.take", id_)] if take else []),
            Button("Change what it is", "register.what", id_),
            Button("Change data and people", "register.data", id_),
            Button("Change control and consultation", "register.control", id_),
            Button("Join with another", "register.others", id_),
            *([Button("It was added by mistake", removing.REMOVE, id_)] if await removing.bare(here) else []),
        ),
        *grouped("See also", Button("Timeline", "register.timeline", id_), *inbox, OPEN),
    )


async def _same(here: At, suggested: Alike | None) -> Replies:
    """The likeliest that no rep has said it is not."""
    if suggested is None or here.system.confirmed:
        return ()
    for found in (await joining.seen(here.tx, suggested, here.acting.sight)).values():
        for other, _ in found:
            if other.id != here.system.id and not_apart(here.system, other):
                both = f"{here.system.id} {other.id}"
                buttons = (Button("Yes, join them", JOIN, both), Button("No, it is another", APART, both))
                words = f"Is **{plain(here.system.name)}** the same as **{plain(other.name)}**?"
                return (Text(words, buttons, private=True),)
    return ()


def not_apart(one: System, other: System) -> bool:
    return other.id not in one.apart and one.id not in other.apart


def _called(system: System) -> tuple[str, ...]:
    return (system.name, *system.aliases)


def _given(label: str, words: str) -> list[Fact]:
    return [Fact(label, plain(words))] if words else []
