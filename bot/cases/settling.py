"""A rep settles that what was reported is so, and that it counts as one person's own report."""

from dataclasses import replace

from bot.cases.case import Case, on
from bot.desk import Desk
from bot.events import Pressed
from bot.records.audit import Did
from bot.replies import Button, Replies
from bot.routes import Routes

CONFIRM, UNCONFIRM = "case.confirm", "case.unconfirm"
INDEPENDENT, IS_INDEPENDENT, NOT_INDEPENDENT = "case.independent", "case.is_independent", "case.not_independent"
COUNTS_PEOPLE = (
    "**Do you know that no other report of this workplace is by the same person?**\n\n"
    "How many have reported something is shown only from a certain number up, so that nobody can be picked out. That "
    "number counts people and not reports: if one person wrote twice, it would show too early. Of several reports by "
    "one person, about whatever system and from whatever year, say yes for one. Nothing that I keep tells who wrote "
    "what, so only a rep can settle it. Say yes only if you know, such as from speaking with them."
)


def add(routes: Routes) -> None:
    routes.pressed(CONFIRM, confirm)
    routes.pressed(UNCONFIRM, unconfirm)
    routes.pressed(INDEPENDENT, ask)
    routes.pressed(IS_INDEPENDENT, independent)
    routes.pressed(NOT_INDEPENDENT, not_independent)


async def confirm(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        if not case.again and not case.report.confirmed:
            await case.tx.put(replace(case.report, confirmed=True))
            await case.acting.log(Did.CONFIRMED, case.report.id)
        undo = Button("Take that back", UNCONFIRM, case.report.id)
        return case.say("Kept: a rep has confirmed that it is as reported.", undo)

    return await on(event, desk, look)


async def unconfirm(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        if not case.again and case.report.confirmed:
            await case.tx.put(replace(case.report, confirmed=False))
            await case.acting.log(Did.UNCONFIRMED, case.report.id)
        return case.say("Kept: no rep has confirmed it.")

    return await on(event, desk, look)


async def ask(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        yes = Button("Yes, I know that", IS_INDEPENDENT, case.report.id)
        no = Button("No, or I cannot tell", NOT_INDEPENDENT, case.report.id)
        others = Button("See the reports of this system", "inbox.of", case.report.system)
        return case.say(COUNTS_PEOPLE, yes, no, others)

    return await on(event, desk, look)


async def independent(event: Pressed, desk: Desk) -> Replies:
    return await _settle(event, desk, "Kept: it counts as a report of one more person.", yes=True)


async def not_independent(event: Pressed, desk: Desk) -> Replies:
    return await _settle(event, desk, "Kept: it does not count as a report of one more person.", yes=False)


async def _settle(event: Pressed, desk: Desk, words: str, *, yes: bool) -> Replies:
    async def look(case: Case) -> Replies:
        if not case.again and case.report.independent is not yes:
            await case.tx.put(replace(case.report, independent=yes))
            await case.acting.log(Did.SETTLED_INDEPENDENT, case.report.id)
        return case.say(words)

    return await on(event, desk, look)
