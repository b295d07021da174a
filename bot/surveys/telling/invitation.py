"""How people are told of a survey: in each language that it has and the bot speaks, since nobody has chosen one yet."""

from bot.desk import House
from bot.markup import plain
from bot.people.offices import ZONE
from bot.records import Survey, Workplace
from bot.replies import Button, Text
from bot.surveys.questionnaire import timing
from bot.surveys.questionnaire.phrases import LANGUAGES, say
from bot.surveys.questionnaire.questions import said
from bot.surveys.staff import promises
from bot.surveys.staff.asking import Going
from bot.surveys.staff.card import OPEN


def text(survey: Survey, workplace: Workplace | None, house: House, *, reminder: bool) -> Text:
    """The same for everybody; the workplace is that of the survey, None where it is for all of them."""
    languages = _spoken(survey)
    words = "\n\n".join(_words(survey, workplace, house, one, reminder=reminder) for one in languages)
    buttons = tuple(
        Button(say(one, "button.look"), OPEN, str(Going(survey.id, one)), main=place == 0, language=one)
        for place, one in enumerate(languages)
    )
    return Text(words, buttons)


def wanted(survey: Survey) -> str:
    """Why they are written to, for those who asked to be told."""
    return " / ".join(say(one, "invite.wanted") for one in _spoken(survey))


def _spoken(survey: Survey) -> tuple[str, ...]:
    first, *others = survey.questionnaire.languages
    return (first, *(one for one in others if one in LANGUAGES))


def _words(survey: Survey, workplace: Workplace | None, house: House, language: str, *, reminder: bool) -> str:
    title, operator = plain(said(survey.questionnaire.title, language)), plain(house.operator)
    if workplace:
        name, employer = plain(workplace.name), plain(workplace.employer)
        asks = say(language, "invite.asks", title=title, workplace=name, employer=employer)
    else:
        asks = say(language, "invite.asks_everywhere", title=title, operator=operator)
    until = promises.told(survey.closes, workplace.zone if workplace else ZONE, language) if survey.closes else ""
    sentences = (
        say(language, "invite.reminder") if reminder else "",
        asks,
        say(language, "invite.asker", operator=operator, asks=promises.quoted(survey.asks)),
        say(language, "invite.until", until=until) if until else "",
        timing.takes(survey.questionnaire, language),
        say(language, "invite.unseen"),
        say(language, "invite.nobody_knows") if reminder else "",
    )
    return " ".join(filter(None, sentences))
