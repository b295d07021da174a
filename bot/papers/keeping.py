"""The drafts and checklists that are kept of a system: who sees which, and what goes with the system."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot import days, sight
from bot.papers import wording
from bot.papers.facts import Facts
from bot.papers.letters.common import Composed
from bot.papers.paper import Paper
from bot.records import KeptFrom
from bot.records.papers import Checked, Draft, Letter, Part
from bot.sight import Sight
from bot.store import Transaction

UNSIGNED = "Draft, not checked by anybody yet"


@dataclass(frozen=True, slots=True)
class Fresh:
    """A letter as the register gives it, to somebody who may see all that it rests on."""

    letter: Letter
    composed: Composed
    facts: Facts

    @property
    def paper(self) -> Paper:
        return _paper(self.letter, self.composed.title, self.composed.parts, UNSIGNED)


def paper(draft: Draft) -> Paper:
    marked = mark(draft)
    if draft.letter is Letter.SUBJECT_ACCESS and marked != UNSIGNED:
        marked = ""  # a member sends it in their own name: a rep's would tell the employer that they are in the union
    return _paper(draft.letter, draft.title, draft.parts, marked)


def mark(draft: Draft) -> str:
    """Only who has signed makes more of it than a draft."""
    if not (draft.signed_by and draft.signed_on):
        return UNSIGNED
    return f"Checked and signed off by {draft.signed_by} on {days.told(draft.signed_on)}"


def begun(id_: str, fresh: Fresh, who: str, week: str) -> Draft:
    facts = fresh.facts
    return Draft(
        id_,
        facts.system.id,
        facts.system.workplace,
        fresh.letter,
        fresh.composed.title,
        fresh.composed.parts,
        week,
        who,
        hidden_from=facts.hidden_from,
        hidden_names=facts.hidden_names,
        hidden_typed=facts.hidden_typed,
    )


def reworded(draft: Draft, title: str, parts: tuple[Part, ...], facts: Facts, week: str) -> Draft:
    """Whoever had signed has not seen this: so it is a draft again."""
    return replace(
        draft,
        title=title,
        parts=parts,
        week=week,
        number=draft.number + 1,
        signed_by="",
        signed_on=None,
        hidden_from=tuple(sorted({*draft.hidden_from, *facts.hidden_from})),
        hidden_names=tuple(sorted({*draft.hidden_names, *facts.hidden_names})),
        hidden_typed=tuple(sorted({*draft.hidden_typed, *facts.hidden_typed})),
    )


def in_log(draft: Draft) -> str:
    """What the audit log says of a letter: the system; or the letter, which only those read of who may see it."""
    return draft.id if draft.hidden_from or draft.hidden_names or draft.hidden_typed else draft.system


async def draft(tx: Transaction, seen: Sight, id_: str) -> Draft | None:
    found = await tx.get(Draft, id_)
    if found is None or await sight.system(tx, seen, found.system) is None:
        return None
    return found if shown(found, seen) else None


async def drafts(tx: Transaction, seen: Sight, system: str) -> list[Draft]:
    """Of a system that they see, in the order of the letters."""
    found = [one for one in await tx.find(Draft, system=system) if shown(one, seen)]
    order = list(Letter)
    return sorted(found, key=lambda one: (order.index(one.letter), one.week, one.id))


async def forget(tx: Transaction, system: str) -> None:
    """All papers of a system, for when it is deleted. Joining two systems moves them, as all that names a system."""
    for kind in (Draft, Checked):
        for one in await tx.readable(kind, system=system):
            await tx.remove(kind, one.id)


def shown(found: Draft, seen: Sight) -> bool:
    """What rests on a report is kept from whom that report is kept from, though the report may be gone by now."""
    hidden = KeptFrom(found.id, found.hidden_from, found.hidden_names, found.hidden_typed)
    return not sight.keeps(hidden, seen.who, seen.held.offices)


def _paper(letter: Letter, title: str, parts: Iterable[Part], marked: str) -> Paper:
    blocks = tuple(block for part in parts for block in wording.read(part.words))
    name = f"{letter}-draft" if marked == UNSIGNED else str(letter)
    return Paper(name, title, marked, blocks)
