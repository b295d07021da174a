"""Who comes to a meeting: counted once, without a name, and told only in steps, so that nobody can watch who does."""

from bot.desk import Desk
from bot.events import Event
from bot.memory import keyed
from bot.people.offices import pseudonym
from bot.records import Coming, MeetingKey
from bot.store import Transaction

STEP = 5  # people, by which a number is told
OVER = "There is no such meeting, or it is over."
COMING = (
    "You are counted. I keep no name for that: {whoever} only see about how many come. When the meeting is over, or "
    "moved, it is erased. You can take it back. Whoever owns a chat may see what is pressed in it."
)
NOT_KNOWN = "You can come without signing up. I cannot count you here, since I would not know you again."
NOT_COMING = "You are not counted. You can still come."


async def sign_up(tx: Transaction, about: str, event: Event, desk: Desk) -> bool:
    """Whether they are counted: not where they would not be known again."""
    key = await tx.get(MeetingKey, about)
    if key is None or not event.place.lasting:
        return False
    await tx.add(Coming(_token(key, pseudonym(event.person, desk)), about))
    return True


async def take_back(tx: Transaction, about: str, who: str) -> None:
    if key := await tx.get(MeetingKey, about):
        await tx.remove(Coming, _token(key, who))


async def counted(tx: Transaction, about: str, threshold: int) -> str:
    """Never the number itself."""
    return in_steps(len(await tx.find(Coming, survey=about)), threshold)


def in_steps(count: int, threshold: int) -> str:
    """At least so many of them, where there are enough."""
    least = max(threshold, STEP)
    if count < least:
        return f"Fewer than {least}, or nobody. Below that I say no number."
    return f"At least {count - (count - least) % STEP:,}. I tell it in steps of {STEP}, never who."


def _token(key: MeetingKey, who: str) -> str:
    return keyed(bytes.fromhex(key.token), "coming", who)
