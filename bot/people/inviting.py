"""An invitation is made: somebody gets a code, and whoever has it may take an office."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot import audit
from bot.people import codes
from bot.people.offices import lasting_organiser
from bot.records import EVERYWHERE, Invitation, Office, Role
from bot.records.audit import Did
from bot.store import Store, Transaction, run

FOR_THE_MACHINE = timedelta(hours=24)
FOR_A_PERSON = timedelta(days=7)
FIRST_NAME = "The organiser"  # of who comes with the code of whoever has the machine


@dataclass(frozen=True, slots=True)
class Offer:
    """What an invitation is for."""

    role: Role
    workplace: str
    name: str = field(repr=False)
    by: str = ""
    until: date | None = None
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A code, which is shown once, and what is kept of it."""

    code: str = field(repr=False)
    id: str


async def code(secret: bytes) -> Coded:
    """Made before the transaction that keeps it, since hashing takes its time."""
    made = codes.make()
    return Coded(made, await codes.hashed(made, secret))


def invitation(coded: Coded, offer: Offer, due: datetime) -> Invitation:
    return Invitation(
        coded.id, due, due, offer.role, offer.workplace, offer.name, offer.by, offer.until, offer.replaces
    )


async def for_the_machine(store: Store, secret: bytes, now: datetime) -> str:
    """A code with which whoever has the machine becomes an organiser of all workplaces."""
    coded = await code(secret)
    offer = Offer(Role.ORGANISER, EVERYWHERE, FIRST_NAME)

    async def keep(tx: Transaction) -> None:
        await tx.add(invitation(coded, offer, now + FOR_THE_MACHINE))
        await audit.append(tx, "", Did.APPOINTED, EVERYWHERE, now)

    await run(store, keep)
    return coded.code


async def nobody_organises(store: Store) -> bool:
    async def none(tx: Transaction) -> bool:
        return not lasting_organiser(await tx.find(Office, role=Role.ORGANISER))

    return await run(store, none)
