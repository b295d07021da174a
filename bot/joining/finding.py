"""Which campaign a link or a button leads to, if it runs. Of one that does not, nothing is told."""

import re
from dataclasses import dataclass

from bot.campaigns import at
from bot.desk import Desk
from bot.records import EVERYWHERE, Campaign, Workplace
from bot.store import Transaction

_CODE = re.compile(r"[0-9a-z]{1,64}")


@dataclass(frozen=True, slots=True)
class Found:
    """`workplace`: its name; empty where the campaign is for all of them, or the place is no longer kept."""

    campaign: Campaign
    workplace: str = ""


async def by_code(tx: Transaction, code: str, desk: Desk) -> Found | None:
    """`code`: whatever stands in a link."""
    if not _CODE.fullmatch(code):
        return None
    for one in await tx.readable(Campaign, code=code):
        if await at.runs(tx, one, desk):
            return await _found(tx, one)
    return None


async def by_id(tx: Transaction, campaign: str, desk: Desk) -> Found | None:
    """`campaign`: what a button carries, or nothing."""
    one = await tx.get(Campaign, campaign) if campaign else None
    return await _found(tx, one) if one and one.code and await at.runs(tx, one, desk) else None


async def _found(tx: Transaction, campaign: Campaign) -> Found:
    place = await tx.get(Workplace, campaign.workplace) if campaign.workplace != EVERYWHERE else None
    return Found(campaign, place.name if place else "")
