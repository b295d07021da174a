"""What is kept of asking people whether they would talk to somebody who organises: of who does nothing, nothing."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from bot.store import Record


@dataclass(frozen=True, slots=True)
class Asked(Record):
    """Somebody pressed *Yes* or *Not now*: before which day they are not asked again, and how many times at most.

    Without it they would be asked more often than they were told. Whoever has the key of the hash and the platform's
    ids can tell that this account pressed one of the two; which one is not kept. The day and the number are encrypted,
    and the day is some days further off than it need be, so that it does not tell when. Its id is a keyed hash of the
    pseudonym. `linked` is one of the person, where accounts are linked: by it the store tells which records belong to
    one person, and no more.
    """

    kind: ClassVar[str] = "asked"
    found_by: ClassVar[tuple[str, ...]] = ("linked",)
    personal: ClassVar[bool] = True

    linked: str = ""
    not_before: date = field(default=date.max, repr=False)
    left: int = field(default=0, repr=False)  # times
    mark: str = field(default="", repr=False)  # drawn at random, so that a question can say that it rests on this


@dataclass(frozen=True, slots=True)
class Unasked(Record):
    """Somebody wants never to be asked. It is codes alone: what there is to know is that it is there.

    Without it they would be asked again. Whoever has the key of the hash and the platform's ids can tell that this
    account wants to be left alone, which an employer could take for a view on the union: so there is no day and no
    reason, and it lies there just as long as the person leaves it. Id and `linked` are as in `Asked`.
    """

    kind: ClassVar[str] = "unasked"
    found_by: ClassVar[tuple[str, ...]] = ("linked",)

    linked: str = ""


@dataclass(frozen=True, slots=True)
class Asker(Record):
    """Which run of the bot may ask people; there is one of these.

    Without it two processes could ask the same person, or one ask anew whom it asked before it was started again, since
    who was asked is remembered in memory alone. It is nobody's. `since` can move when another process hears that
    somebody wants quiet: it is a full hour then, and tells that of nobody in particular.
    """

    kind: ClassVar[str] = "asker"

    run: str  # drawn at random
    since: datetime  # nothing that this run does not know of was asked after this
    lease: datetime  # until when another run leaves it to this one
    grid: str = ""  # by which accounts are taken for one person
