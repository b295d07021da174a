"""What is kept, beside what each capability declares for itself."""

from bot.records.notices import Address, Cause, Lane, Notice, State, notice
from bot.records.remembered import Feedback, Gap, Seen, Told
from bot.store import Record

KINDS: tuple[type[Record], ...] = (Notice, Address, Lane, Told, Seen, Gap, Feedback)

__all__ = [
    "KINDS",
    "Address",
    "Cause",
    "Feedback",
    "Gap",
    "Lane",
    "Notice",
    "Seen",
    "State",
    "Told",
    "notice",
]
