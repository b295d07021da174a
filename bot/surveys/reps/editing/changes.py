"""One form changes one thing of a draft. What is wrong is told beside its field, what else became of it on a card."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.markup import plain
from bot.records import Survey
from bot.records.surveys import Question, Questionnaire, Stage
from bot.replies import Field, Form, Kind, Replies
from bot.routes import Routes
from bot.surveys import at
from bot.surveys.questionnaire import checking, languages
from bot.surveys.questionnaire.changing import Hanging
from bot.surveys.questionnaire.checking import Wrong
from bot.surveys.questionnaire.language_names import name
from bot.surveys.reps.editing import meanwhile, overview, pairs, undoing
from knowledge.sheet import clean

HANGING = "hanging"
UNSEEN = "Please write it in words that can be seen."

Then = Callable[[Survey, Sequence[str]], Replies]


@dataclass(frozen=True, slots=True)
class Sent:
    """A form about a draft, as a rep filled it in. `about`: of what in it, such as the key of a question."""

    survey: Survey
    about: tuple[str, ...]
    form: Form

    @property
    def questionnaire(self) -> Questionnaire:
        return self.survey.questionnaire

    def line(self, field: str) -> str:
        return line(self.form.values.get(field, ""))

    def items(self, field: str) -> tuple[str, ...]:
        given = self.form.values.get(field, ())
        return tuple(one for one in ((given,) if isinstance(given, str) else given) if one)

    def wrong(self, **errors: str) -> Form:
        return replace(self.form, errors=errors)

    def asking(self, field: Field, words: str) -> Form:
        """The form again, with something that must be answered, too."""
        return replace(self.form, fields=(*self.form.fields, field), errors={field.name: words})

    def changed(self, questionnaire: Questionnaire, *told: str, then: Then = overview.card) -> "Changed":
        return Changed(replace(self.survey, questionnaire=questionnaire), told, then)


@dataclass(frozen=True, slots=True)
class Changed:
    """`told`: what else became of it, in the Markdown of `bot.markup`. `then`: the card that is shown.

    `whole`: all of it was written anew, so that it says itself which languages are to be looked over.
    """

    survey: Survey
    told: tuple[str, ...] = ()
    then: Then = overview.card
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """`shown` gives the form as it is now, or None where what it is about is not there; then `gone` is said.

    `beyond`: what it changes and does not show.
    """

    key: str
    shown: Callable[[Survey, tuple[str, ...]], Form | None]
    read: Callable[[Sent], Changed | Form]
    gone: str = overview.NOT_THERE
    beyond: Callable[[Survey], object] = lambda _: ""

    def add(self, routes: Routes, opened_by: str = "") -> None:
        if opened_by:
            routes.pressed(opened_by, self.open)
        routes.submitted(self.key, self.send)

    async def open(self, event: Pressed, desk: Desk) -> Replies:
        id_, *about = event.value.split(" ")

        async def ask(acting: Acting) -> Replies:
            survey = await draft(acting, id_)
            if survey is None:
                return at.GONE
            form = self.form(survey, *about)
            return (form,) if form else overview.card(survey, (self.gone,))

        return await act(event, desk, ask)

    async def send(self, event: Submitted, desk: Desk) -> Replies:
        then, id_, *about = [*event.form.split(" ")[1:], "", ""][: max(2, event.form.count(" "))]

        async def keep(acting: Acting) -> Replies:
            survey = await draft(acting, id_)
            if survey is None:
                return at.GONE
            form = self.form(survey, *about)
            if form is None or acting.again:
                return overview.card(survey, () if form else (self.gone,))
            made = self.made(Sent(survey, tuple(about), form), then, event.values)
            if isinstance(made, Form):
                return (made,)
            if made is None:
                return overview.card(survey)
            kept, told = _settled(survey, made)
            await acting.tx.put(kept)
            return made.then(kept, told)

        return await act(event, desk, keep)

    def form(self, survey: Survey, *about: str) -> Form | None:
        shown = self.shown(survey, about)
        if shown is None:
            return None
        words = (self.key, meanwhile.mark(shown, self.beyond(survey)), survey.id, *about)
        return replace(shown, key=" ".join(words))

    def made(self, asked: Sent, then: str, given: Mapping[str, Answer]) -> Changed | Form | None:
        """None where the draft stays as it is. `then` is the mark of the form as it was when it was opened."""
        form = asked.form
        settled = meanwhile.settled(form, form.key.split(" ")[1], then, given)
        if not isinstance(settled, meanwhile.Go):
            return settled
        if settled is meanwhile.Go.NOWHERE:
            return None
        filled = replace(form, values=dict(given))
        unseen = [one.name for one in form.fields if one.required and not _seen(one, given)]
        if wrong := form.check(given) or (replace(filled, errors=dict.fromkeys(unseen, UNSEEN)) if unseen else None):
            return wrong
        made = self.read(replace(asked, form=filled))
        if isinstance(made, Form):
            return made
        errors = _beside(filled, asked.questionnaire, made.survey.questionnaire)
        return replace(filled, errors=errors) if errors else made


async def draft(acting: Acting, id_: str) -> Survey | None:
    found = await at.theirs(acting, id_)
    return found if found and found.stage is Stage.DRAFT else None


def line(value: Answer) -> str:
    return " ".join(clean(" ".join(str(value).split())).split())


def hanging(sent: Sent, loosened: Sequence[Question], *ways: Hanging) -> Hanging | Form:
    """What the rep wants to become of those whose condition would no longer hold, or the form that asks for it."""
    given = sent.form.values.get(HANGING)
    if not loosened:
        return Hanging.EVERYBODY
    if given in ways:
        return Hanging(str(given))
    labels = {
        Hanging.ALONG: "Move what hangs on it, too",
        Hanging.EVERYBODY: "Ask everybody, whatever they answered before",
        Hanging.OUT: "Leave out what hangs on it, too",
    }
    names = ", ".join(f"“{_short(sent, one)}”" for one in loosened)
    hint = f"Asked only after an answer that nobody could give before any more: {names}."
    field = Field(HANGING, "Some questions hang on an answer", Kind.CHOICE, tuple((w, labels[w]) for w in ways), hint)
    return sent.asking(replace(field, required=True), "Please choose what is to become of them.")


def untied(of: Questionnaire, loosened: Iterable[Question]) -> tuple[str, ...]:
    """That what hung on an answer is asked of everybody now."""
    still = {one.key for one in of.questions if one.when is None}
    return tuple(f"Everybody is asked {overview.named(one, of)} now." for one in loosened if one.key in still)


def _short(sent: Sent, question: Question) -> str:
    return dict(overview.options([question], sent.questionnaire)).get(question.key, "")


def _seen(field: Field, values: Mapping[str, Answer]) -> bool:
    return bool(field.options or line(values.get(field.name, "")))


def _beside(form: Form, before: Questionnaire, after: Questionnaire) -> dict[str, str]:
    """What the checks refuse, and did not refuse before, beside the fields that it belongs to."""
    old = {one.words for one in checking.check(before) if not one.warning}
    errors = dict[str, str]()
    for one in checking.check(after):
        if not one.warning and one.words not in old:
            errors.setdefault(_field(form, one), f"{_capital(_which(after, one))}.")
    return errors


def _field(form: Form, wrong: Wrong) -> str:
    """The one whose name is what stands at that place of a file, in that language; else the first."""
    parts = [part for part in wrong.at if isinstance(part, str) and part != "question"]
    names = (" ".join((parts[0], *parts[-1:])), parts[0]) if parts else ()
    fields = [one.name for one in form.fields]
    return next((one for one in names if one in fields), fields[0])


def _which(of: Questionnaire, wrong: Wrong) -> str:
    """Of several choices in one field, the one that is meant."""
    match wrong.at:
        case ("question", int(number), "choices", int(place), *_):
            words = of.questions[number].choices[place].words.get(of.languages[0], "")
            return f"“{checking.shown(words)}”: {wrong.words}" if words else wrong.words
        case _:
            return wrong.words


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _settled(before: Survey, made: Changed) -> tuple[Survey, tuple[str, ...]]:
    """As it is kept, and all that is to be told of it."""
    after = made.survey
    if not made.whole:
        looked = languages.to_look_over(before.questionnaire, after.questionnaire)
        after = replace(after, questionnaire=looked)
    known = set(before.questionnaire.languages) - set(before.questionnaire.unchecked)
    anew = [one for one in after.questionnaire.unchecked if one in known]
    read = (f"{plain(', '.join(map(name, anew)))}: to be looked over by a speaker, since words are new.",)
    told = (*made.told, *map(plain, pairs.dropped(after, after)), *(read if anew else ()))
    return undoing.changed(before, pairs.kept(after)), told
