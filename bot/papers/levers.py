"""Law that binds today, in words for an employer: each with its source, where it holds, and how sure that is."""

from collections.abc import Iterable
from datetime import date

from bot import days
from bot.papers.paper import Points, short
from knowledge.entries import Lever, Pack, Sure

CONSULT, BARGAINING, RISKS = "consult-safety-reps", "bargaining-information", "risk-assessment"
DATA, TOLD, COPY = "data-protection-assessment", "told-about-data", "copy-of-my-data"
EQUALITY, DISCRIMINATION, ADJUSTMENTS = "equality-duty", "no-discrimination", "reasonable-adjustments"
MONITORING, MACHINES, REDUNDANCY = "monitoring-guidance", "automated-decisions", "redundancy-consultation"

_TOLD = {
    CONSULT: "Where our union is recognised, its safety representatives are consulted in good time about what new "
    "technology could do to people's health and safety.",
    BARGAINING: "An employer gives a recognised union, when it asks, the information that it needs to bargain.",
    RISKS: "An employer assesses the risks to health and safety at work, and new technology is among them.",
    DATA: "A use of personal data that is likely to be a high risk to people is assessed in writing beforehand.",
    TOLD: "People are told which personal data is collected about them, and what for.",
    COPY: "Anybody can ask for a copy of the personal data that is held about them, free of charge. The answer is due "
    "within one month, or up to three where the request is complex.",
    EQUALITY: "A public body has due regard to equality whenever it decides, also when it decides on a system.",
    DISCRIMINATION: "Nobody may be discriminated against at work over a protected characteristic, whether a person or "
    "a machine does it.",
    ADJUSTMENTS: "Reasonable adjustments are made for disabled staff, also in the software that they work with.",
    MONITORING: "An employer that monitors its workers is to be open about it, to assess it, and to ask them or their "
    "representatives.",
    MACHINES: "A decision that matters much to somebody, and that a machine takes alone, needs safeguards: they are "
    "told, can put their case, can have a person look at it, and can contest it.",
    REDUNDANCY: "Before 20 or more redundancies at one establishment within 90 days, the employer consults.",
}
_SURE = {
    Sure.IN_FORCE: "in force",
    Sure.REGULATOR: "guidance of the regulator, not law itself",
    Sure.SECONDARY: "[we know this from a secondary source: check it before you send this]",
    Sure.UNCONFIRMED: "[not confirmed to be in force: check it before you send this]",
}


def points(wanted: Iterable[str], pack: Pack, today: date) -> Points | None:
    """Those that this knowledge holds; None where it holds none of them."""
    found = [pack.levers[one] for one in dict.fromkeys(wanted) if one in pack.levers]
    return Points(tuple(_told(lever, today) for lever in found)) if found else None


def brief(wanted: Iterable[str], pack: Pack) -> list[str]:
    """Each on a line, for somebody who knows what it is about."""
    found = [pack.levers[one] for one in dict.fromkeys(wanted) if one in pack.levers]
    return [f"{short(one.title, 90)} ({short(one.source, 110)}; {one.holds_in}; {one.sure})" for one in found]


def of_clauses(clauses: Iterable[str], pack: Pack) -> list[str]:
    """What the answers about these clauses name as law that binds today."""
    wanted = set(clauses)
    return list(dict.fromkeys(law for entry in pack.entries.values() if entry.primary in wanted for law in entry.law))


def _told(lever: Lever, today: date) -> str:
    words = _TOLD.get(lever.id, f"{lever.title}.")
    late = (
        f" [Its check was due on {days.told(lever.due)}: check it before you send this.]" if lever.due < today else ""
    )
    return f"{words} {lever.source}; holds in {lever.holds_in}; {_SURE[lever.sure]}.{late}"
