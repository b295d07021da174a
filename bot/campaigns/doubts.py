"""What in the words of a campaign should be looked at by a second organiser before anybody reads them. Pure.

Words that pretend that a person speaks, press or promise break what this bot says of itself; a link or a number in them
leads past the buttons; a gap was forgotten. Patterns find some of it, in English and in Welsh, and not all: so they
settle nothing by themselves. `tests/campaigns/test_doubts.py` says how many they find of lines made apart from them.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from bot.campaigns.signs import SIGNS, Why
from bot.records import Campaign

MOST = 8  # of one campaign that are told
_LONGEST = 60  # characters of what was found


@dataclass(frozen=True, slots=True)
class Doubt:
    """`where`: the field of the form, as people know it. `words`: as they stand there."""

    where: str
    words: str
    why: Why


MESSAGE = "The message"
_IN_PLACES = (Why.PRESSES, Why.PROMISES)
FIELDS = {"name": "What it is on", "question": "The question", "more": "What is said after yes"}

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'-]+"
# Said of the employer, or by them, it promises nothing.
_REPORTED = re.compile(
    r"\b(?:employer|council|management|manager|company|trust|department|law|agreement|survey|tool|software|supplier)s?"
    r"(?: \w+)? (?:said|says|promised|promises|guaranteed|claims?|claimed|wrote|told|sold|assured|answered)\b"
    r"|\b(?:law|agreement)s? (?:does|do) not let\b"
    r"|\bcannot promise\b|\bcan't promise\b|\b(?:is|was) sold as\b|\bno promise\b|\bnot certain\b|\bnot guaranteed\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_FOUND = {why: re.compile("|".join(signs), re.IGNORECASE) for why, signs in SIGNS.items()}
# Capitals count here. Two words of them are loud; one can be a name, such as that of a union.
_LOUD = re.compile(
    r"\b[A-Z]{2,}(?:'[A-Z]+)?(?: [A-Z]{2,})+\b|\b(?:NOW|MUST|NEVER|JOIN|STOP|YES|FREE|ALL|YOU|NOT|ONLY|LAST)\b"
    r"|\b(?!UNISON|UNITE|NASUWT)[A-Z]{6,}\b"
)
_SIGNED = re.compile(
    r"\b(?i:regards|wishes|the best|take care|yours(?: \w+)?|cheers|sincerely|faithfully|solidarity|thanks|love|"
    r"see you|speak soon|cofion(?: gorau)?|dymuniadau gorau|yn gywir|diolch|hwyl)[,.]?\s+" + _NAME + r"\b"
    r"|\n\s*(?:[-–—]\s*)?(?-i:" + _NAME + r"(?: [A-Z][\w'-]+)?)\s*$"
    r"|(?-i:" + _NAME + r") (?i:ydw i)\b"
)  # fmt: skip
_LINK = re.compile(r"\bhttps?://\S+")
# Letters that look like Latin ones: Cyrillic, Greek, Armenian, small capitals.
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԚԜавеѕіјкмнорстухһӏԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεηικνορτυχωϲօսհոռıɑɡɩᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "ABESIJKMHOPCTYXQWabesijkmhopctyxhldqwABEZHIKMNOPTYXaenikvoptuxwcouhnniagiabcdefghijklmnoprstuvwyz",
)


def of(campaign: Campaign) -> tuple[Doubt, ...]:
    """The first of them, field by field."""
    found = [one for field, label in FIELDS.items() for one in found_in(getattr(campaign, field), label)]
    return tuple(found[:MOST])


def of_message(words: str) -> tuple[Doubt, ...]:
    """A person does speak in one, and it says so."""
    return tuple(one for one in found_in(words, MESSAGE) if one.why is not Why.PERSON)[:MOST]


def of_place(place: str) -> tuple[Doubt, ...]:
    """Where people meet can be a link, a name in capitals, and somebody's office."""
    found = _read(_LINK.sub("", place), loud=False)
    return tuple(Doubt("", _shown(words), why) for why, words in found if why in _IN_PLACES)


def found_in(text: str, where: str = "") -> tuple[Doubt, ...]:
    """The same words once for each reason."""
    return tuple(Doubt(where, _shown(words), why) for why, words in _read(text))


def _read(text: str, *, loud: bool = True) -> Iterable[tuple[Why, str]]:
    """With accents, which Welsh has, and without, which hide nothing in English."""
    plain = _plain(text)
    seen = {(why, _bare(words)): words for one in (_bare(plain), plain) for why, words in _found(one, loud=loud)}
    return ((why, words) for (why, _), words in seen.items())


def _found(text: str, *, loud: bool) -> Iterator[tuple[Why, str]]:
    promising = "\n".join(one for one in _SENTENCES.split(text) if not _REPORTED.search(one))
    for why, pattern in _FOUND.items():
        looked = promising if why is Why.PROMISES else text
        more = {Why.PERSON: _SIGNED, Why.PRESSES: _LOUD if loud else None}.get(why)
        for one in (pattern, more) if more else (pattern,):
            yield from ((why, found[0]) for found in one.finditer(looked))


def _plain(text: str) -> str:
    """As it is read: letters that look alike, and what takes no room or crosses letters out, hide nothing."""
    seen = unicodedata.normalize("NFKC", text).translate(_ALIKE).replace("’", "'").replace("‘", "'")
    return re.sub(r"[^\S\n]+", " ", _without(seen, ("Cf", "Mn", "Me")))


def _bare(text: str) -> str:
    return _without(unicodedata.normalize("NFD", text), ("Mn",))


def _without(text: str, categories: Collection[str]) -> str:
    return "".join(one for one in text if unicodedata.category(one) not in categories)


def _shown(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[:_LONGEST].rstrip()}…"
