"""Where the bot itself stands still, and how the union sees the bot itself."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from bot.records.register import Consultation
from bot.store import Record

ALL = "everywhere"  # the id of what is for all workplaces, since an id is never empty


@dataclass(frozen=True, slots=True)
class Pause(Record):
    """A rep has paused the bot; its id is the workplace's, or `ALL`. Gone once it is started again.

    Without it reps could not stop the bot itself. Its reason is a rep's own words, which everybody there reads, and
    which may still speak of somebody: so it is encrypted. Who paused it stands in the audit log alone.
    """

    kind: ClassVar[str] = "pause"
    personal: ClassVar[bool] = True

    since: date
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnStand(Record):
    """How far the union has had a say in this bot; its id is the workplace's, or `ALL`.

    Without it the bot would ask of others what it does not tell of itself. It harms nobody.
    """

    kind: ClassVar[str] = "own_stand"

    consultation: Consultation
    on: date
