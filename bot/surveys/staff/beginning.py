"""Somebody wants to answer a survey: which there are, and what each is before anything is asked."""

from functools import partial

from bot.desk import Desk
from bot.events import Event, Opened, Pressed, Said, Submitted
from bot.home import Part
from bot.markup import plain
from bot.people import linking
from bot.people.offices import pseudonym
from bot.records import EVERYWHERE, Survey, Workplace, Works
from bot.records.surveys import Stage, Way
from bot.replies import Button, Card, Fact, Field, Form, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys.questionnaire.questions import language, said
from bot.surveys.staff import asking, handing_in, promises, tokens
from bot.surveys.staff.asking import Going, Refusal
from bot.surveys.staff.handing_in import Before

LIST = Button("Surveys", "survey.list")
OPEN = "survey.open"
START = "survey.start"
ENTER = Button("I have a survey code", "survey.code")
WORDS = (
    "surveys",
    "my surveys",
    "answer a survey",
    "take a survey",
    "take part in a survey",
    "is there a survey",
    "survey code",
)
FORM = Form(
    "survey.enter",
    "Enter your survey code",
    (Field("code", "Your code", hint="Twenty letters and digits, in five groups.", required=True, most=60),),
    intro="It lets you answer once. Nothing shows who was given which code.",
    send="Go on",
)
NONE = (
    "No survey is open with me that you could answer here. If you were given a survey code, you can use it; if "
    "somebody told you of a survey, ask them where it is. To tell your reps of AI at work now, write *report*."
)
FIXED = "You have answered this survey. It lets nobody answer twice, nor change an answer, and yours counts as it was."
ANSWERED: Replies = (Text(FIXED, (LIST, ENTER), private=True),)
LANGUAGES = {"en": "English", "cy": "Cymraeg"}


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, listed_by_words)
    routes.command("survey", listed_by_words, following=lambda words: not words or tokens.looks_like_one(words.upper()))
    routes.opened("survey", listed_by_page)
    routes.pressed(LIST.action, listed_by_button)
    routes.pressed(OPEN, opened)
    routes.pressed(ENTER.action, asked_for_code)
    routes.submitted(FORM.key, entered)
    routes.at_home(Part.SURVEYS, at_home)


async def listed_by_words(event: Said, desk: Desk) -> Replies:
    typed = event.text.strip()[len("survey") :].strip(" .?")
    return await _entered(typed, event, desk) if tokens.looks_like_one(typed.upper()) else await _listed(event, desk)


async def listed_by_page(event: Opened, desk: Desk) -> Replies:
    return await _listed(event, desk)


async def listed_by_button(event: Pressed, desk: Desk) -> Replies:
    return await _listed(event, desk)


async def asked_for_code(event: Pressed, desk: Desk) -> Replies:
    return (FORM,)


async def entered(event: Submitted, desk: Desk) -> Replies:
    if wrong := FORM.check(event.values):
        return (wrong,)
    return await _entered(str(event.values["code"]), event, desk)


async def opened(event: Pressed, desk: Desk) -> Replies:
    return await run(desk.store, partial(begun, going=Going.read(event.value), event=event, desk=desk))


async def at_home(event: Opened, desk: Desk) -> Text | None:
    found = await run(desk.store, partial(open_to, event=event, desk=desk))
    words = "Who answers is not shown to anybody, and each survey says what is kept meanwhile."
    return Text(words, (*(_button(one) for one in found), ENTER), private=True) if found else None


async def open_to(tx: Transaction, event: Event, desk: Desk) -> list[Survey]:
    """Those that somebody can answer in this place, the first to close first. Whether they have is not looked up."""
    if not event.place.vouched:
        return []
    works = await tx.get(Works, pseudonym(event.person, desk))
    found = [one for stage in (Stage.OPEN, Stage.PAUSED) for one in await tx.find(Survey, stage=stage)]
    here = [
        one
        for one in found
        if Way.CHAT in one.ways
        and (works is None or one.workplace in (EVERYWHERE, works.workplace))
        and asking.unanswerable(one, desk) in ("", asking.PAUSED)
    ]
    return sorted(here, key=lambda one: (one.closes is None, one.closes, one.id))


async def begun(tx: Transaction, going: Going, event: Event, desk: Desk) -> Replies:
    """All that somebody should know before they answer."""
    asker = await asking.asker(tx, going, event, desk)
    if isinstance(asker, Refusal):
        return refused(asker.words)
    survey, before = asker.survey, await handing_in.before(tx, asker)
    if before.answered and not survey.may_change:
        return ANSWERED
    asked = survey.questionnaire
    wanted = language(asked, going.language)
    about = f"{plain(said(asked.about, wanted))}\n\nYou can leave out any question, and stop at any time."
    place = await tx.get(Workplace, survey.workplace) if survey.workplace else None
    facts = promises.facts(survey, place, wanted, event.place, desk.house)
    if asker.way is Way.CHAT:
        facts += (Fact("If you have another account", linking.before(event.place, desk)),)
    return (Card(said(asked.title, wanted), about, facts, buttons=_starts(before, going), private=True),)


def refused(why: str) -> Replies:
    return (Text(why, (LIST, ENTER), private=True),)


def _starts(before: Before, going: Going) -> tuple[Button, ...]:
    """In each language; and what they can do with what they answered before."""
    label = "Change my answers" if before.answered else "Begin"
    if before.unsent:
        label = "Go on where I stopped"
    spoken = before.asker.survey.questionnaire.languages
    labels = {one: f"{label} ({LANGUAGES.get(one, one)})" if len(spoken) > 1 else label for one in spoken}
    return tuple(
        Button(labels[one], START, str(Going(going.survey, one, going.ticket)), main=at == 0)
        for at, one in enumerate(spoken)
    )


async def _listed(event: Event, desk: Desk) -> Replies:
    found = await run(desk.store, partial(open_to, event=event, desk=desk))
    if not found:
        return (Text(NONE, (ENTER,), private=True),)
    if len(found) == 1:
        return await run(desk.store, partial(begun, going=Going(found[0].id), event=event, desk=desk))
    return (Text("These surveys are open:", (*(_button(one) for one in found), ENTER), private=True),)


async def _entered(typed: str, event: Said | Submitted, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        going = await asking.with_code(tx, typed, event, desk)
        return refused(going.words) if isinstance(going, Refusal) else await begun(tx, going, event, desk)

    return await run(desk.store, look)


def _button(survey: Survey) -> Button:
    asked = survey.questionnaire
    return Button(said(asked.title, asked.languages[0]), OPEN, str(Going(survey.id)))
