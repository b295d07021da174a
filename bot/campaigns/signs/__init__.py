"""By which signs words are questioned, in English and Welsh: patterns, each of one way of saying it.

What is found is shown to people, so each ends where the telling words do.
"""

from enum import StrEnum

from bot.campaigns.signs import person, pressing, promising


class Why(StrEnum):
    PERSON = "a person seems to be speaking, and this is said by a machine"
    PRESSES = "it could press somebody: they may take their time, and owe nobody an answer"
    PROMISES = "it promises what nobody can be sure of"
    ELSEWHERE = "a link, an address or a number leads away from what the buttons offer"
    UNFINISHED = "it looks like a gap that was to be filled in"


SIGNS: dict[Why, tuple[str, ...]] = {
    Why.PERSON: person.SIGNS,
    Why.PRESSES: pressing.SIGNS,
    Why.PROMISES: promising.SIGNS,
    Why.ELSEWHERE: (
        r"\b(?:https?://|www\.)\S+",
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"\b[\w-]+\.(?:com|org|net|uk|co|wales|cymru|io|ly|info|eu|app|link|gle|me|scot)\b(?:/\S*)?",
        r"(?<![\w/.-])(?:\+|0)\d[\d ()-]{7,}\d(?![\w/])",
    ),
    Why.UNFINISHED: (
        r"\[[^\]\n]{0,60}\]",
        r"\{[^}\n]{0,60}\}",
        r"<[^>\n]{0,60}>",
        (
            r"\b(?:xxx+|tbc|tbd|tba|todo|lorem ipsum|insert \w+|(?:name|date|place|time|workplace|branch|text|"
            r"number|day) here)\b"
        ),
        r"_{3,}",
        r"\?{2,}",
        r"\.{4,}",
    ),
}
