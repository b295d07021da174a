"""An authenticator app, played by the project's own figures; and reps who have set one up."""

import re
from dataclasses import dataclass

from bot.desk import Desk
from bot.events import Owner, Person, Place
from bot.people.offices import pseudonym
from bot.records import SecondFactor
from bot.second_factor import asking, keeping, totp
from tests.cases.parts import Hall
from tests.fakes import TODAY, Clock
from tests.people.living import Branch, Somebody

KEY = re.compile(r"\b[A-Z2-7]{4}(?: [A-Z2-7]{4}){7}\b")


@dataclass
class Phone:
    """Shows the figures of this moment."""

    secret: str
    clock: Clock

    @property
    def figures(self) -> str:
        return totp.figures(self.secret, totp.step_at(self.clock()))

    @property
    def wrong(self) -> str:
        """Six figures that it shows neither now nor half a minute from now."""
        now = totp.step_at(self.clock())
        shown = {totp.figures(self.secret, step) for step in range(now - 1, now + 2)}
        return next(one for one in (f"{number:06}" for number in range(4)) if one not in shown)


def key_in(words: str) -> str:
    (found,) = KEY.findall(words)
    return "".join(found.split())


async def set_up(who: Somebody, clock: Clock) -> Phone:
    """As they do it: the key is shown, the app has it, its figures are typed."""
    await who.force(asking.BEGIN)
    phone = Phone(key_in(who.form.intro), clock)
    await who.fill(code=phone.figures)
    return phone


async def open_to(desk: Desk, person: Person, place: Place) -> None:
    """As if they had set it up long ago, and given the figures there just now."""
    who = pseudonym(person, desk)
    async with desk.store.transaction() as tx:
        await tx.put(SecondFactor(who, totp.made(), TODAY, 0))
        await keeping.unlock(tx, who, place, desk)


async def employers() -> Hall:
    """Where the employer owns the chat; the organiser has set up the second step, since nobody is appointed without."""
    there = Hall(Branch(owner=Owner.EMPLOYER))
    branch = there.branch
    organiser = await branch.organiser()
    await open_to(branch.desk, organiser.person, organiser.place)
    return await there.open(organiser=organiser)
