"""A rep writes to a reporter through the bot, which says that it is a person who writes."""

import secrets

from bot import telling
from bot.cases.case import Case, on
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import Message, ReturnAddress
from bot.records.audit import Did
from bot.records.reports import Side
from bot.replies import Field, Form, Kind, Replies
from bot.reports.writing import BY_A_REP
from bot.routes import Routes

ASK = "case.ask"
KEY = "case.asked"
FROM_THE_REPORTER = "From the reporter"
LONGEST = 2_000  # characters
REACHED = "I tell them that something waits, and not what. They read it with their receipt."
UNREACHED = (
    "Nothing leads me back to them, so I cannot tell them that you asked. They see it when they next look with their "
    "receipt, if they do."
)


def add(routes: Routes) -> None:
    routes.pressed(ASK, ask)
    routes.submitted(KEY, keep)


async def ask(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        return (await _form(case),)

    return await on(event, desk, look)


async def keep(event: Submitted, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        form = await _form(case)
        if wrong := form.check(event.values):
            return (wrong,)
        if not case.again:
            kept = await case.tx.find(Message, report=case.report.id)
            number = max((one.number for one in kept), default=0) + 1
            words = str(event.values["words"]).strip()
            await case.tx.add(
                Message(secrets.token_hex(16), case.report.id, Side.REP, number, await case.week(), words)
            )
            await telling.tell_reporter(case.tx, case.report.id, desk)
            await case.acting.log(Did.ASKED_REPORTER, case.report.id)
        return case.say(f"Your message is kept for them. {await _reached(case)}")

    return await on(event, desk, look)


async def _reached(case: Case) -> str:
    return REACHED if await case.tx.get(ReturnAddress, case.report.id) else UNREACHED


async def _form(case: Case) -> Form:
    return Form(
        f"{KEY} {case.report.id}",
        "Write to the reporter",
        (
            Field(
                "words",
                "Your message",
                Kind.PARAGRAPH,
                hint="Ask one thing at a time, and nothing that would make them say who they are.",
                required=True,
                most=LONGEST,
            ),
        ),
        intro=f"It stands under “{BY_A_REP}”, without your name. {await _reached(case)}",
        send="Send it",
    )
