"""Who hears of which campaign: kept sealed until they stop it, the campaign ends, or a year is over."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime

from bot import memory, wishing
from bot.desk import Desk
from bot.meetings import signing_up
from bot.people.offices import today_at
from bot.records import Campaign, Hears, Notice, Round, State
from bot.records.campaigns import Stage
from bot.replies import Button
from bot.store import Store, Transaction, run

MESSAGE, MEETING = "campaign.message", "campaign.meeting"  # notices; they are about the round
TELLS = (MESSAGE, MEETING)
STOP = "campaigns.hear_stop"
END_WORDS = ("stop campaign news", "stop news of campaigns")
STOP_ALL = Button("Stop news of campaigns", STOP)


def stop(campaign: str) -> Button:
    return Button("Stop this news", STOP, campaign)


def campaign_of(round_: str) -> str:
    """Round ids are what is told, of which campaign, and which of them."""
    return round_.split("/")[1]


async def lives(tx: Transaction, campaign: Campaign | None, desk: Desk) -> bool:
    """Whether it has started and is not over, also while its words wait for another organiser."""
    if campaign is None or campaign.begun is None or campaign.stage is Stage.ENDED:
        return False
    return campaign.until is None or await today_at(tx, campaign.workplace, desk) <= campaign.until


async def keep(tx: Transaction, who: str, campaign: str, address: str, desk: Desk) -> Hears:
    """Whoever asks again, from elsewhere, is told all of it there."""
    before, now = await tx.get(Hears, who), desk.now()
    until = now + desk.keeps.wishes
    all_ = dict.fromkeys((*(before.campaigns if before else ()), campaign))
    made = Hears(who, memory.next_day(now), wishing.shelf(who), until, address, tuple(all_))
    await wishing.keep(tx, made, _withdraw, desk)
    return made


async def end(tx: Transaction, who: str, campaign: str, desk: Desk) -> None:
    """Of that one, or of all where none is named; with what they had signed up for."""
    kept = await tx.get(Hears, who)
    ended = [one for one in kept.campaigns if campaign in ("", one)] if kept else []
    if kept is None or not ended:
        return
    for one in ended:
        await signing_up.take_back(tx, one, who)
    left = tuple(one for one in kept.campaigns if one not in ended)
    if not left:
        await wishing.end(tx, kept, _withdraw, desk)
        return
    await tx.put(replace(kept, campaigns=left))
    await _withdraw_of(tx, kept.address, ended)


async def hears(tx: Transaction, who: str, campaign: str) -> bool:
    kept = await tx.get(Hears, who)
    return kept is not None and campaign in kept.campaigns


async def reached(tx: Transaction, campaign: str, shelf: int) -> AsyncIterator[str]:
    """Ids of the addresses of that shelf: shelf 0 is of channels, in which none of this is told."""
    for one in await tx.readable(Hears, shelf=f"{shelf - 1:02x}"):
        if campaign in one.campaigns:
            yield one.address


async def forget_over(desk: Desk) -> None:
    """Once a day of each: what ended is dropped, and who hears of nothing any more is forgotten."""

    async def look(tx: Transaction, kept: Hears) -> None:
        left = [one for one in kept.campaigns if await lives(tx, await tx.get(Campaign, one), desk)]
        if not left or desk.now() >= kept.until:
            for one in kept.campaigns:
                await signing_up.take_back(tx, one, kept.id)
            await wishing.forget_due(tx, kept, _withdraw)
            return
        await tx.put(replace(kept, campaigns=tuple(left), due=min(kept.until, memory.next_day(desk.now()))))

    await wishing.each_due(desk.store, Hears, desk.now(), look)


async def forget_old(store: Store, now: datetime) -> None:
    """Who asked a year ago may have left since."""

    async def forget(tx: Transaction) -> None:
        for one in await tx.readable(Hears):
            if now >= one.until:
                for campaign in one.campaigns:
                    await signing_up.take_back(tx, campaign, one.id)
                await wishing.forget_due(tx, one, _withdraw)

    await run(store, forget)


async def uncount(tx: Transaction, round_: str, fewer: int) -> None:
    """So many that were made are not told after all."""
    if fewer and (kept := await tx.get(Round, round_)):
        await tx.put(replace(kept, made=max(0, kept.made - fewer)))


async def _withdraw(tx: Transaction, address: str) -> None:
    await _withdraw_of(tx, address, None)


async def _withdraw_of(tx: Transaction, address: str, campaigns: list[str] | None) -> None:
    for one in await tx.readable(Notice, to=address):
        if one.what in TELLS and (campaigns is None or campaign_of(one.about) in campaigns):
            await tx.remove(Notice, one.id)
            await uncount(tx, one.about, one.state is State.WAITING)
