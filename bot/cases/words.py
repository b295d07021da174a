"""What is said of a case, wherever reps read it."""

from collections.abc import Mapping

from bot.markup import plain
from bot.records import Report, ReportWords
from bot.records.reports import Mode, Stand
from bot.reports import weeks

STANDS: Mapping[Stand, str] = {
    Stand.RECEIVED: "received",
    Stand.REVIEWING: "a rep is reviewing it",
    Stand.RAISED: "raised with the employer",
    Stand.REPLIED: "the employer replied",
    Stand.OUTCOME: "there is an outcome",
    Stand.CLOSED: "closed",
}
MODES: Mapping[Mode, str] = {
    Mode.NAMED: "named",
    Mode.CONFIDENTIAL: "confidential: the bot can reach them, you do not see who",
    Mode.ANONYMOUS: "anonymous: nothing that is kept leads back to them; they come back only by their receipt",
}
FIELDS: Mapping[str, str] = {
    "what": "What it is",
    "where": "Where, as they wrote it",
    "does": "What it does, in their words",
    "purpose": "What it is for",
    "data": "Which data it uses",
    "learning": "Whether it is machine learning",
    "managers": "Managers responsible",
    "supplier": "Supplier",
    "assessments": "Assessments that they have seen",
    "effect": "Effect on people",
    "experience": "Their experience, in their own words",
}
TAKEN_BACK = "taken back by its reporter"
NOT_LISTED = "a workplace that is not listed"


def stand(report: Report) -> str:
    return TAKEN_BACK if report.taken_back else STANDS[report.state]


def mode(report: Report, name: str) -> str:
    """`name`: of a named reporter, empty where it is not kept any more."""
    if report.mode is Mode.NAMED:
        return f"named: {plain(name)}" if name else "named, and the name has been erased since"
    return MODES[report.mode]


def written(words: ReportWords | None) -> dict[str, str]:
    """What the reporter wrote, by the name of the field, without what was left empty."""
    found = {name: str(getattr(words, name)) for name in FIELDS} if words else {}
    return {name: text for name, text in found.items() if text.strip()}


def week(given: str) -> str:
    """What was kept is shown as it is, should it be no week."""
    try:
        return weeks.in_words(given)
    except ValueError:
        return given or "not known"
