"""Who asked to hear of campaigns, and what organisers wrote to them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bot.store import Owed, Record


@dataclass(frozen=True, slots=True)
class Hears(Owed):
    """Somebody asked to hear of campaigns; forgotten with the last of them, with their address. Its id: a pseudonym.

    Without it nobody could be told who does not come and look. That somebody takes an interest in what a union
    organises could harm them at work: so all but the shelf is encrypted. What lies open tells of which campaign only by
    the notices of what is being told, until the last is sent. It says nothing of membership.
    """

    kind: ClassVar[str] = "hears"
    found_by: ClassVar[tuple[str, ...]] = ("shelf",)
    personal: ClassVar[bool] = True

    shelf: str  # the first two figures of the pseudonym, so that not all must be read at once
    until: datetime  # apart from `due`, which is when it is looked at again
    address: str = field(repr=False)  # the id of an Address
    campaigns: tuple[str, ...] = field(default=(), repr=False)  # their ids


class Sent(StrEnum):
    DRAFT = "draft"
    WAITING = "waiting"  # for a second organiser
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class CampaignMessage(Record):
    """What an organiser writes to those who asked to hear of a campaign; erased some weeks after it was sent.

    Without it nothing could be seen before it is sent, nor looked at by a second organiser, nor opened where a chat is
    the employer's. It tells what a union means to do: so its words are encrypted. Who got it stands nowhere in it. By
    pseudonyms it tells who wrote and approved it, which could be held against them.
    """

    kind: ClassVar[str] = "campaign_message"
    found_by: ClassVar[tuple[str, ...]] = ("campaign", "stage")
    personal: ClassVar[bool] = True

    campaign: str
    until: date  # when it is erased
    words: str = field(repr=False)
    stage: Sent = Sent.DRAFT
    sent: date | None = None
    authors: tuple[str, ...] = ()  # keyed hashes of all accounts, and linked persons, who wrote or offered it
    made_by: str = ""  # pseudonym
    offered_by: str = ""  # pseudonym of who asked a second organiser, while it waits
    approved: str = ""  # a keyed hash of the words that a second organiser approved: others need it again
    approved_by: str = ""  # their pseudonym
    returned: str = field(default="", repr=False)  # why a second organiser gave it back
