"""People who speak with the bot, each from a place of their own."""

import re
from dataclasses import dataclass, field
from itertools import count

from bot.bot import Bot
from bot.desk import Desk
from bot.events import Answer, Opened, Owner, Person, Place, Pressed, Said, Submitted
from bot.people import inviting
from bot.replies import Button, Card, Form, Replies, Text
from bot.store import Store
from tests import fakes
from tests.fakes import Clock, FakeLibrary

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_CAUSES = count()


@dataclass
class Somebody:
    """Says, presses and fills in; remembers the last that was said back."""

    bot: Bot
    store: Store
    name: str
    platform: str = "test"
    lasting: bool = True
    owner: Owner = Owner.UNION  # of the place: an employer's wants a second step before reports are shown
    replies: Replies = ()
    cause: str = field(default="", repr=False)

    @property
    def person(self) -> Person:
        return Person(self.platform, "tenant-canary", f"{self.name}-canary")

    @property
    def place(self) -> Place:
        return Place(
            self.platform,
            "tenant-canary",
            f"place of {self.name}-canary",
            self.owner,
            lasting=self.lasting,
            reach=f"channel of {self.name}-canary" if self.lasting else "",
            vouched=self.lasting,
        )

    async def say(self, text: str, cause: str = "") -> str:
        return await self._do(Said(self.person, self.place, self._cause(cause), text))

    async def open(self, shown: str = "desk") -> str:
        return await self._do(Opened(self.person, self.place, self._cause(), shown))

    async def press(self, label: str, cause: str = "") -> str:
        """A button that is there."""
        (button,) = (button for button in self.buttons if button.label == label)
        return await self.force(button.action, button.value, cause)

    async def force(self, action: str, value: str = "", cause: str = "") -> str:
        """A button that may not be there, as a platform would let somebody send it."""
        return await self._do(Pressed(self.person, self.place, self._cause(cause), action, value))

    async def fill(self, cause: str = "", **values: Answer) -> str:
        """The form that is there, with what stands in it already."""
        return await self.send(self.form.key, cause, **{**self.form.values, **values})

    async def send(self, key: str, cause: str = "", **values: Answer) -> str:
        return await self._do(Submitted(self.person, self.place, self._cause(cause), key, values))

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for reply in self.replies if isinstance(reply, Text | Card) for button in reply.buttons)

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]

    @property
    def form(self) -> Form:
        return next(reply for reply in self.replies if isinstance(reply, Form))

    @property
    def card(self) -> Card:
        return next(reply for reply in self.replies if isinstance(reply, Card))

    @property
    def code(self) -> str:
        (found,) = CODE.findall(self.words)
        return str(found)

    @property
    def words(self) -> str:
        return "\n".join(map(_words, self.replies))

    def _cause(self, given: str = "") -> str:
        self.cause = given or f"cause-{next(_CAUSES)}-canary"
        return self.cause

    async def _do(self, event: Opened | Said | Pressed | Submitted) -> str:
        self.replies = await self.bot.handle(event)
        return self.words


def _words(reply: object) -> str:
    match reply:
        case Text(body=body):
            return body
        case Card(title=title, body=body, facts=facts, footer=footer):
            return "\n".join([title, *(f"{fact.label}: {fact.words}" for fact in facts), body, footer])
        case Form(title=title, intro=intro, errors=errors):
            return "\n".join([title, intro, *errors.values()])
        case _:
            return ""


@dataclass
class Branch:
    """A bot, its desk, and whoever comes."""

    clock: Clock = field(default_factory=Clock)
    desk: Desk = field(init=False)
    bot: Bot = field(init=False)
    library: FakeLibrary = field(default_factory=FakeLibrary)
    owner: Owner = Owner.UNION  # of the places in which people speak with it

    def __post_init__(self) -> None:
        self.start(fakes.desk(self.library, clock=self.clock))

    def start(self, desk: Desk) -> None:
        self.desk, self.bot = desk, Bot(desk)

    def somebody(self, name: str, *, lasting: bool = True) -> Somebody:
        return Somebody(self.bot, self.desk.store, name, lasting=lasting, owner=self.owner)

    async def printed(self) -> str:
        """The code that whoever has the machine is given."""
        return await inviting.for_the_machine(self.desk.store, self.desk.secret, self.clock())

    async def organiser(self, name: str = "olu") -> Somebody:
        """Who came with the code of the machine."""
        made = self.somebody(name)
        await made.say(f"claim {await self.printed()}")
        return made
