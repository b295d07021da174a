"""Who wants to be told every four weeks what is new in the register and what was signed, and what that is."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from bot.store import Owed, Record


@dataclass(frozen=True, slots=True)
class DigestWish(Owed):
    """Somebody asked to be told every four weeks; forgotten when due, with their address. Its id is their pseudonym.

    Without it nobody could be told who does not come and look. It tells that somebody uses the bot, and nothing of
    where they work, of an office or of membership: all but the shelf is encrypted.
    """

    kind: ClassVar[str] = "digest_wish"
    found_by: ClassVar[tuple[str, ...]] = ("shelf",)
    personal: ClassVar[bool] = True

    shelf: str  # the first two figures of the pseudonym, so that not all must be read at once
    until: datetime  # apart from `due`, which moves when somebody takes it up to forget it
    address: str = field(repr=False)  # the id of an Address


@dataclass(frozen=True, slots=True)
class NewThere(Record):
    """What is new at a workplace after a period; its id is the period's number, a slash and the workplace's id.

    Without it all of the register would be read again for each who wants to know. It holds ids of what stands in the
    register or was signed, is read with the rights of whoever is told, and is forgotten with the next period. It says
    nothing of anybody.
    """

    kind: ClassVar[str] = "new_there"
    found_by: ClassVar[tuple[str, ...]] = ("period",)

    period: str
    workplace: str  # or EVERYWHERE: of systems, where nobody has listed the workplace
    disclosed: tuple[str, ...] = ()  # ids of Systems of which the employer has told for the first time
    named: tuple[str, ...] = ()  # ids of Systems whose name a rep has confirmed
    items: tuple[str, ...] = ()  # ids of NineItems that became overdue
    gains: tuple[str, ...] = ()  # ids of Gains that did
    surveys: tuple[str, ...] = ()  # ids of those whose results were signed
    releases: tuple[str, ...] = ()  # ids of concern reports that were signed
    shown: tuple[str, ...] = ()  # ids of those that members were let see

    @property
    def anything(self) -> bool:
        return any((self.disclosed, self.named, self.items, self.gains, self.surveys, self.releases, self.shown))
