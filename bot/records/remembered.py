"""What the bot remembers of its conversations: as little as its promises need."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from bot.store import Owed, Record


@dataclass(frozen=True, slots=True)
class Told(Owed):
    """A place has been told something, and need not hear it again `until` then; it is forgotten when due.

    Without it the bot would say with every message that it is a machine, or after a restart not know whether it did.
    Its id is a keyed hash of the place and of what it was told. Whoever has the key and the platform's ids can tell
    that this place was talking with the bot within those hours; nobody can tell what was said.
    """

    kind: ClassVar[str] = "told"

    until: datetime  # apart from `due`, which moves when somebody takes it up to forget it


@dataclass(frozen=True, slots=True)
class Seen(Owed):
    """A cause has changed something, and must not do so twice; it is forgotten when due.

    Platforms deliver again what was answered late, and one press would count as two. Its id is a keyed hash of the
    place and the cause. Whoever has the key and the platform's ids can tell that this press, or this question,
    changed something. So it does not hold what, nor the hour.
    """

    kind: ClassVar[str] = "seen"


@dataclass(frozen=True, slots=True)
class Gap(Owed):
    """A question that found no answer, its names and numbers taken out; it is forgotten when due.

    Without it nobody would know which answers to write. Its words are somebody's own, and could give away who asked to
    a reader who knows them: so it is encrypted, holds no place and no person, and of the time only the week.
    """

    kind: ClassVar[str] = "gap"
    personal: ClassVar[bool] = True

    words: str = field(repr=False)
    week: str  # of ISO 8601, such as 2026-W47


@dataclass(frozen=True, slots=True)
class Feedback(Record):
    """How often an entry helped, and how often it did not; its id is the entry's.

    Without it nobody would know which answers to mend. It counts presses and holds nothing of who pressed. Where only
    one person uses the bot, whoever sees it counting can guess whose press it was.
    """

    kind: ClassVar[str] = "feedback"

    helped: int = 0
    not_helped: int = 0
