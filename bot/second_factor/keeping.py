"""What is kept of somebody's second step comes and goes as one."""

from bot import audit
from bot.desk import Desk
from bot.events import Place
from bot.memory import keyed
from bot.owners import is_workspace
from bot.people.offices import Rights
from bot.records import Enrolling, Office, SecondFactor, Unlocked
from bot.records.audit import Did
from bot.second_factor.times import A_FORM_MORE, LASTS
from bot.store import Transaction


def where(who: str, place: Place, desk: Desk) -> str:
    """The id of an `Unlocked`. In a workspace all windows of an account are one conversation; a page is a session."""
    conversation = place.reach if is_workspace(place) and place.reach else place.key
    return keyed(desk.secret, "unlocked", who, place.platform, place.tenant, conversation)


async def unlock(tx: Transaction, who: str, place: Place, desk: Desk) -> None:
    until = desk.now() + LASTS
    await tx.put(Unlocked(where(who, place, desk), until + A_FORM_MORE, until, who))  # forgotten no sooner than that


async def lock(tx: Transaction, who: str) -> None:
    """In all conversations and sessions."""
    for one in await tx.find(Unlocked, who=who):
        await tx.remove(Unlocked, one.id)


async def forget(tx: Transaction, who: str) -> None:
    """It need not be read for that: one that can no longer be opened goes, too."""
    await lock(tx, who)
    await tx.remove(Enrolling, who)
    await tx.remove(SecondFactor, who)


async def office_ended(tx: Transaction, who: str) -> None:
    """It goes with the last office."""
    if not await tx.lying(Office, person=who):
        await forget(tx, who)


async def log(tx: Transaction, who: str, did: Did, held: Rights, desk: Desk) -> None:
    """Where they hold an office, whose organisers can read it."""
    for workplace in sorted({office.workplace for office in held.offices}):
        await audit.append(tx, who, did, f"{workplace}/{who}", desk.now())
