"""The results of one survey, for whoever looks: reps from the close on, everybody once an organiser has signed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC

from bot import memory, reaching, sight
from bot.acting import Acting
from bot.desk import Desk
from bot.events import Event
from bot.people.inviting import FIRST_NAME
from bot.people.offices import today_in
from bot.records import EVERYWHERE, AuditEntry, Done, FreeText, Outcome, Result, Role, Seen, Survey
from bot.records.audit import Did
from bot.records.surveys import Stage
from bot.replies import Replies, Text
from bot.store import Transaction, run
from bot.surveys import at
from bot.surveys.results import figures
from bot.surveys.results.figures import Earlier, Findings

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
        await self.tx.put(kept)
        return replace(self, findings=replace(self.findings, outcome=kept))

    async def again(self) -> "Looking":
        """As it is kept by now."""
        return replace(self, findings=await findings(self.tx, self.survey))


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
        shown = await findings(tx, kept)
        rep = seen.covers(kept.workplace)
        if not rep and (office or not shown.signed):
            return GONE
        cause = memory.cause(event, desk.secret)
        again = await tx.get(Seen, cause) is not None
        looking = Looking(Acting(tx, event, desk, seen, again), shown, rep)
        if rep:
            await reaching.remember(tx, event, desk)
            await _read(looking.acting, kept.id)
        said = await look(looking)
        if rep and not _to_be_mended(said):
            await memory.first(tx, cause, desk.now())
        return said

    return await run(desk.store, find)


async def shown_to(tx: Transaction, survey: Survey) -> bool:
    """Whether its results are signed, so that everybody may see them."""
    kept = await tx.get(Outcome, survey.id) if survey.stage is Stage.CLOSED else None
    return bool(kept and kept.signed_by)


async def unread(looking: Looking) -> list[FreeText]:
    """What no rep has read yet, in no order."""
    found = await looking.tx.readable(FreeText, survey=looking.survey.id)
    return sorted((one for one in found if not one.passed), key=lambda one: one.id)


async def done(looking: Looking) -> list[Done]:
    found = await looking.tx.readable(Done, survey=looking.survey.id)
    return sorted(found, key=lambda one: (one.on, one.id))


async def fixed(looking: Looking, by: str) -> Outcome:
    """As it is signed today, with what it was compared with."""
    earlier = await _earlier(looking.tx, looking.survey)
    compared = {(one.question.key,) for one in looking.findings.figures if one.before}
    today = today_in(await looking.zone(), looking.acting.desk.now())
    return replace(
        looking.outcome,
        signed_by=by,
        signed_on=today,
        before=tuple(one for one in (earlier.tables if earlier else ()) if one.questions in compared),
        before_closed=looking.findings.compared,
    )


async def findings(tx: Transaction, survey: Survey) -> Findings:
    outcome = await tx.get(Outcome, survey.id) or Outcome(survey.id)
    results = await tx.find(Result, survey=survey.id)
    texts = await tx.readable(FreeText, survey=survey.id)
    if outcome.signed_by:
        # The same questions: else it would not have been compared.
        earlier = Earlier(survey.questionnaire, outcome.before, outcome.before_closed) if outcome.before else None
    else:
        earlier = await _earlier(tx, survey)
    return figures.found(survey, results, texts, outcome, earlier)


async def _earlier(tx: Transaction, survey: Survey) -> Earlier | None:
    """Of the same workplace, and signed: else what is a draft there would go out from here."""
    before = await tx.get(Survey, survey.earlier) if survey.earlier else None
    if before is None or before.workplace != survey.workplace or not await shown_to(tx, before):
        return None
    found = [one for one in await tx.find(Result, survey=before.id) if one.way is survey.leading]
    closed = before.closes.astimezone(UTC).date() if before.closes else None
    return Earlier(before.questionnaire, found[0].tables, closed) if found else None


async def _read(acting: Acting, survey: str) -> None:
    """In the audit log once a day, as with systems."""
    today = acting.desk.now().astimezone(UTC).date()
    before = await acting.tx.find(AuditEntry, who=acting.who, did=Did.READ, about=survey)
    if not any(one.on == today for one in before):
        await acting.log(Did.READ, survey)


def _to_be_mended(said: Replies) -> bool:
    return any(getattr(one, "errors", None) for one in said)
