"""While a survey is open its reps pause it, give it more time, close it or cancel it. They see no answer.

What is asked at each workplace by itself is steered all at once in the same way.
"""

from dataclasses import replace
from datetime import datetime

from bot.acting import Acting
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import Survey
from bot.records.audit import Did
from bot.records.surveys import LIVE, Stage, Wanted
from bot.replies import Button, Field, Form, Replies, Text
from bot.routes import Routes
from bot.surveys import at, campaigns, closing
from bot.surveys.reps import approvals, showing, times
from bot.surveys.reps.doing import doing
from bot.surveys.staff import promises

EXTENDED, CLOSED, CANCELLED = "surveys.extended", "surveys.closed", "surveys.cancelled"
STEERED = (*LIVE, Stage.SPLIT)
CLOSE = (
    "Close {it} now? Nobody can answer any more, and the answers are counted and erased. This cannot be undone. "
    "It was to be open until {until}."
)
CANCEL = "Cancel {it}? All answers are erased uncounted, and nobody ever sees a result. This cannot be undone."
ASKED = "A second rep must approve that. Until then it closes when it was to."


def add(routes: Routes) -> None:
    routes.pressed(showing.PAUSE, paused)
    routes.pressed(showing.GO_ON, gone_on)
    routes.pressed(showing.EXTEND, ask_until)
    routes.submitted(EXTENDED, extended)
    routes.pressed(showing.CLOSE, ask_to_close)
    routes.pressed(CLOSED, closed)
    routes.pressed(showing.CANCEL, ask_to_cancel)
    routes.pressed(CANCELLED, cancelled)
    routes.pressed(showing.MORE, shown_more)
    routes.pressed(showing.PARTS, shown_parts)


async def paused(event: Pressed, desk: Desk) -> Replies:
    return await _move(event, desk, Stage.OPEN, Stage.PAUSED, Did.PAUSED_SURVEY)


async def gone_on(event: Pressed, desk: Desk) -> Replies:
    return await _move(event, desk, Stage.PAUSED, Stage.OPEN, Did.RESUMED_SURVEY)


async def ask_until(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, survey: Survey) -> Replies:
        return (await _form(acting, survey, await _live(acting, survey)),)

    return await doing(event, desk, event.value, STEERED, ask)


async def extended(event: Submitted, desk: Desk) -> Replies:
    async def extend(acting: Acting, survey: Survey) -> Replies:
        found = await _live(acting, survey)
        form = await _form(acting, survey, found)
        if not found:
            return await showing.card(acting, survey)
        if wrong := form.check(event.values):
            return (wrong,)
        until = times.read(str(event.values["closes"]), await at.zone(acting.tx, survey.workplace), times.CLOSES_AT)
        if until is None:
            return (_again(form, event, times.UNREADABLE),)
        for one in found:
            if wrong_time := await too_late(acting, one, until):
                return (_again(form, event, wrong_time),)
        asked = [await _extend(acting, one, until) for one in found]
        if refusal := next(filter(None, asked), ""):
            return at.again(survey, refusal)
        return await showing.card(acting, await acting.tx.get(Survey, survey.id) or survey)

    return await doing(event, desk, event.form.partition(" ")[2], STEERED, extend)


async def too_late(acting: Acting, survey: Survey, until: datetime) -> str:
    """Why it cannot be open until then, and what to do; nothing where it can."""
    zone = await at.zone(acting.tx, survey.workplace)
    if survey.closes and until < survey.closes:
        return (
            "It cannot close earlier than those who are asked were told. Write a time after "
            f"{promises.told(survey.closes, zone)}, or close it now."
        )
    if survey.opens and until > times.last(survey.opens, zone):
        return times.too_long(survey.opens, zone)
    return ""


async def give_time(acting: Acting, survey: Survey, until: datetime) -> Survey:
    longer = replace(survey, closes=until)
    if survey.closes is None or until > survey.closes:
        await acting.tx.put(longer)
        await acting.log(Did.EXTENDED_SURVEY, survey.id)
    return longer


async def ask_to_close(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, survey: Survey) -> Replies:
        closes = campaigns.closes(await _live(acting, survey))
        zone = await at.zone(acting.tx, survey.workplace)
        words = CLOSE.format(it=_it(survey), until=promises.told(closes, zone) if closes else "you close it")
        return _sure(survey, words, f"Yes, close {_it(survey)} now", CLOSED)

    return await doing(event, desk, event.value, STEERED, ask)


async def ask_to_cancel(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, survey: Survey) -> Replies:
        return _sure(survey, CANCEL.format(it=_it(survey)), f"Yes, cancel {_it(survey)}", CANCELLED)

    return await doing(event, desk, event.value, STEERED, ask)


async def closed(event: Pressed, desk: Desk) -> Replies:
    return await _end(event, desk, Stage.COUNTING, Did.CLOSED_SURVEY)


async def cancelled(event: Pressed, desk: Desk) -> Replies:
    return await _end(event, desk, Stage.ERASING, Did.CANCELLED_SURVEY)


async def shown_more(event: Pressed, desk: Desk) -> Replies:
    return await doing(event, desk, event.value, tuple(Stage), showing.more)


async def shown_parts(event: Pressed, desk: Desk) -> Replies:
    return await doing(event, desk, event.value, (Stage.SPLIT,), showing.one_by_one)


async def _extend(acting: Acting, survey: Survey, until: datetime) -> str:
    """At once, or once a second rep approves it. Why not, where nobody could approve it."""
    if survey.closes and until <= survey.closes:
        return ""
    if await at.needs_two(acting.tx, survey.workplace):
        return await approvals.ask(acting, survey, Wanted.LONGER, until=until)
    await give_time(acting, survey, until)
    return ""


async def _end(event: Pressed, desk: Desk, stage: Stage, did: Did) -> Replies:
    """From this commit on no answer is taken; `closing` counts and erases, and goes on with that after a crash."""

    async def end(acting: Acting, survey: Survey) -> Replies:
        for one in await _live(acting, survey):
            await closing.end(acting.tx, one, stage, desk.now())
            await acting.log(did, one.id)
        return await showing.card(acting, await acting.tx.get(Survey, survey.id) or survey)

    return await doing(event, desk, event.value, STEERED, end)


async def _move(event: Pressed, desk: Desk, before: Stage, after: Stage, did: Did) -> Replies:
    async def move(acting: Acting, survey: Survey) -> Replies:
        found = await campaigns.pieces(acting.tx, survey)
        for one in found if not acting.again else ():
            if one.stage is before:
                await acting.tx.put(replace(one, stage=after))
                await acting.log(did, one.id)
        return await showing.card(acting, await acting.tx.get(Survey, survey.id) or survey)

    return await doing(event, desk, event.value, (before, Stage.SPLIT), move)


async def _live(acting: Acting, survey: Survey) -> list[Survey]:
    return [one for one in await campaigns.pieces(acting.tx, survey) if one.stage in LIVE]


async def _form(acting: Acting, survey: Survey, found: list[Survey]) -> Form:
    zone, closes = await at.zone(acting.tx, survey.workplace), campaigns.closes(found)
    field = Field("closes", "Until when?", hint=f"{times.HINT} It can only become later.", required=True, most=40)
    values = {"closes": times.written(closes, zone)} if closes else {}
    two = any([await at.needs_two(acting.tx, one.workplace) for one in found])
    title = f"Give {_it(survey)} more time"
    return Form(f"{EXTENDED} {survey.id}", title, (field,), ASKED if two else "", send="Save", values=values)


def _again(form: Form, event: Submitted, wrong: str) -> Form:
    return replace(form, values=dict(event.values), errors={"closes": wrong})


def _it(survey: Survey) -> str:
    return "them all" if survey.stage is Stage.SPLIT else "it"


def _sure(survey: Survey, words: str, label: str, action: str) -> Replies:
    no = "No, leave them open" if survey.stage is Stage.SPLIT else "No, leave it open"
    return (Text(words, (Button(label, action, survey.id), Button(no, at.ONE, survey.id)), private=True),)
