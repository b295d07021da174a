"""How a letter is shown: its words, how far it has come, and what can be done with it."""

import re

from bot.acting import Acting
from bot.markup import plain
from bot.papers import keeping, text
from bot.papers.giving import NOT_SENT
from bot.papers.keeping import Fresh
from bot.papers.letters import NAMES
from bot.papers.paper import Paper
from bot.records.papers import Draft, Letter
from bot.register.at import GONE
from bot.replies import Button, Card, Fact, Replies

OF, DRAFT, KEEP, OPEN = "papers.of", "papers.draft", "papers.keep", "papers.open"
REWORD, WORDS = "papers.reword", "papers.words"  # of one that is not kept yet, and of one that is
SIGN, SIGNED = "papers.sign", "papers.signed"
DELETE, DELETED = "papers.delete", "papers.deleted"
CHECKS, BRIEF = "papers.checks", "papers.brief"
ITEMS = "register.items"

ASKS_FOR_ITEMS = (Letter.INFORMATION, Letter.ASSESSMENTS)
_GAPS = re.compile(r"\[[^\[\]]{1,200}\]")
_SEND = "Send it yourself, in a way that you can prove."
_RECORD = f"{_SEND} Then record on which day you asked, so that I can tell you when it is overdue."
_NEXT = {
    **dict.fromkeys(ASKS_FOR_ITEMS, _RECORD),
    Letter.SUBJECT_ACCESS: "Give it to the member, who fills in what is in brackets and sends it. It names no rep.",
}
_NO_NAME = (
    "Nobody has confirmed the name of the system, and a reporter may have typed it: so I left a gap. Confirm it in the "
    "register first, or write what the employer calls it."
)


def gaps(draft: Draft) -> list[str]:
    """What a person must still fill in, each once."""
    return list(dict.fromkeys(found for part in draft.parts for found in _GAPS.findall(part.words)))


def fresh(found: Fresh) -> Card:
    paper, system = found.paper, found.facts.system
    notes = " ".join(filter(None, (found.composed.advice, "" if system.confirmed else _NO_NAME)))
    what = f"{found.letter} {system.id}"
    return Card(
        paper.title,
        text.message(paper),
        facts=(Fact("For you alone", notes),) if notes else (),
        buttons=(
            Button("Keep it, to sign it off", KEEP, what, main=True),
            Button("Change the words", REWORD, what),
            Button("Letters and brief", OF, system.id),
        ),
        footer=f"Not kept yet. {NOT_SENT}",
        private=True,
    )


async def one(acting: Acting, draft: Draft | None) -> tuple[Replies, Paper | None]:
    """A kept one; the same words where there is none and where they may not see it."""
    if draft is None:
        return GONE, None
    paper = keeping.paper(draft)
    return (_card(paper, draft),), paper


def _card(paper: Paper, draft: Draft) -> Card:
    open_ = gaps(draft)
    facts = [Fact("What this is", f"{NAMES[draft.letter]}. {plain(keeping.mark(draft))}")]
    if open_:
        facts.append(Fact("Still to fill in", f"{len(open_)} in brackets"))
    if draft.signed_by:
        step, first = _NEXT.get(draft.letter, _SEND), []
        if draft.letter in ASKS_FOR_ITEMS:
            first = [Button("Record what was asked", ITEMS, draft.system, main=True)]
    else:
        step = "Check every word of it, then sign it off by name."
        first = [Button("Sign it off", SIGN, draft.id, main=True)]
    facts.append(Fact("Next step", step))
    return Card(
        paper.title,
        text.message(paper),
        facts=tuple(facts),
        buttons=(
            *first,
            Button("Change the words", WORDS, draft.id),
            Button("Delete it", DELETE, draft.id),
            Button("Letters and brief", OF, draft.system),
        ),
        footer=NOT_SENT,
        private=True,
    )
