"""The way to each change of a draft: all its questions, one of them, what else there is, and the last change undone."""

from collections.abc import Callable

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import Survey
from bot.replies import Field, Form, Kind, Replies
from bot.routes import Routes
from bot.surveys import at
from bot.surveys.reps.editing import (
    answers,
    conditions,
    in_languages,
    overview,
    pairing,
    pasting,
    places,
    undoing,
    words,
)
from bot.surveys.reps.editing.changes import draft

CHOSEN = "surveys.chosen"
PARTS = (words, answers, places, conditions, pairing, in_languages, pasting)


def add(routes: Routes) -> None:
    for part in PARTS:
        part.add(routes)
    routes.pressed(at.QUESTIONS, everything)
    routes.pressed(overview.MORE, more)
    routes.pressed(overview.WHICH, which)
    routes.submitted(CHOSEN, chosen)
    routes.pressed(undoing.UNDO, undone)


async def everything(event: Pressed, desk: Desk) -> Replies:
    return await _show(event, desk, overview.card)


async def more(event: Pressed, desk: Desk) -> Replies:
    return await _show(event, desk, overview.more)


async def which(event: Pressed, desk: Desk) -> Replies:
    return await _show(event, desk, lambda survey: (_which(survey),))


async def chosen(event: Submitted, desk: Desk) -> Replies:
    async def show(acting: Acting) -> Replies:
        survey = await draft(acting, event.form.partition(" ")[2])
        if survey is None:
            return at.GONE
        if wrong := _which(survey).check(event.values):
            return (wrong,)
        return overview.question(survey, key=str(event.values["question"]))

    return await act(event, desk, show)


async def undone(event: Pressed, desk: Desk) -> Replies:
    id_, _, stamp = event.value.partition(" ")

    async def undo(acting: Acting) -> Replies:
        survey = await draft(acting, id_)
        if survey is None:
            return at.GONE
        if acting.again or stamp != undoing.stamp(survey):
            return overview.card(survey)
        before = undoing.undone(survey)
        await acting.tx.put(before)
        return overview.card(before, (undoing.UNDONE,))

    return await act(event, desk, undo)


async def _show(event: Pressed, desk: Desk, card: Callable[[Survey], Replies]) -> Replies:
    async def show(acting: Acting) -> Replies:
        survey = await draft(acting, event.value)
        return card(survey) if survey else at.GONE

    return await act(event, desk, show)


def _which(survey: Survey) -> Form:
    options = overview.options(survey.questionnaire.questions, survey.questionnaire)
    field = Field("question", "Which question?", Kind.CHOICE, options, required=True)
    return Form(f"{CHOSEN} {survey.id}", "Change a question", (field,), send="Go on")
