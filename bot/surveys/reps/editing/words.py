"""The words of one part of a survey, in one language: of a question, or its title and what it is about.

In the first language it is what is asked. In another, the words of the first stand beside it.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.events import Answer
from bot.records import Survey
from bot.records.surveys import Question, Questionnaire, Words
from bot.replies import Field, Form, Kind, Replies
from bot.routes import Routes
from bot.surveys.questionnaire import changing, checking
from bot.surveys.questionnaire.language_names import name
from bot.surveys.questionnaire.languages import WHOLE
from bot.surveys.questionnaire.questions import by_key, choices, said
from bot.surveys.reps.editing import in_languages, overview
from bot.surveys.reps.editing.changes import Change, Changed, Sent, line

WORDED = "surveys.worded"
LONGEST_CHOICES = 1_000
KEEP = "Each on a line of its own. Their number and their order stay."


def add(routes: Routes) -> None:
    CHANGE.add(routes, overview.WORDS)
    PICKING.add(routes, in_languages.PICK)


def _shown(survey: Survey, about: tuple[str, ...]) -> Form | None:
    part, language = (*about, "", "")[:2]
    asked, question = survey.questionnaire, by_key(survey.questionnaire).get(part)
    if language not in asked.languages or (question is None and part != WHOLE):
        return None
    fields, values = _question(asked, question, language) if question else _whole(asked, language)
    spoken = f" ({name(language)})" if language != asked.languages[0] else ""
    title = f"{'Its words' if question else 'Title and introduction'}{spoken}"
    return Form(WORDED, title, tuple(fields), send="Save", values=values)


def _read(sent: Sent) -> Changed | Form:
    part, language = sent.about
    question = by_key(sent.questionnaire).get(part)
    changed = _reworded(sent, question, language) if question else _retitled(sent, language)
    if isinstance(changed, Form):
        return changed
    return sent.changed(changed, then=partial(_then, part=part, language=language))


def _then(survey: Survey, told: Sequence[str], part: str, language: str) -> Replies:
    if language != survey.questionnaire.languages[0]:
        return in_languages.card(survey, told, language, part)
    return overview.card(survey, told) if part == WHOLE else overview.question(survey, told, key=part)


def _pick_form(survey: Survey, _: tuple[str, ...]) -> Form | None:
    of = survey.questionnaire
    others = tuple((one, name(one)) for one in of.languages[1:])
    if not others:
        return None
    fields = (
        Field("language", "In which language?", Kind.CHOICE, others, required=True),
        Field("part", "Which part?", Kind.CHOICE, in_languages.parts(of), required=True),
    )
    return Form("", "Write the words in a language", fields, send="Go on", values={"language": others[0][0]})


def _pick(sent: Sent) -> Form:
    form = CHANGE.form(sent.survey, sent.line("part"), sent.line("language"))
    return form or sent.wrong(part=overview.NOT_THERE)


CHANGE = Change(WORDED, _shown, _read)
PICKING = Change("surveys.picked_words", _pick_form, _pick, gone="There is one language only. Add another first.")


def _whole(of: Questionnaire, language: str) -> tuple[list[Field], dict[str, Answer]]:
    fields = [
        _field(of, language, Field(f"title {language}", "The title", required=True, most=checking.TITLE), of.title),
        _field(
            of,
            language,
            Field(f"about {language}", "What it is about", Kind.PARAGRAPH, required=True, most=checking.ABOUT),
            of.about,
        ),
    ]
    values = {f"title {language}": said(of.title, language), f"about {language}": said(of.about, language)}
    return fields, dict(values)


def _question(of: Questionnaire, question: Question, language: str) -> tuple[list[Field], dict[str, Answer]]:
    """Choices keep their keys, by their order, so that they can be compared with those of another time."""
    ask = Field(f"ask {language}", "The question", Kind.PARAGRAPH, required=True, most=checking.ASK)
    why = Field(f"why {language}", "Why it is asked", Kind.PARAGRAPH, required=True, most=checking.WHY)
    fields = [_field(of, language, ask, question.words), _field(of, language, why, question.why)]
    values = {f"ask {language}": said(question.words, language), f"why {language}": said(question.why, language)}
    if question.choices:
        first = of.languages[0]
        offered = Field(
            *(f"choices {language}", "The choices", Kind.PARAGRAPH, (), KEEP), required=True, most=LONGEST_CHOICES
        )
        words = {first: " / ".join(said(one.words, first) for one in choices(question))}
        fields.append(_field(of, language, offered, words))
        values[f"choices {language}"] = "\n".join(said(one.words, language) for one in choices(question))
    return fields, dict(values)


def _field(of: Questionnaire, language: str, field: Field, words: Words) -> Field:
    """In another language than the first, what the first says is what it is called."""
    first = of.languages[0]
    if language == first:
        return field
    hint = f"{field.label}, in {name(language)}. {field.hint}".strip()
    return replace(field, label=said(words, first), hint=hint)


def _retitled(sent: Sent, language: str) -> Questionnaire:
    title, about = (sent.line(f"{one} {language}") for one in ("title", "about"))
    of = sent.questionnaire
    return replace(of, title={**of.title, language: title}, about={**of.about, language: about})


def _reworded(sent: Sent, question: Question, language: str) -> Questionnaire | Form:
    ask, why = (sent.line(f"{one} {language}") for one in ("ask", "why"))
    changed = replace(question, words={**question.words, language: ask}, why={**question.why, language: why})
    if question.choices:
        field = f"choices {language}"
        lines = [words for one in str(sent.form.values[field]).split("\n") if (words := line(one))]
        count = len(question.choices)
        if len(lines) != count:
            told = f"Please write {count} choices, each on a line of its own. You wrote {len(lines)}."
            return sent.wrong(**{field: told})
        offered = tuple(
            replace(one, words={**one.words, language: words})
            for one, words in zip(question.choices, lines, strict=True)
        )
        changed = replace(changed, choices=offered)
    return changing.put(sent.questionnaire, changed)
