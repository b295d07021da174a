"""However a role ends, what was open in it is over, and does not come back with another role."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot import days
from bot.events import Owner
from bot.people.offices import held_by, today_in
from bot.records import Office, SignInLink, Workplace
from bot.replies import Form
from bot.signing_in import sessions
from bot.store import run
from tests.cases.parts import Hall

PEOPLE = ("kim", "sam")
PLACES = ("hall", "depot")
SOMEBODY = st.sampled_from(("kim", "kim", "kim", "sam"))  # so that much happens to one of them


@dataclass
class Known:
    """Cookies and links of somebody that could still be good: they have held a role ever since."""

    cookies: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class Roles(RuleBasedStateMachine):
    """Codes, hand-overs, removals, end dates and nights, in any order, and sign-ins in between."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.there = Hall()
        self.gone: dict[str, list[str]] = {name: [] for name in PEOPLE}  # cookies of before the last role ended
        self.known = {name: Known() for name in PEOPLE}
        self.number = 0

    def teardown(self) -> None:
        self.loop.close()

    @initialize()
    def opens(self) -> None:
        self.loop.run_until_complete(self._opens())

    async def _opens(self) -> None:
        await self.there.open()
        await self.there.keep(*(Workplace(one, one.capitalize(), "The council", ()) for one in PLACES))
        self.people = {name: self.there.branch.somebody(name) for name in PEOPLE}
        await self._takes("kim", "hall")
        await self._signs_in("kim")

    @rule(name=SOMEBODY, place=st.sampled_from(PLACES))
    def takes_a_role(self, name: str, place: str) -> None:
        self.loop.run_until_complete(self._takes(name, place))

    @rule(name=st.sampled_from(PEOPLE), to=st.sampled_from(PEOPLE))
    def hands_over(self, name: str, to: str) -> None:
        self.loop.run_until_complete(self._hands_over(name, to))

    @rule(name=st.sampled_from(PEOPLE))
    def is_removed(self, name: str) -> None:
        self.loop.run_until_complete(self._removed(name))

    @rule(name=SOMEBODY, ahead=st.sampled_from([None, 0, 1]))
    def gets_an_end(self, name: str, ahead: int | None) -> None:
        self.loop.run_until_complete(self._ends(name, ahead))

    @rule(hours=st.sampled_from([1, 5, 11]))
    def time_goes_by(self, hours: int) -> None:
        self.loop.run_until_complete(self._passes(hours))

    @rule(name=SOMEBODY)
    def signs_in(self, name: str) -> None:
        self.loop.run_until_complete(self._signs_in(name))

    @invariant()
    def what_was_open_in_a_role_that_ended_is_over(self) -> None:
        self.loop.run_until_complete(self._over())

    async def _takes(self, name: str, place: str) -> None:
        organiser = self.there.organiser
        await organiser.force("people.appoint")
        await organiser.fill(name=name.capitalize(), role="rep", workplace=place)
        await self.people[name].say(f"claim {organiser.code}")

    async def _hands_over(self, name: str, to: str) -> None:
        offices = await self._offices(name)
        if name == to or not offices:
            return
        await self.people[name].force("people.hand_over", offices[0].id)
        if any(isinstance(one, Form) for one in self.people[name].replies):  # else it has run out
            await self.people[name].fill(name=to.capitalize())
            await self.people[to].say(f"claim {self.people[name].code}")
            await self._note(name)

    async def _removed(self, name: str) -> None:
        for office in (await self._offices(name))[:1]:
            await self.there.organiser.force("people.removed", office.id)
            await self._note(name)

    async def _ends(self, name: str, ahead: int | None) -> None:
        """Today, tomorrow, or never: also for a role that has run out."""
        today = today_in("Europe/London", self.there.branch.clock())
        until = "" if ahead is None else days.written(today + timedelta(days=ahead))
        for office in await self._offices(name):
            await self.there.organiser.send(f"people.end {office.id}", until=until)
        await self._note()

    async def _passes(self, hours: int) -> None:
        self.there.branch.clock.move(timedelta(hours=hours))
        await self._note()

    async def _signs_in(self, name: str) -> None:
        desk, who = self.there.branch.desk, self.there.who(self.people[name])
        if not await run(desk.store, lambda tx: held_by(tx, who, desk)):
            return
        self.number += 1
        until = desk.now() + timedelta(minutes=10)
        link = SignInLink(f"link {self.number}", until, until, who, "hash", "Firefox on Windows", Owner.UNION)
        self.known[name].cookies.append(await run(desk.store, lambda tx: sessions.begin(tx, link, desk)))
        await self.there.keep(link)
        self.known[name].links.append(link.id)

    async def _offices(self, name: str) -> list[Office]:
        who = self.there.who(self.people[name])
        return [one for one in await self.there.every(Office) if one.person == who]

    async def _note(self, removed: str = "") -> None:
        """Whatever somebody had open who holds nothing now, or had a role taken away, must stay shut."""
        desk = self.there.branch.desk
        for name, known in self.known.items():
            who = self.there.who(self.people[name])
            held = await run(desk.store, lambda tx, who=who: held_by(tx, who, desk))  # type: ignore[misc]
            if name == removed or not held:
                self.gone[name] += known.cookies
                known.cookies.clear()
                if name == removed:
                    known.links.clear()

    async def _over(self) -> None:
        if not hasattr(self, "people"):
            return
        desk = self.there.branch.desk
        for name, known in self.known.items():
            who = self.there.who(self.people[name])
            held = await run(desk.store, lambda tx, who=who: held_by(tx, who, desk))  # type: ignore[misc]
            for cookie in self.gone[name] if held else ():  # looking at it while nothing is held would end it by itself
                assert await run(desk.store, lambda tx, c=cookie: sessions.current(tx, c, desk)) is None  # type: ignore[misc]
            theirs = {one.id for one in await self.there.every(SignInLink) if one.who == who}
            assert theirs <= set(known.links)


TestRoles = Roles.TestCase
TestRoles.settings = settings(
    max_examples=40, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
