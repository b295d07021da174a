"""What a rep needs who meets the employer about a system tomorrow, on one page."""

from collections.abc import Iterable, Iterator

from bot import days
from bot.papers import levers, one_page, status
from bot.papers.facts import Facts
from bot.papers.paper import Paper, short
from bot.papers.questions import ALL, fitting, open_ones
from bot.records import NineItem
from bot.records.papers import Checked, Reply
from bot.register import labels, schedule
from bot.register.nine_items import GAINS, MEANS, Standing, days_overdue, due_by, standing

LAW = (levers.CONSULT, levers.BARGAINING, levers.DATA, levers.EQUALITY)
_NAME, _LINE = 60, 170  # characters
_NOES, _SILENT, _DATES, _LAWS, _CLAUSES = 3, 2, 3, 5, 4
_OPEN = 5


def of_system(facts: Facts) -> Paper:
    parts = (
        ("What is known", [*_known(facts)]),
        ("What is missing", [*_missing(facts)]),
        ("Consultation", [*_consultation(facts)]),
        ("Clauses and law to point to", [*clauses(facts), *_law(facts)]),
        ("Questions to ask", [*_questions(facts)]),
    )
    title = f"Brief: {short(facts.system.name, _NAME)}, {short(facts.place.name, _NAME)}"
    mark = marked(days.told(facts.today))
    return one_page.fill(lambda blocks: Paper("brief", title, mark, blocks, compact=True), parts)


def marked(today: str) -> str:
    return f"For reps only, drafted from the register on {today}. Check it before you rely on it."


def clauses(facts: Facts) -> Iterator[str]:
    """Those that a rep confirmed, and the one on stopping a system, each with its true status."""
    known = facts.shelf.pack.clauses
    for id_ in dict.fromkeys((*facts.clauses[:_CLAUSES], status.STOP)):
        if id_ in known:
            about = known[id_].about
            yield f"{short(f'{about[:1].upper()}{about[1:]}', 110)} ({id_}): {status.brief(known[id_], facts)}"


def owed(facts: Facts, *stands: Standing) -> list[NineItem]:
    """The longest overdue first."""
    found = [one for one in facts.items if standing(one, facts.today) in stands]
    return sorted(found, key=lambda one: (-days_overdue(one, facts.today), one.item.number))


def said(facts: Facts, reply: Reply) -> list[Checked]:
    """In the order of the checklists."""
    return [one for id_ in ALL if (one := facts.checks.get(id_)) and one.reply is reply]


def _known(facts: Facts) -> Iterator[str]:
    system, words = facts.system, facts.words
    kinds = [label[:1].lower() + label[1:] for does, label in labels.DOES.items() if does in system.does]
    stage = labels.stage(system.lifecycle)
    yield "; ".join((stage[:1].upper() + stage[1:], *kinds))
    if facts.disclosures:
        last = facts.disclosures[-1]
        yield from _given(f"The employer told us on {days.told(last.on)}", last.words or "of it, in no words kept here")
    else:
        yield "The employer has told us nothing of it, as far as the register holds"
    yield facts.counted.brief
    yield from _given("Supplier", system.supplier)
    yield from _given("The employer says", words.employer_says)
    yield from _given("What it is for", words.purpose)
    yield from _given("Data", words.data or labels.listed(labels.OF_PEOPLE, system.of_people))
    yield from _given("Human control", words.control)


def _missing(facts: Facts) -> Iterator[str]:
    today = facts.today
    late = owed(facts, Standing.OVERDUE)
    yield from _listed("Overdue", (f"{_called(one)} ({days_overdue(one, today)} days)" for one in late))
    yield from _listed("Refused", map(_called, owed(facts, Standing.REFUSED)))
    for one in said(facts, Reply.NO)[:_NOES]:
        yield f"Answered no on {days.told(one.on)}: {ALL[one.question].ask}"
    yield from _listed("Never asked for", map(_called, owed(facts, Standing.NOT_ASKED)))
    for one in said(facts, Reply.NO_REPLY)[:_SILENT]:
        yield f"No reply, asked on {days.told(one.on)}: {ALL[one.question].ask}"
    waiting = owed(facts, Standing.ASKED)
    yield from _listed(
        "Asked for", (f"{_called(one)} (due {days.told(due)})" for one in waiting if (due := due_by(one)))
    )
    yield f"{GAINS.name}: {standing(facts.gains, today)}"
    yield from _listed("Received", map(_called, owed(facts, Standing.RECEIVED)))


def _consultation(facts: Facts) -> Iterator[str]:
    yield labels.CONSULTATION[facts.system.consultation]
    for day, what in schedule.coming_up(facts.log, facts.gains, facts.today)[:_DATES]:
        yield f"Next: {what}, {days.told(day)}"
    past = [one for one in facts.log if one.on <= facts.today]
    for last in past[-1:]:
        outcome = f": {short(last.outcome, _LINE)}" if last.outcome else ""
        yield f"Last: {labels.HAPPENED[last.what].lower()}, {days.told(last.on)}{outcome}"


def _law(facts: Facts) -> list[str]:
    wanted = dict.fromkeys((*LAW[:2], *levers.of_clauses(facts.clauses, facts.shelf.pack), *LAW))
    return levers.brief(wanted, facts.shelf.pack)[:_LAWS]


def _questions(facts: Facts) -> Iterator[str]:
    wanted = owed(facts, Standing.OVERDUE, Standing.REFUSED)
    if wanted:
        yield f"By which day do we get what you still owe: {'; '.join(map(_called, wanted[:3]))}?"
    for one in said(facts, Reply.NO)[:_NOES]:
        yield f"{ALL[one.question].ask} You said no: what will change, and by when?"
    for one in said(facts, Reply.NO_REPLY)[:_SILENT]:
        yield f"{ALL[one.question].ask} We still have no reply."
    for question in open_ones(fitting(facts.system), facts.checks)[:_OPEN]:
        yield question.ask


def _called(item: NineItem) -> str:
    name = MEANS[item.item].name
    return name[0].lower() + name[1:]


def _given(label: str, words: str) -> Iterator[str]:
    if words:
        yield f"{label}: {short(words, _LINE)}"


def _listed(label: str, names: Iterable[str]) -> Iterator[str]:
    found = "; ".join(names)
    if found:
        yield f"{label}: {found}"
