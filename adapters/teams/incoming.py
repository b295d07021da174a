"""What can come from Teams, and how the answer gets back there."""

from dataclasses import dataclass, field
from enum import StrEnum

from adapters.teams.keeping import Aside, Options, Rest, Turn
from adapters.teams.references import Reference
from bot.events import Event, Opened, Place, Typing

REPORT = "report"  # the id of the message extension's command in the manifest


class Surface(StrEnum):
    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"


class Way(StrEnum):
    """How it came, which settles how it is answered."""

    MESSAGE = "message"
    CARD = "card"  # a button of a card in a conversation: `dialogs.in_place`, `dialogs.noted`
    DIALOG = "dialog"  # `dialogs.dialog`, or `dialogs.said` at its end
    THUMB = "thumb"  # Teams has thanked them already: an empty body
    INSTALLING = "installing"


@dataclass(frozen=True, slots=True)
class Ways:
    """How the answer gets back."""

    surface: Surface
    way: Way
    own: Place  # between the bot and this person: dialogs, and what is private
    reference: Reference  # of the conversation in which it happened
    user: str = field(default="", repr=False)
    account: str = field(default="", repr=False)
    activity: str = field(default="", repr=False)
    card: str = field(default="", repr=False)  # the message whose button was pressed


@dataclass(frozen=True, slots=True)
class Happened:
    """For the bot."""

    event: Event
    ways: Ways


@dataclass(frozen=True, slots=True)
class Suggested:
    """For the bot to suggest something: `dialogs.suggested` draws it."""

    typing: Typing


@dataclass(frozen=True, slots=True)
class Searched:
    """Somebody looks for one of many options: `dialogs.found` draws those."""

    options: Options
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AsideWanted:
    """Somebody wants to see what is for them alone: `dialogs.dialog` draws it, with the mark that it has."""

    aside: Aside
    ways: Ways
    name: str  # under which it is kept; without replies they are still to come: `dialogs.waiting`


@dataclass(frozen=True, slots=True)
class TurnWanted:
    """Somebody has filled in a part of a form, and wants the next: `dialogs.turned` draws it, by its way."""

    turn: Turn
    mark: str
    ways: Ways


@dataclass(frozen=True, slots=True)
class ForAnother:
    """Somebody wants to see what is for somebody else: `dialogs.FOR_ANOTHER`."""

    ways: Ways


@dataclass(frozen=True, slots=True)
class MoreWanted:
    """Somebody wants to see what did not fit: `render.more` or, in a dialog, `dialogs.more` draws it."""

    rest: Rest
    ways: Ways


@dataclass(frozen=True, slots=True)
class Installed:
    """The app was put into a conversation. One installation can come twice, as two activities: welcome once.

    `opened` is there where it is known who did it.
    """

    opened: Opened | None
    ways: Ways


@dataclass(frozen=True, slots=True)
class Removed:
    """The app was taken out of a conversation: nobody can be told anything there any more."""

    ways: Ways


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing that the bot answers; Teams still gets its 200, and an invoke, which waits for a body, a 400."""

    why: str


Incoming = (
    Happened | Suggested | Searched | AsideWanted | TurnWanted | ForAnother | MoreWanted | Installed | Removed | Ignored
)
