"""How a question is answered: its kind, its choices, and a question that is new."""

from functools import partial

from bot.records import Survey
from bot.records.surveys import Asked, Question
from bot.replies import Field, Form, Kind, yes_no
from bot.routes import Routes
from bot.surveys.questionnaire import changing, checking
from bot.surveys.questionnaire.changing import Hanging, Line
from bot.surveys.questionnaire.files import KINDS
from bot.surveys.questionnaire.questions import by_key, choices, said
from bot.surveys.reps.editing import overview
from bot.surveys.reps.editing.changes import Change, Changed, Sent, hanging, line, untied
from bot.surveys.reps.editing.places import FIRST, places

ALONE, WRITTEN = "*", "written"
LONGEST_CHOICES = 1_000
CHOICES_HINT = (
    "Each on a line of its own; a scale from one end to the other. Put * before one that goes with no other, as in: "
    "* None of these. Not needed for yes and no, or for words of their own."
)
KEPT_HINT = f"{CHOICES_HINT} A choice whose words change is a new one: to mend only its words, use Its words."
WARNED = (
    "How people write, and facts that few know, can give them away. A rep must read each answer before anybody else "
    "does. Those who answer are told so beside the question. Ask with choices where you can."
)
FIRST_READ = "Please read this first, and choose."
_NAMES = {asked: name for name, asked in KINDS.items()}


def add(routes: Routes) -> None:
    CHANGE.add(routes, overview.ANSWERS)
    ADDED.add(routes, overview.ADD)


def _fields(hint: str) -> tuple[Field, ...]:
    kinds = tuple((name, overview.KINDS[asked]) for name, asked in KINDS.items())
    return (
        Field("kind", "How is it answered?", Kind.CHOICE, kinds, required=True),
        Field("choices", "What can they choose?", Kind.PARAGRAPH, (), hint, most=LONGEST_CHOICES),
        yes_no(
            *("sensitive", "If everybody answers the same, is that kept back?"),
            hint="Else it shows what each of them said. Say yes where that could harm them.",
            required=True,
        ),
    )


def _shown(survey: Survey, about: tuple[str, ...]) -> Form | None:
    question = by_key(survey.questionnaire).get("".join(about))
    if question is None:
        return None
    first = survey.questionnaire.languages[0]
    offered = () if question.asked is Asked.YES else choices(question)
    lines = "\n".join(f"{f'{ALONE} ' * one.alone}{said(one.words, first)}" for one in offered)
    values = {"kind": _NAMES[question.asked], "choices": lines, "sensitive": "yes" if question.sensitive else "no"}
    return Form("", "Its answers", _fields(KEPT_HINT), send="Save", values=values)


def _read(sent: Sent) -> Changed | Form:
    of = sent.questionnaire
    question = by_key(of)["".join(sent.about)]
    asked = KINDS[sent.line("kind")]
    if asked is Asked.TEXT and question.asked is not Asked.TEXT and (unsure := _unsure(sent)):
        return unsure
    changed = changing.trimmed(changing.put(of, _answered(sent, question, asked)))
    loosened = changing.loose(changed)
    how = hanging(sent, loosened, Hanging.EVERYBODY, Hanging.OUT)
    if isinstance(how, Form):
        return how
    tied = changing.tied(changed, how)
    narrowed = (one for one in tied.questions if one.when and one.when != by_key(of)[one.key].when)
    told = [f"{overview.named(one, tied)} is asked of fewer now: {overview.hangs(tied, one)}." for one in narrowed]
    return sent.changed(tied, *told, *untied(tied, loosened), then=partial(overview.question, key=question.key))


def _add_form(survey: Survey, _: tuple[str, ...]) -> Form:
    of = survey.questionnaire
    fields = (
        Field("ask", "The question", Kind.PARAGRAPH, required=True, most=checking.ASK),
        Field("why", "Why it is asked", Kind.PARAGRAPH, (), WHY_HINT, required=True, most=checking.WHY),
        *_fields(CHOICES_HINT),
        Field("place", "Where does it stand?", Kind.CHOICE, places(of), required=True),
    )
    last = of.questions[-1].key if of.questions else FIRST
    return Form("", "Add a question", fields, send="Add it", values={"sensitive": "no", "place": last})


WHY_HINT = "Those who answer read it beside the question, always."


def _add(sent: Sent) -> Changed | Form:
    of, asked = sent.questionnaire, KINDS[sent.line("kind")]
    if asked is Asked.TEXT and (unsure := _unsure(sent)):
        return unsure
    ask, why = (changing.alike(sent.line(name), of.languages) for name in ("ask", "why"))
    key = changing.new_key(sent.line("ask"), by_key(of).keys(), "question")
    question = _answered(sent, Question(key, asked, ask, why), asked)
    changed = changing.added(of, question, sent.line("place"))
    return sent.changed(changed, then=partial(overview.question, key=key))


def _answered(sent: Sent, question: Question, asked: Asked) -> Question:
    written = str(sent.form.values.get("choices", "")).split("\n")
    lines = [Line(words, mark) for one in written for words, mark in [_line(one)] if words]
    sensitive = sent.line("sensitive") == "yes"
    return changing.answered(question, asked, lines, sent.questionnaire.languages, sensitive=sensitive)


def _line(written: str) -> tuple[str, bool]:
    words = line(written)
    return words.removeprefix(ALONE).strip(), words.startswith(ALONE)


def _unsure(sent: Sent) -> Form | None:
    """Words of one's own are off until a rep who has read what they can do says that they are meant."""
    given = sent.form.values.get(WRITTEN)
    if given == "yes":
        return None
    if given == "no":
        return sent.wrong(kind="Please choose another kind, then.")
    options = (("yes", "Ask it all the same"), ("no", "Choose another kind"))
    label = "Words of their own can give people away"
    return sent.asking(Field(WRITTEN, label, Kind.CHOICE, options, WARNED, required=True), FIRST_READ)


CHANGE = Change("surveys.answered", _shown, _read)
ADDED = Change("surveys.added", _add_form, _add)
