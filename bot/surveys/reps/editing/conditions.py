"""Who is asked a question: everybody, or only who answered another, before it, in one of some ways."""

from dataclasses import replace
from functools import partial

from bot.records import Survey
from bot.records.surveys import Asked, Condition, Question, Questionnaire
from bot.replies import Field, Form, Kind
from bot.routes import Routes
from bot.surveys.questionnaire import changing
from bot.surveys.questionnaire.questions import by_key, choices, said
from bot.surveys.reps.editing import overview
from bot.surveys.reps.editing.changes import Change, Changed, Sent

EVERYBODY = "-"  # no question has this key
FIRST = "The question is not there, or no question with choices stands before it: so everybody is asked it."
INTRO = "Each condition makes groups smaller, so that more must be withheld. Use few."


def add(routes: Routes) -> None:
    CHANGE.add(routes, overview.CONDITION)
    ANSWERED.add(routes)


def _shown(survey: Survey, about: tuple[str, ...]) -> Form | None:
    of = survey.questionnaire
    question = by_key(of).get("".join(about))
    before = _before(of, question) if question else []
    if question is None or not before:
        return None
    options = ((EVERYBODY, overview.EVERYBODY), *_after(before, of))
    field = Field("question", "Who is asked it?", Kind.CHOICE, options, required=True)
    now = question.when.question if question.when else EVERYBODY
    return Form("", "Who is asked it", (field,), INTRO, "Go on", {"question": now})


def _after(before: list[Question], of: Questionnaire) -> tuple[tuple[str, str], ...]:
    return tuple((key, f"By their answer to {words}") for key, words in overview.options(before, of))


def _read(sent: Sent) -> Changed | Form:
    key, before = "".join(sent.about), sent.line("question")
    if before != EVERYBODY:
        return ANSWERED.form(sent.survey, key, before) or sent.wrong(question=overview.NOT_THERE)
    return _conditioned(sent, key, None)


def _answers(survey: Survey, about: tuple[str, ...]) -> Form | None:
    of = survey.questionnaire
    key, on = (*about, "", "")[:2]
    question = by_key(of).get(key)
    asked = next((one for one in _before(of, question) if one.key == on), None) if question else None
    if question is None or asked is None:
        return None
    first = of.languages[0]
    options = tuple((one.key, said(one.words, first)) for one in choices(asked))
    hint = f"To: {said(asked.words, first)}"
    field = Field("answers", "Who gave one of these answers", Kind.CHOICES, options, hint, required=True)
    same = question.when is not None and question.when.question == on
    values = {"answers": question.when.answers} if question.when and same else {}
    return Form("", "Who is asked it", (field,), send="Save", values=dict(values))


def _answered(sent: Sent) -> Changed | Form:
    key, on = sent.about
    given, offered = sent.items("answers"), choices(by_key(sent.questionnaire)[on])
    if len(given) == len(offered):
        return sent.wrong(answers="These are all of them. Choose fewer, or let everybody be asked.")
    answers = tuple(one.key for one in offered if one.key in given)
    return _conditioned(sent, key, Condition(on, answers))


def _conditioned(sent: Sent, key: str, when: Condition | None) -> Changed:
    question = by_key(sent.questionnaire)[key]
    changed = changing.put(sent.questionnaire, replace(question, when=when))
    return sent.changed(changed, then=partial(overview.question, key=key))


def _before(of: Questionnaire, question: Question) -> list[Question]:
    """Those on whose answers it can hang."""
    at = of.questions.index(question)
    return [one for one in of.questions[:at] if one.asked is not Asked.TEXT]


CHANGE = Change("surveys.conditioned", _shown, _read, gone=FIRST)
ANSWERED = Change("surveys.condition_answers", _answers, _answered)
