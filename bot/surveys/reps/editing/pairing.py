"""Which pairs of questions are counted together: it is declared while a survey is a draft, and never later."""

from dataclasses import replace

from bot.events import Answer
from bot.records import Survey
from bot.records.surveys import Asked
from bot.replies import Field, Form, Kind
from bot.routes import Routes
from bot.surveys.counting import together
from bot.surveys.reps.editing import overview
from bot.surveys.reps.editing.changes import Change, Changed, Sent

PAIR = 2
_LABEL = 30  # characters of each of two questions in one line
RING = (
    "These two are already counted together, or each with a question that links them. Pairs that form a ring could "
    "tell what must be withheld. Please choose others, or untick a pair and choose anew."
)
NONE = "Two questions can be counted together only where each has one answer and both are asked of everybody."
TWO = "Please choose two different questions, or none."
NOT_ALIKE = "These two are not asked of the same people, so that they cannot be counted together."
INTRO = (
    "Whoever is asked is told which these are. Each makes it more likely that numbers must be withheld. "
    "It cannot be declared later."
)


def add(routes: Routes) -> None:
    CHANGE.add(routes, overview.PAIR)


def _shown(survey: Survey, _: tuple[str, ...]) -> Form | None:
    of = survey.questionnaire
    singles = [one for one in of.questions if one.asked not in (Asked.SEVERAL, Asked.TEXT) and one.when is None]
    if len(singles) < PAIR:
        return None
    options, names = overview.options(singles, of), dict(overview.options(of.questions, of))
    declared = tuple((" ".join(pair), " / ".join(names[key][:_LABEL] for key in pair)) for pair in survey.together)
    kept = (
        (Field("pairs", "Declared already", Kind.CHOICES, declared, "Untick what is not to be."),) if declared else ()
    )
    fields = (
        *kept,
        Field("one", "One question", Kind.CHOICE, options),
        Field("other", "Counted against", Kind.CHOICE, options),
    )
    values: dict[str, Answer] = {"pairs": tuple(key for key, _ in declared)} if declared else {}
    return Form("", "Count two questions together", fields, INTRO, "Save", values)


def _read(sent: Sent) -> Changed | Form:
    ticked, one, other = sent.items("pairs"), sent.line("one"), sent.line("other")
    kept = tuple(known for known in sent.survey.together if " ".join(known) in ticked)
    added = ((one, other),) if one and other else ()
    if bool(one) != bool(other) or (one and one == other):
        return sent.wrong(other=TWO)
    changed = replace(sent.survey, together=tuple(dict.fromkeys((*kept, *added))))
    if added and added[0] not in together(changed):
        alone = replace(sent.survey, together=added)
        return sent.wrong(other=RING if added[0] in together(alone) else NOT_ALIKE)
    return Changed(changed)


CHANGE = Change("surveys.paired", _shown, _read, gone=NONE)
