"""What somebody is told once their report is kept: the receipt, once, and what happens next and by when."""

from bot.cases.overdue import ESCALATE_AFTER, REMIND_EVERY
from bot.desk import House
from bot.events import Owner
from bot.identity import page
from bot.languages import n, t, to_be_said
from bot.records.reports import Mode
from bot.replies import Button, Card, Fact, Replies
from bot.reports import modes, receipts
from bot.reports.beginning import PAGE
from bot.telling import Audience

WHO_IS_LEFT = to_be_said(
    "I do not say here who holds a role. Where no rep is left, organisers whom you did not name are told instead. "
    "Where nobody is left, it waits until somebody else takes up a role. If it cannot wait, speak to a person whom you "
    "trust."
)
NOTE = to_be_said(
    "Note the receipt now, on paper or on a device of your own. **I show it only here, and nobody can make it again.**"
)
MORE, STATUS = "report.more", "report.status"


def thanks(figures: str, mode: Mode, told: Audience | None, owner: Owner, house: House) -> Replies:
    """Only after the commit. The same again where the same was sent twice. `told`: None where that would tell."""
    return (
        Card(
            t("Thank you. Your report is kept."),
            t(
                "{note} Whoever has it can read what reps answer, and take the report back. To use it, write the 16 "
                "figures to me.",
                note=NOTE,
            ),
            facts=(
                Fact(t("Your receipt"), f"**{receipts.shown(figures)}**"),
                *([Fact(t("Who can read this here"), seen_here(house))] if owner is Owner.EMPLOYER else []),
                Fact(modes.LABELS[mode], modes.sentence(mode)),
                Fact(t("What happens next"), _next(mode, told)),
            ),
            buttons=(
                Button(t("Add more"), MORE, figures),
                Button(t("Look at my report"), STATUS, figures),
            ),
            private=True,
        ),
    )


def seen_here(house: House) -> str:
    return t(
        "Your employer owns this place, and could find the receipt in it. It is safer to use it on a phone or computer "
        "of your own: {page}.",
        page=page(house, PAGE),
    )


def _next(mode: Mode, told: Audience | None) -> str:
    if told is None:
        return _sentences(_to_those_not_named(mode), _reminded(), escalated(), str(WHO_IS_LEFT))
    if not told.first:
        return t("Nobody holds a role for this workplace yet. The report waits for the first who does.")
    seen = _to_reps(mode) if told.reps else _to_organisers(mode)
    return _sentences(seen, _reminded(), escalated() if told.reps and told.organisers else "")


def _sentences(*said: str) -> str:
    return " ".join(filter(None, said))


def _to_those_not_named(mode: Mode) -> str:
    if mode is Mode.NAMED:
        return t("The reps whom you did not name can see it now, and are told that something waits.")
    return t(
        "Within 24 hours the reps whom you did not name can see it, and are told that something waits. I let a time at "
        "random pass first, so that nobody can tell when you wrote."
    )


def _to_reps(mode: Mode) -> str:
    if mode is Mode.NAMED:
        return t("The reps can see it now, and are told that something waits.")
    return t(
        "Within 24 hours the reps can see it, and are told that something waits. I let a time at random pass first, so "
        "that nobody can tell when you wrote."
    )


def _to_organisers(mode: Mode) -> str:
    if mode is Mode.NAMED:
        return t("The organisers can see it now, and are told that something waits.")
    return t(
        "Within 24 hours the organisers can see it, and are told that something waits. I let a time at random pass "
        "first, so that nobody can tell when you wrote."
    )


def _reminded() -> str:
    return n(
        "One of them should take it up within a day; they are reminded of it.",
        "One of them should take it up within {count} days; they are reminded of it.",
        REMIND_EVERY.days,
    )


def escalated() -> str:
    return n(
        "If nobody has after a day, organisers are told.",
        "If nobody has after {count} days, organisers are told.",
        ESCALATE_AFTER.days,
    )
