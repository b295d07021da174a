"""What can come from Slack, and how the answer gets back there."""

from dataclasses import dataclass, field
from enum import StrEnum

from adapters.slack.keeping import Options, Rest
from bot.events import Event, Place, Typing
from bot.replies import Form

# The names of the shortcuts in the manifest.
ASK_ABOUT, REPORT = "ask_about_message", "report_ai"


class Surface(StrEnum):
    CONVERSATION = "conversation"  # of two
    CHANNEL = "channel"
    COMMAND = "command"
    SHORTCUT = "shortcut"
    MODAL = "modal"
    HOME = "home"
    MESSAGES = "messages"  # the tab of the app that holds the conversation of two


@dataclass(frozen=True, slots=True)
class Ways:
    """How the answer gets back. `trigger` opens one view within three seconds."""

    surface: Surface
    own: Place  # between the bot and this person: where views are opened, and what is private is said
    enterprise: str = ""
    team: str = ""
    user: str = field(default="", repr=False)
    channel: str = field(default="", repr=False)
    thread: str = field(default="", repr=False)
    ephemeral: bool = False  # whether the message whose button was pressed was shown to them only
    posted: bool = (
        False  # whether that one is a post in a channel, for each who reads it: who presses is answered alone
    )
    begun: bool = False  # whether others have written in the thread: only there Slack shows one person something
    trigger: str = field(default="", repr=False)
    response_url: str = field(default="", repr=False)
    view: str = field(default="", repr=False)
    view_hash: str = field(default="", repr=False)
    inputs: frozenset[str] = frozenset()  # the ids of the blocks of a view that was sent, for `views.errors`
    elsewhere: frozenset[str] = frozenset()  # the names of the fields of its form that stand in other parts


@dataclass(frozen=True, slots=True)
class Happened:
    """For the bot."""

    event: Event
    ways: Ways


@dataclass(frozen=True, slots=True)
class Suggested:
    """For the bot to suggest something: `suggesting.suggested` draws it."""

    typing: Typing


@dataclass(frozen=True, slots=True)
class Searched:
    """Somebody looks for one of many options: `suggesting.found` draws those."""

    options: Options
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FormWanted:
    """Somebody pressed the button that opens a form: `views.modal` draws it."""

    form: Form = field(repr=False)
    ways: Ways


@dataclass(frozen=True, slots=True)
class TurnWanted:
    """Somebody wants another part of a form, the one with the field `at`: `views.modal` draws it.

    With errors among the fields that were sent, it is the same part again.
    """

    form: Form = field(repr=False)
    at: int
    ways: Ways


@dataclass(frozen=True, slots=True)
class MoreWanted:
    """Somebody wants to see what did not fit: `render.more` or, in a view, `views.more` draws it."""

    rest: Rest
    ways: Ways


@dataclass(frozen=True, slots=True)
class Gone:
    """The app was taken out of a workspace, or these people took back what they had allowed it."""

    enterprise: str
    team: str
    whole: bool
    users: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Challenge:
    """Slack asks whether the address is ours: the answer is the same text."""

    text: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing that the bot answers; Slack still gets its 200."""

    why: str


Incoming = Happened | Suggested | Searched | FormWanted | TurnWanted | MoreWanted | Gone | Challenge | Ignored
