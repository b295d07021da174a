"""What is counted of a campaign, in the transaction in which it happens: by period, and never by day or person."""

import secrets
from dataclasses import replace

from bot.desk import Desk
from bot.insights import periods
from bot.memory import keyed
from bot.records import Campaign, CampaignNumbers, Talkers, Tally
from bot.store import Transaction

PARTS = 8  # of each tally


async def shown(tx: Transaction, campaign: Campaign, desk: Desk) -> None:
    """Somebody was asked."""
    await _count(tx, campaign, desk, shown=1)


async def opened(tx: Transaction, campaign: Campaign, desk: Desk) -> None:
    """Somebody opened a link: again, perhaps, or a machine that looks at links did."""
    await _count(tx, campaign, desk, opened=1)


async def talk(tx: Transaction, campaign: Campaign, who: str, desk: Desk) -> None:
    """Somebody asked for a talk. `who`: a pseudonym, which counts once in a period and is not kept."""
    period = periods.running(desk.now())
    if await _told(tx, campaign, period):
        return
    id_ = of_period(campaign.id, period)
    kept = await tx.get(Talkers, id_) or Talkers(id_, campaign.id, period, secrets.token_hex(16))
    code = keyed(desk.secret, "talker", kept.salt, who)
    if code not in kept.codes:
        await tx.put(replace(kept, codes=tuple(sorted((*kept.codes, code)))))


def of_period(campaign: str, period: int) -> str:
    """The id of whatever there is one of for each period of a campaign."""
    return f"{campaign}/{period}"


async def _count(tx: Transaction, campaign: Campaign, desk: Desk, shown: int = 0, opened: int = 0) -> None:
    period = periods.running(desk.now())
    if await _told(tx, campaign, period):
        return
    ids = [keyed(desk.secret, "tally", campaign.id, str(period), str(part)) for part in range(PARTS)]
    chosen = secrets.choice(ids)
    kept = await tx.get(Tally, chosen)
    if kept is None:
        for id_ in ids:  # all of them, so that how many there are does not tell how much was counted
            await tx.add(Tally(id_, campaign.id, period))
        kept = Tally(chosen, campaign.id, period)
    await tx.put(replace(kept, shown=kept.shown + shown, opened=kept.opened + opened))


async def _told(tx: Transaction, campaign: Campaign, period: int) -> bool:
    """Where the clock was set back, a period can be told of already: then nothing is counted into it."""
    return await tx.get(CampaignNumbers, of_period(campaign.id, period)) is not None
