"""A rep notes something about a case for the others."""

import secrets

from bot.cases.case import Case, on
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import CaseNote
from bot.records.audit import Did
from bot.replies import Field, Form, Kind, Replies
from bot.routes import Routes

NOTE = "case.note"
KEY = "case.noted"
LONGEST = 2_000  # characters


def add(routes: Routes) -> None:
    routes.pressed(NOTE, ask)
    routes.submitted(KEY, keep)


async def ask(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        return (_form(case),)

    return await on(event, desk, look)


async def keep(event: Submitted, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        if wrong := _form(case).check(event.values):
            return (wrong,)
        if not case.again:
            kept = await case.tx.find(CaseNote, report=case.report.id)
            number = max((one.number for one in kept), default=0) + 1
            words = str(event.values["words"]).strip()
            note = CaseNote(secrets.token_hex(16), case.report.id, case.who, number, await case.week(), words)
            await case.tx.add(note)
            await case.acting.log(Did.NOTED, case.report.id)
        return case.say("Your note is kept. Whoever may see this case can read it; its reporter cannot.")

    return await on(event, desk, look)


def _form(case: Case) -> Form:
    return Form(
        f"{KEY} {case.report.id}",
        "A note on this case",
        (Field("words", "Your note", Kind.PARAGRAPH, required=True, most=LONGEST),),
        intro="Whoever may see this case can read it. Write no more about its reporter than it needs.",
        send="Keep the note",
    )
