"""What is kept where somebody asks for a talk with a rep: that it is asked for, apart from who asks."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from bot.store import Record


class Talking(StrEnum):
    """How far it has come. Who has taken it up stands apart."""

    ASKED = "asked"
    DONE = "done"
    WITHDRAWN = "withdrawn"  # by who asked: nothing of theirs is kept any more


@dataclass(frozen=True, slots=True)
class Talk(Record):
    """Somebody would like to talk with a rep. Without it no rep would know, and nobody would be reminded.

    It could harm who asked: that they turn to a union, and at a small workplace in which week. So it holds no person,
    no account, no campaign and no time finer than the week, its id is random, and it is shown to the reps of the
    workplace only. `taken_by` says who sees to it, so that nobody else has to; it is never counted by rep. One that was
    withdrawn stays, emptied, for who had taken it, so that they do not get in touch.
    """

    kind: ClassVar[str] = "talk"
    found_by: ClassVar[tuple[str, ...]] = ("workplace", "taken_by")

    workplace: str
    week: str  # of ISO 8601, such as 2026-W47
    changed: str  # the week in which the state last changed; from it follows when it is forgotten
    state: Talking = Talking.ASKED
    taken_by: str = ""  # pseudonym of a rep


@dataclass(frozen=True, slots=True)
class TalkWords(Record):
    """What somebody said so that a rep can reach them; its id is that of the talk.

    Without it nobody could get in touch. It tells who turned to a union, and a number or an address of their own: so it
    is encrypted, shown only to the one rep who has taken the talk, lies under a number at random that no account leads
    to, and is erased at once where who asked takes it back. The name need not be a real one. What it is about could
    name others, or tell what only one person saw.
    """

    kind: ClassVar[str] = "talk_words"
    personal: ClassVar[bool] = True

    name: str = field(repr=False)  # by which they want to be called
    reach: str = field(repr=False)  # a telephone number, an e-mail address, or a place and a time
    about: str = field(default="", repr=False)
    when: str = field(default="", repr=False)  # it suits them
    where: str = field(default="", repr=False)  # only where the workplace is none of those that are kept
