"""What the letters have in common: who writes to whom, what is known of a system, how each of the nine items stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot import days
from bot.papers import levers, status, wording
from bot.papers.facts import Facts
from bot.papers.paper import Block, Heading, Paragraph, Signature
from bot.records import NineItem
from bot.records.papers import Part, Section
from bot.records.register import Lifecycle
from bot.register.nine_items import MEANS, Standing, days_overdue, due_by, standing

_STAGES = {
    Lifecycle.PROPOSED: "which is planned",
    Lifecycle.TRIAL: "which is on trial",
    Lifecycle.IN_USE: "which is in use",
    Lifecycle.WITHDRAWN: "which was in use",
    Lifecycle.UNKNOWN: "which, as we understand, is in use or planned",
}

_LEVERS = 8  # in one letter, so that it can still be changed in a form


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter that nobody has changed yet. `advice` is for the rep alone, in the Markdown of `bot.markup`."""

    title: str = field(repr=False)
    parts: tuple[Part, ...]
    advice: str = ""


def part(section: Section, *blocks: Block, fixed: bool = False) -> Part:
    return Part(section, wording.write(blocks), fixed)


def head(facts: Facts) -> Part:
    lines = (
        f"To: [name and post], {facts.place.employer}",
        f"Workplace: {facts.place.name}",
        "From: [your name and office], for [union and branch]",
        f"Date: {days.told(facts.today)}",
    )
    return part(Section.HEAD, Paragraph("\n".join(lines)), Paragraph("Dear [name],"))


def about(facts: Facts) -> str:
    """The first sentences of a letter. What the employer has told is said as the register holds it."""
    told = (
        f"You told us of it on {days.told(facts.disclosures[-1].on)}."
        if facts.disclosures
        else "We have no record that you have told us of it."
    )
    return f"We write about {facts.called}, {_STAGES[facts.system.lifecycle]} at {facts.place.name}. {told}"


def law(wanted: Iterable[str], facts: Facts, *, heading: str = "What the law says today") -> tuple[Part, ...]:
    found = levers.points([*dict.fromkeys(wanted)][:_LEVERS], facts.shelf.pack, facts.today)
    return (part(Section.LAW, Heading(heading), found),) if found else ()


def basis(named: Iterable[tuple[str, str]], facts: Facts) -> tuple[Part, ...]:
    """What clauses there are for it, each with its true status."""
    found = status.basis(named, facts)
    return (part(Section.BASIS, Heading("What we rest this on"), *found),) if found else ()


def closing(*paragraphs: str) -> Part:
    written = [Paragraph(words) for words in paragraphs]
    signed = Signature(("Name", "Office", "Union and branch"))
    return part(Section.CLOSING, *written, Paragraph("Yours sincerely"), signed)


def item_name(item: NineItem) -> str:
    return f"item {item.item.number}, {_small(MEANS[item.item].name)}"


def asked_before(item: NineItem, facts: Facts) -> str:
    """What came of it so far, as a sentence to the employer; empty where it was never asked for."""
    due, late = due_by(item), days_overdue(item, facts.today)
    match standing(item, facts.today):
        case Standing.OVERDUE if item.asked and due:
            return (
                f"We asked for this on {days.told(item.asked)} and hoped for it by {days.told(due)}, "
                f"{late} {'day' if late == 1 else 'days'} ago."
            )
        case Standing.ASKED if item.asked and due:
            return f"We asked for this on {days.told(item.asked)} and look forward to it by {days.told(due)}."
        case Standing.REFUSED if item.refused:
            return f"You refused this on {days.told(item.refused)}. Please think again, or tell us why in writing."
        case Standing.RECEIVED if item.received:
            return f"We had this from you on {days.told(item.received)}, thank you."
        case _:
            return ""


def _small(name: str) -> str:
    return name[0].lower() + name[1:]
