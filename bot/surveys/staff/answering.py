"""Somebody answers, page after page, looks it over, and hands it in. "Thank you" is said after the commit."""

from dataclasses import replace

from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people import linking
from bot.people.offices import ZONE
from bot.records import Workplace
from bot.records.surveys import Answers, Way
from bot.replies import Button, Card, Form, Replies, Text
from bot.routes import Routes
from bot.surveys.questionnaire import phrases
from bot.surveys.questionnaire.language_names import name
from bot.surveys.questionnaire.phrases import own
from bot.surveys.staff import forms, handing_in, promises, turns
from bot.surveys.staff.asking import Going
from bot.surveys.staff.card import OPEN, START, answered, others
from bot.surveys.staff.handing_in import Handed
from bot.surveys.staff.turns import Turn, take_turn

KEY = turns.KEY
BACK = "survey.back"
TAKE_BACK, TAKEN_BACK = "survey.take_back", "survey.taken_back"
LAST = 999  # beyond all pages: what looks over the answers
_APART = {Way.LINK: "thanks.by_link", Way.CODE: "thanks.by_code"}


def handed_in(replies: Replies) -> bool:
    """Whether there is nothing more to do for whoever was told this."""
    return any(
        (isinstance(one, Card) and phrases.is_any(one.title, "thanks.title"))
        or (isinstance(one, Text) and phrases.is_any(one.body, "told.fixed"))
        for one in replies
    )


def add(routes: Routes) -> None:
    routes.pressed(START, started)
    routes.submitted(KEY, submitted)
    routes.pressed(BACK, went_back)
    routes.pressed(TAKE_BACK, take_back_asked)
    routes.pressed(TAKEN_BACK, taken_back)


async def started(event: Pressed, desk: Desk) -> Replies:
    async def start(turn: Turn) -> Replies:
        if turn.before.answered and turn.fixed:
            return answered(turn.language, event.place)
        return _next(turn, turn.before.so_far, 0)

    return await take_turn(event.value, event, desk, start)


async def went_back(event: Pressed, desk: Desk) -> Replies:
    words, _, at = event.value.rpartition(" ")

    async def show(turn: Turn) -> Replies:
        return _next(turn, turn.before.so_far, _number(at))

    return await take_turn(words, event, desk, show)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    words, _, at = event.form.partition(" ")[2].rpartition(" ")

    async def take(turn: Turn) -> Replies:
        if turn.ballot and turn.cause in turn.ballot.causes:
            return await _thanks(turn)
        if turn.before.answered and turn.fixed:
            return answered(turn.language, turn.event.place)
        return await (_over(turn, event) if at == forms.SEND else _page(turn, event, _number(at)))

    by_account = linking.on(event.place, desk) and not Going.read(words).ticket
    who = await linking.who(event.person, event.place, desk) if by_account else ""
    return await take_turn(words, event, desk, take, who, keeps=True)


async def take_back_asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(turn: Turn) -> Replies:
        yes, no = turn.button("button.take_back_yes", TAKEN_BACK), turn.button("button.take_back_no", OPEN)
        return (turn.text("told.take_back", yes, no),)

    return await take_turn(event.value, event, desk, ask)


async def taken_back(event: Pressed, desk: Desk) -> Replies:
    async def take(turn: Turn) -> Replies:
        if turn.fixed:
            return answered(turn.language, turn.event.place)
        await handing_in.take_back(turn.tx, turn.before, event)
        return (turn.text("told.taken_back", turn.button("button.anew", OPEN), *_others(turn)),)

    return await take_turn(event.value, event, desk, take, keeps=True)


async def _page(turn: Turn, event: Submitted, at: int) -> Replies:
    """Where there is no other page, all is handed in; else it is laid aside, and the next follows."""
    unsent, so_far = turn.unsent, turn.before.so_far
    if unsent and turn.cause in unsent.causes:
        return _next(turn, so_far, at + 1)
    if at and not unsent and not turn.before.answered:  # what stood before this page is not theirs, or no more
        return _lost(turn)
    asked = turn.asked
    answers = asked.read(so_far, at, event.values)
    if isinstance(answers, Form):
        return (answers, *(_around(turn, so_far, at) if turn.event.place.one_by_one else ()))
    if asked.one_page:
        return await _handed(turn, answers)
    if wrong := await _no_room(turn):
        return wrong
    await handing_in.lay_aside(turn.tx, turn.before, answers, event, turn.desk)
    return _next(turn, answers, at + 1)


async def _over(turn: Turn, event: Submitted) -> Replies:
    unsent = turn.unsent
    if unsent is None and turn.before.answered:  # in another tab, or another window
        return (turn.text("told.sent_before", *_changes(turn), *_others(turn)),)
    if unsent is None:
        return _lost(turn)
    to = turn.asked.read_over(unsent.answers, event.values)
    if isinstance(to, Form):
        return (to,)
    return await _handed(turn, unsent.answers) if to is None else _next(turn, unsent.answers, to)


def _lost(turn: Turn) -> Replies:
    """What they had filled in was kept too long, or came from whoever they no longer are to the bot."""
    words = turn.say("told.lost") if turn.event.place.lasting else f"{turn.say('told.lost')} {turn.say('told.cookies')}"
    return (Text(words, (turn.button("button.begin_again", OPEN),), private=True, language=own(turn.language)),)


async def _handed(turn: Turn, answers: Answers) -> Replies:
    if wrong := await _no_room(turn, sent=True):
        return wrong
    match await handing_in.hand_in(turn.tx, turn.before, answers, turn.event, turn.person):
        case Handed.FIXED:
            return answered(turn.language, turn.event.place)
        case Handed.KEPT | Handed.CHANGED | Handed.AGAIN:
            return await _thanks(turn)


async def _no_room(turn: Turn, *, sent: bool = False) -> Replies:
    """What is sent by a code always has room."""
    again = turn.button("button.try_again", OPEN)
    if await handing_in.crowded(turn.tx, turn.before, turn.desk):
        return (turn.text("told.crowded", again),)
    if not sent and await handing_in.begun_too_often(turn.tx, turn.before, turn.desk):
        return (turn.text("told.begun_often", again),)
    return ()


async def _thanks(turn: Turn) -> Replies:
    """The same however often it is delivered."""
    way, sentences = turn.asker.way, [turn.say("thanks.kept")]
    if await turn.unmatched():
        sentences.append(turn.say("told.not_found"))
    if way in _APART:
        sentences.append(turn.say(_APART[way]))
    if not turn.fixed:
        sentences.append(await _can_change(turn))
        if not turn.event.place.lasting:
            sentences.append(turn.say("thanks.shared"))
    sentences.append(turn.say("thanks.results" if way is Way.CHAT else "thanks.results_here"))
    buttons = (*_changes(turn), *_others(turn))
    title = turn.say("thanks.title")
    return (Card(title, " ".join(sentences), buttons=buttons, private=True, language=own(turn.language)),)


async def _can_change(turn: Turn) -> str:
    survey, phrase = turn.asker.survey, "thanks.change_here" if turn.asker.way is Way.CODE else "thanks.change"
    if survey.closes is None:
        return turn.say(f"{phrase}_open")
    place = await turn.tx.get(Workplace, survey.workplace) if survey.workplace else None
    return turn.say(phrase, until=promises.told(survey.closes, place.zone if place else ZONE, turn.language))


def _others(turn: Turn) -> tuple[Button, ...]:
    return others(turn.language, turn.event.place)


def _changes(turn: Turn) -> tuple[Button, ...]:
    """What they can still do with what they sent."""
    if turn.fixed:
        return ()
    return turn.button("button.change", OPEN), turn.button("button.take_back", TAKE_BACK)


def _next(turn: Turn, answers: Answers, at: int) -> Replies:
    """That page with a way back, or all of it to look over, which has its own."""
    asked = turn.asked
    page = asked.page(answers, at)
    if page is None:
        return (asked.over(answers), *_in_another(turn, LAST))
    return (page.form, *_around(turn, answers, page.at))


def _around(turn: Turn, answers: Answers, at: int) -> Replies:
    """The way back from that page, where there is one, and the same page in other languages."""
    asked = turn.asked
    page = asked.page(answers, at)
    before = page.before if page else None
    back = turn.text("form.to_before", turn.button("button.back", BACK, f"{before}"))
    return (*(() if before is None else (back,)), *_in_another(turn, at))


def _in_another(turn: Turn, at: int) -> Replies:
    """The same page in each other language that the survey has."""
    others = [one for one in turn.asker.survey.questionnaire.languages if one != turn.language]
    buttons = tuple(
        Button(name(one), BACK, f"{replace(turn.going, language=one)} {at}", language=one) for one in others
    )
    return (turn.text("form.in_another", *buttons),) if buttons else ()


def _number(at: str) -> int:
    return int(at) if at.isdecimal() and len(at) < 4 else 0  # noqa: PLR2004 - figures
