"""What is kept, beside what each capability declares for itself."""

from bot.records.audit import AuditEntry, AuditHead
from bot.records.editing import Edited, EditedRevision
from bot.records.notices import Address, Cause, Lane, News, Notice, Posted, State, Unread, notice
from bot.records.papers import Checked, Draft
from bot.records.pausing import OwnStand, Pause
from bot.records.people import (
    EVERYWHERE,
    InForce,
    Invitation,
    Mark,
    Office,
    Pace,
    Preference,
    Role,
    Tries,
    Workplace,
    Works,
)
from bot.records.platforms import Carried, Channel, Installed, Installing, Speaks
from bot.records.register import Disclosure, Gains, Joined, LogEntry, NineItem, Revision, System, SystemWords
from bot.records.remembered import Feedback, Gap, Seen, Told
from bot.records.reports import (
    CaseNote,
    Guesses,
    Held,
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
    *(Notice, Address, Lane, Unread, Posted),
    *(Told, Seen, Gap, Feedback),
    *(Workplace, Office, Invitation, Tries, Works, InForce, Preference),
    *(Report, ReportWords, Reporter, ReturnAddress, KeptFrom, Held, Receipt, ReceiptKey, Guesses, Message, CaseNote),
    *(System, SystemWords, NineItem, Gains, LogEntry, Disclosure, Joined, Revision),
    *(Draft, Checked),
    *(AuditEntry, AuditHead),
    *(Pause, OwnStand, Edited, EditedRevision),
    *(Carried, Installed, Installing, Channel),
)

__all__ = [
    "EVERYWHERE",
    "KINDS",
    "Address",
    "AuditEntry",
    "AuditHead",
    "Carried",
    "CaseNote",
    "Cause",
    "Channel",
    "Checked",
    "Disclosure",
    "Draft",
    "Edited",
    "EditedRevision",
    "Feedback",
    "Gains",
    "Gap",
    "Guesses",
    "Held",
    "InForce",
    "Installed",
    "Installing",
    "Invitation",
    "Joined",
    "KeptFrom",
    "Lane",
    "LogEntry",
    "Mark",
    "Message",
    "News",
    "NineItem",
    "Notice",
    "Office",
    "OwnStand",
    "Pace",
    "Pause",
    "Posted",
    "Preference",
    "Receipt",
    "ReceiptKey",
    "Report",
    "ReportWords",
    "Reporter",
    "ReturnAddress",
    "Revision",
    "Role",
    "Seen",
    "Speaks",
    "State",
    "System",
    "SystemWords",
    "Told",
    "Tries",
    "Unread",
    "Workplace",
    "Works",
    "notice",
]
