"""What does not fit into what Teams carries for the bot, or is for one person, and so goes under a name.

See `adapters.naming`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from adapters import naming
from adapters.naming import NewId
from adapters.teams.sizes import Json, size
from bot.events import Answer
from bot.replies import Button, Document, Form, Picture, Replies, about

LinkTo = Callable[[Picture | Document], str]  # an https address under which it can be had for a while, or nothing

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

    @property
    def about(self) -> str:
        """As that of a form, here and below."""
        return about(self.replies)


@dataclass(frozen=True, slots=True)
class Rest:
    """The elements that did not fit."""

    elements: tuple[Json, ...] = field(repr=False)
    stand: Stand
    private: bool
    about: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What is filled in of the fields of a form that are not shown just now, by their names."""

    values: Mapping[str, Answer] = field(repr=False)
    about: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A form of which some fields have been shown, and others follow."""

    form: Form = field(repr=False)
    shown: frozenset[str]

    @property
    def about(self) -> str:
        return self.form.about


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
    about: str = ""  # of what is drawn, or was before what is drawn now

    def keep(self, thing: Thing) -> str:
        name = naming.named(self.new_id)
        self.kept[name] = replace(thing, about=self.about) if isinstance(thing, Rest | Held) else thing
        return name

    def short(self, text: str, most: int) -> str:
        """The text itself where it fits, else a name for it; never empty. What has a name already keeps it."""
        if text in self.kept:
            return text
        direct = naming.direct(text)
        return direct if direct and size(direct) <= most else self.keep(text)

    def attempt(self) -> "Pen":
        """A pen for something that may have to be drawn otherwise."""
        return Pen(self.new_id, self.stand, self.user, self.link, self.mark, self.shown, about=self.about)


def rated(message: str) -> str:
    """The name under which `Rated` is kept for a message that has been sent."""
    return f"{_RATED}{message}"


Kept = Mapping[str, Thing]
