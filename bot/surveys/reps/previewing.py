"""A rep sees a survey as those who are asked will, on the platform where they are. Nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import replace

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.records import Survey, Workplace
from bot.records.surveys import Condition, Question, Questionnaire
from bot.replies import Button, Card, Replies, Text
from bot.routes import Routes
from bot.surveys import at
from bot.surveys.questionnaire import languages
from bot.surveys.questionnaire.language_names import name
from bot.surveys.questionnaire.phrases import FIRST, say
from bot.surveys.questionnaire.questions import answer, by_key, language, said
from bot.surveys.reps import showing
from bot.surveys.staff import forms, promises

START, KEY = "surveys.preview_page", "surveys.previewed"
ELSEWHERE = (
    "In Slack and Teams a page opens as a window with all its questions; on a web page, by a code or the open link, "
    "one question comes after another."
)
OVER = "That was the last page. After it people look over their answers and send them. Nothing of this was kept."


def add(routes: Routes) -> None:
    routes.pressed(showing.PREVIEW, began)
    routes.pressed(START, first_page)
    routes.submitted(KEY, next_page)


async def began(event: Pressed, desk: Desk) -> Replies:
    async def begin(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        if survey is None:
            return at.GONE
        asked = survey.questionnaire
        place = await acting.tx.get(Workplace, survey.workplace) if survey.workplace else None
        first = language(asked, "")
        buttons = tuple(
            Button(f"First page, as they see it ({name(one)})", START, f"{survey.id} {one} 0")
            for one in asked.languages
        )
        about = promises.body(survey, place, first, desk.house)
        facts = promises.facts(survey, place, first, event.place, desk.house)
        back = Button("Back to the survey", at.ONE, survey.id)
        several = f"Its languages: {plain(languages.told(asked))}." if len(asked.languages) > 1 else ""
        told = " ".join(filter(None, (say(FIRST, "preview.not_kept"), ELSEWHERE, several)))
        card = Card(said(asked.title, first), about, facts, private=True, language=first)
        return card, Text(told, (*buttons, back), private=True)

    return await act(event, desk, begin)


async def first_page(event: Pressed, desk: Desk) -> Replies:
    return await _page(event, event.value, 0, desk)


async def next_page(event: Submitted, desk: Desk) -> Replies:
    return await _page(event, event.form.partition(" ")[2], 1, desk)


async def _page(event: Pressed | Submitted, words: str, more: int, desk: Desk) -> Replies:
    id_, spoken, number = (*words.split(" "), "", "", "")[:3]

    async def show(acting: Acting) -> Replies:
        survey = await at.theirs(acting, id_)
        if survey is None:
            return at.GONE
        page = int(number) + more if number.isascii() and number.isdigit() else 0
        return _shown(survey, language(survey.questionnaire, spoken), page)

    return await act(event, desk, show)


def _shown(survey: Survey, spoken: str, number: int) -> Replies:
    key = f"{KEY} {survey.id} {spoken}"
    page = forms.Asking(_all_asked(survey.questionnaire, spoken), spoken, key).page({}, number)
    if page is None:
        return at.again(survey, OVER)
    intro = f"{say(spoken, 'preview.not_kept')} {page.form.intro}"
    return (replace(page.form, intro=intro, send=say(spoken, "preview.next")),)


def _all_asked(asked: Questionnaire, spoken: str) -> Questionnaire:
    """Without branches, so that every question can be seen; beside it stands what it hangs on."""
    questions = by_key(asked)
    shown = tuple(_open(one, one.when, questions, spoken) if one.when else one for one in asked.questions)
    return replace(asked, questions=shown)


def _open(one: Question, when: Condition, questions: Mapping[str, Question], spoken: str) -> Question:
    before = questions[when.question]
    answers = " / ".join(answer(before, when.answers, spoken))
    only = say(spoken, "preview.only_after", answers=answers, question=said(before.words, spoken))
    return replace(one, when=None, why={**one.why, spoken: f"{said(one.why, spoken)} {only}"})
