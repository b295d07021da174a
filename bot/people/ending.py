"""An office ends, however it does: with the last one goes all that was open to whoever held it."""

from bot import audit
from bot.desk import Desk
from bot.people.offices import about
from bot.records import Office
from bot.records.audit import Did
from bot.second_factor import keeping
from bot.signing_in import seats, sessions
from bot.store import Transaction


async def end(tx: Transaction, office: Office, by: str, desk: Desk) -> None:
    """`by`: the pseudonym of who ends it. Whoever holds another one is signed out all the same, and signs in anew."""
    await tx.remove(Office, office.id)
    await keeping.office_ended(tx, office.person)
    await seats.office_ended(tx, office.person)
    await sessions.end_all(tx, office.person)
    await audit.append(tx, by, Did.ENDED_ROLE, about(office), desk.now())
