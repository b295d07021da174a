"""Which handler answers which event, and which composer words a notice.

Two for one key are a mistake that stops the start.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.desk import Desk
from bot.events import Event, Opened, Pressed, Said, Submitted, Typing
from bot.hearing import Heard
from bot.home import AtHome, Part, Whom, Words
from bot.languages.areas import home_of, within
from bot.outbox import Composed
from bot.people.offices import is_rep
from bot.records import Notice
from bot.replies import Replies
from bot.store import Transaction

E = TypeVar("E", Opened, Said, Pressed, Submitted)
Handler = Callable[[E, Desk], Awaitable[Replies]]
Wording = Callable[[Notice, Transaction, Desk], Awaitable[Composed]]  # as a `Composer`, with the desk at hand
Suggester = Callable[[Typing, Desk], Awaitable[tuple[str, ...]]]
Fits = Callable[[str], bool]  # whether these words can follow a command
LONGEST_COMMAND = 200  # characters that are looked at


class RouteTakenError(Exception):
    """Two capabilities claim the same key: one of them must be given another name."""


@dataclass(frozen=True, slots=True)
class Command:
    handler: Handler[Said]
    fits: Fits
    office: bool


@dataclass(slots=True)
class Routes:
    """Filled once at the start, by the capabilities that `bot.bot` lists."""

    _opened: dict[str, Handler[Opened]] = field(default_factory=dict)
    _said: dict[Heard, Handler[Said]] = field(default_factory=dict)
    _pressed: dict[str, Handler[Pressed]] = field(default_factory=dict)
    _submitted: dict[str, Handler[Submitted]] = field(default_factory=dict)
    _notices: dict[str, Wording] = field(default_factory=dict)
    _commands: dict[str, Command] = field(default_factory=dict)
    _beginning: dict[str, list[str]] = field(default_factory=dict)  # phrases of commands by their first word
    _standing_for: dict[str, Fits] = field(default_factory=dict)
    _suggesters: dict[str, Suggester] = field(default_factory=dict)
    _at_home: list[AtHome] = field(default_factory=list)

    def opened(self, shown: str, handler: Handler[Opened]) -> None:
        _take(self._opened, shown, handler)

    def said(self, heard: Heard, handler: Handler[Said]) -> None:
        _take(self._said, heard, handler)

    def command(
        self, phrase: str, handler: Handler[Said], following: Fits | None = None, *, office: bool = False
    ) -> None:
        """Exact words, which go ahead of what they could be heard as, but for danger.

        `following` settles which words may come after them; without it none may. `office`: with words after it, it is a
        command for who holds an office only, since others who begin a sentence so are asking something.
        """
        bare = _bare(phrase)
        _take(self._commands, bare, Command(handler, following or (lambda words: not words), office))
        self._beginning.setdefault(bare.partition(" ")[0], []).append(bare)

    def standing_for(self, phrase: str, fits: Fits) -> None:
        """Words that nobody says otherwise, such as the figures of a receipt, mean this command without its phrase."""
        _take(self._standing_for, _bare(phrase), fits)

    def pressed(self, action: str, handler: Handler[Pressed]) -> None:
        _take(self._pressed, action, handler)

    def submitted(self, form: str, handler: Handler[Submitted]) -> None:
        """What follows a space in a form's key is its handler's own: what the form is about."""
        _take(self._submitted, form, handler)

    def notice(self, what: str, wording: Wording) -> None:
        _take(self._notices, what, wording)

    def suggesting(self, field_: str, suggester: Suggester) -> None:
        """In fields of a form whose `suggests` is this. What follows a space there is the suggester's own, as above."""
        _take(self._suggesters, field_, suggester)

    def at_home(self, part: Part, words: Words, whom: Whom = Whom.EVERYBODY) -> None:
        """What stands there on somebody's own page. Within a part the order is that of the capabilities."""
        self._at_home.append(AtHome(part, words, whom))

    @property
    def home(self) -> Sequence[AtHome]:
        return tuple(self._at_home)

    async def suggest(self, typing: Typing, desk: Desk) -> tuple[str, ...]:
        """The likeliest first; none where nothing fits, or nothing suggests there."""
        suggester = self._suggesters.get(typing.field.partition(" ")[0])
        return await suggester(typing, desk) if suggester else ()

    @property
    def wordings(self) -> Mapping[str, Wording]:
        return self._notices

    def missing(self) -> frozenset[Heard]:
        """What can be heard and nobody answers: must be empty, since the bot is never silent."""
        return frozenset(Heard) - self._said.keys()

    async def answer(self, event: Event, heard: Heard | None, desk: Desk) -> Replies | None:
        """What the handler says, or None where no handler has that key."""
        match event:
            case Opened():
                opened = self._opened.get(event.shown)
                return await _said_by(opened, event, desk) if opened else None
            case Said():
                said = await self._command(event, desk) if heard is not Heard.CRISIS else None
                said = said or (self._said.get(heard) if heard else None)
                return await _said_by(said, event, desk) if said else None
            case Pressed():
                pressed = self._pressed.get(event.action)
                return await _said_by(pressed, event, desk) if pressed else None
            case Submitted():
                submitted = self._submitted.get(event.form.partition(" ")[0])
                return await _said_by(submitted, event, desk) if submitted else None

    def commanded(self, event: Event) -> str:
        """The phrase of the command that somebody gave, or nothing."""
        bare = _bare(event.text) if isinstance(event, Said) else ""
        for phrase in self._beginning.get(bare.partition(" ")[0], ()):
            given = bare == phrase or bare.startswith(f"{phrase} ")
            if given and self._commands[phrase].fits(bare[len(phrase) :].strip()):
                return phrase
        return next((phrase for phrase, fits in self._standing_for.items() if fits(bare)), "")

    async def _command(self, event: Said, desk: Desk) -> Handler[Said] | None:
        phrase = self.commanded(event)
        if not phrase:
            return None
        command = self._commands[phrase]
        alone = _bare(event.text) == phrase
        return command.handler if alone or not command.office or await is_rep(event.person, desk) else None


async def _said_by(handler: Handler[E], event: E, desk: Desk) -> Replies:
    return await within(home_of(handler), handler(event, desk))


def _bare(text: str) -> str:
    """Capitals, spaces and a last full stop or question mark make no difference."""
    return " ".join(text[:LONGEST_COMMAND].split()).rstrip(".? ").casefold()


K = TypeVar("K")
H = TypeVar("H")


def _take(table: dict[K, H], key: K, handler: H) -> None:
    if key in table:
        message = f"{key!r} already has a handler"
        raise RouteTakenError(message)
    table[key] = handler
