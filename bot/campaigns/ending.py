"""A campaign ends after its last day, and is erased with all that belongs to it a year later."""

import asyncio
import logging
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from bot import audit, faults, telling
from bot.campaigns import numbers, sending
from bot.desk import Desk
from bot.looking import keep_looking
from bot.people.offices import ZONE, today_at, today_in
from bot.privacy.periods import Periods
from bot.records import KINDS, Campaign, CampaignMessage
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.store import Record, Store, Transaction, run

EVERY = 600.0  # seconds between two looks
# What belongs to one campaign is found by that, and goes with it.
BELONGS: tuple[type[Record], ...] = tuple(kind for kind in KINDS if "campaign" in kind.found_by)

log = logging.getLogger(__name__)


async def end(tx: Transaction, campaign: Campaign, today: date) -> Campaign:
    over = replace(campaign, stage=Stage.ENDED, ended=today, offered_by="", returned="")
    await tx.put(over)
    await telling.settled(tx, campaign.id)
    await sending.drop(tx, campaign.id)
    return over


async def keep_ending(desk: Desk, stop: asyncio.Event, every: float = EVERY) -> None:
    """Until `stop` is set. Any number of processes may do so: each thing is done once."""
    await keep_looking(lambda: sweep(desk), "campaigns to end were not looked up", stop, every)


async def sweep(desk: Desk) -> None:
    """End what is over, and forget what is old. One that fails keeps nothing of another."""
    for id_ in await run(desk.store, _ids):
        try:
            await run(desk.store, partial(_look, id_=id_, desk=desk))
        except Exception as error:  # noqa: BLE001 - whatever it is, a later sweep may go well
            log.error("a campaign was not ended: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's


async def forget_old(store: Store, now: datetime, keeps: Periods) -> None:
    """Campaigns that ended long ago, and messages that were sent long ago; by the clock of an office for all."""
    today = today_in(ZONE, now)

    async def look(tx: Transaction) -> None:
        for one in await tx.readable(Campaign):
            last = one.ended or one.until
            if last and today >= last + keeps.campaigns:
                await forget(tx, one.id)
        for message in await tx.readable(CampaignMessage):
            if sending.over(message, today, keeps):
                await tx.remove(CampaignMessage, message.id)

    await run(store, look)


async def forget(tx: Transaction, id_: str) -> None:
    """It, and all that belongs to it."""
    for kind in BELONGS:
        for one in await tx.lying(kind, campaign=id_):
            await tx.remove(kind, one.id)
    await telling.settled(tx, id_)
    await sending.forget(tx, id_)
    await tx.remove(Campaign, id_)


async def _ids(tx: Transaction) -> list[str]:
    """Nothing is opened for it."""
    return [one.id for one in await tx.lying(Campaign)]


async def _look(tx: Transaction, id_: str, desk: Desk) -> None:
    campaign = await tx.get(Campaign, id_)
    if campaign is None:
        return
    await numbers.release(tx, campaign, desk)
    today = await today_at(tx, campaign.workplace, desk)
    last = campaign.ended or campaign.until
    if last and today >= last + desk.keeps.campaigns:
        await forget(tx, id_)
    elif campaign.begun and campaign.stage is not Stage.ENDED and campaign.until and today > campaign.until:
        await end(tx, campaign, today)
        await audit.append(tx, "", Did.ENDED_CAMPAIGN, id_, desk.now())
