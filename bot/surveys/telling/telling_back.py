"""What came of a survey is told where it was asked: "you said", later "what was done", and a meeting.

As with invitations, a round tells some more people with each commit, and says in it how far it has come.
"""

import logging
from dataclasses import replace
from functools import partial

from bot import days, faults, paused
from bot.desk import Desk
from bot.markup import plain
from bot.outbox import Composed
from bot.records import AskedIn, Done, Meeting, Notice, Outcome, Round, Survey, notice
from bot.records.surveys import Stage
from bot.replies import Button, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import at, forgetting
from bot.surveys.results import in_chat, outcomes, summary
from bot.surveys.results.outcomes import Looking
from bot.surveys.telling import inviting, meeting_words
from bot.surveys.telling.willing import NOT_ME

SAID, DONE, MEETING = "survey.said", "survey.done", "survey.meeting"
_ABOUT_THE_BOT = "I am a machine, and only hand it on."

log = logging.getLogger(__name__)


def add(routes: Routes) -> None:
    for what in (SAID, DONE, MEETING):
        routes.notice(what, worded)


async def begin(tx: Transaction, survey: str, what: str, which: str, desk: Desk) -> None:
    """In the commit of what is to be told. `which`: the same is told once, however often it is delivered."""
    round_ = Round(f"{what}/{survey}/{which}", forgetting.told(survey), 0)
    await tx.add(round_)
    await step(tx, round_.id, desk)


async def sweep(desk: Desk) -> None:
    """Some more, until all are told. One that fails keeps nothing of another."""
    for one in await run(desk.store, _open):
        try:
            while await run(desk.store, partial(step, round_=one, desk=desk)):
                pass
        except Exception as error:  # noqa: BLE001 - whatever it is, a later sweep may go well
            log.error("those asked by a survey were not all told what came of it: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's


async def step(tx: Transaction, round_: str, desk: Desk) -> bool:
    """Whether there are others."""
    kept = await tx.get(Round, round_)
    survey = await tx.get(Survey, _survey(kept.id)) if kept else None
    if kept is None or kept.done:
        return False
    if survey is None:
        await tx.put(replace(kept, done=True))
        return False
    shelf, told = kept.shelf, dict[str, None]()
    while shelf <= inviting.LAST and len(told) < inviting.IN_ONE:
        told |= {one: None async for one in inviting.reached(tx, survey, shelf)}
        shelf += 1
    what = kept.id.partition("/")[0]
    for address in told:
        await tx.add(notice(f"{kept.id}/{address}", address, what, kept.id, desk.now()))
    await tx.put(replace(kept, shelf=shelf, made=kept.made + len(told), done=shelf > inviting.LAST))
    return shelf <= inviting.LAST


async def worded(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    """From what is kept now. Whoever has ended it meanwhile is left alone."""
    what, _, which = owed.about.split("/", 2)
    survey = await tx.get(Survey, _survey(owed.about))
    channel = await tx.get(AskedIn, owed.to)
    willing = None if channel else await inviting.willing_at(tx, owed.to)
    if survey is None or survey.stage is not Stage.CLOSED or not (channel or willing):
        return Composed()
    if await paused.at(tx, willing.workplace if willing else survey.workplace):
        later = notice(f"later/{owed.id}", owed.to, owed.what, owed.about, desk.now() + inviting.AGAIN)
        return Composed(then=(later,))
    said = await _said(tx, survey, what, which, desk)
    if said is None:
        return Composed()
    if willing:
        body = f"{said.body}\n\nYou asked me to tell you."
        return Composed((replace(said, body=body, buttons=(*said.buttons, NOT_ME), private=True),))
    return Composed((said,))


async def preview(looking: Looking, outcome: Outcome) -> Text:
    """The same words, before it is signed; `outcome` as it would be then."""
    return await _you_said(looking.tx, looking.survey, outcome, looking.acting.desk)


async def _said(tx: Transaction, survey: Survey, what: str, which: str, desk: Desk) -> Text | None:
    outcome = await tx.get(Outcome, survey.id)
    if outcome is None or not outcome.signed_by:
        return None
    if what == SAID:
        return await _you_said(tx, survey, outcome, desk)
    if what == DONE:
        done = await tx.get(Done, which)
        return _done(survey, done) if done else None
    meeting = await tx.get(Meeting, survey.id)
    if meeting is None or str(meeting.number) != which or meeting.at <= desk.now():
        return None
    return await meeting_words.told(tx, survey, meeting)


async def _you_said(tx: Transaction, survey: Survey, outcome: Outcome, desk: Desk) -> Text:
    findings = replace(await outcomes.findings(tx, survey), outcome=outcome)
    lines = "\n".join(f"- {plain(line)}" for line in summary.sentences(findings))
    parts = [
        f"**You said.** What came out of **{plain(findings.title)}**:",
        lines,
        f"**What happens next**, {in_chat.BY_A_PERSON}: {plain(outcome.next)} ({plain(outcome.next_by)})",
        f"{plain(findings.standing)} {_ABOUT_THE_BOT}",
    ]
    buttons = [Button("See the results", in_chat.RESULTS, survey.id, main=True)]
    meeting = await tx.get(Meeting, survey.id)
    if meeting and not meeting.cancelled and meeting.at > desk.now():
        parts.append(meeting_words.line(meeting, await at.zone(tx, survey.workplace)))
        buttons += meeting_words.buttons(survey.id)
    return Text("\n\n".join(parts), tuple(buttons))


def _done(survey: Survey, done: Done) -> Text:
    words = (
        f"**What was done** since **{plain(at.title(survey))}**, {in_chat.BY_A_PERSON}: {plain(done.words)} "
        f"({plain(done.by)}, {days.told(done.on)})\n\n{_ABOUT_THE_BOT}"
    )
    return Text(words, (Button("See the results", in_chat.RESULTS, survey.id, main=True),))


async def _open(tx: Transaction) -> list[str]:
    return [one.id for one in await tx.find(Round) if one.survey == forgetting.told(_survey(one.id)) and not one.done]


def _survey(round_: str) -> str:
    """Round ids are what is told, of which survey, and which of them."""
    return round_.split("/")[1]
