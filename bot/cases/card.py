"""A case as a rep sees it. Pure: what it shows was looked up before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.cases import asking, flagging, moving, noting, redacting, settling, taking, words
from bot.cases.case import INBOX, TAKEN_BACK
from bot.cases.codes import code
from bot.cases.flagging import Raised
from bot.markup import plain
from bot.records import CaseNote, InForce, Message, Report, ReportWords, System, Workplace
from bot.records.reports import Side, Since
from bot.register import labels
from bot.replies import Button, Card, Fact, grouped
from bot.reports.writing import BY_A_REP
from knowledge.entries import Clause

SYSTEM, MOVE = "register.system", "register.move"
NEXT, CHECK, PASS_ON, SEE = "Next", "Check it", "Pass it on", "See also"
UNSETTLED = "not settled yet: it may be by somebody who has reported this system before"
FOOTER = "Everybody who opens this case is in the audit log. Its code can be said to other reps; it tells nothing."


@dataclass(frozen=True, slots=True)
class Shown:
    """All of a case that is shown. `holder` is a name, empty where nobody has it; `notes` come with the writer's."""

    report: Report
    holder: str = field(repr=False)
    mine: bool
    organising: bool
    system: System | None
    place: Workplace | None
    words: ReportWords | None
    reporter: str = field(repr=False)
    raised: Sequence[Raised]
    clauses: Mapping[str, Clause]
    marks: Mapping[str, InForce]
    messages: Sequence[Message]
    notes: Sequence[tuple[str, CaseNote]] = field(repr=False)


def of(shown: Shown) -> Card:
    title = f"Case {code(shown.report.id)}"
    if shown.report.taken_back:
        return Card(title, TAKEN_BACK, (*_whose(shown), *_said(shown)), buttons=(INBOX,), private=True, confided=True)
    return Card(
        title,
        "",
        (*_whose(shown), *_written(shown), *_known(shown), *_flags(shown), *_settled(shown), *_said(shown)),
        buttons=(*_buttons(shown), *grouped(SEE, INBOX)),
        footer=FOOTER,
        private=True,
        confided=True,
    )


def _whose(shown: Shown) -> list[Fact]:
    report, place = shown.report, shown.place
    where = plain(place.name) if place else "no workplace on the list; see what they wrote"
    return [
        Fact("System", _system(shown.system)),
        Fact("Where", f"{where}, {plain(report.part)}" if report.part else where),
        Fact("Reported", words.week(report.week)),
        Fact("State", words.stand(report) + (f", since {words.week(report.changed)}" if report.changed else "")),
        Fact("Taken by", "you" if shown.mine else plain(shown.holder) or "nobody"),
    ]


def _known(shown: Shown) -> list[Fact]:
    """What counts for nothing any more once it was taken back."""
    report = shown.report
    found = [Fact("Reporter", words.mode(report, shown.reporter))]
    if report.known:
        found.append(Fact("How they know", labels.KNOWN[report.known]))
    if report.does:
        found.append(Fact("What it does", labels.listed(labels.DOES, report.does)))
    if report.stages:
        found.append(Fact("Where in employment", labels.listed(labels.STAGES, report.stages)))
    if report.since is not Since.UNKNOWN:
        found.append(Fact("In use since", labels.SINCE[report.since]))
    return found


def _settled(shown: Shown) -> list[Fact]:
    counted = "one more person, as a rep has settled" if shown.report.independent else UNSETTLED
    confirmed = "a rep has confirmed that it is so" if shown.report.confirmed else "not yet"
    return [Fact("Confirmed", confirmed), Fact("Counts as", counted)]


def _system(system: System | None) -> str:
    if system is None:
        return "no longer in the register"
    return plain(system.name) + ("" if system.confirmed else " (no rep has confirmed this name yet)")


def _written(shown: Shown) -> list[Fact]:
    return [Fact(words.FIELDS[name], plain(text)) for name, text in words.written(shown.words).items()]


def _flags(shown: Shown) -> list[Fact]:
    return [flagging.fact(one, shown.clauses, shown.marks) for one in shown.raised]


def _said(shown: Shown) -> list[Fact]:
    sides = {Side.REP: BY_A_REP, Side.REPORTER: asking.FROM_THE_REPORTER}
    said = [
        Fact(f"{sides[one.side]}, {words.week(one.week)}", plain(one.words))
        for one in sorted(shown.messages, key=lambda one: (one.number, one.id))
    ]
    noted = [
        Fact(f"Note of {name or 'somebody who no longer holds a role here'}, {words.week(one.week)}", plain(one.words))
        for name, one in sorted(shown.notes, key=lambda one: (one[1].number, one[1].id))
    ]
    return [*said, *noted]


def _buttons(shown: Shown) -> list[Button]:
    report = shown.report
    found: list[tuple[str, str, str, bool]] = [
        (NEXT, "Take it", taking.TAKE, not shown.holder),
        (NEXT, "How far has it come?", moving.MOVE, bool(shown.holder)),
        (NEXT, "Write to the reporter", asking.ASK, True),
        (NEXT, "Add a note", noting.NOTE, True),
        (CHECK, "Settle the clauses", flagging.FLAGS, bool(shown.raised)),
        (CHECK, "Confirm: it is so", settling.CONFIRM, not report.confirmed),
        (CHECK, "Take the confirmation back", settling.UNCONFIRM, report.confirmed),
        (CHECK, "Is it one more person?", settling.INDEPENDENT, True),
        (CHECK, "It is about another system", MOVE, shown.system is not None),
        (PASS_ON, "Copy for the employer", redacting.COPY, True),
        (PASS_ON, "Hand it over", taking.HAND, shown.mine or shown.organising),
        (PASS_ON, "Give it back", taking.GIVE_BACK, shown.mine),
        (PASS_ON, "Ask an organiser to take it", taking.ASK, not shown.organising),
    ]
    buttons = [
        Button(label, action, report.id, main=action == taking.TAKE, group=group)
        for group, label, action, there in found
        if there
    ]
    if shown.system:
        buttons.append(Button("See the system", SYSTEM, shown.system.id, group=SEE))
    return buttons
