"""Who answers which survey, and whether they can now."""

from dataclasses import dataclass, field

from bot.desk import Desk
from bot.events import Event
from bot.people import tries
from bot.people.offices import pseudonym
from bot.records import Ballot, Survey, SurveyKey
from bot.records.surveys import Stage, Way
from bot.store import Transaction
from bot.surveys import opening, shelves
from bot.surveys.questionnaire.phrases import say
from bot.surveys.questionnaire.questions import language
from bot.surveys.staff import tokens

# Why somebody cannot answer, as phrases of `bot.surveys.questionnaire.phrases`.
GONE, NOT_YET, PAUSED = "told.gone", "told.not_yet", "told.paused"
CLOSED, CANCELLED = "told.closed", "told.cancelled"
NO_CODE, TOO_MANY, USED = "told.no_code", "told.too_many", "told.used"
ONLY_BY_CODE, NOT_KNOWN = "told.only_by_code", "told.not_known"
ENDED = (Stage.COUNTING, Stage.CLOSED, Stage.ERASING, Stage.CANCELLED)
# So that no flood fills the disk: new ones, each of which counts once; and what is begun with each code elsewhere.
BY_LINK = tries.Counted("answers by a link", a_person=1, in_all=600)
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
    """Why somebody cannot: a phrase, and in which language they are told."""

    why: str
    language: str = ""

    @property
    def words(self) -> str:
        """In the Markdown of `bot.markup`."""
        return say(self.language, self.why)


async def asker(tx: Transaction, going: Going, event: Event, desk: Desk) -> Asker | Refusal:
    survey = await tx.get(Survey, going.survey)
    if survey is None:
        return Refusal(GONE, going.language)
    found = await _asker(tx, survey, going, event, desk)
    return found if isinstance(found, Asker) else Refusal(found, language(survey.questionnaire, going.language))


async def _asker(tx: Transaction, survey: Survey, going: Going, event: Event, desk: Desk) -> Asker | str:
    """Or why not."""
    key = await tx.get(SurveyKey, survey.id)
    if (wrong := unanswerable(survey, desk)) or key is None:
        return wrong or CLOSED
    person = pseudonym(event.person, desk)
    way = await _way(tx, key, going.ticket, person, desk) if going.ticket else _in_chat(survey, event)
    if not isinstance(way, Way):
        return way
    if way not in survey.ways:
        return NO_CODE
    if way is Way.CODE:
        return await _by_code(tx, survey, key, tokens.of_code(key, going.ticket), person)
    return Asker(survey, key, way, tokens.of_person(key, person, way))


def unanswerable(survey: Survey, desk: Desk) -> str:
    """Why nobody can answer it now, as a phrase; nothing where they can."""
    match survey.stage:
        case Stage.DRAFT | Stage.WAITING | Stage.SPLIT:
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


async def with_code(tx: Transaction, typed: str, wanted: str, event: Event, desk: Desk) -> Going | Refusal:
    """The survey that somebody has a code of, or a link to; one that has ended, too, so that they see what came of it.

    `wanted`: the language that they read here.
    """
    for survey in await opening.live(tx):
        key = await tx.get(SurveyKey, survey.id)
        if key and tokens.way(key, typed) in survey.ways:
            return Going(survey.id, wanted, tokens.bare(typed))
    for survey in [one for stage in ENDED for one in await tx.find(Survey, stage=stage)]:
        if survey.tickets and tokens.way_by(survey.tickets, typed) in survey.ways:
            return Going(survey.id, wanted, tokens.bare(typed))
    return Refusal(await _wrong(tx, pseudonym(event.person, desk), desk), wanted)


async def _by_code(tx: Transaction, survey: Survey, key: SurveyKey, token: str, person: str) -> Asker | str:
    """Reps know the codes that they hand out: so a code alone neither shows nor changes what came by it."""
    holder, ballot = tokens.of_holder(key, token, person), await tx.get(Ballot, token)
    return USED if ballot and ballot.holder != holder else Asker(survey, key, Way.CODE, token, holder)


def _in_chat(survey: Survey, event: Event) -> Way | str:
    if Way.CHAT not in survey.ways:
        return ONLY_BY_CODE
    return Way.CHAT if event.place.vouched else NOT_KNOWN


async def _way(tx: Transaction, key: SurveyKey, ticket: str, person: str, desk: Desk) -> Way | str:
    """Wrong ones are counted here, too: a button can be made to carry whatever somebody likes."""
    return tokens.way(key, ticket) or await _wrong(tx, person, desk)


async def _wrong(tx: Transaction, person: str, desk: Desk) -> str:
    return NO_CODE if await tries.take(tx, person, desk, WRONG_CODES) else TOO_MANY
