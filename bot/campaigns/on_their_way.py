"""What becomes of a round of messages, or of a meeting, while it is on its way, and once the last notice is sent."""

from contextlib import suppress
from dataclasses import replace
from functools import partial

from bot.campaigns import at
from bot.campaigns.wanting import campaign_of
from bot.desk import Desk
from bot.people.offices import today_at
from bot.records import EVERYWHERE, Campaign, CampaignMessage, Notice, Pause, Round, State
from bot.records.pausing import ALL
from bot.store import Transaction, UnreadableError, run
from bot.surveys.telling import rounds

AT_ONCE = 500  # notices that one commit forgets


async def follow(round_: str, desk: Desk) -> None:
    """With each sweep, until it is settled."""
    await run(desk.store, partial(_put_off, round_=round_, desk=desk))
    while await run(desk.store, partial(_forget_told, round_=round_)):
        pass
    await run(desk.store, partial(_settle, round_=round_))


async def _put_off(tx: Transaction, round_: str, desk: Desk) -> None:
    """A message that had to wait counts as sent on the last day of that: the next comes a week later, not with it."""
    kept, campaign, message = await tx.get(Round, round_), await tx.get(Campaign, campaign_of(round_)), None
    with suppress(UnreadableError):
        message = await tx.get(CampaignMessage, round_.split("/", 2)[2])
    if kept is None or kept.unreached is not None or message is None or message.sent is None or campaign is None:
        return
    stopped = {one.id for one in await tx.lying(Pause)}
    if campaign.workplace != EVERYWHERE:
        stopped &= {campaign.workplace, ALL}
    today = await today_at(tx, campaign.workplace, desk)
    if message.sent < today and (stopped or not await at.runs(tx, campaign, desk)):
        await tx.put(replace(message, sent=today))


async def _forget_told(tx: Transaction, round_: str) -> bool:
    """A notice lies open with an address and a campaign: so it goes as soon as its round can make no second one."""
    kept = await tx.get(Round, round_)
    told = await tx.lying(Notice, about=round_, state=State.DONE) if kept and kept.done else ()
    for one in told[:AT_ONCE]:
        await tx.remove(Notice, one.id)
    return len(told) > AT_ONCE


async def _settle(tx: Transaction, round_: str) -> None:
    await rounds.settle(tx, round_)
    kept = await tx.get(Round, round_)
    if kept and kept.unreached is not None:
        for one in await tx.lying(Notice, about=round_):
            await tx.remove(Notice, one.id)
