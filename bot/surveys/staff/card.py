"""What a survey is, before anything of it is asked; and where somebody is led who cannot answer it."""

from dataclasses import replace
from functools import partial

from bot import whereabouts
from bot.desk import Desk
from bot.events import Event, Place, Pressed
from bot.markup import plain
from bot.people import linking
from bot.records import EVERYWHERE, Survey, Workplace
from bot.records.surveys import Way
from bot.replies import Button, Card, Fact, Replies, Text, belonging
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import stored
from bot.surveys.questionnaire.language_names import name
from bot.surveys.questionnaire.phrases import CODE, own, say
from bot.surveys.questionnaire.questions import language, said
from bot.surveys.results import afterwards
from bot.surveys.staff import asking, handing_in, promises
from bot.surveys.staff.asking import Going, Refusal
from bot.surveys.staff.handing_in import Before

OPEN = "survey.open"  # from wherever somebody comes
CARD, NOTE = "survey.card", "survey.note"
START = "survey.start"
ELSEWHERE = "survey.elsewhere"


def add(routes: Routes) -> None:
    routes.pressed(OPEN, opened)
    routes.pressed(CARD, shown)
    routes.pressed(NOTE, noted)
    routes.pressed(ELSEWHERE, left)


async def opened(event: Pressed, desk: Desk) -> Replies:
    going = Going.read(event.value)

    async def look(tx: Transaction) -> Replies:
        return await _elsewhere(tx, going, event, desk) or await begun(tx, going, event, desk)

    return await run(desk.store, look)


async def shown(event: Pressed, desk: Desk) -> Replies:
    return await run(desk.store, partial(begun, going=Going.read(event.value), event=event, desk=desk))


async def noted(event: Pressed, desk: Desk) -> Replies:
    """Who sees what, in full."""
    going = Going.read(event.value)

    async def look(tx: Transaction) -> Replies:
        asker = await asking.asker(tx, going, event, desk)
        if isinstance(asker, Refusal):
            return refused(asker, event.place)
        wanted = language(asker.survey.questionnaire, going.language)
        facts = promises.note(asker.survey, wanted)
        if asker.way is Way.CHAT and not linking.on(event.place, desk):
            facts += (Fact(say(wanted, "note.account"), say(wanted, "note.by_account")),)
        back = Button(say(wanted, "button.about"), CARD, str(replace(going, language=wanted)), main=True)
        lies = stored.button(str(replace(going, language=wanted)), say(wanted, "button.stored"))
        title = plain(said(asker.survey.questionnaire.title, wanted))
        return (Card(say(wanted, "note.title"), title, facts, buttons=(back, lies), private=True, language=wanted),)

    return await run(desk.store, look)


async def left(event: Pressed, desk: Desk) -> Replies:
    wanted = known(event.value)
    return (Text(say(wanted, "elsewhere.left"), (to_list(wanted),), private=True, language=own(wanted)),)


def known(language: str) -> str:
    """What a button, a form or a browser carries can be anything: only what may be the code of a language is one."""
    return language if CODE.fullmatch(language) else ""


def to_list(language: str = "") -> Button:
    return Button(say(language, "button.list"), "survey.list", language)


def others(language: str, place: Place) -> tuple[Button, ...]:
    """To other surveys: where nobody is known none is listed, and each needs its own code or link."""
    return (to_list(language),) if place.vouched else ()


def to_enter(language: str = "") -> Button:
    return Button(say(language, "button.code"), "survey.code", language)


async def begun(tx: Transaction, going: Going, event: Event, desk: Desk) -> Replies:
    """What somebody should know before they answer; once it is over, what came of it."""
    if over := await afterwards.found(tx, going.survey, going.language, desk):
        return over
    asker = await asking.asker(tx, going, event, desk)
    if isinstance(asker, Refusal):
        return refused(asker, event.place)
    survey, before = asker.survey, await handing_in.before(tx, asker)
    wanted = language(survey.questionnaire, going.language)
    if before.answered and not survey.may_change:
        return belonging(answered(wanted, event.place), survey.id)
    place = await tx.get(Workplace, survey.workplace) if survey.workplace else None
    title, body = said(survey.questionnaire.title, wanted), promises.body(survey, place, wanted, desk.house)
    facts = promises.facts(survey, place, wanted, event.place, desk.house)
    if asker.way is Way.CHAT and linking.on(event.place, desk):  # something is looked up of them: so it stands first
        facts += (Fact(say(wanted, "note.account"), say(wanted, "note.by_address")),)
    buttons = _starts(before, replace(going, language=wanted))
    return belonging((Card(title, body, facts, buttons=buttons, private=True, language=wanted),), survey.id)


def answered(language: str, place: Place) -> Replies:
    """By whoever may answer no more."""
    buttons = (*others(language, place), to_enter(language))
    return (Text(say(language, "told.fixed"), buttons, private=True, language=own(language)),)


def refused(why: Refusal, place: Place, *more: str) -> Replies:
    """`more`: sentences after it."""
    language = why.language
    words, buttons = " ".join((why.words, *more)), (*others(language, place), to_enter(language))
    return (Text(words, buttons, private=True, language=own(language)),)


async def _elsewhere(tx: Transaction, going: Going, event: Event, desk: Desk) -> Replies:
    """Asks whoever told of another workplace whether they work here, too: before they begin, and nothing of it is kept.

    Nothing where that is not known, where they were given a code or the link, and where they answered before.
    """
    if going.ticket:
        return ()
    survey, told = await tx.get(Survey, going.survey), await whereabouts.known(tx, event.person, desk)
    if survey is None or told is None or survey.workplace in (EVERYWHERE, told.id):
        return ()
    asker = await asking.asker(tx, going, event, desk)
    here = await tx.get(Workplace, survey.workplace)
    if isinstance(asker, Refusal) or here is None:
        return ()
    before = await handing_in.before(tx, asker)
    if before.answered or before.unsent:
        return ()
    wanted = language(survey.questionnaire, going.language)
    buttons = (
        Button(say(wanted, "button.works_here"), CARD, str(replace(going, language=wanted)), main=True),
        Button(say(wanted, "button.works_elsewhere"), ELSEWHERE, wanted),
    )
    words = say(wanted, "elsewhere.ask", told=plain(told.name), workplace=plain(here.name))
    return (Text(words, buttons, private=True, language=own(wanted)),)


def _starts(before: Before, going: Going) -> tuple[Button, ...]:
    """With what they answered before, or with nothing; and the same card in other languages."""
    label = "button.change" if before.answered else "button.begin"
    if before.unsent:
        label = "button.go_on"
    others = (one for one in before.asker.survey.questionnaire.languages if one != going.language)
    return (
        Button(say(going.language, label), START, str(going), main=True),
        Button(say(going.language, "button.who_sees"), NOTE, str(going)),
        *(Button(name(one), CARD, str(replace(going, language=one)), language=one) for one in others),
    )
