"""The last change of a draft can be undone, and that, too: so nothing is lost by a slip."""

from dataclasses import replace

from bot.records import Survey
from bot.records.surveys import Before
from bot.replies import Button
from bot.surveys.reps.editing.meanwhile import fingerprint

UNDO = "surveys.undo"
UNDONE = "The last change is undone. The same button brings it back."


def changed(before: Survey, after: Survey) -> Survey:
    """With what it asked before, where it asks something else now."""
    kept = Before(before.questionnaire, before.together)
    return after if kept == Before(after.questionnaire, after.together) else replace(after, before=kept)


def undone(survey: Survey) -> Survey:
    """Unchanged, where there is nothing to undo."""
    if survey.before is None:
        return survey
    return changed(survey, replace(survey, questionnaire=survey.before.questionnaire, together=survey.before.together))


def button(survey: Survey) -> tuple[Button, ...]:
    """Of what the rep sees now: after another change it undoes nothing."""
    return (Button("Undo the last change", UNDO, f"{survey.id} {stamp(survey)}"),) if survey.before else ()


def stamp(survey: Survey) -> str:
    return fingerprint((survey.questionnaire, survey.together))
