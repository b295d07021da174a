"""A rep makes a draft their own: a question's words, questions left out, pairs declared, or the whole as a file."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.records import Survey
from bot.records.surveys import Asked, Question, Questionnaire, Stage
from bot.replies import Document, Field, Form, Kind, Replies
from bot.routes import Routes
from bot.surveys import at
from bot.surveys.counting import together
from bot.surveys.questionnaire import checking, files, writing
from bot.surveys.questionnaire.questions import by_key, choices, said
from bot.surveys.reps import drafting, settling, showing
from knowledge.sheet import UnreadableError, clean

WHICH, WORDED, KEPT, PAIRED, PASTED = (
    *("surveys.which", "surveys.worded", "surveys.keeps"),
    *("surveys.paired", "surveys.pasted"),
)
NEW = "new"  # in place of a draft
FILE_TYPE = "application/toml"
PIECES, LONGEST_PIECE = 4, 3_000  # as much as every chat takes in one field
_LABEL = 70
PASTE_INTRO = (
    "Paste the text of a survey file. Where it does not fit into one field, go on in the next one, from the beginning "
    "of a line."
)

RING = (
    "These two are already counted together, or each with a question that links them. Pairs that form a ring could "
    "tell what must be withheld. Please choose others, or untick a pair and choose anew."
)


def add(routes: Routes) -> None:
    routes.pressed(showing.REWORD, which)
    routes.submitted(WHICH, chosen)
    routes.submitted(WORDED, worded)
    routes.pressed(showing.LEAVE_OUT, ask_which_stay)
    routes.submitted(KEPT, left_out)
    routes.pressed(showing.PAIR, ask_pair)
    routes.submitted(PAIRED, paired)
    routes.pressed(showing.FILE, filed)
    routes.pressed(showing.PASTE, ask_text)
    routes.pressed(drafting.PASTE_NEW, ask_new_text)
    routes.submitted(PASTED, pasted)


async def which(event: Pressed, desk: Desk) -> Replies:
    return await _with_form(event, desk, _which)


async def ask_which_stay(event: Pressed, desk: Desk) -> Replies:
    return await _with_form(event, desk, _stay)


async def ask_pair(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        survey = await _draft(acting, event.value)
        if survey is None:
            return at.GONE
        form = _pair(survey)
        words = "Two questions can be counted together only where each has one answer and both are asked of everybody."
        return (form,) if form else at.again(survey, words)

    return await act(event, desk, ask)


async def ask_text(event: Pressed, desk: Desk) -> Replies:
    return await _with_form(event, desk, lambda survey: _paste(survey.id))


async def ask_new_text(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        return (_paste(NEW),)

    return await act(event, desk, ask)


async def chosen(event: Submitted, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        survey = await _draft(acting, _about(event))
        if survey is None:
            return at.GONE
        if wrong := _which(survey).check(event.values):
            return (wrong,)
        return (_words(survey, by_key(survey.questionnaire)[str(event.values["question"])]),)

    return await act(event, desk, ask)


async def worded(event: Submitted, desk: Desk) -> Replies:
    id_, _, key = _about(event).partition(" ")

    async def keep(acting: Acting) -> Replies:
        survey = await _draft(acting, id_)
        question = by_key(survey.questionnaire).get(key) if survey else None
        if survey is None or question is None:
            return at.GONE
        form = _words(survey, question)
        if wrong := form.check(event.values):
            return (wrong,)
        read = _reworded(form, question, survey.questionnaire.languages, event)
        if isinstance(read, Form):
            return (read,)
        questions = tuple(read if one.key == key else one for one in survey.questionnaire.questions)
        changed = replace(survey.questionnaire, questions=questions)
        return await _keep(acting, survey, changed, _filled(form, event), form.fields[0].name)

    return await act(event, desk, keep)


async def left_out(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting) -> Replies:
        survey = await _draft(acting, _about(event))
        if survey is None:
            return at.GONE
        form = _stay(survey)
        if wrong := form.check(event.values):
            return (wrong,)
        stay = set(_items(event.values["questions"]))
        questions = tuple(one for one in survey.questionnaire.questions if one.key in stay)
        hang = [one for one in questions if one.when and one.when.question not in stay]
        if hang:
            first = said(hang[0].words, survey.questionnaire.languages[0])
            words = f"“{first}” is asked only after one that you leave out. Leave out both, or neither."
            return (replace(_filled(form, event), errors={"questions": words}),)
        changed = replace(survey.questionnaire, questions=questions)
        return await _keep(acting, survey, changed, _filled(form, event), "questions")

    return await act(event, desk, keep)


async def paired(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting) -> Replies:
        survey = await _draft(acting, _about(event))
        form = _pair(survey) if survey else None
        if survey is None or form is None:
            return at.GONE
        if wrong := form.check(event.values):
            return (wrong,)
        pair = tuple(event.values["pairs"]) if isinstance(event.values.get("pairs"), tuple) else ()
        one, other = (str(event.values.get(name, "")) for name in ("one", "other"))
        kept = tuple(known for known in survey.together if " ".join(known) in pair)
        added = ((one, other),) if one and other else ()
        if bool(one) != bool(other) or (one and one == other):
            errors = {"other": "Please choose two different questions, or none."}
            return (replace(_filled(form, event), errors=errors),)
        changed = replace(survey, together=tuple(dict.fromkeys((*kept, *added))))
        if added and (one, other) not in together(changed):
            if (one, other) in together(replace(survey, together=added)):
                return (replace(_filled(form, event), errors={"other": RING}),)
            errors = {"other": "These two are not asked of the same people, so that they cannot be counted together."}
            return (replace(_filled(form, event), errors=errors),)
        await acting.tx.put(changed)
        return await showing.card(acting, changed)

    return await act(event, desk, keep)


async def filed(event: Pressed, desk: Desk) -> Replies:
    async def give(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        if survey is None:
            return at.GONE
        file = Document("survey.toml", FILE_TYPE, writing.text(survey.questionnaire).encode())
        words = "Change it in any editor, and paste it back. *agreement-bot survey check* tells what is wrong in it."
        return (file, *at.again(survey, words))

    return await act(event, desk, give)


async def pasted(event: Submitted, desk: Desk) -> Replies:
    id_ = _about(event)

    async def keep(acting: Acting) -> Replies:
        survey = await _draft(acting, id_) if id_ != NEW else None
        if id_ != NEW and survey is None:
            return at.GONE
        form = _paste(id_)
        if wrong := form.check(event.values):
            return (wrong,)
        try:
            read = files.read("survey.toml", _pieces(event).encode("utf-8", "replace")).questionnaire
        except UnreadableError as error:
            told = " ".join(f"Line {one.line}: {one.words}." for one in error.problems[:3])
            return (replace(_filled(form, event), errors={"text0": told}),)
        if survey:
            return await _keep(acting, survey, read, _filled(form, event), "text0")
        chance = await drafting.chance_of(acting)
        if not chance.places:
            return (drafting.NO_WORKPLACE,)
        made = drafting.fresh(acting, read, chance)
        await acting.tx.add(made)
        return (settling.form(f"{drafting.KEY} draft {made.id}", made, chance),)

    return await act(event, desk, keep)


async def _with_form(event: Pressed, desk: Desk, form: Callable[[Survey], Form]) -> Replies:
    async def ask(acting: Acting) -> Replies:
        survey = await _draft(acting, event.value)
        return (form(survey),) if survey else at.GONE

    return await act(event, desk, ask)


async def _draft(acting: Acting, id_: str) -> Survey | None:
    found = await at.theirs(acting, id_)
    return found if found and found.stage is Stage.DRAFT else None


async def _keep(acting: Acting, survey: Survey, changed: Questionnaire, form: Form, field: str) -> Replies:
    """Unless it breaks what a survey must keep to. Pairs of questions that are gone go, too."""
    wrong = [one.words for one in checking.check(changed) if not one.warning]
    if wrong:
        return (replace(form, errors={field: f"{wrong[0]}."}),)
    kept = replace(survey, questionnaire=changed)
    kept = replace(kept, together=together(kept))
    await acting.tx.put(kept)
    return await showing.card(acting, kept)


def _filled(form: Form, event: Submitted) -> Form:
    return replace(form, values=dict(event.values))


def _about(event: Submitted) -> str:
    return event.form.partition(" ")[2]


def _which(survey: Survey) -> Form:
    field = Field(
        "question", "Which question?", Kind.CHOICE, _options(survey, survey.questionnaire.questions), required=True
    )
    return Form(f"{WHICH} {survey.id}", "Change a question", (field,), send="Go on")


def _stay(survey: Survey) -> Form:
    options = _options(survey, survey.questionnaire.questions)
    field = Field("questions", "Which questions stay?", Kind.CHOICES, options, required=True)
    everything = tuple(key for key, _ in options)
    return Form(f"{KEPT} {survey.id}", "Leave questions out", (field,), send="Save", values={"questions": everything})


def _pair(survey: Survey) -> Form | None:
    singles = [
        one
        for one in survey.questionnaire.questions
        if one.asked not in (Asked.SEVERAL, Asked.TEXT) and one.when is None
    ]
    if len(singles) < 2:  # noqa: PLR2004 - a pair
        return None
    options, names = _options(survey, singles), dict(_options(survey, survey.questionnaire.questions))
    declared = tuple((" ".join(pair), " / ".join(names[key][:30] for key in pair)) for pair in survey.together)
    kept = (
        (Field("pairs", "Declared already", Kind.CHOICES, declared, "Untick what is not to be."),) if declared else ()
    )
    fields = (
        *kept,
        Field("one", "One question", Kind.CHOICE, options),
        Field("other", "Counted against", Kind.CHOICE, options),
    )
    intro = (
        "Whoever is asked is told how many pairs there are. Each makes it more likely that numbers must be withheld. "
        "It cannot be declared later."
    )
    values: dict[str, Answer] = {"pairs": tuple(key for key, _ in declared)} if declared else {}
    return Form(f"{PAIRED} {survey.id}", "Count two questions together", fields, intro, "Save", values)


def _words(survey: Survey, question: Question) -> Form:
    """Choices keep their keys, by their order, so that they can be compared with those of another time."""
    fields, values = [], dict[str, Answer]()
    for language in survey.questionnaire.languages:
        named = f" ({language})" if len(survey.questionnaire.languages) > 1 else ""
        fields += [
            Field(f"ask {language}", f"The question{named}", Kind.PARAGRAPH, required=True, most=checking.ASK),
            Field(f"why {language}", f"Why it is asked{named}", Kind.PARAGRAPH, required=True, most=checking.WHY),
        ]
        values |= {f"ask {language}": said(question.words, language), f"why {language}": said(question.why, language)}
        if question.choices:
            hint = "Each on a line of its own. Their number and their order stay."
            fields.append(
                Field(f"choices {language}", f"The choices{named}", Kind.PARAGRAPH, (), hint, required=True, most=1_000)
            )
            values[f"choices {language}"] = "\n".join(said(one.words, language) for one in choices(question))
    return Form(f"{WORDED} {survey.id} {question.key}", "Change a question", tuple(fields), send="Save", values=values)


def _reworded(form: Form, question: Question, languages: Iterable[str], event: Submitted) -> Question | Form:
    offered, errors = question.choices, {}
    ask, why = dict(question.words), dict(question.why)
    for language in languages:
        ask[language], why[language] = (_line(event.values[f"{name} {language}"]) for name in ("ask", "why"))
        if not offered:
            continue
        name = f"choices {language}"
        lines = [line for one in str(event.values[name]).split("\n") if (line := _line(one))]
        if len(lines) != len(offered):
            errors[name] = f"Please write {len(offered)} choices, each on a line of its own. You wrote {len(lines)}."
            continue
        offered = tuple(
            replace(choice, words={**choice.words, language: line}) for choice, line in zip(offered, lines, strict=True)
        )
    if errors:
        return replace(_filled(form, event), errors=errors)
    return replace(question, words=ask, why=why, choices=offered)


def _paste(id_: str) -> Form:
    fields = tuple(
        Field(f"text{at_}", "The file" if not at_ else "… and on", Kind.PARAGRAPH, required=not at_, most=LONGEST_PIECE)
        for at_ in range(PIECES)
    )
    return Form(f"{PASTED} {id_}", "Paste a survey file", fields, PASTE_INTRO, "Read it")


def _pieces(event: Submitted) -> str:
    return "\n".join(piece for at_ in range(PIECES) if (piece := str(event.values.get(f"text{at_}", ""))).strip())


def _options(survey: Survey, questions: Iterable[Question]) -> tuple[tuple[str, str], ...]:
    language = survey.questionnaire.languages[0]
    return tuple((one.key, f"{said(one.words, language)}"[:_LABEL]) for one in questions)


def _line(value: Answer) -> str:
    return " ".join(clean(str(value)).split())


def _items(value: Answer) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
