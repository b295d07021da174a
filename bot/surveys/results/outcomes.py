"""The results of one survey as they are kept, and what goes with them: who signed, what was said and done since."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date

from bot.records import Done, FreeText, Outcome, Result, Signed, Survey
from bot.records.surveys import Stage
from bot.store import Transaction, UnreadableError
from bot.surveys.results import figures
from bot.surveys.results.figures import Earlier, Findings

LOST_NAME = "an organiser (whose name was lost in a restore)"


async def shown_to(tx: Transaction, survey: Survey) -> bool:
    """Whether its results are signed, so that everybody may see them."""
    return survey.stage is Stage.CLOSED and bool((await of(tx, survey.id)).signed_by)


async def of(tx: Transaction, survey: str) -> Outcome:
    """What goes with the results by now. What was signed stays so where all that names somebody is lost."""
    kept = None
    with suppress(UnreadableError):
        kept = await tx.get(Outcome, survey)
    signed = await tx.get(Signed, survey)
    if signed is None or (kept and kept.signed_by):
        return kept or Outcome(survey)
    return Outcome(survey, 1, "", "", LOST_NAME, signed.on, signed.before, signed.before_closed)


async def keep(tx: Transaction, outcome: Outcome) -> None:
    await tx.put(outcome)
    if outcome.signed_on:
        await tx.put(Signed(outcome.id, outcome.signed_on, outcome.before, outcome.before_closed))


async def unread(tx: Transaction, survey: str) -> list[FreeText]:
    """What no rep has read yet, in no order."""
    found = await tx.readable(FreeText, survey=survey)
    return sorted((one for one in found if not one.passed), key=lambda one: one.id)


async def done(tx: Transaction, survey: str) -> list[Done]:
    found = await tx.readable(Done, survey=survey)
    return sorted(found, key=lambda one: (one.on, one.id))


async def fixed(tx: Transaction, findings: Findings, by: str, today: date) -> Outcome:
    """As it is signed today, with what it was compared with."""
    earlier = await _earlier(tx, findings.survey)
    compared = {(one.question.key,) for one in findings.figures if one.before}
    return replace(
        findings.outcome,
        signed_by=by,
        signed_on=today,
        before=tuple(one for one in (earlier.tables if earlier else ()) if one.questions in compared),
        before_closed=findings.compared,
    )


async def findings(tx: Transaction, survey: Survey) -> Findings:
    outcome = await of(tx, survey.id)
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
