"""What leads to an account because of a second step, in words; never the key."""

from bot import days
from bot.privacy.mine import Mine
from bot.records import Enrolling, SecondFactor, Unlocked


async def on(mine: Mine) -> str:
    kept = await mine.tx.get(SecondFactor, mine.who)
    return f"on, since {days.told(kept.since)}" if kept else ""


async def being_set_up(mine: Mine) -> str:
    kept = await mine.tx.get(Enrolling, mine.who)
    return "being set up, forgotten within a quarter of an hour" if kept else ""


async def given(mine: Mine) -> str:
    kept = [one for one in await mine.tx.readable(Unlocked, who=mine.who) if mine.desk.now() < one.until]
    if not kept:
        return ""
    where = "1 conversation or session" if len(kept) == 1 else f"{len(kept)} conversations and sessions"
    return f"in {where}, for twelve hours at most"
