"""What is counted of a campaign while a period runs, and what is told of it afterwards."""

from dataclasses import dataclass, field
from typing import ClassVar

from bot.store import Record


@dataclass(frozen=True, slots=True)
class Tally(Record):
    """A part of what is counted in a period that is not told of yet; the parts add up.

    Without it nothing could be told of a campaign at all. While few are counted, whoever reads the store could see how
    few, and with a copy of every day on which day: so it is encrypted under a key that dies when the period is told, it
    holds no time but the period, and all its parts are there from the first count on. There are several, chosen at
    random, so that those who tap at once seldom wait for each other.
    """

    kind: ClassVar[str] = "campaign_tally"
    found_by: ClassVar[tuple[str, ...]] = ("campaign",)
    personal: ClassVar[bool] = True

    campaign: str
    period: int = field(repr=False)
    shown: int = field(default=0, repr=False)
    opened: int = field(default=0, repr=False)


@dataclass(frozen=True, slots=True)
class Talkers(Record):
    """That somebody asked for a talk in a period that is not told of yet, so that each counts once.

    It could tell who asked to whoever has the bot's secret and tries all accounts: so the codes are made with a salt
    that is drawn for this one period, both are encrypted under a key that dies when the period is told, and the codes
    are in their own order and all in one record, so that none lies beside the request that it came with.
    """

    kind: ClassVar[str] = "campaign_talkers"
    found_by: ClassVar[tuple[str, ...]] = ("campaign",)
    personal: ClassVar[bool] = True

    campaign: str
    period: int = field(repr=False)
    salt: str = field(repr=False)
    codes: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class CampaignNumbers(Record):
    """What is told of one period of a campaign; it never changes, and goes with the campaign.

    Without it the tallies would have to stay. It could harm those who are few: so what is withheld is not written down,
    nothing is exact, and who reads the store finds no more than an organiser is told.
    """

    kind: ClassVar[str] = "campaign_numbers"
    found_by: ClassVar[tuple[str, ...]] = ("campaign",)
    personal: ClassVar[bool] = True

    campaign: str
    period: int = field(repr=False)
    shown: int | None = field(repr=False)
    talks: int | None = field(repr=False)
    opened: int | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class JoiningTotal(Record):
    """What is told of how many joined, as an organiser said it; it goes with the campaign.

    Without it a branch could not see beside each other what was done and what came of it. It holds no name, and a total
    that is withheld is not written down, nor is any exact one. `step`: in which it was told; 0 where it never was.
    """

    kind: ClassVar[str] = "campaign_joined"
    found_by: ClassVar[tuple[str, ...]] = ("campaign",)
    personal: ClassVar[bool] = True

    campaign: str
    period: int = field(repr=False)
    told: int | None = field(repr=False)
    step: int = field(default=0, repr=False)
