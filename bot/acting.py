"""An office holder does something: their role, what they may see, and the audit log, in one transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot import audit, memory, reaching, sight
from bot.desk import Desk
from bot.events import Event
from bot.people.offices import refused
from bot.records import Role, Seen
from bot.records.audit import Did
from bot.replies import Form, Replies
from bot.second_factor import gate
from bot.second_factor.asking import guarded
from bot.sight import Sight
from bot.store import Transaction


@dataclass(frozen=True, slots=True)
class Acting:
    """`again`: this was delivered before, so that nothing may change; say once more what was said."""

    tx: Transaction
    event: Event
    desk: Desk
    sight: Sight
    again: bool

    @property
    def who(self) -> str:
        return self.sight.who

    async def confided(self) -> None:
        """Before anything that a report says is read: where it needs a second step, that is asked for instead."""
        await gate.demand(self.tx, self.who, self.sight.held, self.event, self.desk)

    async def may_read(self) -> bool:
        """The same, for what is left out where it is still needed."""
        return await gate.needed(self.tx, self.event.person, self.event.place, self.desk) is gate.Needs.NOTHING

    async def log(self, did: Did, about: str) -> None:
        """In the audit log, once.

        A cause comes from outside: who sends the same again, to read something else, is logged all the same.
        """
        cause, now = memory.cause(self.event, self.desk.secret), self.desk.now()
        first = await memory.first(self.tx, memory.keyed(self.desk.secret, "logged", cause, did, about), now)
        if first or not self.again:
            await audit.append(self.tx, self.who, did, about, now)


Work = Callable[[Acting], Awaitable[Replies]]


async def act(event: Event, desk: Desk, work: Work, role: Role = Role.REP) -> Replies:
    """What `work` says, or the refusal where they hold no office (for an organiser's work: not that of one)."""

    async def look(tx: Transaction) -> Replies:
        seen = await sight.of(tx, event.person, desk)
        if not (seen.held.organiser if role is Role.ORGANISER else seen.held.offices):
            return refused(role)
        await reaching.remember(tx, event, desk)
        cause = memory.cause(event, desk.secret)
        again = await tx.get(Seen, cause) is not None
        said = await work(Acting(tx, event, desk, seen, again))
        if not any(isinstance(one, Form) and one.errors for one in said):  # else it comes again, mended, as the same
            await memory.first(tx, cause, desk.now())
        return said

    return await guarded(event, desk, look)
