"""The bot's own words in surveys to those who are asked: in English here, by name, and else in `bot.languages`.

A phrase is found by its section and name, such as "button.begin", since a survey may be answered in another language
than its conversation. Where it counts something it has a form for each way in which the language counts, and is given
`count`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from bot.languages import LANGUAGES as SPOKEN
from bot.languages import catalogues, spoken
from bot.records.surveys import Words

LANGUAGES = tuple(SPOKEN)
FIRST = LANGUAGES[0]
FORMS = ("zero", "one", "two", "few", "many", "other")  # as Unicode's CLDR names them
CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")  # of any language
PLACE = re.compile(r"\{([a-z]+)\}")
_WELSH = {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}
_EACH = {0: "zero", 1: "one", 2: "two", 3: "few", 4: "other", 6: "many"}  # a number for each form
DAY, MONTH, CITY = "day", "month", "city"  # what catalogues call these
_HEAD = frozenset({"days", "months", "cities"})

Phrase = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`checked`: whether somebody who speaks it has looked all of it over. `days` begin with Monday."""

    checked: bool
    days: tuple[str, ...]
    months: tuple[str, ...]
    cities: Mapping[str, str]  # whose name is not the same in that language
    phrases: Mapping[str, Phrase] = field(repr=False)


@cache
def catalogue(language: str) -> Catalogue:
    first = english()
    if language == FIRST:
        return first
    found = catalogues.catalogue(language)
    return Catalogue(
        found.checked,
        tuple(found.named(DAY, one) for one in first.days),
        tuple(found.named(MONTH, one) for one in first.months),
        {one: found.named(CITY, one) for one in first.cities},
        {name: _in(found, name, phrase) for name, phrase in first.phrases.items()},
    )


@cache
def english() -> Catalogue:
    found = tomllib.loads((resources.files(__name__) / f"{FIRST}.toml").read_text(encoding="utf-8"))
    sections = {name: part for name, part in found.items() if name not in _HEAD}
    phrases = {f"{name}.{key}": phrase for name, part in sections.items() for key, phrase in part.items()}
    days, months = tuple(found["days"]), tuple(found["months"])
    return Catalogue(checked=True, days=days, months=months, cities=found["cities"], phrases=phrases)


def _in(found: catalogues.Catalogue, name: str, phrase: Phrase) -> Phrase:
    if isinstance(phrase, str):
        return found.named(name, phrase)
    return {form: found.named_plural(name, phrase["one"], phrase["other"], count) for count, form in _EACH.items()}


def own(language: str) -> str:
    """The language in which the bot says its own words to who reads `language`: English, where it has none of them.

    Where that is not known yet, it is the language of their conversation.
    """
    if not language:
        return spoken()
    bare = language.partition("-")[0].casefold()
    return bare if bare in LANGUAGES else FIRST


def say(language: str, phrase: str, /, **values: object) -> str:
    """KeyError where there is no such phrase, or a value is missing. The values are never read for braces."""
    spoken = own(language)
    found = catalogue(spoken).phrases[phrase]
    if not isinstance(found, str):
        found = found.get(counted(spoken, values["count"]), found["other"])
    return PLACE.sub(lambda place: str(values[place[1]]), found)


def counted(language: str, count: object) -> str:
    """Which form a number takes."""
    if language == "cy":
        return _WELSH.get(count, "other") if isinstance(count, int) else "other"
    return "one" if count == 1 else "other"


def words(phrase: str) -> Words:
    """In all languages."""
    return {language: say(language, phrase) for language in LANGUAGES}


def is_any(told: str, *phrases: str) -> bool:
    """Whether these words are one of those phrases, in any language."""
    return any(told in words(phrase).values() for phrase in phrases)


def unchecked(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Those in which no speaker has looked over the bot's own words."""
    return tuple(one for one in languages if not catalogue(own(one)).checked)


def time(at: datetime, zone: str, language: str) -> str:
    """Day and time, in the words and by the clocks of a place. `zone` is a name of the IANA's."""
    here, spoken = at.astimezone(ZoneInfo(zone)), catalogue(own(language))
    city = zone.rpartition("/")[2].replace("_", " ")
    return say(
        language,
        "time.told",
        weekday=spoken.days[here.weekday()],
        day=here.day,
        month=spoken.months[here.month - 1],
        year=here.year,
        time=f"{here:%H:%M}",
        city=spoken.cities.get(city, city),
    )
