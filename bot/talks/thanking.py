"""What somebody is told once a talk is asked for: the receipt, once, and what happens next and by when."""

from bot.cases.overdue import REMIND_EVERY
from bot.desk import House
from bot.events import Owner
from bot.replies import Button, Card, Fact, Replies
from bot.reports import receipts
from bot.reports.thanking import NOTE, STATUS, WHO_IS_LEFT, escalated, seen_here
from bot.telling import Audience

TITLE = "Thank you. A talk is asked for."
NOBODY_YET = "Nobody holds a role for this workplace yet. Your request waits for the first who does."


def thanks(figures: str, told: Audience | None, owner: Owner, house: House) -> Replies:
    """Only after the commit. The same again where the same was sent twice. `told`: None where that would tell."""
    return (
        Card(
            TITLE,
            f"{NOTE} With it you see whether somebody has taken it up, change how to reach you, or take it back: "
            "write the 16 figures to me, here or elsewhere. No account leads to what you asked for, so nobody who "
            "opens yours can see it.",
            facts=(
                Fact("Your receipt", f"**{receipts.shown(figures)}**"),
                *([Fact("Who can read this here", seen_here(house))] if owner is Owner.EMPLOYER else []),
                Fact("What happens next", _next(told)),
            ),
            buttons=(Button("Look at my request", STATUS, figures),),
            private=True,
        ),
    )


def _next(told: Audience | None) -> str:
    if told is None:
        return f"{_who('reps whom you did not name')} {escalated()} {WHO_IS_LEFT}"
    if not told.first:
        return NOBODY_YET
    later = escalated() if told.reps and told.organisers else ""
    return f"{_who('reps' if told.reps else 'organisers')} {later}".strip()


def _who(who: str) -> str:
    return (
        f"The {who} are told that something waits. One of them should take it up within {REMIND_EVERY.days} days, and "
        "then get in touch; they are reminded of it."
    )
