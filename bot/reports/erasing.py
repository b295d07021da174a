"""A report is erased with all that belongs to it. What is personal goes with its key."""

from contextlib import suppress

from bot.papers import keeping
from bot.records import (
    CaseNote,
    Disclosure,
    Gains,
    Held,
    Joined,
    KeptFrom,
    LogEntry,
    Message,
    NineItem,
    Notice,
    Receipt,
    Report,
    Reporter,
    ReportWords,
    ReturnAddress,
    System,
    SystemWords,
    Unread,
)
from bot.records.notices import Address
from bot.register import known
from bot.store import Transaction, UnreadableError


async def erase(tx: Transaction, report_id: str) -> None:
    """Everything, the receipt included; where there is no such report, nothing happens.

    Its system goes too where nothing else is known of it. The audit log keeps the id, which then leads nowhere.
    """
    report = await tx.get(Report, report_id)
    await words(tx, report_id)
    for one in await tx.readable(CaseNote, report=report_id):
        await tx.remove(CaseNote, one.id)
    for receipt in await tx.find(Receipt, report=report_id):
        await tx.remove(Receipt, receipt.id)
    for kind in (KeptFrom, Held, Report):
        await tx.remove(kind, report_id)
    if report:
        await forget_system(tx, report.system)


async def words(tx: Transaction, report_id: str) -> None:
    """What the reporter wrote, their name, the way to them, and whatever still had to be told of it."""
    way = None
    with suppress(UnreadableError):
        way = await tx.get(ReturnAddress, report_id)
    if way:
        await tx.remove(Address, way.address)
        await untold(tx, way.address)
    for kind in (ReportWords, Reporter, ReturnAddress):
        await tx.remove(kind, report_id)
    for message in await tx.readable(Message, report=report_id):
        await tx.remove(Message, message.id)
    await untold(tx, report_id)


async def forget_system(tx: Transaction, system_id: str) -> bool:
    """Where no rep has confirmed it, no employer told of it, and no report that counts is left; whether it was."""
    system = None
    with suppress(UnreadableError):  # then nobody can tell what it is, and it stays
        system = await tx.get(System, system_id)
    if system is None or system.confirmed or await tx.find(Disclosure, system=system_id):
        return False
    if any(not one.taken_back for one in await tx.find(Report, system=system_id)):
        return False
    for kind in (NineItem, LogEntry, Joined):
        for one in await tx.readable(kind, system=system_id):
            await tx.remove(kind, one.id)
    await keeping.forget(tx, system_id)
    await untold(tx, system_id)
    for of_its_id in (SystemWords, Gains, System):
        await tx.remove(of_its_id, system_id)
    await known.changed(tx, system.workplace)
    return True


async def untold(tx: Transaction, about: str) -> None:
    for one in await tx.find(Unread, about=about):
        await tx.remove(Unread, one.id)
    for owed in await tx.find(Notice, about=about):
        await tx.remove(Notice, owed.id)
