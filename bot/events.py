"""What happened, as facts that cannot act: adapters make them, handlers read them."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Owner(StrEnum):
    """Who owns the place in which somebody types, and so may read it."""

    SELF = "self"  # a trial on one's own computer
    UNION = "union"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class Person:
    """An account on a platform; never a name."""

    platform: str
    tenant: str
    user: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where it was said. `key` tells one conversation from another on its platform."""

    platform: str
    tenant: str
    key: str = field(repr=False)
    owner: Owner
    private: bool = True
    lasting: bool = True  # whether the people here are known again tomorrow
    reach: str = field(default="", repr=False)  # the channel in which this person can be told something later, if any
    reference: str = field(default="", repr=False)  # whatever else the adapter needs to find its way back there
    room: str = field(default="", repr=False)  # the channel that this is in, or is shown in to one person
    vouched: bool = False  # whether a chat service, or a trial, answers for it that this account is one person's
    one_by_one: bool = False  # whether each question of a survey is put by itself
    anew: str = field(default="", repr=False)  # by what a browser will be known that takes an office here
    through: Owner | None = None  # whose the place is from which somebody signed in here, where they did
    marks: frozenset[str] = frozenset()  # what this person's own browser keeps for us: see `replies.Mark`


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody came in. `shown` is what they opened: "chat", or a capability's own page."""

    person: Person
    place: Place
    cause: str = field(repr=False)
    shown: str = "chat"


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody wrote a message. `cause` is the platform's id of it, the same when it is delivered again."""

    person: Person
    place: Place
    cause: str = field(repr=False)
    text: str = field(repr=False)
    files: int = 0  # that came along, of which nothing is read


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody pressed a button that carries `action`, and `value` for that action."""

    person: Person
    place: Place
    cause: str = field(repr=False)
    action: str
    value: str = field(default="", repr=False)


Answer = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Submitted:
    """Somebody sent a form: `values` by the name of the field; several choices are a tuple."""

    person: Person
    place: Place
    cause: str = field(repr=False)
    form: str
    values: Mapping[str, Answer] = field(default_factory=dict, repr=False)


Event = Opened | Said | Pressed | Submitted


@dataclass(frozen=True, slots=True)
class Typing:
    """Somebody is typing into a field of a form, and could be shown what fits. Nothing of it is kept."""

    person: Person
    place: Place
    field: str  # what the field suggests from: `Field.suggests`
    text: str = dataclasses.field(repr=False)


def words_of(event: Event) -> tuple[str, ...]:
    """Everything in an event that a person wrote themselves; of a form also what their choices are called."""
    match event:
        case Said(text=text):
            return (text,)
        case Submitted(values=values):
            return tuple(part for value in values.values() for part in ((value,) if isinstance(value, str) else value))
        case Opened() | Pressed():
            return ()
