"""What is said back. Every adapter draws every one of these, but a `Mark`; a handler never draws.

Bodies, the words of facts and footers are in the Markdown of `bot.markup`; titles and labels are plain.
`private` asks for a reply that only the asker sees, wherever others could.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.events import Answer
from bot.languages import n, t, to_be_said
from knowledge.entries import Status
from knowledge.sheet import clean


@dataclass(frozen=True, slots=True)
class Button:
    """Pressing it comes back as `Pressed(action, value)`. `group`: the heading that it stands below, if any.

    `language`: of its label, where that is not the language of what it belongs to.
    """

    label: str
    action: str
    value: str = ""
    main: bool = False
    group: str = field(default="", compare=False)
    language: str = field(default="", compare=False)


def grouped(group: str, *buttons: Button) -> tuple[Button, ...]:
    """Buttons below a heading of their own. Those of one group stand next to each other."""
    return tuple(replace(button, group=group) for button in buttons)


@dataclass(frozen=True, slots=True)
class Fact:
    """`status`: what kind of thing the answer is, where the fact says that."""

    label: str
    words: str
    status: Status | None = None
    language: str = field(default="", compare=False)  # of its words, where that is not the language of what it is in


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an answer comes from. `quote` is the document's own words, empty until the document has been imported."""

    clause: str
    where: str
    document: str
    quote: str = ""
    version: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    body: str
    buttons: tuple[Button, ...] = ()
    private: bool = False
    confided: bool = False  # whether it tells what somebody reported or wrote to a rep: it belongs into no history
    language: str = ""  # of its words, where that is not the bot's own
    about: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Card:
    """`common`: nothing in it is of whoever asked, so that what was drawn of it may be kept for the next."""

    title: str
    body: str
    facts: tuple[Fact, ...] = ()
    citations: tuple[Citation, ...] = ()
    buttons: tuple[Button, ...] = ()
    footer: str = ""
    private: bool = False
    confided: bool = False  # as that of a text
    common: bool = field(default=False, compare=False)
    language: str = ""  # of its words, where that is not the bot's own
    quoted: str = field(default="", compare=False)  # the language of its title and citations, where that is another
    about: str = field(default="", compare=False)


class Kind(StrEnum):
    LINE = "line"
    PARAGRAPH = "paragraph"
    CHOICE = "choice"
    CHOICES = "several choices"
    SCALE = "scale"
    YES_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. `options` are (value, label); a scale's are made by `scale`, yes and no by `yes_no`."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    required: bool = False
    most: int = 300  # characters, for what is typed
    suggests: str = ""  # the key of what suggests words while somebody types a line; see `Routes.suggesting`

    def __post_init__(self) -> None:
        typed = self.kind in (Kind.LINE, Kind.PARAGRAPH)
        if typed == bool(self.options):
            message = f"field {self.name!r}: what is typed has no options, what is chosen needs some"
            raise ValueError(message)


def scale(name: str, label: str, low: str, high: str, *, steps: int = 5, required: bool = False) -> Field:
    """A scale from 1 to `steps`, its two ends named."""
    ends = {1: f"1 – {low}", steps: f"{steps} – {high}"}
    options = tuple((str(step), ends.get(step, str(step))) for step in range(1, steps + 1))
    return Field(name, label, Kind.SCALE, options, required=required)


def yes_no(name: str, label: str, *, hint: str = "", required: bool = False) -> Field:
    return Field(
        name, label, Kind.YES_NO, (("yes", to_be_said("Yes")), ("no", to_be_said("No"))), hint=hint, required=required
    )


@dataclass(frozen=True, slots=True)
class Form:
    """Sent back as `Submitted(key, values)`. With `errors` it is the same form again, still filled in.

    `about`, here as in a text or a card: the survey of which it shows somebody's part. What a platform cannot carry of
    it goes with the answers; see `bot.carried`.
    """

    key: str
    title: str
    fields: tuple[Field, ...]
    intro: str = ""
    send: str = to_be_said("Send")
    values: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    errors: Mapping[str, str] = field(default_factory=dict)
    language: str = ""  # of its words, where that is not the bot's own
    confided: bool = False  # whether its words tell what somebody has filled in before
    about: str = field(default="", compare=False)

    def check(self, values: Mapping[str, Answer]) -> "Form | None":
        """None where `values` can be taken; else this form with what is wrong beside each field."""
        errors = {part.name: wrong for part in self.fields if (wrong := _wrong(part, values.get(part.name, "")))}
        if not errors:
            return None
        return replace(self, values=dict(values), errors=errors)


def _wrong(part: Field, value: Answer) -> str:
    given = tuple(item for item in ((value,) if isinstance(value, str) else value) if clean(item).strip())
    if not given:
        return t("Please answer this one.") if part.required else ""
    if not part.options:
        if not isinstance(value, str):
            return t("Please write one answer.")
        over = len(given[0]) - part.most
        return _too_long(over, part.most) if over > 0 else ""
    if len(given) > 1 and part.kind is not Kind.CHOICES:
        return t("Please choose one.")
    known = {option for option, _ in part.options}
    return "" if known.issuperset(given) else t("Please choose from the list.")


def _too_long(over: int, most: int) -> str:
    return n(
        "This is one character too long; at most {most} fit.",
        "This is {count} characters too long; at most {most} fit.",
        over,
        most=most,
    )


@dataclass(frozen=True, slots=True)
class Picture:
    png: bytes = field(repr=False)
    alternative: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    media_type: str
    content: bytes = field(repr=False)


_MARK = re.compile(r"[a-z]+(-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that the person's own browser keeps, and not we; `Place.marks` gives it back. Nothing is drawn for it.

    `days`: how long; 0 is for the visit. Where there is no such browser it is kept nowhere. Whoever looks into the
    browser sees its name, so that may tell nothing that could harm. Which names are taken: `bot.marks`.
    """

    name: str
    days: int = 0

    def __post_init__(self) -> None:
        if not _MARK.fullmatch(self.name) or self.days < 0:
            message = "a mark is named by lower-case letters and hyphens, and kept for 0 days or more"
            raise ValueError(message)


Visible = Text | Card | Form | Picture | Document
Reply = Visible | Mark
Replies = tuple[Reply, ...]


def visible(replies: Replies) -> tuple[Visible, ...]:
    """All that somebody is shown."""
    return tuple(one for one in replies if not isinstance(one, Mark))


def belonging(replies: Replies, about: str) -> Replies:
    """What shows somebody's part in a survey, so that nothing of it outlasts that."""
    return tuple(replace(one, about=about) if isinstance(one, Text | Card | Form) else one for one in replies)


def about(replies: Replies) -> str:
    """To which survey they belong, if any of them does."""
    return next((one.about for one in replies if isinstance(one, Text | Card | Form) and one.about), "")
