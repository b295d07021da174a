"""Somebody wants to answer a survey: which there are, and what each is before anything is asked."""

from dataclasses import replace
from functools import partial

from bot.desk import Desk
from bot.events import Event, Opened, Pressed, Said, Submitted
from bot.home import Part
from bot.languages import to_be_said
from bot.people.offices import pseudonym
from bot.records import EVERYWHERE, Survey, Works
from bot.records.surveys import Way
from bot.replies import Button, Field, Form, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import opening
from bot.surveys.questionnaire.phrases import own, say
from bot.surveys.questionnaire.questions import language, said
from bot.surveys.staff import asking, tokens
from bot.surveys.staff.asking import Going, Refusal
from bot.surveys.staff.card import OPEN, begun, known, refused, to_enter, to_list

LIST, ENTER = to_list(), to_enter()
WORDS = (
    "surveys",
    "surveys to answer",
    "my surveys",
    "answer a survey",
    "take a survey",
    "take part in a survey",
    "is there a survey",
    "survey code",
)
KEY = "survey.enter"
_CODE = "code"
AT_HOME = to_be_said("Who answers is not shown to anybody, and each survey says what is kept meanwhile.")


def form(language: str = "") -> Form:
    """Asks for a code."""
    hint = say(language, "code.hint")
    return Form(
        f"{KEY} {language}".strip(),
        say(language, "code.title"),
        (Field(_CODE, say(language, "code.label"), hint=hint, required=True, most=60),),
        intro=say(language, "code.intro"),
        send=say(language, "code.send"),
        language=own(language),
    )


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, listed_by_words)
    routes.command("survey", listed_by_words, following=lambda words: not words or tokens.looks_like_one(words.upper()))
    routes.opened("survey", listed_by_page)
    routes.pressed(LIST.action, listed_by_button)
    routes.pressed(ENTER.action, asked_for_code)
    routes.submitted(KEY, entered)
    routes.at_home(Part.SURVEYS, at_home)


async def listed_by_words(event: Said, desk: Desk) -> Replies:
    typed = event.text.strip()[len("survey") :].strip(" .?")
    if tokens.looks_like_one(typed.upper()):
        return await _entered(typed, "", event, desk)
    return await _listed(event, desk)


async def listed_by_page(event: Opened, desk: Desk) -> Replies:
    return await _listed(event, desk)


async def listed_by_button(event: Pressed, desk: Desk) -> Replies:
    return await _listed(event, desk, event.value)


async def asked_for_code(event: Pressed, desk: Desk) -> Replies:
    return (form(known(event.value)),)


async def entered(event: Submitted, desk: Desk) -> Replies:
    wanted = known(event.form.partition(" ")[2])
    asked, given = form(wanted), event.values.get(_CODE, "")
    if asked.check(event.values):
        over = len(given) - asked.fields[0].most
        wrong = "form.too_long" if isinstance(given, str) and over > 0 else "form.missing"
        error = say(wanted, wrong, count=over, most=asked.fields[0].most)
        return (replace(asked, values=dict(event.values), errors={_CODE: error}),)
    return await _entered(str(given), wanted, event, desk)


async def at_home(event: Opened, desk: Desk) -> Text | None:
    found = await run(desk.store, partial(open_to, event=event, desk=desk))
    return Text(AT_HOME, (*(_button(one) for one in found), ENTER), private=True) if found else None


async def open_to(tx: Transaction, event: Event, desk: Desk) -> list[Survey]:
    """Those that somebody can answer in this place, the first to close first. Whether they have is not looked up."""
    if not event.place.vouched:
        return []
    works = await tx.get(Works, pseudonym(event.person, desk))
    found = await opening.live(tx)
    here = [
        one
        for one in found
        if Way.CHAT in one.ways
        and (works is None or one.workplace in (EVERYWHERE, works.workplace))
        and asking.unanswerable(one, desk) in ("", asking.PAUSED)
    ]
    return sorted(here, key=lambda one: (one.closes is None, one.closes, one.id))


async def _listed(event: Event, desk: Desk, wanted: str = "") -> Replies:
    spoken = known(wanted)
    found = await run(desk.store, partial(open_to, event=event, desk=desk))
    if not found:
        return (Text(say(spoken, "told.none"), (to_enter(spoken),), private=True, language=own(spoken)),)
    if len(found) == 1:
        return await run(desk.store, partial(begun, going=Going(found[0].id, spoken), event=event, desk=desk))
    buttons = (*(_button(one, spoken) for one in found), to_enter(spoken))
    return (Text(say(spoken, "told.open"), buttons, private=True, language=own(spoken)),)


async def _entered(typed: str, wanted: str, event: Said | Submitted, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        going = await asking.with_code(tx, typed, wanted, event, desk)
        return refused(going, event.place) if isinstance(going, Refusal) else await begun(tx, going, event, desk)

    return await run(desk.store, look)


def _button(survey: Survey, wanted: str = "") -> Button:
    asked = survey.questionnaire
    spoken = language(asked, wanted)
    return Button(said(asked.title, spoken), OPEN, str(Going(survey.id, wanted)), language=spoken)
