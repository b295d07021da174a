"""Workplaces, and people who work there or hold an office there."""

from bot.people.offices import pseudonym
from bot.records import AuditEntry, Workplace
from bot.records.audit import Did
from tests.fakes import kept
from tests.people.living import Branch, Somebody
from tests.people.test_workplaces import placed


async def appointed(branch: Branch, name: str, workplace: str = "all", role: str = "rep") -> Somebody:
    organiser = branch.somebody("olu")
    await organiser.force("people.appoint")
    await organiser.fill(name=name.capitalize(), role=role, workplace=workplace)
    made = branch.somebody(name)
    await made.say(f"claim {organiser.code}")
    return made


async def two_workplaces(branch: Branch) -> tuple[Workplace, Workplace]:
    """Entered by the first organiser, who is called olu."""
    organiser = await branch.organiser()
    return await placed(organiser), await placed(organiser, name="Depot")


async def working(branch: Branch, name: str, workplace: str) -> Somebody:
    """Somebody who has said where they work."""
    member = branch.somebody(name)
    await member.say("where do i work")
    await member.fill(workplace=workplace)
    return member


async def log(branch: Branch) -> list[tuple[str, Did, str]]:
    return [(one.who, one.did, one.about) for one in await kept(branch.desk.store, AuditEntry)]


def who(branch: Branch, somebody: Somebody) -> str:
    return pseudonym(somebody.person, branch.desk)
