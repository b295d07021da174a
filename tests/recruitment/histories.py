"""What people, clocks and processes do at random, and what must hold of whom the bot asks whatever they do."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event, Owner, Person, Place, Pressed, Said, Submitted
from bot.people.offices import pseudonym
from bot.records import Asked, Campaign
from bot.records.campaigns import Stage
from bot.recruitment import at, consent, seat, turns
from bot.recruitment.remembering import APART, Remembering
from bot.replies import Button, Card, Replies, Text, visible
from bot.store import MemoryStore, Store, run
from tests import fakes
from tests.campaigns.parts import pack
from tests.fakes import NOON, FakeLibrary
from tests.recruitment.parts import CAMPAIGN, DAY, HOUR, QUESTION

QUIET = (
    "I want to kill myself",
    "my disciplinary is tomorrow, do I go or ring in sick",
    "can they sack me for it",
    "my rep never answers my emails",
    "piss off",
)
FORM = "whereabouts.say"


@dataclass(frozen=True)
class Account:
    name: str
    platform: str
    owner: Owner
    address: str = ""  # by which it is linked

    @property
    def person(self) -> str:
        return self.address or self.name

    def where(self, *, public: bool) -> Place:
        key = f"{'channel' if public else 'place'} of {self.name}-canary"
        return Place(
            *(self.platform, "tenant-canary", key, self.owner),
            private=not public,
            room="room-canary" if public else "",
            reach="reach-canary",
            vouched=True,
        )

    @property
    def account(self) -> Person:
        return Person(self.platform, "tenant-canary", f"{self.name}-canary")


ACCOUNTS = (
    Account("alex on slack", "slack", Owner.EMPLOYER, "alex@example.org"),
    Account("alex on teams", "teams", Owner.UNION, "alex@example.org"),
    Account("bo", "slack", Owner.UNION, "bo@example.org"),
    Account("cy", "terminal", Owner.SELF),
)


@dataclass
class Wanted:
    """Somebody wanted quiet. `run`: of the process that heard; `dated`: whether a date of theirs was kept."""

    at: datetime
    run: str
    dated: bool


@dataclass
class Known:
    """What is true of one person, by the time that really goes by."""

    asked: list[datetime] = field(default_factory=list)
    quiet: list[Wanted] = field(default_factory=list)
    never: set[str] = field(default_factory=set)  # accounts
    since: dict[str, int] = field(default_factory=dict)  # for each account with a date: times asked since


@dataclass
class History:
    chance: random.Random
    stores: Sequence[Store]
    time: datetime = NOON  # that really goes by
    ahead: timedelta = timedelta()  # of the clock on the wall
    desks: list[Desk] = field(default_factory=list)
    known: dict[str, Known] = field(default_factory=dict)
    buttons: dict[str, list[Button]] = field(default_factory=dict)
    causes: int = 0

    async def live(self, steps: int) -> None:
        self.known = {one.person: Known() for one in ACCOUNTS}
        self.buttons = {one.name: [] for one in ACCOUNTS}
        await run(self.stores[0], lambda tx: tx.put(CAMPAIGN))
        self.desks = [self._started(store) for store in self.stores]
        await self._seated()
        often = (*[self._asks] * 8, *[self._turn] * 5, self._waits, *[self._taps] * 3, self._undoes, self._in_public)
        rare = (
            *(self._wants_quiet, self._before_a_turn, self._in_a_form, self._says_never, self._erases),
            *(self._restarts, self._clock_is_set, self._campaign),
        )
        seldom = tuple(one for one in rare if self.chance.random() < 0.5)
        for _ in range(steps):
            await self.chance.choice((*often, *seldom))()

    def _started(self, store: Store) -> Desk:
        made = fakes.desk(FakeLibrary(pack()), store=store)
        made = replace(made, now=lambda: self.time + self.ahead, recruiting=Remembering(clock=self._runs))

        async def address(person: Person, _: Place) -> str:
            return next(one.address for one in ACCOUNTS if one.account == person)

        made.linking.look_ups.update({"slack": address, "teams": address})
        return made

    def _runs(self) -> float:
        return (self.time - NOON).total_seconds()

    async def _seated(self) -> None:
        """Who holds the seat goes on, mostly, before others look."""
        order = list(self.desks)
        if self.chance.random() < 0.2:
            self.chance.shuffle(order)
        for desk in order:
            await seat.keep(desk)

    async def _does(self, one: Account, event: Event, desk: Desk | None = None) -> Replies:
        """And whatever they do, they may be asked only where that may be."""
        there = desk or self.chance.choice(self.desks)
        if isinstance(event, Said | Pressed) and self.chance.random() < 0.1:
            await Bot(there).handle(event)  # delivered twice; what the first was answered got lost
            self._noted(one, there, event.place, ())
        replies = await Bot(there).handle(event)
        self._noted(one, there, event.place, replies)
        return replies

    def _noted(self, one: Account, desk: Desk, place: Place, replies: Replies) -> None:
        prompts = [
            reply
            for reply in replies
            if isinstance(reply, Text) and any(button.action == at.YES for button in reply.buttons)
        ]
        if not prompts:
            return
        (prompt,) = prompts
        assert visible(replies)[-1] is prompt
        known = self.known[one.person]
        assert place.private
        assert not place.room
        assert not known.never, "after never"
        assert all(self.time - before >= APART for before in known.asked), "twice in 30 days"
        for wanted in known.quiet:
            least = APART if wanted.run == desk.recruiting.run or wanted.dated else DAY
            assert self.time - wanted.at >= least, "after quiet"
        known.asked.append(self.time)
        for account in known.since:
            known.since[account] += 1
            assert known.since[account] < consent.TIMES, "more than three times"
        self.buttons[one.name] += prompt.buttons

    def _cause(self) -> str:
        self.causes += 1
        return f"cause-{self.causes}-canary"

    def _somebody(self) -> Account:
        return self.chance.choice(ACCOUNTS)

    async def _asks(self, somebody: Account | None = None) -> None:
        one = somebody or self._somebody()
        event = Said(one.account, one.where(public=False), self._cause(), QUESTION)
        replies = await self._does(one, event)
        without = await Bot(self._started(MemoryStore())).handle(event)  # where there is no campaign
        assert _cards(replies) == _cards(without), "the answer differs"

    async def _in_public(self) -> None:
        one = self._somebody()
        await self._does(one, Said(one.account, one.where(public=True), self._cause(), QUESTION))

    async def _wants_quiet(self, somebody: Account | None = None) -> None:
        one, desk = somebody or self._somebody(), self.chance.choice(self.desks)
        place = one.where(public=self.chance.random() < 0.2)
        dated = bool(self.known[one.person].since)
        await self._does(one, Said(one.account, place, self._cause(), self.chance.choice(QUIET)), desk)
        self.known[one.person].quiet.append(Wanted(self.time, desk.recruiting.run, dated))

    async def _in_a_form(self) -> None:
        one, desk = self._somebody(), self.chance.choice(self.desks)
        values = {"workplace": "I want to kill myself"}
        await self._does(one, Submitted(one.account, one.where(public=False), self._cause(), FORM, values), desk)
        self.known[one.person].quiet.append(Wanted(self.time, desk.recruiting.run, dated=False))

    async def _taps(self) -> None:
        one = self._somebody()
        if not self.buttons[one.name]:
            return
        late = self.chance.random() < 0.3
        button = self.chance.choice(self.buttons[one.name] if late else self.buttons[one.name][-3:])
        other = self._somebody() if self.chance.random() < 0.1 else one
        place = other.where(public=self.chance.random() < 0.1)
        before = await self._dates(other)
        await self._does(other, Pressed(other.account, place, self._cause(), button.action, button.value))
        after = await self._dates(other)
        if other is not one or not place.private:
            assert after == before, "a tap of somebody else, or in public"
        elif button.action == at.NEVER:
            self.known[one.person].never.add(one.name)
            self.known[one.person].since.pop(one.name, None)
        elif after and not before:
            assert not self.known[one.person].never
            self.known[one.person].since[one.name] = 0

    async def _dates(self, one: Account) -> Asked | None:
        desk = self.desks[0]
        return await run(desk.store, lambda tx: consent.dated(tx, pseudonym(one.account, desk), desk))

    async def _presses(self, one: Account, action: str) -> None:
        await self._does(one, Pressed(one.account, one.where(public=False), self._cause(), action))

    async def _says_never(self) -> None:
        if self.chance.random() < 0.5:  # else nobody would ever be asked
            return
        one = self._somebody()
        await self._presses(one, at.UNASK.action)
        self.known[one.person].never.add(one.name)
        self.known[one.person].since.pop(one.name, None)

    async def _undoes(self) -> None:
        for one in ACCOUNTS:
            await self._presses(one, at.AGAIN.action)
            self.known[one.person].never.discard(one.name)

    async def _erases(self) -> None:
        one = self._somebody()
        await self._presses(one, at.ERASE.action)
        self.known[one.person].since.pop(one.name, None)

    async def _turn(self) -> None:
        """Until somebody's turn has begun."""
        one, desk = self._somebody(), self.desks[0]
        event = Said(one.account, one.where(public=False), "cause-canary", QUESTION)
        person = (await consent.accounts(event, desk)).person
        turn = turns.under_way(person, desk.now(), desk.secret)
        await self._pass(max(turn.begins - desk.now(), timedelta()) + self.chance.random() * 5 * DAY)

    async def _before_a_turn(self) -> None:
        """Somebody wants quiet less than a day before their turn begins, and the bot is started again."""
        one, desk = self._somebody(), self.desks[0]
        event = Said(one.account, one.where(public=False), "cause-canary", QUESTION)
        person = (await consent.accounts(event, desk)).person
        turn = turns.under_way(person, desk.now() + 2 * DAY, desk.secret)
        await self._pass(max(turn.begins - desk.now() - self.chance.random() * DAY, timedelta()))
        await self._wants_quiet(one)
        if self.chance.random() < 0.7:
            self.desks = [self._started(store) for store in self.stores]
        await self._pass(2 * HOUR)
        await self._pass(self.chance.random() * DAY)
        await self._asks(one)

    async def _waits(self) -> None:
        await self._pass(self.chance.choice((HOUR, DAY, 5 * DAY, 20 * DAY)) * self.chance.random())

    async def _pass(self, span: timedelta) -> None:
        self.time += span
        await self._seated()

    async def _restarts(self) -> None:
        which = self.chance.randrange(len(self.desks))
        self.desks[which] = self._started(self.stores[which])
        if self.chance.random() < 0.7:
            await self._seated()

    async def _clock_is_set(self) -> None:
        """While the bot runs, and goes on running until it has looked at the clock once more."""
        if self.chance.random() < 0.7:
            return
        self.ahead += self.chance.uniform(-80, 80) * DAY
        if self.chance.random() < 0.5:
            await self._asks()
        await self._seated()

    async def _campaign(self) -> None:
        ended: Campaign = replace(CAMPAIGN, stage=Stage.ENDED)
        chosen = ended if self.chance.random() < 0.3 else replace(CAMPAIGN, until=None)
        await run(self.stores[0], lambda tx: tx.put(chosen))


def _cards(replies: Replies) -> str:
    (card,) = (reply for reply in replies if isinstance(reply, Card))
    return repr(card)
