"""What leads to an account because of a second step, in words; never the key."""

from bot import days
from bot.privacy import finding
from bot.privacy.mine import Mine
from bot.records import Enrolling, SecondFactor, Unlocked


async def on(mine: Mine) -> str:
    return "; ".join(f"on, since {days.told(one.since)}" for one in await finding.of(SecondFactor, mine))


async def being_set_up(mine: Mine) -> str:
    kept = await finding.of(Enrolling, mine)
    return "being set up, forgotten within a quarter of an hour" if kept else ""


async def given(mine: Mine) -> str:
    kept = await finding.of(Unlocked, mine)
    if not kept:
        return ""
    where = "1 conversation or session" if len(kept) == 1 else f"{len(kept)} conversations and sessions"
    return f"in {where}, for twelve hours at most"
