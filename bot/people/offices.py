"""Who holds which office, and what it lets them do. In a trial the switch at its top gives one, too."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot import memory
from bot.desk import Desk
from bot.events import Person
from bot.markup import plain
from bot.records import EVERYWHERE, Office, Role, Workplace
from bot.replies import Button, Replies, Text
from bot.signing_in import accounts
from bot.store import Transaction

ENTER = Button("Enter a code", "people.code")
LOCAL = "local"  # the platform of the people of a trial; each role is one of them
ZONE = "Europe/London"  # of an office that is for all workplaces


@dataclass(frozen=True, slots=True)
class Rights:
    """The offices that somebody holds today."""

    offices: tuple[Office, ...] = ()

    @property
    def organiser(self) -> bool:
        """Of any workplace, or of all."""
        return any(office.role is Role.ORGANISER for office in self.offices)

    @property
    def kept(self) -> bool:
        """Whether any of them is more than the switch of a trial."""
        return any(office.id for office in self.offices)

    def organises(self, workplace: str) -> bool:
        return any(office.role is Role.ORGANISER and covers(office, workplace) for office in self.offices)

    def acting(self, workplace: str) -> Office | None:
        """The office in which they speak for a workplace: the rep's before the organiser's."""
        found = [office for office in self.offices if covers(office, workplace)]
        return min(found, key=lambda office: (office.role is not Role.REP, office.id), default=None)


def covers(office: Office, workplace: str) -> bool:
    return office.workplace in (EVERYWHERE, workplace)


def holds(office: Office, today: date) -> bool:
    return office.until is None or today < office.until


def lasting_organiser(offices: Iterable[Office]) -> bool:
    """Whether there always is an organiser of all workplaces, whatever day comes."""
    return any(
        office.role is Role.ORGANISER and office.workplace == EVERYWHERE and office.until is None for office in offices
    )


def pseudonym(person: Person, desk: Desk) -> str:
    """What every record has in place of a platform's id. A signed-in browser is the account that asked for it."""
    if proved := accounts.pseudonym(person, desk.secret):
        return proved
    return memory.keyed(desk.secret, "person", person.platform, person.tenant, person.user)


def office_id(person: str, role: Role, workplace: str, desk: Desk) -> str:
    return memory.keyed(desk.secret, "office", person, role, workplace)


def about(office: Office) -> str:
    """What stands in the audit log for it: where it holds, and whose it is."""
    return f"{office.workplace}/{office.person}"


def today_in(zone: str, now: datetime) -> date:
    return now.astimezone(ZoneInfo(zone)).date()


async def today_at(tx: Transaction, workplace: str, desk: Desk) -> date:
    found = await tx.get(Workplace, workplace) if workplace else None
    return today_in(found.zone if found else ZONE, desk.now())


async def rights(tx: Transaction, person: Person, desk: Desk) -> Rights:
    """Read in the transaction that they decide about."""
    return Rights((*await kept_offices(tx, person, desk), *_of_the_trial(person, desk)))


async def held_by(tx: Transaction, person: str, desk: Desk) -> list[Office]:
    """What a pseudonym holds today, each office by the day of its own workplace."""
    kept = await tx.find(Office, person=person)
    return [office for office in kept if holds(office, await today_at(tx, office.workplace, desk))]


async def kept_offices(tx: Transaction, person: Person, desk: Desk) -> list[Office]:
    """Without what the switch of a trial gives, which cannot be handed over."""
    return await held_by(tx, pseudonym(person, desk), desk)


def _of_the_trial(person: Person, desk: Desk) -> tuple[Office, ...]:
    if desk.house.local and person.platform == LOCAL and person.user in (Role.REP, Role.ORGANISER):
        role = Role(person.user)
        name = f"The {role} of this trial"
        return (Office("", "", role, EVERYWHERE, name, today_in(ZONE, desk.now())),)
    return ()


async def is_rep(person: Person, desk: Desk) -> bool:
    """Whether somebody holds any office; not where that cannot be known just now."""
    if _of_the_trial(person, desk):
        return True

    async def held(tx: Transaction) -> bool:
        return bool((await rights(tx, person, desk)).offices)

    return await memory.attempt(desk.store, held, failing=False)


def refused(role: Role) -> Replies:
    """Says nothing of what is there, nor whether it is."""
    article = "an" if role is Role.ORGANISER else "a"
    return (Text(f"Only {article} {role} can do that.", (ENTER,), private=True),)


async def named(tx: Transaction, workplace: str) -> str:
    """The name of a workplace, for a label."""
    if workplace == EVERYWHERE:
        return "all workplaces"
    found = await tx.get(Workplace, workplace)
    return found.name if found else "a workplace that is no longer kept"


async def where(tx: Transaction, workplace: str) -> str:
    """The same in the Markdown of `bot.markup`."""
    return plain(await named(tx, workplace))
