"""The way to tell a reporter that an answer waits, kept so that it cannot be looked up by who they are."""

import secrets

from bot.events import Place
from bot.records import Address, ReturnAddress
from bot.reports import modes
from bot.store import Transaction


async def keep(tx: Transaction, report: str, place: Place, zone: str) -> None:
    """Where they can be reached there. Its id is random, and it is nobody's: no pseudonym leads to it."""
    if not modes.reachable(place):
        return
    made = Address(
        secrets.token_hex(16), "", place.platform, place.tenant, place.reach, reference=place.reference, zone=zone
    )
    await tx.add(made)
    await tx.add(ReturnAddress(report, made.id))
