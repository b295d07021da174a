"""The privacy notice: who is responsible, what for, by which right, who sees it, for how long, and what one can do.

UK GDPR, articles 13 and 14. What is kept comes from `bot.privacy.described`; the short of it stands in
`bot.privacy.statement`, and is shown first.
"""

from bot.markup import plain
from bot.privacy import wording
from bot.privacy.described.kept import Kept, Lies, Part
from bot.privacy.periods import Periods
from bot.privacy.terms import Terms
from bot.replies import Card, Fact

TITLE = "Privacy notice"
NO_MACHINE = (
    "None is made about you by a machine. I find answers, and point reps at clauses; people decide what follows "
    "from a report, from an answer and from a campaign."
)
RIGHTS = (
    "To be told what is held about you and get a copy, to have it corrected or erased, to have its use limited or "
    "object to it, to take it with you, and to take consent back, which changes nothing of what was done before. Write "
    "*my data* to me in a chat of our own: most of it works there at once. For the rest ask {contact}; an answer is "
    "due within a month, and costs nothing."
)
COMPLAINT = (
    "You can complain to the Information Commissioner’s Office at any time, at [ico.org.uk](https://ico.org.uk)."
)
NAMED = (
    "If you are named in a report or in what is known of a system, it came from somebody who works there or from the "
    "employer. Reps read it, and you are not told by me, since that would tell who wrote it. You have the same rights; "
    "what would give away somebody else is left out."
)
OBLIGED = (
    "Nobody has to tell me anything. Who tells nothing gets the same answers, but for what is in force where they work."
)


def in_full(terms: Terms) -> tuple[Card, ...]:
    """The law first, then one card for each purpose. The same for everybody."""
    return (_law(terms), *(_of(part, terms.keeps) for part in terms.parts))


def as_markdown(cards: tuple[Card, ...]) -> str:
    """For a file. The Markdown of `bot.markup` is a part of what other programs read."""
    return "\n".join(line for card in cards for line in _lines(card))


def _law(terms: Terms) -> Card:
    operator, contact = plain(terms.house.operator), plain(terms.house.contact)
    return Card(
        TITLE,
        "All of it, with the law that it rests on. It is made from what the program does.",
        facts=(
            Fact("Who is responsible (the controller)", f"{operator}. To reach a person: {contact}."),
            Fact("What you can ask for", RIGHTS.format(contact=contact)),
            Fact("If you are not content with the answer", COMPLAINT),
            Fact("Decisions by a machine", NO_MACHINE),
            Fact("Whether you must tell me anything", OBLIGED),
            Fact(
                "Who else gets it",
                "Nobody gets it from me but who is named below. The chat that you write in carries your words to me, "
                "and whoever owns that chat can keep them; where it keeps them is for its owner to say.",
            ),
            Fact("If somebody else wrote of you", NAMED),
        ),
    )


def _of(part: Part, keeps: Periods) -> Card:
    purpose = part.purpose
    return Card(
        purpose.name,
        purpose.words,
        facts=(
            Fact("Whose", purpose.people),
            Fact("By which right", f"{purpose.basis.value} {purpose.special.value}"),
            *(_kept(one, keeps) for one in part.kept),
        ),
    )


def _kept(kept: Kept, keeps: Periods) -> Fact:
    lies = "" if kept.lies is Lies.STORE else f" It lies {kept.lies}."
    words = f"{wording.sentence(wording.period(kept, keeps))} {_shown(kept)} {wording.sentence(kept.tells)}{lies}"
    return Fact(wording.capital(wording.unlinked(kept.what)), words)


def _shown(kept: Kept) -> str:
    return f"Shown to: {kept.seen}."


def _lines(card: Card) -> tuple[str, ...]:
    facts = tuple(line for fact in card.facts for line in (f"**{fact.label}.** {fact.words}", ""))
    return (f"## {card.title}", "", *((card.body, "") if card.body else ()), *facts)
