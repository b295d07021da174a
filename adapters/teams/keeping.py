"""What does not fit into what Teams carries for the bot, or is for one person, and so is kept under a name.

Teams carries a name of 16 random bytes instead, never a hash: whoever can read the card must not be able to try what it
stands for. Whoever serves keeps these things in memory for some hours; where one is gone, the person is asked to begin
again.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from adapters.teams.sizes import Json, size
from bot.events import Answer
from bot.replies import Button, Document, Form, Picture, Replies

NewId = Callable[[], str]
LinkTo = Callable[[Picture | Document], str]  # an https address under which it can be had for a while, or nothing

_SIGN = "~"  # begins what is not to be taken as it stands
_KEPT = "~k"
_RATED = "~r"


class Stand(StrEnum):
    """Where a card stands: it settles how its buttons work."""

    CHAT = "chat"  # between the bot and one person
    SHARED = "shared"  # others read along: each button opens a dialog, which only the one who presses it sees
    DIALOG = "dialog"


@dataclass(frozen=True, slots=True)
class Aside:
    """What only one person may see, where others read along; or a form that opens in a window of its own."""

    user: str = field(repr=False)
    replies: Replies = field(repr=False)
    mark: str = ""  # of the form that stands in the chat already


@dataclass(frozen=True, slots=True)
class Rest:
    """The elements that did not fit."""

    elements: tuple[Json, ...] = field(repr=False)
    stand: Stand
    private: bool


@dataclass(frozen=True, slots=True)
class Held:
    """What is filled in of the fields of a form that are not shown just now, by their names."""

    values: Mapping[str, Answer] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """A form of which some fields have been shown, and others follow."""

    form: Form = field(repr=False)
    shown: frozenset[str]


@dataclass(frozen=True, slots=True)
class Options:
    """(value, label) of a field that has more of them than fit into a card."""

    options: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rated:
    """The buttons that the thumbs below a message stand for."""

    liked: Button
    disliked: Button


Thing = str | Aside | Rest | Held | Turn | Options | Rated
Look = Callable[[str], Thing | None]
T = TypeVar("T", str, Aside, Rest, Held, Turn, Options, Rated)


class ForgottenError(Exception):
    """Something that was kept for a message or a form is there no longer: the person must begin again."""


def no_link(_what: Picture | Document) -> str:
    """A `LinkTo` where nobody outside can reach this machine."""
    return ""


@dataclass(slots=True)
class Pen:
    """One drawing: where it stands and for whom, and what must be kept for it."""

    new_id: NewId
    stand: Stand
    user: str = field(default="", repr=False)
    link: LinkTo = no_link
    mark: str = ""  # of the only form, where it has one already
    shown: frozenset[str] = frozenset()  # its fields that stood on cards before this one
    kept: dict[str, Thing] = field(default_factory=dict)

    def keep(self, thing: Thing) -> str:
        name = named(self.new_id)
        self.kept[name] = thing
        return name

    def short(self, text: str, most: int) -> str:
        """The text itself where it fits, else a name for it; never empty. What has a name already keeps it."""
        if text in self.kept:
            return text
        direct = f"{_SIGN}{text}" if not text or text.startswith(_SIGN) else text
        return direct if size(direct) <= most and _lasts(direct) else self.keep(text)

    def attempt(self) -> "Pen":
        """A pen for something that may have to be drawn otherwise."""
        return Pen(self.new_id, self.stand, self.user, self.link, self.mark, self.shown)


def named(new_id: NewId) -> str:
    """A name under which something can be kept."""
    return f"{_KEPT}{new_id()}"


def rated(message: str) -> str:
    """The name under which `Rated` is kept for a message that has been sent."""
    return f"{_RATED}{message}"


def whole(short: str, look: Look) -> str:
    """What `Pen.short` made shorter."""
    if not short.startswith(_SIGN):
        return short
    if not short.startswith(_KEPT):
        return short[len(_SIGN) :]
    return kept(short, str, look)


def kept(name: str, kind: type[T], look: Look) -> T:
    thing = look(name)
    if not isinstance(thing, kind):
        raise ForgottenError
    return thing


def nothing(_name: str) -> Thing | None:
    """A `Look` where nothing was kept."""
    return None


def _lasts(text: str) -> bool:
    """Whether it surely comes back as it was."""
    return text == text.strip() and not any(unicodedata.category(char) in ("Cc", "Cs", "Cn") for char in text)


Kept = Mapping[str, Thing]
