"""The clauses that a report may engage, with the reasons, until a rep has confirmed or dropped each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.cases.case import Case, on
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.records import InForce, Mark, Report, ReportWords
from bot.records.audit import Did
from bot.records.reports import Flag, Settled
from bot.replies import Fact, Field, Form, Kind, Replies
from bot.reports import flagging
from bot.reports.flags import propose
from bot.routes import Routes
from bot.store import Transaction
from knowledge.entries import Clause, Status

FLAGS = "case.flags"
KEY = "case.flagged"
LATER = "later"
CHOICES = (
    (str(Settled.CONFIRMED), "Confirm: it engages this clause"),
    (str(Settled.DROPPED), "Drop: it does not"),
    (LATER, "Leave it open"),
)
LABELS = {Settled.PROPOSED: "May engage", Settled.CONFIRMED: "Engages", Settled.DROPPED: "Dropped"}
ENDS = {
    Settled.PROPOSED: "for a rep to confirm",
    Settled.CONFIRMED: "confirmed by a rep",
    Settled.DROPPED: "a rep found that it does not engage it",
}
NONE = "I see no clause that this case may engage. That is a machine's view, and can be wrong."


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag, with why it was raised, as far as that can still be told from what is kept."""

    flag: Flag
    reasons: tuple[str, ...]


def add(routes: Routes) -> None:
    routes.pressed(FLAGS, ask)
    routes.submitted(KEY, settle)


async def raised(tx: Transaction, report: Report, words: ReportWords | None) -> tuple[Raised, ...]:
    """Those that are kept, then those that are seen only now, such as where the register has learnt more."""
    answers = await flagging.answers(tx, report, words or ReportWords(report.id, ""))
    found = {one.clause: one.reasons for one in propose(answers)}
    kept = {one.clause: one for one in report.flags}
    return tuple(
        Raised(kept.get(clause) or Flag(clause), found.get(clause, ())) for clause in dict.fromkeys((*kept, *found))
    )


def fact(one: Raised, clauses: Mapping[str, Clause], marks: Mapping[str, InForce]) -> Fact:
    """`marks`: what the signed text of the workplace makes of a clause."""
    clause, mark = clauses.get(one.flag.clause), marks.get(one.flag.clause)
    status = clause.status if clause else None
    words = f"{plain(named(one.flag.clause, clauses))}, {ENDS[one.flag.settled]}."
    if one.reasons:
        words += f" Why: {plain('; '.join(one.reasons))}."
    if mark and mark.mark is Mark.SAME:
        status = Status.IN_FORCE
    elif mark:
        what = "amended it: look it up there" if mark.mark is Mark.AMENDED else "leaves it out"
        words += f" The text that was signed there {what}."
    return Fact(LABELS[one.flag.settled], words, status)


def named(clause: str, clauses: Mapping[str, Clause]) -> str:
    """Where it stands and what it says; its id where the documents have changed since."""
    found = clauses.get(clause)
    return f"{found.at} ({found.about})" if found else clause


async def ask(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        found = await _raised(case)
        await case.acting.log(Did.READ, case.report.id)  # what it says stands beside each clause
        return (_form(case, found),) if found else case.say(NONE)

    return await on(event, desk, look)


async def settle(event: Submitted, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        found = await _raised(case)
        if not found:
            return case.say(NONE)
        if wrong := _form(case, found).check(event.values):
            return (wrong,)
        if not case.again:
            await _settle(case, found, event)
        return case.say("Kept. What is left open still says “may engage, for a rep to confirm”.")

    return await on(event, desk, look)


async def _settle(case: Case, found: Iterable[Raised], event: Submitted) -> None:
    """Each on its own, in the log too."""
    flags = []
    for one in found:
        chosen = str(event.values.get(one.flag.clause, "") or LATER)
        settled = one.flag.settled if chosen == LATER else Settled(chosen)
        flags.append(replace(one.flag, settled=settled))
        if settled is not one.flag.settled:
            did = Did.CONFIRMED_FLAG if settled is Settled.CONFIRMED else Did.DROPPED_FLAG
            await case.acting.log(did, case.report.id)
    await case.tx.put(replace(case.report, flags=tuple(flags)))


async def _raised(case: Case) -> tuple[Raised, ...]:
    return await raised(case.tx, case.report, await case.tx.get(ReportWords, case.report.id))


def _form(case: Case, found: Iterable[Raised]) -> Form:
    clauses = case.desk.knowledge.shelf.pack.clauses
    fields, values = [], {}
    for one in found:
        why = f"May engage it: {'; '.join(one.reasons)}." if one.reasons else ""
        fields.append(Field(one.flag.clause, named(one.flag.clause, clauses), Kind.CHOICE, CHOICES, hint=why))
        values[one.flag.clause] = LATER if one.flag.settled is Settled.PROPOSED else str(one.flag.settled)
    return Form(
        f"{KEY} {case.report.id}",
        "Which clauses does it engage?",
        tuple(fields),
        intro="A machine raised these. Read the clause beside what was reported, and settle each that you can.",
        send="Save",
        values=values,
    )
