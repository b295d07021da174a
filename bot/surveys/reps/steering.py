"""While a survey is open its reps pause it, give it more time, close it or cancel it. They see no answer."""

from dataclasses import replace

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import Survey
from bot.records.audit import Did
from bot.records.surveys import Stage
from bot.replies import Button, Field, Form, Replies, Text
from bot.routes import Routes
from bot.surveys import at
from bot.surveys.reps import showing, times
from bot.surveys.reps.turnout import LIVE
from bot.surveys.staff import promises

EXTENDED, CLOSED, CANCELLED = "surveys.extended", "surveys.closed", "surveys.cancelled"
CLOSE = (
    "Close it now? Nobody can answer any more, and the answers are counted and erased. It cannot be opened again. "
    "It was to be open until {until}."
)
CANCEL = "Cancel it? All answers are erased, and nobody ever sees a result. It cannot be opened again."


def add(routes: Routes) -> None:
    routes.pressed(showing.PAUSE, paused)
    routes.pressed(showing.GO_ON, gone_on)
    routes.pressed(showing.EXTEND, ask_until)
    routes.submitted(EXTENDED, extended)
    routes.pressed(showing.CLOSE, ask_to_close)
    routes.pressed(CLOSED, closed)
    routes.pressed(showing.CANCEL, ask_to_cancel)
    routes.pressed(CANCELLED, cancelled)


async def paused(event: Pressed, desk: Desk) -> Replies:
    return await _move(event, desk, Stage.OPEN, Stage.PAUSED, Did.PAUSED_SURVEY)


async def gone_on(event: Pressed, desk: Desk) -> Replies:
    return await _move(event, desk, Stage.PAUSED, Stage.OPEN, Did.RESUMED_SURVEY)


async def ask_until(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        survey = await _live(acting, event.value)
        return (_form(survey, await at.zone(acting.tx, survey.workplace)),) if survey else at.GONE

    return await act(event, desk, ask)


async def extended(event: Submitted, desk: Desk) -> Replies:
    async def extend(acting: Acting) -> Replies:
        survey = await _live(acting, event.form.partition(" ")[2])
        if survey is None or survey.closes is None:
            return at.GONE
        zone = await at.zone(acting.tx, survey.workplace)
        form = _form(survey, zone)
        if wrong := form.check(event.values):
            return (wrong,)
        until = times.read(str(event.values["closes"]), zone, times.CLOSES_AT)
        words = ""
        if until is None:
            words = times.HINT
        elif until < survey.closes:
            words = f"It cannot close earlier than those who are asked were told: {promises.told(survey.closes, zone)}."
        elif survey.opens and until > survey.opens + times.LONGEST:
            words = "It can be open for three months at most: until then the answers lie sealed, and not erased."
        if until is None or words:
            return (replace(form, values=dict(event.values), errors={"closes": words}),)
        longer = replace(survey, closes=until)
        if until > survey.closes:
            await acting.tx.put(longer)
            await acting.log(Did.EXTENDED_SURVEY, survey.id)
        return await showing.card(acting, longer)

    return await act(event, desk, extend)


async def ask_to_close(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        survey = await _live(acting, event.value)
        if survey is None:
            return at.GONE
        zone = await at.zone(acting.tx, survey.workplace)
        words = CLOSE.format(until=promises.told(survey.closes, zone) if survey.closes else "you close it")
        return _sure(survey, words, "Yes, close it now", CLOSED)

    return await act(event, desk, ask)


async def ask_to_cancel(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        survey = await _live(acting, event.value)
        return _sure(survey, CANCEL, "Yes, cancel it", CANCELLED) if survey else at.GONE

    return await act(event, desk, ask)


async def closed(event: Pressed, desk: Desk) -> Replies:
    return await _end(event, desk, Stage.COUNTING, Did.CLOSED_SURVEY)


async def cancelled(event: Pressed, desk: Desk) -> Replies:
    return await _end(event, desk, Stage.ERASING, Did.CANCELLED_SURVEY)


async def _end(event: Pressed, desk: Desk, stage: Stage, did: Did) -> Replies:
    """From this commit on no answer is taken; `closing` counts and erases, and goes on with that after a crash."""

    async def end(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        if survey is None:
            return at.GONE
        if survey.stage not in LIVE:
            return await showing.card(acting, survey)
        now = desk.now()
        ended = replace(survey, stage=stage, closes=min(survey.closes or now, now))
        await acting.tx.put(ended)
        await acting.log(did, survey.id)
        return await showing.card(acting, ended)

    return await act(event, desk, end)


async def _move(event: Pressed, desk: Desk, before: Stage, after: Stage, did: Did) -> Replies:
    async def move(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        if survey is None:
            return at.GONE
        if survey.stage is not before or acting.again:
            return await showing.card(acting, survey)
        moved = replace(survey, stage=after)
        await acting.tx.put(moved)
        await acting.log(did, survey.id)
        return await showing.card(acting, moved)

    return await act(event, desk, move)


async def _live(acting: Acting, id_: str) -> Survey | None:
    found = await at.theirs(acting, id_)
    return found if found and found.stage in LIVE else None


def _form(survey: Survey, zone: str) -> Form:
    field = Field("closes", "Until when?", hint=f"{times.HINT} It can only become later.", required=True, most=40)
    values = {"closes": times.written(survey.closes, zone)} if survey.closes else {}
    return Form(f"{EXTENDED} {survey.id}", "Give it more time", (field,), send="Save", values=values)


def _sure(survey: Survey, words: str, label: str, action: str) -> Replies:
    return (
        Text(words, (Button(label, action, survey.id), Button("No, leave it open", at.ONE, survey.id)), private=True),
    )
