"""Who answers which survey, and whether they can now."""

from dataclasses import dataclass, field

from bot.desk import Desk
from bot.events import Event
from bot.people import tries
from bot.people.offices import pseudonym
from bot.records import Ballot, Survey, SurveyKey
from bot.records.surveys import Stage, Way
from bot.store import Transaction
from bot.surveys import shelves
from bot.surveys.staff import tokens

GONE = "That survey is no longer there."
NOT_YET = "That survey has not opened yet."
PAUSED = "The reps have paused that survey. What you have answered so far is kept as it is. Please look again later."
CLOSED = "That survey is closed, and takes no more answers."
CANCELLED = "That survey was called off. All answers to it are erased, and nobody has counted them."
NO_CODE = "That code opens no survey: it may be mistyped, or its survey is closed. Please look at it again."
TOO_MANY = (
    "That code opens no survey, and there have been many wrong ones within an hour. Please look at it again: the right "
    "one opens its survey at any time."
)
USED = "This code was used. Its answers can be neither seen nor changed with the code alone."
ONLY_BY_CODE = "That survey is answered with a code, or by its link. Ask a rep for one."
NOT_KNOWN = (
    "I cannot tell here who has answered already, and each person can answer only once. Please answer in the chat at "
    "your work, or with a code: ask a rep for one."
)
# So that no flood fills the disk: new ones, of each browser; and what is begun with each code in other browsers.
BY_LINK = tries.Counted("answers by a link", a_person=5, in_all=600)
BEGUN = tries.Counted("begun with a code", a_person=5, in_all=100_000)  # five with each code that there can be
WRONG_CODES = tries.Counted("survey codes", a_person=10, in_all=5_000)  # that are counted: right ones always pass


@dataclass(frozen=True, slots=True)
class Going:
    """Where somebody is, as buttons and forms carry it. `ticket`: the code or link that they came with, if any."""

    survey: str
    language: str = ""
    ticket: str = field(default="", repr=False)

    def __str__(self) -> str:
        return f"{self.survey} {self.language or '-'} {self.ticket or '-'}"

    @classmethod
    def read(cls, words: str) -> "Going":
        survey, language, ticket, *_ = (*words.split(" "), "", "", "")
        return cls(survey, language.strip("-"), ticket.strip("-"))


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who can answer now, without any sign of who that is but the token."""

    survey: Survey
    key: SurveyKey
    way: Way
    token: str = field(repr=False)
    holder: str = field(default="", repr=False)  # by a code: what is shown and changed only there

    @property
    def draft(self) -> str:
        """By which what is not sent yet is found."""
        return self.holder or self.token

    @property
    def shelf(self) -> str:
        return shelves.shelf(self.survey.id, self.token)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody cannot, in the Markdown of `bot.markup`."""

    words: str


async def asker(tx: Transaction, going: Going, event: Event, desk: Desk) -> Asker | Refusal:
    survey, key = await tx.get(Survey, going.survey), await tx.get(SurveyKey, going.survey)
    if survey is None:
        return Refusal(GONE)
    if (wrong := unanswerable(survey, desk)) or key is None:
        return Refusal(wrong or CLOSED)
    person = pseudonym(event.person, desk)
    way = await _way(tx, key, going.ticket, person, desk) if going.ticket else _in_chat(survey, event)
    if isinstance(way, Refusal):
        return way
    if way not in survey.ways:
        return Refusal(NO_CODE)
    if way is Way.CODE:
        return await _by_code(tx, survey, key, tokens.of_code(key, going.ticket), person)
    return Asker(survey, key, way, tokens.of_person(key, person, way))


def unanswerable(survey: Survey, desk: Desk) -> str:
    """Why nobody can answer it now; nothing where they can."""
    match survey.stage:
        case Stage.DRAFT | Stage.WAITING:
            return GONE  # nobody but reps knows of it yet
        case Stage.COUNTING | Stage.CLOSED:
            return CLOSED
        case Stage.ERASING | Stage.CANCELLED:
            return CANCELLED
        case Stage.OPEN | Stage.PAUSED:
            now = desk.now()
            if survey.opens and now < survey.opens:
                return NOT_YET
            if survey.closes and now >= survey.closes:
                return CLOSED
            return PAUSED if survey.stage is Stage.PAUSED else ""


async def with_code(tx: Transaction, typed: str, event: Event, desk: Desk) -> Going | Refusal:
    """The survey that somebody has a code of, or a link to."""
    for survey in [one for stage in (Stage.OPEN, Stage.PAUSED) for one in await tx.find(Survey, stage=stage)]:
        key = await tx.get(SurveyKey, survey.id)
        if key and tokens.way(key, typed) in survey.ways:
            return Going(survey.id, ticket=tokens.bare(typed))
    return await _wrong(tx, pseudonym(event.person, desk), desk)


async def _by_code(tx: Transaction, survey: Survey, key: SurveyKey, token: str, person: str) -> Asker | Refusal:
    """Reps know the codes that they hand out: so a code alone neither shows nor changes what came by it."""
    holder, ballot = tokens.of_holder(key, token, person), await tx.get(Ballot, token)
    return Refusal(USED) if ballot and ballot.holder != holder else Asker(survey, key, Way.CODE, token, holder)


def _in_chat(survey: Survey, event: Event) -> Way | Refusal:
    if Way.CHAT not in survey.ways:
        return Refusal(ONLY_BY_CODE)
    return Way.CHAT if event.place.vouched else Refusal(NOT_KNOWN)


async def _way(tx: Transaction, key: SurveyKey, ticket: str, person: str, desk: Desk) -> Way | Refusal:
    """Wrong ones are counted here, too: a button can be made to carry whatever somebody likes."""
    return tokens.way(key, ticket) or await _wrong(tx, person, desk)


async def _wrong(tx: Transaction, person: str, desk: Desk) -> Refusal:
    return Refusal(NO_CODE if await tries.take(tx, person, desk, WRONG_CODES) else TOO_MANY)
