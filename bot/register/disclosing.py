"""What the employer has told the union of: entered by a rep, one by one or many at once, and told to the other reps."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot import telling
from bot.acting import Acting
from bot.records import Disclosure, News, System
from bot.records.audit import Did
from bot.records.register import Consultation, Lifecycle
from bot.register import audience, known
from bot.register.at import made
from bot.register.batch import Told
from bot.register.joining import same
from bot.register.likeness import Band, Names
from bot.register.naming import MOST_ALIASES, called, heard

Candidates = dict[str, list[tuple[System, Band]]]


@dataclass(frozen=True, slots=True)
class Entered:
    """How many were new, how many stood there already, and the systems that they are about."""

    new: int
    known: int
    systems: tuple[str, ...]


async def enter(acting: Acting, workplace: str, told: Iterable[Told], candidates: Candidates) -> Entered:
    """All in this transaction. `candidates`: the systems that the names may mean, as far as this rep may see them."""
    entering = _Entering(acting, workplace, candidates)
    for number, one in enumerate(told):
        await entering.one(number, one)
    if entering.new and not acting.again:
        await known.changed(acting.tx, workplace)
    return Entered(entering.new, entering.known, tuple(entering.systems))


class _Entering:
    """Names that are new within one entry join each other, too."""

    def __init__(self, acting: Acting, workplace: str, candidates: Candidates) -> None:
        self._acting, self._workplace, self._candidates = acting, workplace, candidates
        self._made = Names()
        self.new = self.known = 0
        self.systems: dict[str, None] = {}

    async def one(self, number: int, told: Told) -> None:
        before = await self._before(told)
        id_ = made(self._acting, "disclosure", str(number))
        system = before or System(made(self._acting, "system", str(number)), self._workplace, told.name)
        self.systems[system.id] = None
        if before and await self._stands(before, told, id_):
            self.known += 1
            return
        self.new += 1
        if self._acting.again:
            return
        changed = _changed(system, told)
        if before is None:
            self._made.put(system.id, (told.name,))
        await self._acting.tx.put(changed)
        await self._acting.tx.add(Disclosure(id_, system.id, self._workplace, told.on, told.lifecycle, told.words))
        await self._acting.log(Did.DISCLOSED, system.id)
        if changed.confirmed and not system.confirmed:
            await self._acting.log(Did.CONFIRMED, system.id)
        await self._tell(changed)

    async def _before(self, told: Told) -> System | None:
        """The system as it is by now."""
        found = same(self._candidates.get(told.name, ()))
        best = self._made.like(told.name, most=1)
        id_ = found.id if found else best[0].system if best and best[0].band is Band.JOINED else ""
        return await self._acting.tx.get(System, id_) if id_ else None

    async def _stands(self, system: System, told: Told, id_: str) -> bool:
        """Whether the same was entered before, and not by this very event."""
        said = (told.on, told.lifecycle, told.words)
        kept = await self._acting.tx.find(Disclosure, system=system.id)
        return any(said == (one.on, one.lifecycle, one.words) and one.id != id_ for one in kept)

    async def _tell(self, system: System) -> None:
        acting = self._acting
        who = await audience.of(acting.tx, system, acting.desk)
        others = [one for one in who.first if one != acting.who]
        await telling.tell(acting.tx, others, News.DISCLOSURE, system.id, acting.desk, instead=who.organisers)


def _changed(system: System, told: Told) -> System:
    """The employer's own name takes its place once it is to be confirmed: the other is what a reporter called it."""
    if told.confirm and not system.confirmed:
        others = tuple(one for one in system.aliases if one.casefold() != told.name.casefold())
        renamed = replace(system, name=told.name, aliases=others, confirmed=True)
        named = replace(renamed, heard=heard(renamed, system.name))
    else:
        named = called(system, told.name)
    consultation = Consultation.TOLD if system.consultation is Consultation.NOT_TOLD else system.consultation
    lifecycle = system.lifecycle if told.lifecycle is Lifecycle.UNKNOWN else told.lifecycle
    return replace(named, aliases=named.aliases[:MOST_ALIASES], consultation=consultation, lifecycle=lifecycle)
