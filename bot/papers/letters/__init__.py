"""What each letter says, from what the register holds."""

from collections.abc import Callable

from bot.papers.facts import Facts
from bot.papers.letters import assessments, biometrics, information, stop_action, subject_access
from bot.papers.letters.common import Composed
from bot.records.papers import Letter

_COMPOSERS: dict[Letter, Callable[[Facts], Composed | None]] = {
    Letter.INFORMATION: information.compose,
    Letter.ASSESSMENTS: assessments.compose,
    Letter.BIOMETRICS: biometrics.compose,
    Letter.SUBJECT_ACCESS: subject_access.compose,
    Letter.STOP_ACTION: stop_action.compose,
}
NAMES = {
    Letter.INFORMATION: "Information request",
    Letter.ASSESSMENTS: "Equality and data protection assessments",
    Letter.BIOMETRICS: "Letter on biometrics",
    Letter.SUBJECT_ACCESS: "Subject access request, for a member",
    Letter.STOP_ACTION: "Stop-action pack",
}


def compose(letter: Letter, facts: Facts) -> Composed | None:
    """None where there is nothing to write about just now."""
    return _COMPOSERS[letter](facts)
