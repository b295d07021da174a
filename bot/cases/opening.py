"""A rep opens a case: they are shown all of it, which stands in the audit log."""

from dataclasses import replace

from bot import telling
from bot.cases import card, flagging
from bot.cases.case import Case, on
from bot.desk import Desk
from bot.events import Pressed
from bot.records import CaseNote, InForce, Message, Reporter, ReportWords, System, Workplace
from bot.records.audit import Did
from bot.records.reports import Side
from bot.replies import Replies
from bot.routes import Routes


def add(routes: Routes) -> None:
    routes.pressed(telling.OPEN_CASE, opened)


async def opened(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        await case.acting.log(Did.READ, case.report.id)
        if not case.again:
            await telling.read(case.tx, case.who, case.report.id)
            await _read_by_a_rep(case)
        return (card.of(await _shown(case)),)

    return await on(event, desk, look, living=False)


async def _read_by_a_rep(case: Case) -> None:
    for one in await case.tx.find(Message, report=case.report.id):
        if one.side is Side.REPORTER and not one.read:
            await case.tx.put(replace(one, read=True))


async def _shown(case: Case) -> card.Shown:
    tx, report = case.tx, case.report
    system = await tx.get(System, report.system)
    words = await tx.get(ReportWords, report.id)
    reporter = await tx.get(Reporter, report.id)
    notes = await tx.find(CaseNote, report=report.id)
    names = {who: await case.name(who) for who in {one.by for one in notes}}
    return card.Shown(
        report,
        await case.name(case.holder) if case.holder else "",
        case.mine,
        case.organising,
        system,
        await tx.get(Workplace, report.workplace),
        words,
        reporter.name if reporter else "",
        await flagging.raised(tx, report, words),
        case.desk.knowledge.shelf.pack.clauses,
        {one.clause: one for one in await tx.find(InForce, workplace=report.workplace)},
        await tx.find(Message, report=report.id),
        [(names[one.by], one) for one in notes],
    )
