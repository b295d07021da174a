"""Those who are asked are told, and reminded: all of them alike, since nobody knows who has answered.

Ten thousand people are not told in one commit. A round says how far it has come, in the commit that makes the notices
of the next few; so whoever goes on after a crash tells nobody twice. The outbox then keeps each platform's limits.
"""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

from bot import faults, memory, paused
from bot.desk import Desk
from bot.events import Event
from bot.markup import plain
from bot.outbox import Composed
from bot.people.offices import pseudonym
from bot.records import EVERYWHERE, Address, AskedIn, Notice, Round, State, Survey, Turnout, Willing, Works, notice
from bot.records.surveys import Stage
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import at
from bot.surveys.questionnaire import timing
from bot.surveys.reps import times, turnout
from bot.surveys.staff import promises
from bot.surveys.staff.asking import Going
from bot.surveys.staff.beginning import LIST, OPEN
from bot.surveys.telling.willing import NOT_ME

ASK, REMIND = "survey.ask", "survey.remind"
IN_ONE = 100  # notices that one commit makes, and a shelf more
LAST = 256  # shelf 0 is that of the channels, the others are of people
AGAIN = times.SHORTEST  # until a notice is looked at again that comes while the survey is paused
NOBODY_KNOWS = "I cannot know who has answered, so everybody gets this. If you have, thank you."

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
    """One that fails keeps nothing of another."""
    for survey in await run(desk.store, _all):
        try:
            if survey.stage is Stage.OPEN:
                await run(desk.store, partial(_remind, survey=survey, desk=desk))
                for one in await run(desk.store, partial(_rounds, survey=survey)):
                    while await run(desk.store, partial(step, round_=one, desk=desk)):
                        pass
            elif survey.stage in (Stage.CLOSED, Stage.CANCELLED):
                await run(desk.store, partial(_forget, survey=survey))
        except Exception as error:  # noqa: BLE001 - whatever it is, a later sweep may go well
            log.error("those asked by a survey were not all told: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's


async def step(tx: Transaction, round_: str, desk: Desk) -> bool:
    """Some more are told; whether there are others. Nothing is done while it is not time, or while it is paused."""
    kept = await tx.get(Round, round_)
    survey = await tx.get(Survey, kept.survey) if kept else None
    if kept is None or survey is None or kept.done or not await _now(tx, survey, desk):
        return False
    shelf, told = kept.shelf, dict[str, None]()
    while shelf <= LAST and len(told) < IN_ONE:
        told |= {one: None async for one in reached(tx, survey, shelf)}
        shelf += 1
    what = REMIND if kept.number else ASK
    for address in told:
        await tx.add(notice(f"{kept.id}/{address}", address, what, kept.id, desk.now()))
    await tx.put(replace(kept, shelf=shelf, made=kept.made + len(told), done=shelf > LAST))
    return shelf <= LAST


async def worded(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    """Whoever has ended it meanwhile is left alone. While it is paused the notice waits."""
    survey = await tx.get(Survey, owed.about.rpartition("/")[0])
    channel = await tx.get(AskedIn, owed.to)
    willing = None if channel else await willing_at(tx, owed.to)
    if survey is None or not (channel or willing) or _over(survey, desk):
        return Composed()
    stopped = await paused.at(tx, willing.workplace if willing else survey.workplace)
    if stopped or survey.stage is Stage.PAUSED:
        later = notice(f"later/{owed.id}", owed.to, owed.what, owed.about, desk.now() + AGAIN)
        return Composed(then=(later,))
    zone = await at.zone(tx, survey.workplace)
    asked = survey.questionnaire
    begins = "**Reminder.** " if owed.what == REMIND else ""
    until = f" It is open until {promises.told(survey.closes, zone)}." if survey.closes else ""
    words = (
        f"{begins}A survey: **{plain(at.title(survey))}**. {plain(survey.asks)} asks those who work there, members or "
        f"not.{until} {timing.takes(asked, asked.languages[0])} Who answers is shown to nobody."
    )
    if owed.what == REMIND:
        words += f" {NOBODY_KNOWS}"
    answer = Button("Look at it", OPEN, str(Going(survey.id)), main=True)
    if willing:
        return Composed((Text(f"{words}\n\nYou asked me to tell you.", (answer, NOT_ME), private=True),))
    return Composed((Text(words, (answer,)),))


async def progress(tx: Transaction, survey: Survey) -> list[tuple[str, str]]:
    """How far each round is, in numbers. Who could not be reached is told to nobody."""
    lines = []
    for one in sorted(await tx.find(Round, survey=survey.id), key=lambda one: one.number):
        waiting = len(await tx.find(Notice, about=one.id, state=State.WAITING))
        failed = len(await tx.find(Notice, about=one.id, state=State.UNDELIVERED))
        name = f"Reminder {one.number}" if one.number else "Told of it"
        more = "" if one.done else ", and not all are written yet"
        words = f"{one.made - waiting - failed} sent, {waiting} waiting, {failed} cannot be reached{more}."
        lines.append((name, words))
    return lines


async def alert(event: Event, desk: Desk) -> Replies:
    """Who has said where they work is told once that a survey is open there, as they come."""
    if not event.place.private or not event.place.vouched:
        return ()
    return await memory.attempt(desk.store, partial(_alert, event=event, desk=desk), failing=())


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
    return survey.stage not in turnout.LIVE or (survey.closes is not None and survey.closes <= desk.now())


async def reached(tx: Transaction, survey: Survey, shelf: int) -> AsyncIterator[str]:
    """Ids of the addresses of that shelf."""
    if not shelf:
        for channel in survey.channels:
            if await tx.get(AskedIn, channel):
                yield channel
    elif survey.willing:
        for one in await tx.readable(Willing, shelf=f"{shelf - 1:02x}"):
            if survey.workplace in (EVERYWHERE, one.workplace):
                yield one.address


async def willing_at(tx: Transaction, address: str) -> Willing | None:
    kept = await tx.get(Address, address)
    willing = await tx.get(Willing, kept.person) if kept else None
    return willing if willing and willing.address == address else None


async def _remind(tx: Transaction, survey: Survey, desk: Desk) -> None:
    """What was missed, while the bot was away or the survey was paused, comes once."""
    kept = await tx.get(Survey, survey.id)
    if kept is None or not await _now(tx, kept, desk):
        return
    due = sum(one <= desk.now() for one in times.reminders(kept))
    if due > kept.reminded:
        await tx.put(replace(kept, reminded=due))
        await begin(tx, kept, due)


async def _rounds(tx: Transaction, survey: Survey) -> list[str]:
    return [one.id for one in await tx.find(Round, survey=survey.id) if not one.done]


async def _all(tx: Transaction) -> tuple[Survey, ...]:
    return await tx.readable(Survey)


async def _forget(tx: Transaction, survey: Survey) -> None:
    for one in await tx.find(Round, survey=survey.id):
        await tx.remove(Round, one.id)
    await tx.remove(Turnout, survey.id)
