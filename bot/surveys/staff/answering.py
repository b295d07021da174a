"""Somebody answers, page after page, looks it over, and hands it in. "Thank you" is said after the commit."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people import linking
from bot.people.offices import ZONE, pseudonym
from bot.records import Ballot, Unsent, Workplace
from bot.records.surveys import Answers, Way
from bot.replies import Button, Card, Form, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys.questionnaire.questions import language
from bot.surveys.staff import asking, forms, handing_in, promises, tokens
from bot.surveys.staff.asking import Asker, Going, Refusal
from bot.surveys.staff.beginning import ANSWERED, LANGUAGES, LIST, OPEN, START, refused
from bot.surveys.staff.handing_in import Before, Handed

KEY, BACK = "survey.answer", "survey.back"
TAKE_BACK, TAKEN_BACK = "survey.take_back", "survey.taken_back"
LAST = 999  # beyond all pages: what looks over the answers
THANKS = "Thank you"
_APART = {
    Way.LINK: " They came by the open link, and are counted apart.",
    Way.CODE: " They came by a code, and are counted apart.",
}
IN_ANOTHER = "In another language, without what you have changed on this page:"
LOST = "I no longer have what you had filled in, and nothing was sent. Please begin again."
TO_BEFORE = "To the questions before these, without what you have changed on this page:"
CROWDED = (
    "More answers come in by this link than I take at once, and yours was not kept. Please try again in an hour. If "
    "somebody gave you a survey code, use that: there is always room for it."
)
BEGUN_OFTEN = (
    "Answers were begun with this code in many places within an hour, and what you have just filled in was not kept. "
    "Please go on where you began, or try again in an hour."
)
NOT_KEPT = "What you have just sent was not kept."
BACK_ASKED = (
    "Take your answers back? They are erased, and count for nothing. Until the survey closes you can answer anew."
)
TAKEN = "Your answers are taken back: none of them counts any more. Until the survey closes you can answer anew."


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody who can answer does one thing, in one transaction."""

    tx: Transaction
    before: Before
    going: Going
    event: Pressed | Submitted
    desk: Desk
    who: str = field(default="", repr=False)  # all accounts of theirs, where they are linked

    @property
    def asker(self) -> Asker:
        return self.before.asker

    @property
    def ballot(self) -> Ballot | None:
        return self.before.ballot

    @property
    def unsent(self) -> Unsent | None:
        return self.before.unsent

    @property
    def asked(self) -> forms.Asking:
        survey = self.asker.survey.questionnaire
        spoken = language(survey, self.going.language)
        most = 1 if self.event.place.one_by_one else forms.MOST_ON_A_PAGE
        return forms.Asking(survey, spoken, f"{KEY} {Going(self.going.survey, spoken, self.going.ticket)}", most)

    @property
    def cause(self) -> str:
        return handing_in.cause(self.asker, self.event)

    @property
    def fixed(self) -> bool:
        return not self.asker.survey.may_change

    @property
    def person(self) -> str:
        """Of whoever answers by their account, where accounts are linked."""
        return tokens.of_all_accounts(self.asker.key, self.who) if self.who and self.asker.way is Way.CHAT else ""

    async def unmatched(self) -> bool:
        """Whether accounts are linked, and what was kept could be matched with no other."""
        if not self.person:
            return False
        ballot = await self.tx.get(Ballot, self.asker.token)  # as it is now
        alone = tokens.of_all_accounts(self.asker.key, pseudonym(self.event.person, self.desk))
        return ballot is not None and ballot.person == alone

    def button(self, label: str, action: str, more: str = "") -> Button:
        return Button(label, action, f"{self.going} {more}".strip())


Work = Callable[[Turn], Awaitable[Replies]]


def handed_in(replies: Replies) -> bool:
    """Whether there is nothing more to do for whoever was told this."""
    return any((isinstance(one, Card) and one.title == THANKS) or one in ANSWERED for one in replies)


def add(routes: Routes) -> None:
    routes.pressed(START, started)
    routes.submitted(KEY, submitted)
    routes.pressed(BACK, went_back)
    routes.pressed(TAKE_BACK, take_back_asked)
    routes.pressed(TAKEN_BACK, taken_back)


async def started(event: Pressed, desk: Desk) -> Replies:
    async def start(turn: Turn) -> Replies:
        return ANSWERED if turn.before.answered and turn.fixed else _next(turn, turn.before.so_far, 0)

    return await _turn(event.value, event, desk, start)


async def went_back(event: Pressed, desk: Desk) -> Replies:
    words, _, at = event.value.rpartition(" ")

    async def show(turn: Turn) -> Replies:
        return _next(turn, turn.before.so_far, _number(at))

    return await _turn(words, event, desk, show)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    words, _, at = event.form.partition(" ")[2].rpartition(" ")

    async def take(turn: Turn) -> Replies:
        if turn.ballot and turn.cause in turn.ballot.causes:
            return await _thanks(turn)
        if turn.before.answered and turn.fixed:
            return ANSWERED
        return await (_over(turn, event) if at == forms.SEND else _page(turn, event, _number(at)))

    by_account = linking.on(event.place, desk) and not Going.read(words).ticket
    who = await linking.who(event.person, event.place, desk) if by_account else ""
    return await _turn(words, event, desk, take, who)


async def take_back_asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(turn: Turn) -> Replies:
        buttons = (turn.button("Yes, take them back", TAKEN_BACK), turn.button("No, leave them", OPEN))
        return (Text(BACK_ASKED, buttons, private=True),)

    return await _turn(event.value, event, desk, ask)


async def taken_back(event: Pressed, desk: Desk) -> Replies:
    async def take(turn: Turn) -> Replies:
        if turn.fixed:
            return ANSWERED
        await handing_in.take_back(turn.tx, turn.before, event)
        return (Text(TAKEN, (turn.button("Answer anew", OPEN), LIST), private=True),)

    return await _turn(event.value, event, desk, take)


async def _turn(words: str, event: Pressed | Submitted, desk: Desk, work: Work, who: str = "") -> Replies:
    going = Going.read(words)

    async def do(tx: Transaction) -> Replies:
        asker = await asking.asker(tx, going, event, desk)
        if isinstance(asker, Refusal):
            return refused(f"{asker.words} {NOT_KEPT}" if isinstance(event, Submitted) else asker.words)
        return await work(Turn(tx, await handing_in.before(tx, asker), going, event, desk, who))

    keeps = isinstance(event, Submitted) or event.action == TAKEN_BACK
    return await (desk.line.run(desk.store, do) if keeps else run(desk.store, do))


async def _page(turn: Turn, event: Submitted, at: int) -> Replies:
    """Where there is no other page, all is handed in; else it is laid aside, and the next follows."""
    unsent, so_far = turn.unsent, turn.before.so_far
    if unsent and turn.cause in unsent.causes:
        return _next(turn, so_far, at + 1)
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
    if unsent is None:
        return (Text(LOST, (turn.button("Begin again", OPEN),), private=True),)
    to = turn.asked.read_over(unsent.answers, event.values)
    if isinstance(to, Form):
        return (to,)
    return await _handed(turn, unsent.answers) if to is None else _next(turn, unsent.answers, to)


async def _handed(turn: Turn, answers: Answers) -> Replies:
    if wrong := await _no_room(turn, sent=True):
        return wrong
    match await handing_in.hand_in(turn.tx, turn.before, answers, turn.event, turn.person):
        case Handed.FIXED:
            return ANSWERED
        case Handed.KEPT | Handed.CHANGED | Handed.AGAIN:
            return await _thanks(turn)


async def _no_room(turn: Turn, *, sent: bool = False) -> Replies:
    """What is sent by a code always has room."""
    again = (turn.button("Try again", OPEN),)
    if await handing_in.crowded(turn.tx, turn.before, turn.event, turn.desk):
        return (Text(CROWDED, again, private=True),)
    if not sent and await handing_in.begun_too_often(turn.tx, turn.before, turn.desk):
        return (Text(BEGUN_OFTEN, again, private=True),)
    return ()


async def _thanks(turn: Turn) -> Replies:
    """The same however often it is delivered."""
    survey = turn.asker.survey
    place = await turn.tx.get(Workplace, survey.workplace) if survey.workplace else None
    until = promises.told(survey.closes, place.zone if place else ZONE) if survey.closes else "it closes"
    by_code = turn.asker.way is Way.CODE
    here = ", and only from here: with the code alone nobody sees or changes them" if by_code else ""
    change = "" if turn.fixed else f" Until {until} you can change them, or take them back{here}."
    apart = _APART.get(turn.asker.way, "")
    alone = f" {linking.NOT_FOUND}" if await turn.unmatched() else ""
    words = (
        f"Your answers are kept, and count once.{alone}{apart}{change} The results are told where you were asked, once "
        "a rep has signed them."
    )
    change_them = turn.button("Change my answers", OPEN), turn.button("Take them back", TAKE_BACK)
    return (Card(THANKS, words, buttons=(*(() if turn.fixed else change_them), LIST), private=True),)


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
    back = Text(TO_BEFORE, (turn.button("Back", BACK, f"{before}"),), private=True)
    return (*(() if before is None else (back,)), *_in_another(turn, at))


def _in_another(turn: Turn, at: int) -> Replies:
    """The same page in each other language that the survey has."""
    survey, here = turn.asker.survey.questionnaire, turn.going
    others = [one for one in survey.languages if one != language(survey, here.language)]
    buttons = tuple(
        Button(LANGUAGES.get(one, one), BACK, f"{Going(here.survey, one, here.ticket)} {at}") for one in others
    )
    return (Text(IN_ANOTHER, buttons, private=True),) if buttons else ()


def _number(at: str) -> int:
    return int(at) if at.isdecimal() and len(at) < 4 else 0  # noqa: PLR2004 - figures
