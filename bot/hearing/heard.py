"""The kinds, and the order in which they are told apart."""

from collections.abc import Callable
from enum import StrEnum

from bot.hearing import abuse, advice, crisis, role, small_talk, who
from bot.hearing.languages import language_of
from bot.hearing.nothing import is_nothing
from bot.hearing.text import Text, read

LONGEST = 4_000


class Heard(StrEnum):
    CRISIS = "crisis"  # distress or danger: ahead of everything
    HUMAN = "are you human"
    PERSON = "wants a person"
    ROLE = "another role"
    NOTHING = "nothing"  # empty, only signs, a single word without sense
    TOO_LONG = "too long"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    HOW_ARE_YOU = "how are you"
    JOKE = "joke"
    PRAISE = "praise"
    ABOUT = "about the bot"
    HELP = "help"
    ABUSE = "abuse"
    LANGUAGE = "another language"
    ADVICE = "advice on a personal case"
    QUESTION = "question"


def hear(text: str, *, danger: bool = True) -> Heard:
    """What the rules make of a text. Without `danger` it is taken for certain that nobody is in any."""
    said = read(text)
    return next((heard for heard, hears in _IN_TURN[0 if danger else 1 :] if hears(said)), Heard.QUESTION)


def is_plain_crisis(text: str) -> bool:
    """Whether somebody says outright that they are in danger: nothing else in the message changes that."""
    return crisis.is_plain(read(text))


def speaks_of_danger(word: str) -> bool:
    """Whether a word that somebody wrote alone is a grave one: so little is no sentence to be heard as one."""
    weight, _ = crisis.weighed(read(word))
    return weight > 0


def _is_too_long(text: Text) -> bool:
    return len(text.clean) > LONGEST


def _in_another_language(text: Text) -> bool:
    return language_of(text.clean) != "en"


# Danger first, and whether it is a machine ahead of all else that it may be asked.
_IN_TURN: tuple[tuple[Heard, Callable[[Text], bool]], ...] = (
    (Heard.CRISIS, crisis.is_crisis),
    (Heard.TOO_LONG, _is_too_long),
    (Heard.NOTHING, is_nothing),
    (Heard.GREETING, small_talk.greeting),
    (Heard.HOW_ARE_YOU, small_talk.how_are_you),
    (Heard.THANKS, small_talk.thanks),
    (Heard.GOODBYE, small_talk.goodbye),
    (Heard.LANGUAGE, _in_another_language),
    (Heard.HUMAN, who.asks_whether_human),
    (Heard.ROLE, role.wants_another_role),
    (Heard.PERSON, who.wants_a_person),
    (Heard.JOKE, small_talk.joke),
    (Heard.ABOUT, small_talk.about),
    (Heard.HELP, small_talk.asks_for_help),
    (Heard.ABUSE, abuse.is_abuse),
    (Heard.PRAISE, small_talk.praise),
    (Heard.ADVICE, advice.asks_for_advice),
)
