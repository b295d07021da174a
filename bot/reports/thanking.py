"""What somebody is told once their report is kept: the receipt, once, and what happens next and by when."""

from bot.cases.overdue import ESCALATE_AFTER, REMIND_EVERY
from bot.desk import House
from bot.events import Owner
from bot.identity import page
from bot.records.reports import Mode
from bot.replies import Button, Card, Fact, Replies
from bot.reports import modes, receipts
from bot.reports.beginning import PAGE
from bot.telling import Audience

ESCALATED = f" If nobody has after {ESCALATE_AFTER.days} days, organisers are told."
WHO_IS_LEFT = (
    "I do not say here who holds a role. Where no rep is left, organisers whom you did not name are told instead. "
    "Where nobody is left, it waits until somebody else takes up a role. If it cannot wait, speak to a person whom you "
    "trust."
)
NOTE = (
    "Note the receipt now, on paper or on a device of your own. **I show it only here, and nobody can make it again.**"
)
MORE, STATUS = "report.more", "report.status"


def thanks(figures: str, mode: Mode, told: Audience | None, owner: Owner, house: House) -> Replies:
    """Only after the commit. The same again where the same was sent twice. `told`: None where that would tell."""
    return (
        Card(
            "Thank you. Your report is kept.",
            f"{NOTE} Whoever has it can read what reps answer, and take the report back. To use it, write the 16 "
            "figures to me.",
            facts=(
                Fact("Your receipt", f"**{receipts.shown(figures)}**"),
                *([Fact("Who can read this here", seen_here(house))] if owner is Owner.EMPLOYER else []),
                Fact(modes.LABELS[mode], modes.sentence(mode)),
                Fact("What happens next", _next(mode, told)),
            ),
            buttons=(
                Button("Add more", MORE, figures),
                Button("Look at my report", STATUS, figures),
            ),
            private=True,
        ),
    )


def seen_here(house: House) -> str:
    return (
        "Your employer owns this place, and could find the receipt in it. It is safer to use it on a phone or computer "
        f"of your own: {page(house, PAGE)}."
    )


def _next(mode: Mode, told: Audience | None) -> str:
    if told is None:
        return f"{_when(mode, 'reps whom you did not name')}{ESCALATED} {WHO_IS_LEFT}"
    if not told.first:
        return "Nobody holds a role for this workplace yet. The report waits for the first who does."
    later = ESCALATED if told.reps and told.organisers else ""
    return f"{_when(mode, 'reps' if told.reps else 'organisers')}{later}"


def _when(mode: Mode, who: str) -> str:
    when = (
        f"The {who} can see it now, and are told that something waits."
        if mode is Mode.NAMED
        else f"Within 24 hours the {who} can see it, and are told that something waits. I let a time at random pass "
        "first, so that nobody can tell when you wrote."
    )
    return f"{when} One of them should take it up within {REMIND_EVERY.days} days; they are reminded of it."
