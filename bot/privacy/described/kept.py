"""The shape of the description: a purpose, what is kept for it, and of each record each field."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum, StrEnum

from bot.store import Record


class Basis(Enum):
    """Why it may be kept at all: UK GDPR, article 6."""

    LEGITIMATE = (
        "Legitimate interests of the union, and of those who work there, in being represented at work: UK GDPR art. "
        "6(1)(f). Of members also the performance of their membership: art. 6(1)(b)."
    )
    AGREED = "Consent, by asking for it or sending it, with what is kept said beside it: UK GDPR art. 6(1)(a)."


class Special(Enum):
    """Whether it can tell what is nobody's business, such as union membership, and why it may: article 9."""

    MEMBERS = (
        "Tells of trade-union membership. Art. 9(2)(d): the union's own activities, of its members and former members "
        "and of those in regular contact with it for its purposes; nothing is disclosed outside of the union without "
        "their consent."
    )
    KNOWN_OR_AGREED = (
        "Can tell that somebody deals with a union, and from that what they may be. Of members, former members and "
        "those in regular contact with the union for its purposes: art. 9(2)(d), and nothing is disclosed outside of "
        "the union without their consent. Of anybody else: explicit consent, art. 9(2)(a), asked for before it is sent."
    )
    MEMBERS_OR_AGREED = (
        "Tells of trade-union membership. The list of members: art. 9(2)(d). What somebody says of themselves: "
        "explicit consent, art. 9(2)(a), whoever they are."
    )
    AGREED_ONLY = (
        "Can tell that somebody takes an interest in a union. Explicit consent, art. 9(2)(a), whoever they are: people "
        "are asked who may be strangers to the union. Of the organisers who write: art. 9(2)(d)."
    )
    NUMBERS = "Numbers in which nobody can be seen. Of the organisers who sign: art. 9(2)(d)."
    NONE_SOUGHT = (
        "None is asked for. Where a sentence holds some all the same, of members and reps: art. 9(2)(d); of anybody "
        "else it is taken out."
    )


class Shown(StrEnum):
    """Who is shown it, beside nobody at all."""

    NOBODY = "nobody: only the bot uses it"
    SELF = "only whom it is of"
    REPS = "reps and organisers of the workplace, but for those from whom it is kept"
    REPS_THEN_ALL = "reps of the workplace; everybody there, once a rep has confirmed its name"
    ONE_REP = "the one rep who has taken it up"
    ORGANISERS = "organisers"
    ORGANISERS_THEN = "organisers; whoever they show it to, once it is signed"
    COLLEAGUES = "reps and organisers, and who asks which rep there is"
    INVITER = "who invited, and organisers"
    RESULTS = "reps there; everybody who works there, once it is open or signed"
    EVERYBODY = "everybody who asks there"
    EVERYBODY_THEN = "organisers; everybody who is asked, once it runs"
    HEARERS = "organisers; those who asked to hear of it, once it is sent"
    WITH_RECEIPT = "whoever has the receipt"
    WITH_LINK = "whoever opens the link first"
    MACHINE = "those who look after the machine"
    MACHINE_ORGANISERS = "organisers, and those who look after the machine"


class Lies(StrEnum):
    STORE = "in the store"
    MEMORY = "in memory, until the bot is stopped"
    BROWSER = "in the browser of whoever reads"


class Only(Enum):
    """In which installations it is kept."""

    ALL = "all"
    LINKED = "where accounts are linked by their e-mail addresses"
    TOLD = "where people can say whether they are members"
    LISTED = "where the union gave a list of members"


class Form(StrEnum):
    """How a field lies in the store."""

    OPEN = "open"
    SEALED = "encrypted"
    CODE = "a keyed hash"
    SEALED_CODE = "a keyed hash, encrypted"


@dataclass(frozen=True, slots=True)
class Code:
    """Of a field from which nothing can be read, but which can be tested against something that is known."""

    words: str


Fields = Mapping[type[Record], Mapping[str, str | Code]]


@dataclass(frozen=True, slots=True)
class Purpose:
    name: str
    words: str
    people: str  # whose data it is
    basis: Basis
    special: Special


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that is kept: a line of the table in `docs/decisions/what-is-remembered.md`.

    `period` has names of `bot.privacy.periods.Periods` in braces. `tells`: what it holds, and what that can tell to
    whom. `receipt`: what somebody is told of it before they send it, in the same way.
    """

    what: str
    why: str
    period: str
    reason: str  # for the period
    tells: str
    seen: Shown
    kinds: tuple[type[Record], ...] = ()
    lies: Lies = Lies.STORE
    receipt: str = ""
    only: Only = Only.ALL


@dataclass(frozen=True, slots=True)
class Part:
    """All that is kept for one purpose."""

    purpose: Purpose
    kept: tuple[Kept, ...]
    fields: Fields


def form(kind: type[Record], name: str, words: str | Code) -> Form:
    """How the stores keep a field: of a personal record all is sealed but what it is found by, and when it is due."""
    sealed = kind.personal and name not in ("id", "due", *kind.found_by)
    if isinstance(words, Code):
        return Form.SEALED_CODE if sealed else Form.CODE
    return Form.SEALED if sealed else Form.OPEN


def said(words: str | Code) -> str:
    return words.words if isinstance(words, Code) else words


def names(kind: type[Record]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))
