"""A concern report with all of its parts, signed, and whoever may share it or is shown it."""

from dataclasses import dataclass, replace

from bot.insights import seeing
from bot.insights.snapshots import addresses, reading
from bot.insights.snapshots.at import SIGN, SNAPSHOT
from bot.insights.snapshots.reading import Told
from bot.records import Release, ReleaseSigned, ReleaseSigner, ReleaseWords, System, Workplace
from bot.records.audit import Did
from bot.records.insights import Audience, Surveyed
from bot.records.register import Consultation
from bot.records.reports import Does, Flag, Settled, Stage
from bot.store import Transaction, run
from tests import fakes
from tests.cases.parts import Hall
from tests.fakes import NOON, UNION_HOUSE
from tests.insights.reported import RUN, gap, many, release
from tests.people.living import Branch, Somebody

PAGES = "https://bot.example.org"
CLAUSE = "agreement.consent-to-new"
ASKED = "who pays for new boots"
SURVEY = "Cameras at the gate"
NO_REPORT = seeing.GONE[0].body  # type: ignore[union-attr]
MEMBERS, EMPLOYER = Audience.MEMBERS, Audience.EMPLOYER


@dataclass
class Shared:
    there: Hall
    depot: Workplace
    olu: Somebody  # organiser of both workplaces, with a name
    release: Release

    @property
    def workplaces(self) -> tuple[str, ...]:
        return tuple(sorted((self.there.place.id, self.depot.id)))

    def value(self, audience: Audience, more: str = "") -> str:
        return f"{self.release.id} {audience} {more}".strip()

    def path(self, audience: Audience) -> str:
        return addresses.path(self.release.id, audience, self.there.branch.desk)

    async def opens(self, audience: Audience) -> str:
        return await self.olu.force(SNAPSHOT, self.value(audience))

    async def signs(self, audience: Audience, who: Somebody | None = None) -> str:
        organiser = who or self.olu
        await organiser.force(SIGN, self.value(audience))
        return await organiser.press("Yes, sign it")

    async def chooses(self, audience: Audience, *parts: str) -> str:
        await self.opens(audience)
        await self.olu.press("Choose what is in it")
        return await self.olu.fill(parts=parts)

    async def member(self, name: str = "alex") -> str:
        """What a member is told who asks for it."""
        return await self.there.branch.somebody(name).force(seeing.ONE, self.release.id)

    async def told(self, audience: Audience, release: str = "") -> Told:
        """As pages and files have it."""
        desk = self.there.branch.desk

        async def read(tx: Transaction) -> Told | None:
            return await reading.told(tx, release or self.release.id, audience, desk)

        found = await run(desk.store, read)
        assert found
        return found

    async def steps(self) -> list[Did]:
        """What the log says of snapshots."""
        return [one for one in await self.there.log() if "snapshot" in one or one is Did.EXPORTED]

    async def corrected(self, *, signed: bool = True) -> Release:
        """Enough people were settled meanwhile."""
        await self.there.keep(*many(7, self.there.place.id, does=(Does.PAYS,)))
        made = await release(self.there.branch.desk, self.workplaces)
        assert made
        assert made.number == 2
        if signed:
            await self.there.keep(ReleaseSigned(made.id, NOON.date()), ReleaseSigner(made.id, "Olu"))
        return made

    def of(self, made: Release) -> "Shared":
        """The same with another report."""
        return replace(self, release=made)


async def shared(pages: str = PAGES, *, signed: bool = True) -> Shared:
    """19 people at two workplaces; a system, a survey, a question without an answer, and a clause, partly confirmed."""
    branch = Branch()
    branch.start(fakes.desk(branch.library, clock=branch.clock, house=replace(UNION_HOUSE, pages=pages)))
    there = await Hall(branch).open()
    depot = await there.workplace("Depot")
    await there.organiser.send("people.rename", name="Olu")
    confirmed, open_ = (Flag(CLAUSE, one) for one in (Settled.CONFIRMED, Settled.PROPOSED))
    await there.keep(
        *many(7, there.place.id, RUN.weeks[0], does=(Does.ALLOCATES,), flags=(confirmed,)),
        *many(6, there.place.id, RUN.weeks[2], does=(Does.PAYS,), stages=(Stage.PAY,), flags=(open_,)),
        *many(6, depot.id, RUN.weeks[1], does=(Does.PAYS,)),
        System("rota", there.place.id, "Rota", does=(Does.ALLOCATES,), consultation=Consultation.TOLD, confirmed=True),
        *(gap(number, ASKED, RUN.weeks[0]) for number in range(11)),
    )
    made = await release(branch.desk, sorted((there.place.id, depot.id)))
    assert made
    (words,) = await there.every(ReleaseWords)
    surveyed = Surveyed(SURVEY, "Town Hall", RUN.ends, ("23 people took part.",))
    passed = tuple(replace(one, passed=True) for one in words.gaps)
    await there.keep(replace(words, surveys=(surveyed,), gaps=passed))
    if signed:
        await there.keep(ReleaseSigned(made.id, NOON.date()), ReleaseSigner(made.id, "Olu"))
    return Shared(there, depot, there.organiser, made)
