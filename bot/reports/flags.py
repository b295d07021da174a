"""Which clauses a report may engage, each with its reason. A machine's hint: a rep confirms or drops every one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from bot.records.register import Consultation, Lifecycle
from bot.records.reports import Does, Flag, Since, Stage
from bot.reports import hints

NO_DECISIONS_ON_PEOPLE = "agreement.no-decisions-on-people"
NO_TAKING_DECISIONS = "agreement.no-taking-decisions"
NO_UNSUPERVISED = "agreement.no-unsupervised-analysis"
NO_AUTOMATED = "agreement.no-automated-decisions"
NO_PRETENDING = "agreement.no-pretending"
CONSENT = "agreement.consent-to-new"
DISCLOSE = "agreement.disclose-existing"
BEFORE_PROCUREMENT = "agreement.before-procurement"
PAY = "agreement.pay-and-status"
HEALTH = "agreement.info-health-safety"
PRIVACY = "agreement.info-privacy"
DATA = "agreement.info-aims-data-logic"

_BY_DOES = {
    Does.ALLOCATES: (NO_DECISIONS_ON_PEOPLE, "it shares out work"),
    Does.MONITORS: (NO_DECISIONS_ON_PEOPLE, "it monitors how people work"),
    Does.EVALUATES: (NO_DECISIONS_ON_PEOPLE, "it scores or ranks people"),
    Does.RECRUITS: (NO_DECISIONS_ON_PEOPLE, "it has a part in who is hired"),
    Does.DISCIPLINES: (NO_DECISIONS_ON_PEOPLE, "it has a part in discipline, moves or dismissal"),
    Does.WATCHES: (NO_DECISIONS_ON_PEOPLE, "it watches people"),
    Does.DECIDES: (NO_TAKING_DECISIONS, "it decides what a person used to decide"),
    Does.WRITES: (NO_UNSUPERVISED, "it writes reports or recommendations, and somebody must check them"),
    Does.TALKS: (NO_PRETENDING, "it talks as a person would"),
    Does.PAYS: (PAY, "it has a part in pay, hours or grades"),
}
_ABOUT_PEOPLE = frozenset({Does.MONITORS, Does.WATCHES, Does.EVALUATES})  # which nothing can do without their data
_UNDISCLOSED = "the register holds no word of the employer about it"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of what was reported. What the register does not know stays as it is here."""

    does: frozenset[Does] = frozenset()
    stages: frozenset[Stage] = frozenset()
    since: Since = Since.UNKNOWN
    lifecycle: Lifecycle = Lifecycle.UNKNOWN
    consultation: Consultation | None = None  # of the system in the register; None for one that is new to it
    words: str = field(default="", repr=False)  # all free text


@dataclass(frozen=True, slots=True)
class Proposal:
    clause: str
    reasons: tuple[str, ...]  # each goes on after "the report says that", or is the register's own

    @property
    def words(self) -> str:
        return f"May engage {self.clause}, for a rep to confirm: {'; '.join(self.reasons)}."

    @property
    def flag(self) -> Flag:
        return Flag(self.clause)


def propose(answers: Answers) -> tuple[Proposal, ...]:
    """Each clause once, with all of its reasons, in the order of the agreement as far as it has one."""
    found: dict[str, dict[str, None]] = {}
    for clause, reason in (*_from_choices(answers), *hints.found(answers.words)):
        found.setdefault(clause, {})[reason] = None
    return tuple(Proposal(clause, tuple(found[clause])) for clause in _ORDER if clause in found)


def raised_by(clause: str) -> frozenset[Does | Stage]:
    """The choices of which each raises this clause by itself."""
    does = {one: Answers(does=frozenset({one})) for one in Does}
    stages = {one: Answers(stages=frozenset({one})) for one in Stage}
    each = chain[tuple[Does | Stage, Answers]](does.items(), stages.items())
    return frozenset(one for one, answers in each if clause in dict(_from_choices(answers)))


def _from_choices(answers: Answers) -> Iterable[tuple[str, str]]:
    for does, (clause, reason) in _BY_DOES.items():
        if does in answers.does:
            yield clause, f"the report says that {reason}"
    if Stage.PAY in answers.stages:
        yield PAY, "the report says that it is used for pay"
    if answers.does & _ABOUT_PEOPLE:
        yield PRIVACY, "what it does needs data about people"
    yield from _on_consultation(answers)


def _on_consultation(answers: Answers) -> Iterable[tuple[str, str]]:
    """Only where the register knows the system: a first report cannot show what the employer has told."""
    if answers.consultation is not Consultation.NOT_TOLD:
        return
    if answers.lifecycle is Lifecycle.PROPOSED or answers.since is Since.NOT_YET:
        yield BEFORE_PROCUREMENT, f"it is planned, and {_UNDISCLOSED}"
    elif answers.lifecycle is not Lifecycle.WITHDRAWN:
        recent = answers.lifecycle is Lifecycle.TRIAL or answers.since in (Since.WEEKS, Since.MONTHS)
        yield (CONSENT if recent else DISCLOSE), f"it is in use, and {_UNDISCLOSED}"


_ORDER = (
    *(CONSENT, DISCLOSE, BEFORE_PROCUREMENT),
    *(NO_DECISIONS_ON_PEOPLE, NO_TAKING_DECISIONS, NO_UNSUPERVISED, NO_AUTOMATED, NO_PRETENDING),
    *(PAY, DATA, PRIVACY, HEALTH),
)
