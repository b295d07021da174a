"""What a clause is at a workplace, in words that can stand in a letter: a draft is never called a right."""

from collections.abc import Iterable

from bot import answers, days
from bot.papers.facts import Facts
from bot.papers.paper import Paragraph, Quotation
from bot.records import Mark
from knowledge.entries import Clause, Status

STOP = "agreement.stop-action"

_OTHERS = {
    Status.LAW: "a passage on what the law asks for",
    Status.POLICY: "union policy: a demand, which binds no employer",
    Status.GUIDANCE: "guidance to reps, which binds no employer",
}


def in_force(clause: str, facts: Facts) -> bool:
    """Whether the text that was signed there says the same."""
    return clause in facts.marks and facts.marks[clause].mark is Mark.SAME


def told(clause: Clause, facts: Facts) -> str:
    """Goes on after "Status: "."""
    if clause.status is not Status.DRAFT:
        return _OTHERS.get(clause.status, str(clause.status))
    place, mark = facts.place.name, facts.marks.get(clause.id)
    if mark is None:
        return f"draft agreement, not in force at {place} unless it has been adopted there"
    text = f"“{mark.title}”, signed {days.told(mark.signed)}"
    match mark.mark:
        case Mark.SAME:
            return f"agreement in force at {place}: {text}"
        case Mark.AMENDED:
            return f"amended at {place}: what binds is in {text}, and the words of the draft do not"
        case Mark.LEFT_OUT:
            return f"draft agreement; {text}, leaves it out, so it is not in force at {place}"


def brief(clause: Clause, facts: Facts) -> str:
    """The same for a reader who knows where they are."""
    mark = facts.marks.get(clause.id)
    if clause.status is not Status.DRAFT:
        return str(clause.status)
    match mark.mark if mark else None:
        case Mark.SAME:
            return "in force here"
        case Mark.AMENDED:
            return "amended here, look it up"
        case Mark.LEFT_OUT:
            return "left out here, not in force"
        case None:
            return "draft, not in force here unless adopted"


def basis(named: Iterable[tuple[str, str]], facts: Facts) -> list[Paragraph]:
    """What a letter rests on: clauses with a name for each, those of one standing together."""
    texts: dict[tuple[Mark, str], list[str]] = {}
    proposed: list[str] = []
    for clause, name in named:
        mark = facts.marks.get(clause)
        if mark is None or mark.mark is Mark.LEFT_OUT:
            proposed.append(name)
        else:
            texts.setdefault((mark.mark, f"“{mark.title}”, signed {days.told(mark.signed)},"), []).append(name)
    found = [
        f"The agreement that is in force at {facts.place.name}, {text} has this: {_list(names)}."
        if mark is Mark.SAME
        else f"{text} deals in words of its own with this: {_list(names)}. [Before you send this, check what it says.]"
        for (mark, text), names in texts.items()
    ]
    if proposed:
        found.append(
            f"Unions have put the following into a draft agreement on AI: {_list(proposed)}. As far as we know it has "
            f"not been adopted at {facts.place.name}, so we do not say that it binds you. We ask because nobody can "
            "judge a system fairly without it."
        )
    return [Paragraph(words) for words in found]


def quotation(clause: Clause, facts: Facts) -> Quotation | None:
    """The document's own words, where it has been imported."""
    found = answers.citation(clause, facts.shelf)
    if not found.quote:
        return None
    return Quotation(found.quote, f"{found.document}, {found.where}; {found.version}, fingerprint {found.fingerprint}")


def _list(names: list[str]) -> str:
    return "; ".join(names)
