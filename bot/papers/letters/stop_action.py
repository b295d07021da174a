"""The stop-action pack: what happened in the open, what is owed, how many reported it, and what that rests on.

What reps note for themselves, such as how a meeting went, stays out of it: an employer reads this.
"""

from collections.abc import Iterator
from datetime import date

from bot import days
from bot.papers import levers, status
from bot.papers.facts import Facts
from bot.papers.letters import common
from bot.papers.letters.common import Composed, part
from bot.papers.paper import Block, Heading, Paragraph, Table
from bot.records import Mark, NineItem
from bot.records.papers import Part, Section
from bot.records.register import Lifecycle
from bot.register import labels
from bot.register.nine_items import MEANS, Standing, days_overdue, due_by, standing

_LAW = (levers.CONSULT, levers.BARGAINING, levers.RISKS, levers.DATA)


def compose(facts: Facts) -> Composed:
    advice = ["What the register holds is set out as it stands, and cannot be changed here: correct it there."]
    if not facts.clauses:
        advice.append("No rep has confirmed a clause as engaged yet: that is done in the case.")
    if not facts.counted.at_least:
        advice.append("Before you send it, think whether the employer could tell from it who has spoken to the union.")
    return Composed(
        f"Request to pause {facts.called}",
        (
            common.head(facts),
            part(Section.OPENING, Paragraph(common.about(facts)), Paragraph(_opening(facts))),
            _status(facts),
            part(Section.TIMELINE, Heading("What happened so far"), *_timeline(facts), fixed=True),
            part(Section.OWED, Heading("The nine documents"), _items(facts), fixed=True),
            part(Section.REPORTS, Heading("Reports by members"), Paragraph(facts.counted.words), fixed=True),
            *_clauses(facts),
            *common.law((*_LAW, *levers.of_clauses((*facts.clauses, status.STOP), facts.shelf.pack)), facts),
            common.closing(
                "While the system is paused we propose: [what should happen in that time, and who does it].",
                "Please tell us by [day] that it is paused. If you do not agree, please tell us why in writing, and "
                "name the person to whom this goes next.",
            ),
        ),
        " ".join(advice),
    )


def _opening(facts: Facts) -> str:
    mark = facts.marks.get(status.STOP)
    text = f"“{mark.title}”, signed {days.told(mark.signed)}," if mark else ""
    if status.in_force(status.STOP, facts):
        return (
            f"The agreement that is in force at {facts.place.name}, {text} lets the union pause a system until a "
            f"dispute about it is settled. We call for {facts.called} to be paused now, until what is set out below is "
            "settled with us."
        )
    ask = f"We ask you to pause {facts.called} until what is set out below is settled with us."
    if mark and mark.mark is Mark.AMENDED:
        return f"{ask} {text} deals with that in words of its own. [Before you send this, check what it says.]"
    return (
        f"{ask} We ask for this by agreement: what unions have drafted on stopping a system has not been adopted at "
        f"{facts.place.name}, as far as we know, so we do not say that it binds you."
    )


def _status(facts: Facts) -> Part:
    clause = facts.shelf.pack.clauses.get(status.STOP)
    blocks: list[Block] = [Heading("What the request to pause rests on")]
    if clause is None:
        blocks.append(Paragraph("On your agreement. No clause on stopping a system is held here."))
    else:
        blocks.append(Paragraph(f"The stop-action clause ({clause.at}). Status: {status.told(clause, facts)}."))
        quoted = status.quotation(clause, facts)
        blocks += [quoted] if quoted else []
    return part(Section.STATUS, *blocks, fixed=True)


def _timeline(facts: Facts) -> Iterator[Block]:
    rows = tuple((days.told(day), words) for day, words in sorted(_events(facts), key=lambda row: row[0]))
    if rows:
        yield Table(("Day", "What happened"), rows)
    yield Paragraph(
        f"As the union has it in its register, the consultation stands like this on {days.told(facts.today)}: "
        f"{labels.CONSULTATION[facts.system.consultation].lower()}."
    )


def _events(facts: Facts) -> Iterator[tuple[date, str]]:
    for told in facts.disclosures:
        yield told.on, f"You told us of it{_stage(told.lifecycle)}."
    for item in facts.items:
        name = MEANS[item.item].name
        for day, words in ((item.asked, "We last asked for"), (item.received, "We had"), (item.refused, "You refused")):
            if day:
                yield day, f"{words} item {item.item.number}, {name}."
    for entry in facts.log:
        following = f" Next date: {days.told(entry.next_on)}." if entry.next_on else ""
        yield entry.on, f"{labels.HAPPENED[entry.what]}. {labels.LEVEL[entry.level]}.{following}"


def _stage(lifecycle: Lifecycle) -> str:
    return "" if lifecycle is Lifecycle.UNKNOWN else f", as: {labels.LIFECYCLE[lifecycle].lower()}"


def _items(facts: Facts) -> Table:
    rows = (
        (f"{one.item.number}. {MEANS[one.item].name}", str(standing(one, facts.today)), _since(one, facts))
        for one in facts.items
    )
    return Table(("Document", "Standing", "Since"), tuple(rows))


def _since(item: NineItem, facts: Facts) -> str:
    late, due = days_overdue(item, facts.today), due_by(item)
    match standing(item, facts.today):
        case Standing.OVERDUE if item.asked and due:
            return f"{days.told(item.asked)}; due on {days.told(due)}, {late} days late"
        case Standing.ASKED if item.asked and due:
            return f"{days.told(item.asked)}; due on {days.told(due)}"
        case Standing.REFUSED if item.refused:
            return days.told(item.refused)
        case Standing.RECEIVED if item.received:
            return days.told(item.received)
        case _:
            return ""


def _clauses(facts: Facts) -> Iterator[Part]:
    blocks: list[Block] = []
    for id_ in facts.clauses:
        clause = facts.shelf.pack.clauses[id_]
        source = facts.shelf.pack.sources[clause.source].title
        blocks.append(Paragraph(f"{clause.id} ({source}, {clause.at}). Status: {status.told(clause, facts)}."))
        quoted = status.quotation(clause, facts)
        blocks.append(quoted or Paragraph(f"It is about: {clause.about}."))
    if blocks:
        first = Paragraph("Representatives have looked at each of these and hold that the system engages it.")
        yield part(Section.CLAUSES, Heading("Clauses that are engaged"), first, *blocks, fixed=True)
