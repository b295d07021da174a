"""The languages of a survey: one is added, put into words part after part, looked over by a speaker, or left out."""

from collections.abc import Sequence
from functools import partial

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.records import Survey
from bot.records.surveys import Questionnaire
from bot.replies import Button, Card, Fact, Field, Form, Kind, Replies
from bot.routes import Routes
from bot.surveys import at
from bot.surveys.questionnaire import languages
from bot.surveys.questionnaire.language_names import NAMES, name
from bot.surveys.questionnaire.languages import WHOLE
from bot.surveys.reps.editing import overview
from bot.surveys.reps.editing.changes import Change, Changed, Sent, draft

ADD, CHANGE_ONE = "surveys.add_language", "surveys.change_language"
PICK = "surveys.pick_words"
READ, OUT = "read", "out"
TITLE = "Title and introduction"


def add(routes: Routes) -> None:
    routes.pressed(overview.LANGUAGES, shown)
    ADDED.add(routes, ADD)
    CHANGED.add(routes, CHANGE_ONE)


async def shown(event: Pressed, desk: Desk) -> Replies:
    async def show(acting: Acting) -> Replies:
        survey = await draft(acting, event.value)
        return card(survey) if survey else at.GONE

    return await act(event, desk, show)


def card(survey: Survey, told: Sequence[str] = (), language: str = "", part: str = "") -> Replies:
    """After words in a language were written, the way to the next part that has none."""
    of = survey.questionnaire
    following = _next(of, language, part)
    way = [
        Button(f"Next: {words}", overview.WORDS, f"{survey.id} {key} {language}", main=True)
        for key, words in parts(of)
        if key == following
    ]
    others = len(of.languages) > 1
    buttons = (
        *way,
        *((Button("Write the words in one", PICK, survey.id, main=not way),) if others else ()),
        Button("Add a language", ADD, survey.id, main=not others),
        Button("Looked over, or left out", CHANGE_ONE, survey.id),
        overview.everything(survey),
    )
    facts = tuple(Fact(name(one), _stands(of, one)) for one in of.languages)
    if part and not languages.still(of, language):
        told = (*told, f"All of it is in {plain(name(language))} now. Let somebody who speaks it look it over.")
    body = "\n\n".join(told) or "Whoever answers chooses the language in which they read it."
    return (Card("Languages", body, facts, buttons=buttons, private=True),)


def _next(of: Questionnaire, language: str, part: str) -> str:
    if language not in of.languages:
        return ""
    left = languages.still(of, language)
    order = [key for key, _ in parts(of)]
    later = order[order.index(part) + 1 :] if part in order else order
    return next((one for one in later if one in left), "")


def parts(of: Questionnaire) -> tuple[tuple[str, str], ...]:
    return ((WHOLE, TITLE), *overview.options(of.questions, of))


def _stands(of: Questionnaire, language: str) -> str:
    first, found = of.languages[0], []
    if language == first:
        found.append("The one that it is written in")
    elif left := len(languages.still(of, language)):
        found.append(f"{languages.parts(left)} of {len(of.questions) + 1} still in {plain(name(first))}")
    if language in of.unchecked:
        found.append("not looked over by a speaker yet" if found else "Not looked over by a speaker yet")
    return "; ".join(found) or "Looked over by a speaker"


def _add_form(survey: Survey, _: tuple[str, ...]) -> Form:
    there = survey.questionnaire.languages
    options = tuple((code, words) for code, words in NAMES.items() if code not in there)
    fields = (
        Field("language", "Which language?", Kind.CHOICE, options),
        Field("languages", "Or its code, where it is not among them", hint="Such as nl, or zh-Hant.", most=20),
    )
    intro = (
        "It begins with the words that there are. You put them into that language, part after part, beside the first. "
        "It is marked as not looked over until you say that a speaker has read it."
    )
    return Form("", "Add a language", fields, intro, "Add it")


def _add(sent: Sent) -> Changed | Form:
    chosen, typed = sent.line("language"), sent.line("languages")
    if bool(chosen) == bool(typed):
        return sent.wrong(language="Please choose one, or write its code.")
    language = chosen or typed
    if language in sent.questionnaire.languages:
        return sent.wrong(languages=f"{name(language)} is there already.")
    changed = languages.added(sent.questionnaire, language)
    return sent.changed(changed, then=partial(card, language=language))


def _change_form(survey: Survey, _: tuple[str, ...]) -> Form:
    options = tuple((one, name(one)) for one in survey.questionnaire.languages)
    what = ((READ, "Somebody who speaks it has looked over all of it"), (OUT, "Leave it out, with all its words"))
    fields = (
        Field("language", "Which language?", Kind.CHOICE, options, required=True),
        Field("what", "What about it?", Kind.CHOICE, what, required=True),
    )
    return Form("", "A language of the survey", fields, send="Save")


def _change(sent: Sent) -> Changed | Form:
    of, language = sent.questionnaire, sent.line("language")
    if sent.line("what") == READ:
        return sent.changed(languages.looked_over(of, language), then=card)
    if language == of.languages[0]:
        return sent.wrong(what="The survey is written in it. Only the others can be left out.")
    return sent.changed(languages.left_out(of, language), f"{plain(name(language))} is left out.", then=card)


ADDED = Change("surveys.added_language", _add_form, _add)
CHANGED = Change("surveys.changed_language", _change_form, _change)
