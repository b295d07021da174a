"""What is kept, beside what each capability declares for itself."""

from bot.records.audit import AuditEntry, AuditHead
from bot.records.notices import Address, Cause, Lane, Notice, State, notice
from bot.records.people import EVERYWHERE, InForce, Invitation, Mark, Office, Role, Tries, Workplace, Works
from bot.records.register import Disclosure, LogEntry, NineItem, System, SystemWords
from bot.records.remembered import Feedback, Gap, Seen, Told
from bot.records.reports import (
    CaseNote,
    Guesses,
    KeptFrom,
    Message,
    Receipt,
    ReceiptKey,
    Report,
    Reporter,
    ReportWords,
    ReturnAddress,
)
from bot.store import Record

KINDS: tuple[type[Record], ...] = (
    *(Notice, Address, Lane),
    *(Told, Seen, Gap, Feedback),
    *(Workplace, Office, Invitation, Tries, Works, InForce),
    *(Report, ReportWords, Reporter, ReturnAddress, KeptFrom, Receipt, ReceiptKey, Guesses, Message, CaseNote),
    *(System, SystemWords, NineItem, LogEntry, Disclosure),
    *(AuditEntry, AuditHead),
)

__all__ = [
    "EVERYWHERE",
    "KINDS",
    "Address",
    "AuditEntry",
    "AuditHead",
    "CaseNote",
    "Cause",
    "Disclosure",
    "Feedback",
    "Gap",
    "Guesses",
    "InForce",
    "Invitation",
    "KeptFrom",
    "Lane",
    "LogEntry",
    "Mark",
    "Message",
    "NineItem",
    "Notice",
    "Office",
    "Receipt",
    "ReceiptKey",
    "Report",
    "ReportWords",
    "Reporter",
    "ReturnAddress",
    "Role",
    "Seen",
    "State",
    "System",
    "SystemWords",
    "Told",
    "Tries",
    "Workplace",
    "Works",
    "notice",
]
