"""What comes of each thing that can be done, in each world: by the bot itself, and by the doors of the platforms."""

import difflib
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import chain

import msgspec

from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event, Opened, Owner, Person, Place, Pressed, Said, Submitted
from tests.membership.doors import Step, Ways, answers, person, reached, steps, ways
from tests.membership.routed import Routed, Tables, lay, routed, tables
from tests.membership.worlds import (
    UNKNOWN,
    UNSAID,
    Done,
    Drawn,
    Lines,
    NotingStore,
    World,
    desk_of,
    drawn,
    noted,
    peopled,
    turn_of,
    unlocked,
)

PEOPLE = (person("slack"), person("teams"))  # who walked through the routes, and holds an office
NOBODY = Person("slack", PEOPLE[0].tenant, "U0NOBODY")  # who holds none
WRITTEN = msgspec.json.Encoder(enc_hook=str)


@dataclass(frozen=True)
class Trace:
    """What came of one step. The order in which several things leave at once is nobody's choice."""

    name: str
    answer: str
    left: tuple[str, ...]
    lines: tuple[str, ...]
    done: tuple[Done, ...]


@dataclass(frozen=True)
class Script:
    kept: Tables
    steps: Sequence[Step]
    channel: bool


async def walked(platform: str) -> Routed:
    """All routes, by somebody who may see everything."""
    desk, store = desk_of(UNSAID)
    who = person(platform)
    here = Place(platform, who.tenant, "walking", Owner.UNION, reach="walking", reference="walking", vouched=True)
    return await routed(Bot(desk), desk, store, who, here)


async def script(platform: str, found: Routed, *, channel: bool) -> Script:
    desk, store = desk_of(UNKNOWN)
    lay(store, found.tables)
    made = await steps(platform, found, desk, channel=channel)
    return Script(tables(store), made, channel)


@asynccontextmanager
async def there(
    world: World, kept: Tables, bot: type[Bot], who: Person, places: Iterable[Place]
) -> AsyncIterator["There"]:
    desk, store = desk_of(world)
    await peopled(world, desk, store, kept, (*PEOPLE, NOBODY))
    await turn_of(who, desk)
    await unlocked(who, places, desk)
    with noted() as lines, drawn() as numbers:
        yield There(desk, store, bot(desk), tables(store), lines, numbers)


@dataclass
class There:
    """A world in which one step after the other is done, each from the same: what it changed is taken back."""

    desk: Desk
    store: NotingStore
    bot: Bot
    before: Tables
    lines: Lines
    numbers: Drawn

    def begin(self) -> None:
        lay(self.store, self.before)
        self.desk.linking._known.clear()
        self.desk.recruiting._until.clear()
        self.numbers.begin()
        self.store.done.clear()
        self.lines.told.clear()

    def trace(self, name: str, answer: str, left: Iterable[str] = ()) -> Trace:
        return Trace(name, answer, tuple(sorted(left)), tuple(self.lines.told), tuple(self.store.done))


async def sent(worlds: Iterable[World], platform: str, script_: Script, *, by: str = "") -> list[list[Trace]]:
    """By the platform's door, in each. `by`: who does it, where that is not whoever walked through the routes."""
    who = replace(person(platform), **({"user": by} if by else {}))
    made = replace(script_, steps=[step.done_by(by) for step in script_.steps])
    async with ways(platform) as leading:
        return [await _sent(world, leading, made, who) for world in worlds]


async def _sent(world: World, leading: Ways, made: Script, who: Person) -> list[Trace]:
    found, places = [], reached(who, channel=made.channel)
    async with there(world, made.kept, Bot, who, places) as here, leading(here.desk, here.bot) as door:
        for step in made.steps:
            here.begin()
            answer = await door.post(step)
            found.append(here.trace(step.name, answer, door.left()))
    return found


async def said(world: World, events: Sequence[tuple[str, Event]], kept: Tables, bot: type[Bot] = Bot) -> list[Trace]:
    """By the bot itself, pictures and documents included."""
    found, first = [], events[0][1]
    async with there(world, kept, bot, first.person, [first.place]) as here:
        for name, event in events:
            here.begin()
            replies = await here.bot.handle(event)
            found.append(here.trace(name, WRITTEN.encode(replies).decode()))
    return found


def events(found: Routed, who: Person, place: Place) -> list[tuple[str, Event]]:
    """All that can be done there."""
    here = (who, place, "a cause of its own")
    return [
        *((f"said {words!r}", Said(*here, words)) for words in found.words),
        *((f"pressed {action} {value!r}", Pressed(*here, action, value)) for action, value in found.buttons),
        *(
            (f"submitted {form.key} {how}", Submitted(*here, form.key, given))
            for form in found.forms
            for how, given in answers(form, found).items()
        ),
        *((f"opened {shown}", Opened(*here, shown)) for shown in found.pages),
    ]


def differences(first: Sequence[Trace], *others: Sequence[Trace]) -> dict[str, str]:
    """By step, where one of the others is not the same."""
    found = dict[str, str]()
    for one, other in chain.from_iterable(zip(first, each, strict=True) for each in others):
        if one != other:
            lines = difflib.unified_diff(_lines(one), _lines(other), n=0, lineterm="")
            found[one.name] = "\n".join(line[:600] for line in lines)
    return found


def _lines(trace: Trace) -> list[str]:
    return [trace.answer, *trace.left, *trace.lines, *map(str, trace.done)]
