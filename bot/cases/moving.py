"""A rep says how far a case has come, which the reporter sees too."""

from bot import telling
from bot.cases import overdue
from bot.cases.case import Case, on
from bot.cases.taking import TAKE
from bot.cases.words import STANDS
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records.audit import Did
from bot.records.reports import Stand
from bot.replies import Button, Field, Form, Kind, Replies
from bot.routes import Routes

MOVE = "case.move"
KEY = "case.moved"
STEPS = tuple(stand for stand in Stand if stand is not Stand.RECEIVED)  # which it is until somebody takes it
FIRST_TAKE = "Nobody has taken this case. Please take it first: then people know whom to ask."


def add(routes: Routes) -> None:
    routes.pressed(MOVE, ask)
    routes.submitted(KEY, move)


async def ask(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        return (_form(case),) if case.holder else _untaken(case)

    return await on(event, desk, look)


async def move(event: Submitted, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        if not case.holder:
            return _untaken(case)
        if wrong := _form(case).check(event.values):
            return (wrong,)
        state = Stand(str(event.values["state"]))
        if not case.again and state is not case.report.state:
            await case.move(state)
            if case.report.state is Stand.CLOSED:
                await overdue.begin_again(case.tx, case.report.id, desk.now())
            await telling.tell_reporter(case.tx, case.report.id, desk)
            await case.acting.log(Did.MOVED_ON, case.report.id)
        return case.say(f"Kept: **{STANDS[state]}**. The reporter sees it when they look with their receipt.")

    return await on(event, desk, look)


def _untaken(case: Case) -> Replies:
    return case.say(FIRST_TAKE, Button("Take it", TAKE, case.report.id, main=True))


def _form(case: Case) -> Form:
    options = tuple((str(stand), STANDS[stand].capitalize()) for stand in STEPS)
    now = {"state": str(case.report.state)} if case.report.state in STEPS else {}
    return Form(
        f"{KEY} {case.report.id}",
        "How far has it come?",
        (Field("state", "It is now", Kind.CHOICE, options, required=True),),
        intro="The reporter sees it too, when they look with their receipt. You can go forward and back.",
        send="Save",
        values=now,
    )
