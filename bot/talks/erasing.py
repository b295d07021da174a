"""A talk that was asked for is erased with all that belongs to it. What is personal goes with its key."""

from bot.records import KeptFrom, Receipt, Talk, TalkWords
from bot.reports.erasing import untold
from bot.store import Transaction


async def erase(tx: Transaction, talk: str) -> None:
    """Everything; where there is no such talk, nothing happens. The audit log keeps the id, which leads nowhere."""
    await words(tx, talk)
    for kind in (KeptFrom, Talk):
        await tx.remove(kind, talk)


async def words(tx: Transaction, talk: str) -> None:
    """What they wrote, the receipt, and whatever still had to be told of it."""
    await tx.remove(TalkWords, talk)
    for receipt in await tx.find(Receipt, report=talk):
        await tx.remove(Receipt, receipt.id)
    await untold(tx, talk)
