"""Somebody looks at the results of a survey: reps from the close on, everybody once an organiser has signed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC

from bot import memory, reaching, sight, telling
from bot.acting import Acting
from bot.desk import Desk
from bot.events import Event
from bot.people.inviting import FIRST_NAME
from bot.records import EVERYWHERE, AuditEntry, Outcome, Role, Seen, Survey
from bot.records.audit import Did
from bot.records.surveys import Stage
from bot.replies import Replies, Text
from bot.store import Transaction, run
from bot.surveys import at
from bot.surveys.results import outcomes
from bot.surveys.results.figures import Findings

GONE: Replies = (Text("There are no such results, or not yet.", private=True),)


@dataclass(frozen=True, slots=True)
class Looking:
    """Somebody looks at results that they may see. `rep`: whether by an office, and not as anybody else."""

    acting: Acting
    findings: Findings
    rep: bool

    @property
    def tx(self) -> Transaction:
        return self.acting.tx

    @property
    def survey(self) -> Survey:
        return self.findings.survey

    @property
    def outcome(self) -> Outcome:
        return self.findings.outcome

    @property
    def organiser(self) -> bool:
        return self.acting.sight.held.organises(self.survey.workplace)

    @property
    def name(self) -> str:
        """Of the organiser, to stand on what they answer for; empty where nobody has said it yet."""
        held = self.acting.sight.held.offices
        names = [
            one.name
            for one in held
            if one.role is Role.ORGANISER
            and one.workplace in (EVERYWHERE, self.survey.workplace)
            and one.name != FIRST_NAME
        ]
        return names[0] if names else ""

    async def zone(self) -> str:
        return await at.zone(self.tx, self.survey.workplace)

    async def change(self, changed: Outcome) -> "Looking":
        """Only what nobody has signed yet."""
        if self.findings.signed:
            raise ValueError("what is signed does not change")
        kept = replace(changed, number=self.outcome.number + 1)
        await outcomes.keep(self.tx, kept)
        return replace(self, findings=replace(self.findings, outcome=kept))

    async def again(self) -> "Looking":
        """As it is kept by now."""
        return replace(self, findings=await outcomes.findings(self.tx, self.survey))


Look = Callable[[Looking], Awaitable[Replies]]


async def see(event: Event, desk: Desk, survey: str, look: Look, *, office: bool = False) -> Replies:
    """What `look` says; the same words where there are none and where they may not see them.

    `office`: only for who holds one there.
    """

    async def find(tx: Transaction) -> Replies:
        seen = await sight.of(tx, event.person, desk)
        kept = await tx.get(Survey, survey)
        if kept is None or kept.stage is not Stage.CLOSED:
            return GONE
        shown = await outcomes.findings(tx, kept)
        rep = seen.covers(kept.workplace)
        if not rep and (office or not shown.signed):
            return GONE
        cause = memory.cause(event, desk.secret)
        again = await tx.get(Seen, cause) is not None
        looking = Looking(Acting(tx, event, desk, seen, again), shown, rep)
        if rep:
            await reaching.remember(tx, event, desk)
            await _read(looking.acting, kept.id)
            await telling.read(tx, seen.who, kept.id)
        said = await look(looking)
        if rep and not _to_be_mended(said):
            await memory.first(tx, cause, desk.now())
        return said

    return await run(desk.store, find)


async def _read(acting: Acting, survey: str) -> None:
    """In the audit log once a day, as with systems."""
    today = acting.desk.now().astimezone(UTC).date()
    before = await acting.tx.find(AuditEntry, who=acting.who, did=Did.READ, about=survey)
    if not any(one.on == today for one in before):
        await acting.log(Did.READ, survey)


def _to_be_mended(said: Replies) -> bool:
    return any(getattr(one, "errors", None) for one in said)
