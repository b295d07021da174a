"""What leads to an account from the browsers at the desk, in words."""

from bot import days
from bot.markup import plain
from bot.privacy import finding
from bot.privacy.mine import Mine
from bot.records import Seated, Session


async def signed_in(mine: Mine) -> str:
    found = await finding.of(Session, mine)
    return "; ".join(f"{plain(one.looks)}, signed in on {days.told(one.on)} for 12 hours at most" for one in found)


async def by_a_code(mine: Mine) -> str:
    kept = await finding.of(Seated, mine)
    return "it holds your role by a code, until it is signed out or the role ends" if kept else ""
