"""What those who are asked are told before they answer: for whom it is, who asks and what becomes of it.

On a card of its own, for whoever wants it: who sees what, and what could be done with it.

What reps wrote stands in quotation marks that it cannot close, below what the bot itself knows: so no name, and no
title, passes for the employer, or for anybody else who could not make a survey.
"""

from datetime import datetime

from bot.desk import House
from bot.events import Place
from bot.markup import plain
from bot.people.offices import ZONE
from bot.records import EVERYWHERE, Survey, Workplace
from bot.records.surveys import Asked, Way
from bot.replies import Fact
from bot.surveys.questionnaire import phrases, timing
from bot.surveys.questionnaire.phrases import say
from bot.surveys.questionnaire.questions import by_key, said, short
from bot.surveys.staff.handing_in import UNSENT_DAYS

_QUOTES = str.maketrans("", "", '"“”„‟«»‹›❝❞〝〞＂')


def body(survey: Survey, workplace: Workplace | None, language: str, house: House) -> str:
    """For whom it is comes first, then what it is about. In the Markdown of `bot.markup`."""
    about = plain(said(survey.questionnaire.about, language))
    return f"{_whom(survey, workplace, language, house)}\n\n{about}".strip()


def facts(survey: Survey, workplace: Workplace | None, language: str, place: Place, house: House) -> tuple[Fact, ...]:
    """With what stands above them they fit on the screen of a phone."""
    zone, count = workplace.zone if workplace else ZONE, len(survey.questionnaire.questions)
    becomes = "card.written" if writes(survey) else "card.counted"
    sealed = f"{say(language, 'card.sealed')} {say(language, becomes, threshold=survey.threshold)}"
    fixed = "" if survey.may_change else say(language, "card.fixed")
    asker = say(language, "card.asker", operator=plain(house.operator), asks=quoted(survey.asks))
    takes = f"{say(language, 'card.questions', count=count)} {timing.takes(survey.questionnaire, language)}"
    return (
        Fact(say(language, "card.who_asks"), asker),
        *([Fact(say(language, "card.until"), told(survey.closes, zone, language))] if survey.closes else []),
        Fact(say(language, "card.takes"), takes),
        Fact(say(language, "card.becomes"), f"{sealed} {fixed}".strip()),
        Fact(say(language, "card.readers"), say(language, f"card.read_by_{place.owner}")),
    )


def note(survey: Survey, language: str) -> tuple[Fact, ...]:
    """All of it, for whoever wants to know before they begin."""
    texts = say(language, "note.texts", threshold=survey.threshold)
    return (
        Fact(say(language, "note.who_label"), say(language, "note.unknown")),
        Fact(say(language, "note.results"), _seen(survey, language)),
        *([Fact(say(language, "note.written"), texts)] if writes(survey) else []),
        Fact(say(language, "note.of_you"), _kept(survey, language)),
        Fact(say(language, "note.meanwhile_label"), say(language, "note.meanwhile")),
        Fact(say(language, "note.afterwards_label"), say(language, "note.afterwards")),
    )


def writes(survey: Survey) -> bool:
    """Whether it asks for anybody's own words, which are not only counted."""
    return any(one.asked is Asked.TEXT for one in survey.questionnaire.questions)


def quoted(words: str) -> str:
    """Words of a rep's, to stand in quotation marks."""
    return plain(" ".join(words.translate(_QUOTES).split()))


def told(time: datetime, zone: str, language: str = phrases.FIRST) -> str:
    return phrases.time(time, zone, language)


def _whom(survey: Survey, workplace: Workplace | None, language: str, house: House) -> str:
    where = ""
    if workplace:
        where = say(language, "card.at", workplace=plain(workplace.name), employer=plain(workplace.employer))
    elif survey.workplace == EVERYWHERE:
        where = say(language, "card.everywhere", operator=plain(house.operator))
    settled = say(language, "card.as_settled", whom=quoted(survey.meant_for)) if survey.meant_for else ""
    return f"{where} {settled}".strip()


def _seen(survey: Survey, language: str) -> str:
    seen = say(language, "note.seen", threshold=survey.threshold)
    pairs = "; ".join(_pair(survey, pair, language) for pair in survey.together)
    return f"{seen} {say(language, 'note.pairs', pairs=pairs)}" if pairs else seen


def _pair(survey: Survey, pair: tuple[str, str], language: str) -> str:
    asked = by_key(survey.questionnaire)
    one, other = (quoted(short(said(asked[key].words, language))) for key in pair)
    return say(language, "note.pair", one=one, other=other)


def _kept(survey: Survey, language: str) -> str:
    kept = say(language, "note.kept" if survey.may_change else "note.kept_fixed", days=UNSENT_DAYS)
    by_code = say(language, "note.by_code") if Way.CODE in survey.ways else ""
    by_link = say(language, "note.by_link") if Way.LINK in survey.ways else ""
    return " ".join(filter(None, (kept, by_code, by_link)))
