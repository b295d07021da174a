"""What is kept of campaigns: on what people organise, where, and in whose words others are asked about it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.records.people import EVERYWHERE
from bot.store import Record


class Stage(StrEnum):
    DRAFT = "draft"
    WAITING = "waiting"  # for a second organiser
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Campaign(Record):
    """On what people organise at a workplace, or at all of them; its id is drawn at random.

    Without it nobody could be asked in the organisers' own words. It tells what a union is working on before the
    employer need know: so a draft is shown to organisers only, all but where and how far is encrypted, and a year after
    its end it is erased. By pseudonyms it tells who wrote it and who approved it, which can be held against them; by
    `authors` nothing can be told of it that the keyed hash of an account is not tested against.
    """

    kind: ClassVar[str] = "campaign"
    found_by: ClassVar[tuple[str, ...]] = ("workplace", "stage", "code")
    personal: ClassVar[bool] = True

    workplace: str = EVERYWHERE
    stage: Stage = Stage.DRAFT
    code: str = ""  # drawn at random, for links: it tells nothing of who has one
    name: str = field(default="", repr=False)  # what people organise on, as a sentence goes on: "monitoring at work"
    topics: tuple[str, ...] = ()  # keys of the pack's topics
    question: str = field(default="", repr=False)  # what people are asked
    more: str = field(default="", repr=False)  # what is said to those who say yes
    joining: str = field(default="", repr=False)  # https address of the union's own page for joining, if there is one
    made_by: str = ""  # pseudonym
    until: date | None = None  # its last day, by the workplace's own clock
    begun: date | None = None  # the day on which it first started
    ended: date | None = None
    authors: tuple[str, ...] = ()  # keyed hashes of all accounts, and linked persons, who wrote its words or offered it
    offered_by: str = ""  # pseudonym of who asked a second organiser, while it waits
    approved_by: str = ""  # pseudonym of a second organiser
    approved: str = ""  # a keyed hash of the words that they approved: others need it again
    returned: str = field(default="", repr=False)  # why a second organiser gave it back
