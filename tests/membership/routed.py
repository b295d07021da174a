"""All that can be done with the bot, taken from its routes themselves: whatever capability is added is among it.

People walk through it once: each command, each kind of thing that can be heard, each button that is shown and each form
that opens. So buttons have the values that people press, and forms their fields.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.bot import Bot
from bot.desk import Desk
from bot.events import Answer, Event, Person, Place, Pressed, Said, Submitted
from bot.hearing import Heard
from bot.people import inviting
from bot.people.offices import pseudonym
from bot.records import Workplace, Works
from bot.replies import Button, Card, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import MemoryStore, Record
from tests.hearing.test_hearing import SAID
from tests.membership.going_on import going_on
from tests.second_factor.steps import open_to

Tables = dict[str, dict[str, Record]]

HEARD: Mapping[Heard, str] = {
    **{heard: next((one for one in said if one.strip()), "") for heard, said in SAID.items()},
    Heard.TOO_LONG: "the same again and again " * 400,
    Heard.CRISIS: "I want to kill myself",
    Heard.QUESTION: "can they bring in a new system without us?",
}
HALL = Workplace("hall", "Town Hall", "Somewhere Council", ("Library", "Depot"))
FOLLOWED, VALUES = 6, 1  # of a button that is shown with many: by whoever walks through it, and what is compared
ROUNDS = 2  # what was entered in the first is there to be used in the second
MOST = 4_000  # steps of whoever walks through it: more than there are
# What may stand in a field that is typed, until nothing is wrong with it.
TYPED = ("Rota bot", "22/12/2026", "12", "22/12/2026 16:00", "https://union.example/join", "Town Hall")
# What whoever walks through needs for the rest: it may grow, and nothing of it may go.
LASTING = (
    "office",
    "workplace",
    "works",
    "campaign",
    "survey",
    "system",
    "unlocked",
    "second_factor",
    "report",
    "talk",
)
SET = ("pause", "workplace", "ownership")  # what would keep the rest from being shown, or make the place another one


@dataclass
class Routed:
    """`tables`: what is kept once all of it was done."""

    words: tuple[str, ...]
    buttons: tuple[tuple[str, str], ...]
    forms: tuple[Form, ...]
    pages: tuple[str, ...]
    suggesters: tuple[str, ...]
    tables: Tables
    shown: frozenset[str]  # the keys of forms that somebody was shown


def routes(bot: Bot) -> Routes:
    return bot._routes


def tables(store: MemoryStore) -> Tables:
    return {name: dict(table) for name, table in store._tables.items()}


def lay(store: MemoryStore, kept: Tables) -> None:
    store._tables = {name: dict(table) for name, table in kept.items()}


@dataclass
class Walk:
    bot: Bot
    desk: Desk
    store: MemoryStore
    person: Person
    place: Place
    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    forms: dict[str, Form] = field(default_factory=dict)
    steps: int = 0

    async def all_of_it(self) -> None:
        code = await inviting.for_the_machine(self.store, self.desk.secret, self.desk.now())
        await self._does(self._said(f"claim {code}"))
        for _ in range(ROUNDS):
            queue: list[Event] = [self._said(one) for one in words(self.bot)]
            while queue and self.steps < MOST:
                queue += await self._does(queue.pop(0))

    async def _does(self, event: Event) -> list[Event]:
        """What can be done next. Who lost what the rest needs is put back to where they were."""
        replies = await self._handled(event)
        for form in replies:
            if isinstance(form, Form):
                replies = (*replies, *await self._fills(form))
        return list(self._shown(replies))

    async def _handled(self, event: Event) -> Replies:
        self.steps += 1
        before = tables(self.store)
        replies = await self.bot.handle(event)
        after = tables(self.store)
        lost = any(before.get(kind, {}).keys() - after.get(kind, {}).keys() for kind in LASTING)
        if lost or any(after.get(kind, {}) != before.get(kind, {}) for kind in SET):
            lay(self.store, before)
        return replies

    def _shown(self, replies: Replies) -> Iterator[Event]:
        for button in buttons(replies):
            known = self.values[button.action]
            if button.value not in known and len(known) < FOLLOWED:
                known.append(button.value)
                yield Pressed(self.person, self.place, self._cause(), button.action, button.value)

    async def _fills(self, form: Form) -> Replies:
        """Until nothing is wrong in it; whatever is wrong gets the next of what may stand there."""
        key = form.key.partition(" ")[0]
        if key in self.forms:
            return ()
        self.forms[key] = form
        given = filled(form)
        replies: Replies = ()
        for typed in (*TYPED[1:], ""):
            event = Submitted(self.person, self.place, self._cause(typed), form.key, given)
            replies = await self._handled(event)
            again = next((one for one in replies if isinstance(one, Form) and one.key == form.key and one.errors), None)
            if again is None:
                break
            wrong = [one for one in again.fields if one.name in again.errors]
            given = {**given, **{one.name: () if one.kind is Kind.CHOICES else answer(one, typed) for one in wrong}}
        self.forms[key] = replace(form, values=given)
        return replies

    def _said(self, words: str) -> Said:
        return Said(self.person, self.place, self._cause(), words)

    def _cause(self, more: str = "") -> str:
        return f"walked-{self.steps}-{len(self.values)}-{len(self.forms)}-{more}"


def words(bot: Bot) -> list[str]:
    """What each command does, alone and with something after it; each thing that can be heard."""
    commands = routes(bot)._commands
    once = {command.handler: phrase for phrase, command in reversed(commands.items())}  # of several words for one thing
    more = [f"{phrase} rota bot" for phrase in once.values() if commands[phrase].fits("rota bot")]
    return [*once.values(), *more, *HEARD.values()]


def buttons(replies: Replies) -> Iterator[Button]:
    for one in replies:
        if isinstance(one, Text | Card):
            yield from one.buttons


def filled(form: Form, typed: str = TYPED[0]) -> dict[str, Answer]:
    return {one.name: form.values.get(one.name) or answer(one, typed) for one in form.fields}


def bad(form: Form) -> dict[str, Answer]:
    """Too long, or of no use, wherever something is typed."""
    return {one.name: "<!channel> @everyone =1+1 " * 5 if not one.options else "" for one in form.fields}


def answer(one: Field, typed: str) -> Answer:
    if not one.options:
        return typed[: one.most]
    return (one.options[0][0],) if one.kind is Kind.CHOICES else one.options[0][0]


async def routed(bot: Bot, desk: Desk, store: MemoryStore, person: Person, place: Place) -> Routed:
    async with store.transaction() as tx:
        await tx.put(HALL)
        await tx.put(Works(pseudonym(person, desk), desk.now() + timedelta(days=90), HALL.id))
    await going_on(desk, pseudonym(person, desk))
    await open_to(desk, person, place)
    walk = Walk(bot, desk, store, person, place)
    await walk.all_of_it()
    table = routes(bot)
    pressed, submitted = table._pressed, table._submitted
    unseen = tuple(Form(key, "Form", (Field("what", "What?"),)) for key in submitted if key not in walk.forms)
    return Routed(
        tuple(words(bot)),
        tuple((action, value) for action in pressed for value in walk.values.get(action, [""])[:VALUES]),
        (*walk.forms.values(), *unseen),
        tuple(table._opened),
        tuple(table._suggesters),
        tables(store),
        frozenset(form.key for form in walk.forms.values()),
    )
