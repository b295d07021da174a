"""One of each record of reports, register and log, with every field filled."""

from datetime import timedelta

from bot.records.audit import AuditEntry, AuditHead, Did
from bot.records.register import (
    Consultation,
    Disclosure,
    Happened,
    Item,
    Level,
    Lifecycle,
    LogEntry,
    NineItem,
    Revision,
    System,
    SystemWords,
)
from bot.records.reports import (
    CaseNote,
    Does,
    Flag,
    Guesses,
    Held,
    KeptFrom,
    Known,
    Message,
    Mode,
    Receipt,
    ReceiptKey,
    Report,
    Reporter,
    ReportWords,
    ReturnAddress,
    Settled,
    Side,
    Since,
    Stage,
    Stand,
)
from bot.store import Record
from tests.fakes import NOON, TODAY

WEEK = "2026-W47"
REPORT = Report(
    "at random",
    system="system",
    workplace="hall",
    week=WEEK,
    mode=Mode.CONFIDENTIAL,
    part="Post room",
    known=Known.DOCUMENT,
    stages=(Stage.PAY, Stage.DISCIPLINE),
    does=(Does.WATCHES, Does.PAYS),
    since=Since.MONTHS,
    state=Stand.REPLIED,
    changed="2026-W48",
    flags=(Flag("agreement.pay-and-status"), Flag("agreement.info-privacy", Settled.DROPPED)),
    confirmed=True,
    independent=True,
    taken_by="a pseudonym",
)
EACH: dict[type[Record], Record] = {
    Report: REPORT,
    ReportWords: ReportWords("at random", *(f"wörds-canary {number}" for number in range(10))),
    Reporter: Reporter("at random", "name-canary"),
    ReturnAddress: ReturnAddress("at random", "address-canary"),
    KeptFrom: KeptFrom("at random", ("one-canary", "other-canary"), ("Kim Canary",)),
    Held: Held("at random", NOON, NOON),
    Receipt: Receipt("a slow hash", "at random"),
    ReceiptKey: ReceiptKey("2026-11-22", NOON, "secret-canary"),
    Guesses: Guesses("a hash", NOON, NOON + timedelta(microseconds=1)),
    Message: Message("at random", "a report", Side.REPORTER, 2, WEEK, "wörds-canary", read=True),
    CaseNote: CaseNote("at random", "a report", "a pseudonym", 1, WEEK, "wörds-canary"),
    System: System(
        "at random",
        "hall",
        "name-canary",
        ("alias-canary", "other-canary"),
        "supplier-canary",
        (Does.TALKS,),
        Lifecycle.TRIAL,
        Consultation.IN_DISPUTE,
        confirmed=True,
    ),
    SystemWords: SystemWords("at random", *(f"wörds-canary {number}" for number in range(7))),
    NineItem: NineItem("system/4", "system", Item.PRIVACY, TODAY, TODAY + timedelta(days=1), TODAY - timedelta(days=1)),
    LogEntry: LogEntry("at random", "system", Happened.DISPUTE, TODAY, Level.OUTSIDE, "wörds-canary", TODAY),
    Disclosure: Disclosure("at random", "system", "hall", TODAY, Lifecycle.PROPOSED, "wörds-canary"),
    Revision: Revision("hall", "at random"),
    AuditEntry: AuditEntry("000000000001", "a pseudonym", Did.READ, "a report", TODAY, "", "a hash"),
    AuditHead: AuditHead("head", 1, "a hash"),
}
