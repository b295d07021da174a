"""An office holder does something with one system that they may see."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date

from bot import memory, sight
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people.offices import ZONE, today_at
from bot.records import EVERYWHERE, AuditEntry, System, SystemWords, Workplace
from bot.records.audit import Did
from bot.register import known
from bot.replies import Button, Replies, Text
from bot.store import Transaction

OPEN = Button("Register", "register.open")
SYSTEM = "register.system"
UNLISTED = Workplace(EVERYWHERE, "A workplace that is not listed", "", zone=ZONE)  # of which somebody has reported
GONE: Replies = (Text("That is no longer there.", (OPEN,), private=True),)


@dataclass(frozen=True, slots=True)
class At:
    """`today` is the day at the system's workplace."""

    acting: Acting
    system: System
    place: Workplace
    today: date

    @property
    def tx(self) -> Transaction:
        return self.acting.tx

    @property
    def again(self) -> bool:
        return self.acting.again

    async def words(self) -> SystemWords:
        return await self.tx.get(SystemWords, self.system.id) or SystemWords(self.system.id)

    async def keep(self, changed: System, *, did: Did = Did.CHANGED_SYSTEM) -> "At":
        """The system as it is now: of what was delivered before nothing is kept again."""
        if self.again:
            return self
        await self.tx.put(changed)
        before = self.system
        if (before.name, before.aliases, before.confirmed) != (changed.name, changed.aliases, changed.confirmed):
            await known.changed(self.tx, changed.workplace)
        await self.acting.log(did, changed.id)
        return At(self.acting, changed, self.place, self.today)


Look = Callable[[At], Awaitable[Replies]]


def about(event: Pressed | Submitted) -> str:
    """What a button or a form is about, as it came back."""
    return event.value if isinstance(event, Pressed) else event.form.partition(" ")[2]


def made(acting: Acting, *what: str) -> str:
    """The id of something that this event makes: the same when it is delivered again."""
    return memory.keyed(acting.desk.secret, "register", memory.cause(acting.event, acting.desk.secret), *what)


async def at(event: Pressed | Submitted, desk: Desk, system: str, look: Look) -> Replies:
    """What `look` says; the same words where there is no such system and where they may not see it."""

    async def find(acting: Acting) -> Replies:
        found = await of(acting, system)
        return await look(found) if found else GONE

    return await act(event, desk, find)


async def of(acting: Acting, system: str) -> At | None:
    found = await sight.system(acting.tx, acting.sight, system)
    if found is None:
        return None
    await _read(acting, found.id)
    place = await acting.tx.get(Workplace, found.workplace) or UNLISTED
    return At(acting, found, place, await today_at(acting.tx, place.id, acting.desk))


async def _read(acting: Acting, system: str) -> None:
    """In the audit log once a day: each single look would tell of how a rep works, and no more of who has read what."""
    today = acting.desk.now().astimezone(UTC).date()
    before = await acting.tx.find(AuditEntry, who=acting.who, did=Did.READ, about=system)
    if not any(one.on == today for one in before):
        await acting.log(Did.READ, system)
