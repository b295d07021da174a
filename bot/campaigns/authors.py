"""Who wrote the words of a campaign, so that nobody approves their own: a person counts once, whatever their account.

What stands for a linked account may not be asked for in a transaction, so it is found before one.
"""

from dataclasses import dataclass, replace
from typing import TypeVar

from bot.acting import Acting
from bot.desk import Desk
from bot.events import Event
from bot.memory import keyed
from bot.records import Campaign, CampaignMessage

Written = TypeVar("Written", Campaign, CampaignMessage)


@dataclass(frozen=True, slots=True)
class Somebody:
    """`linked`: empty where nothing links their account. `sure`: whether another account of theirs would be known."""

    linked: str
    sure: bool


async def look(event: Event, desk: Desk) -> Somebody:
    linked = await desk.linking.of(event.person, event.place, desk.secret)
    return Somebody(linked, sure=bool(linked) or not desk.linking.look_ups)


def signed(campaign: Written, acting: Acting, somebody: Somebody) -> Written:
    """With them as one of those who wrote it."""
    hashes: list[str] = _hashes(campaign, acting, somebody)
    return replace(campaign, authors=tuple(dict.fromkeys((*campaign.authors, *hashes))))


def wrote(campaign: Campaign | CampaignMessage, acting: Acting, somebody: Somebody) -> bool:
    return not set(campaign.authors).isdisjoint(_hashes(campaign, acting, somebody))


def is_author(campaign: Campaign | CampaignMessage, who: str, desk: Desk) -> bool:
    """The same by a pseudonym alone: good for whom to tell, not for who may decide."""
    return _hash(campaign, who, desk) in campaign.authors


def without(campaign: Campaign | CampaignMessage, who: str, desk: Desk) -> tuple[str, ...]:
    """Its authors but them, so that a pseudonym can no longer be tested against it."""
    mine = _hash(campaign, who, desk)
    return tuple(one for one in campaign.authors if one != mine)


def _hashes(campaign: Campaign | CampaignMessage, acting: Acting, somebody: Somebody) -> list[str]:
    return [_hash(campaign, one, acting.desk) for one in (acting.who, somebody.linked) if one]


def _hash(campaign: Campaign | CampaignMessage, who: str, desk: Desk) -> str:
    """Of one campaign alone, so that two cannot be joined by it."""
    return keyed(desk.secret, "campaign author", campaign.id, who)
