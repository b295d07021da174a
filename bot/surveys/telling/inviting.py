"""Those who are asked are told, and reminded: all of them alike, since nobody knows who has answered."""

import logging
from dataclasses import replace
from functools import partial

from bot import faults, memory, paused
from bot.desk import Desk
from bot.events import Event
from bot.outbox import Composed
from bot.people.offices import pseudonym
from bot.records import EVERYWHERE, Notice, Round, Survey, Turnout, Workplace, Works
from bot.records.surveys import LIVE, Stage
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import at
from bot.surveys.reps import times
from bot.surveys.staff.asking import Going
from bot.surveys.staff.beginning import LIST
from bot.surveys.staff.card import OPEN
from bot.surveys.telling import invitation, rounds

ASK, REMIND = "survey.ask", "survey.remind"
NOBODY = "Nobody there has asked to be told of surveys yet."

log = logging.getLogger(__name__)


def add(routes: Routes) -> None:
    routes.notice(ASK, worded)
    routes.notice(REMIND, worded)


async def begin(tx: Transaction, survey: Survey, number: int) -> None:
    """In the commit that opens it, or that counts it as reminded. A round that was not done yet ends here."""
    for before in await tx.find(Round, survey=survey.id):
        if not before.done and before.number < number:
            await tx.put(replace(before, done=True))
    await tx.add(Round(f"{survey.id}/{number}", survey.id, number))


async def sweep(desk: Desk) -> None:
    """One that fails keeps nothing of another. Of those that are over, which grow with the years, none is looked at."""
    for survey in await run(desk.store, _open):
        try:
            await run(desk.store, partial(_remind, survey=survey, desk=desk))
            await _go_on(desk, survey)
        except Exception as error:  # noqa: BLE001 - whatever it is, a later sweep may go well
            log.error("those asked by a survey were not all told: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
    await run(desk.store, _forget)


async def step(tx: Transaction, round_: str, desk: Desk) -> bool:
    """Some more are told; whether there are others. Nothing is done while it is not time, or while it is paused."""
    kept = await tx.get(Round, round_)
    survey = await tx.get(Survey, kept.survey) if kept else None
    if kept is None or survey is None or kept.done or not await _now(tx, survey, desk):
        return False
    return await rounds.tell_more(tx, kept, survey, REMIND if kept.number else ASK, desk)


async def worded(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    """Nobody is told of what is over."""

    async def words(survey: Survey) -> Text | None:
        if _over(survey, desk):
            return None
        place = await tx.get(Workplace, survey.workplace) if survey.workplace else None
        return invitation.text(survey, place, desk.house, reminder=owed.what == REMIND)

    return await rounds.worded(owed, await tx.get(Survey, owed.about.rpartition("/")[0]), words, tx, desk)


async def progress(tx: Transaction, survey: Survey) -> list[tuple[str, str]]:
    """How far each round is, in numbers."""
    found = sorted(await tx.find(Round, survey=survey.id), key=lambda one: one.number)
    told = [(f"Reminder {one.number}" if one.number else "Invitations", await _far(tx, one, survey)) for one in found]
    return [(name, words) for name, words in told if words]


async def _far(tx: Transaction, kept: Round, survey: Survey) -> str:
    """Nothing where there was never anybody to tell, since only those are asked who come by themselves."""
    if kept.of == 0 and not kept.made:
        return NOBODY if survey.willing else ""
    return await rounds.told(tx, kept)


async def alert(event: Event, desk: Desk) -> Replies:
    """Who has said where they work is told once that a survey is open there, as they come."""
    if not event.place.private or not event.place.vouched:
        return ()
    return await memory.attempt(desk.store, partial(_alert, event=event, desk=desk), failing=(), line=desk.line)


async def _alert(tx: Transaction, event: Event, desk: Desk) -> Replies:
    works = await tx.get(Works, pseudonym(event.person, desk))
    if works is None:
        return ()
    new = []
    for survey in await tx.readable(Survey, stage=Stage.OPEN):
        here = survey.everybody and survey.workplace in (EVERYWHERE, works.workplace)
        if not here or survey.closes is None or not _is_open(survey, desk):
            continue
        if not await memory.told(tx, at.telling(event.place, survey.id, desk), desk.now(), survey.closes - desk.now()):
            new.append(survey)
    if not new:
        return ()
    buttons = tuple(Button(at.title(one), OPEN, str(Going(one.id))) for one in new)
    words = "A survey is open where you work." if len(new) == 1 else "Surveys are open where you work."
    return (Text(f"{words} Whether you answer is shown to nobody.", (*buttons, LIST), private=True),)


async def _now(tx: Transaction, survey: Survey, desk: Desk) -> bool:
    open_ = survey.stage is Stage.OPEN and _is_open(survey, desk)
    return open_ and await paused.at(tx, survey.workplace) is None


def _is_open(survey: Survey, desk: Desk) -> bool:
    return survey.opens is not None and survey.opens <= desk.now() and not _over(survey, desk)


def _over(survey: Survey, desk: Desk) -> bool:
    return survey.stage not in LIVE or (survey.closes is not None and survey.closes <= desk.now())


async def _remind(tx: Transaction, survey: Survey, desk: Desk) -> None:
    """What was missed, while the bot was away or the survey was paused, comes once."""
    kept = await tx.get(Survey, survey.id)
    if kept is None or not await _now(tx, kept, desk):
        return
    due = sum(one <= desk.now() for one in times.reminders(kept))
    if due > kept.reminded:
        await tx.put(replace(kept, reminded=due))
        await begin(tx, kept, due)


async def _go_on(desk: Desk, survey: Survey) -> None:
    found = await run(desk.store, partial(_rounds, survey=survey))
    for one in found:
        if not one.done and one.of is None and _is_open(survey, desk):
            await rounds.count(desk.store, one.id, survey)
    await rounds.go_on(desk, [one.id for one in found if not one.done], step)
    for one in found:
        if one.unreached is None:
            await run(desk.store, partial(rounds.settle, round_=one.id))


async def _rounds(tx: Transaction, survey: Survey) -> tuple[Round, ...]:
    return await tx.find(Round, survey=survey.id)


async def _open(tx: Transaction) -> tuple[Survey, ...]:
    return await tx.readable(Survey, stage=Stage.OPEN)


async def _forget(tx: Transaction) -> None:
    """How far the rounds came, and how many had answered, of surveys that are over."""
    found = await tx.find(Round)
    for id_ in sorted({one.survey for one in found} | {one.id for one in await tx.find(Turnout)}):
        survey = await tx.get(Survey, id_)  # rounds that tell of results have no such id
        if survey and survey.stage in (Stage.CLOSED, Stage.CANCELLED):
            for one in found:
                if one.survey == id_:
                    await tx.remove(Round, one.id)
            await tx.remove(Turnout, id_)
