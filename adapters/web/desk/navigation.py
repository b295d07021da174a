"""The pages of the desk, in their order, and for whom each is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk import Desk
from bot.events import Person
from bot.viewing.frame import Frame, frame


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    path: str
    organisers: bool = False  # whether it is for organisers alone


INBOX = Entry("Inbox", "/desk/inbox")
REGISTER = Entry("Register", "/desk/register")
SURVEYS = Entry("Surveys", "/desk/surveys")
CAMPAIGNS = Entry("Campaigns", "/desk/campaigns")
INSIGHTS = Entry("Concern reports", "/desk/insights")
GAPS = Entry("Knowledge gaps", "/desk/gaps")
LOG = Entry("Audit log", "/desk/log", organisers=True)
PAGES = (INBOX, REGISTER, SURVEYS, INSIGHTS, CAMPAIGNS, GAPS, LOG)


def of(found: Frame) -> Sequence[Entry]:
    return [one for one in PAGES if found.organiser or not one.organisers]


async def entries(person: Person, desk: Desk) -> Sequence[Entry]:
    """None for who holds no office."""
    found = await frame(person, desk)
    return of(found) if found else ()
