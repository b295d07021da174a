"""Where a question stands among the others: it is moved, or left out, and so are several at once."""

from bot.records import Survey
from bot.records.surveys import Questionnaire
from bot.replies import Field, Form, Kind
from bot.routes import Routes
from bot.surveys.questionnaire import changing
from bot.surveys.questionnaire.changing import Hanging
from bot.surveys.questionnaire.questions import by_key
from bot.surveys.reps.editing import overview
from bot.surveys.reps.editing.changes import Change, Changed, Sent, hanging, untied

FIRST, OUT = "-", "-out"  # no question has such a key
NONE_LEFT = "One question must stay. To ask nothing of it, discard the draft."


def add(routes: Routes) -> None:
    MOVED.add(routes, overview.MOVE)
    KEPT.add(routes, overview.LEAVE_OUT)


def places(of: Questionnaire, *without: str) -> tuple[tuple[str, str], ...]:
    others = [one for one in of.questions if one.key not in without]
    return ((FIRST, "First"), *((key, f"After {words}") for key, words in overview.options(others, of)))


def _move_form(survey: Survey, about: tuple[str, ...]) -> Form | None:
    of, key = survey.questionnaire, "".join(about)
    if key not in by_key(of):
        return None
    options = (*places(of, key), (OUT, "Nowhere: leave it out"))
    field = Field("place", "Where does it stand?", Kind.CHOICE, options, required=True)
    return Form("", "Move it, or leave it out", (field,), send="Save", values={"place": _after(of, key)})


def _move(sent: Sent) -> Changed | Form:
    of, key, after = sent.questionnaire, "".join(sent.about), sent.line("place")
    if after == OUT:
        return _without(sent, {key}, "place")
    moved = changing.moved(of, key, after)
    loosened = changing.loose(moved)
    others = any(one.key != key for one in loosened)
    how = hanging(sent, loosened, *([Hanging.ALONG] if others else []), Hanging.EVERYBODY)
    if isinstance(how, Form):
        return how
    if how is Hanging.ALONG:
        moved = changing.moved(of, key, after, along=True)
    tied = changing.tied(moved, Hanging.EVERYBODY)
    return sent.changed(tied, *untied(tied, loosened))


def _keep_form(survey: Survey, _: tuple[str, ...]) -> Form:
    options = overview.options(survey.questionnaire.questions, survey.questionnaire)
    field = Field("questions", "Which questions stay?", Kind.CHOICES, options, required=True)
    everything = tuple(key for key, _ in options)
    return Form("", "Leave questions out", (field,), send="Save", values={"questions": everything})


def _keep(sent: Sent) -> Changed | Form:
    stay = set(sent.items("questions"))
    return _without(sent, {one.key for one in sent.questionnaire.questions} - stay, "questions")


def _without(sent: Sent, keys: set[str], field: str) -> Changed | Form:
    left = changing.without(sent.questionnaire, keys)
    if not left.questions:
        return sent.wrong(**{field: NONE_LEFT})
    loosened = changing.loose(left)
    how = hanging(sent, loosened, Hanging.EVERYBODY, Hanging.OUT)
    if isinstance(how, Form):
        return how
    tied = changing.tied(left, how)
    gone = len(sent.questionnaire.questions) - len(tied.questions)
    told = [f"{gone} question{'s' * (gone > 1)} left out."] if gone else []
    return sent.changed(tied, *told, *untied(tied, loosened))


def _after(of: Questionnaire, key: str) -> str:
    keys = [one.key for one in of.questions]
    at = keys.index(key)
    return keys[at - 1] if at else FIRST


MOVED = Change("surveys.moved", _move_form, _move)
KEPT = Change("surveys.keeps", _keep_form, _keep)
