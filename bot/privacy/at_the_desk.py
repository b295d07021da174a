"""What leads to an account from the browsers at the desk, in words."""

from bot import days
from bot.markup import plain
from bot.privacy.mine import Mine, counted
from bot.records import Seated, SignInLink
from bot.signing_in import sessions


async def signed_in(mine: Mine) -> str:
    found = await sessions.of(mine.tx, mine.who, mine.desk)
    return "; ".join(f"{plain(one.looks)}, signed in on {days.told(one.on)} for 12 hours at most" for one in found)


async def by_a_code(mine: Mine) -> str:
    """What is kept of one that was signed out leads nowhere."""
    kept = [one for one in await mine.tx.readable(Seated, who=mine.who) if one.user]
    return "it holds your role by a code, until it is signed out or the role ends" if kept else ""


async def links(mine: Mine) -> str:
    kept = [one for one in await mine.tx.readable(SignInLink) if one.who == mine.who]
    one, many = "link for signing in that nobody has used yet", "links for signing in that nobody has used yet"
    return counted(len(kept), one, many)
