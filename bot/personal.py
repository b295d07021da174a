"""Takes names, numbers and addresses out of what people wrote, before any of it is kept."""

# ruff: noqa: E501 - a pattern stays on one line, so that it can be read

import re
from functools import partial

from bot.first_names import CAPITALISED, FIRST_NAMES

MARK = "[…]"
_LONGEST = 5_000  # nothing longer is ever kept

_NAME = r"(?=[A-Z][^\W\d_]*['’-]?[^\W\d_])[A-Z][^\W\d_]*(?:[-'’][A-Z]?[^\W\d_]+)*"
_STREETS = "street|st|road|rd|avenue|ave|lane|drive|close|crescent|court|gardens|grove|place|terrace|way|hill|park|square|row|walk|mews|rise|view|green"
_RELATION = (
    "manager|boss|supervisor|team leader|line manager|colleague|mate|friend|rep|steward|organiser|head|director|foreman|gaffer|husband|wife|"
    "partner|son|daughter|brother|sister|mum|dad|mother|father|neighbour|patient|client|tenant|customer|pupil|student|nurse|doctor|member"
)
_KEPT_AFTER_RELATION = (
    "AI|HR|IT|I|I'm|I've|I'd|I'll|The|They|He|She|It|We|But|And|Is|Are|Can|What|Who|How|Do|Does|Copilot|ChatGPT|UNISON|PCS|NHS|DWP|HMRC|Teams|"
    "Slack|Amazon|Microsoft|Google|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)

# In this order: whole addresses before the numbers in them, numbers before the names beside them.
_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"\b(?:https?://|www\.)\S+", re.IGNORECASE),  # an address on the web
        (r"\S{0,64}@\S{0,255}", 0),  # e-mail, a handle
        (
            r"\b(?:[a-z0-9-]{2,63}\.){1,4}(?:co\.uk|org\.uk|gov\.uk|nhs\.uk|ac\.uk|com|org|net|uk|io)\b(?:/\S*)?",
            re.IGNORECASE,
        ),
        (r"\b\d{1,3}(?:\.\d{1,3}){3}\b", 0),  # IP
        (r"\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}", re.IGNORECASE),
        (r"\b[a-z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[a-d]?\b", re.IGNORECASE),  # national insurance
        (r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b", re.IGNORECASE),  # postcode
        (
            r"\b\d{1,4}[a-z]?[ ,]+(?:[A-Z][a-z'’]+ ){1,3}(?:" + _STREETS + r")\b",
            re.IGNORECASE,
        ),  # a street, with its number
        (r"\bflat \d+[a-z]?\b", re.IGNORECASE),
        (r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b", re.IGNORECASE),  # vehicle plates
        (r"\b[A-Z]\d{1,3} ?[A-Z]{3}\b", 0),
        (
            r"\b\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ /.-]\d{2,4}\b",
            re.IGNORECASE,
        ),
        (r"\b(?:date of birth|dob|d\.o\.b\.?|born(?: on)?)\b[ :]*[\w/. -]{0,4}\d[\w/. -]{0,14}", re.IGNORECASE),
        (
            (
                r"\b(?:(?:staff|payroll|employee|membership|member|case|reference|ref|badge|collar|warrant|pin|tribunal|account|sort|passport|licence|"
                r"policy|claim|incident|ticket|customer|patient|nhs|hospital|personnel|service|job)[ -]?(?:number|no|num|ref|reference|id|code)?|"
                r"number|no|ref|id)[ .:#]{1,3}(?:is )?(?=[\w/-]*\d)[\w/-]{3,}"
            ),
            re.IGNORECASE,
        ),
        (
            r"\+?\(?\d(?:[ ()./\-–\u00a0]{0,2}\d){3,}",
            0,
        ),  # telephone numbers, NHS numbers, any four figures or more in a row
        (
            r"\b(?=\w{0,30}\d\w{0,30}\d\w{0,30}\d)(?=\w{0,30}[A-Za-z])[\w-]{6,40}\b",
            0,
        ),  # figures and letters mixed: a reference
    )
)
_SPARED = re.compile(r"^(?:19|20)\d\d$")

_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Reverend|Councillor|Cllr|Sgt|Sergeant|Inspector|PC|Judge|Sister|Nurse)\b\.? {_NAME}(?: {_NAME})?",
)
_TITLED_ANY_CASE = re.compile(r"\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Cc]llr)\b\.? [^\W\d_]+(?: [A-Z][^\W\d_]+)?")
_RELATED = re.compile(rf"(?i:\b((?:{_RELATION}),? ))(?!(?:{_KEPT_AFTER_RELATION})\b)({_NAME}(?: {_NAME})?)")
_CALLED = re.compile(
    rf"(?i:\b((?:called|named|name is|name's|names|signed|regards,?) ))(?!(?:{_KEPT_AFTER_RELATION})\b)({_NAME}(?: {_NAME})?)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SURNAME_AFTER = re.compile(rf"({re.escape(MARK)})((?: {_NAME}){{1,2}})")
_PLACES_AND_THINGS = frozenset(
    [
        "Copilot",
        "UNISON",
        "PCS",
        "NHS",
        "Prospect",
        "Unite",
        "GMB",
        "FDA",
        "Amazon",
        "Microsoft",
        "Google",
        "ChatGPT",
        "Teams",
        "Slack",
        "Claude",
        "Gemini",
        "Alexa",
        "Siri",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "English",
        "Welsh",
        "Scottish",
        "Irish",
        "British",
        "AI",
        "HR",
        "IT",
        "DWP",
        "HMRC",
        "I",
        "Council",
        "Hospital",
        "Trust",
        "Office",
        "Union",
        "Agreement",
    ]
)


def without_names(text: str) -> str:
    """The text, readable, with a neutral mark where a person could be recognised."""
    found = text[:_LONGEST]
    for pattern in _PATTERNS:
        found = pattern.sub(_numbers_spared, found)
    found = _TITLED_ANY_CASE.sub(MARK, _TITLED.sub(MARK, found))
    found = _CALLED.sub(_named, _RELATED.sub(_named, found))
    found = _WORD.sub(partial(_first_name, found), found)
    found = _SURNAME_AFTER.sub(_surname, found)
    return _tidied(found)


def seems_personal(text: str) -> bool:
    """Whether something in it could tell who is meant."""
    return without_names(text).count(MARK) > text.count(MARK)


def _numbers_spared(found: re.Match[str]) -> str:
    """A year says nothing about anyone, but four figures in a row are not kept: "2026" becomes "'26"."""
    whole = found[0]
    if _SPARED.match(whole.strip()):
        return f"’{whole.strip()[2:]}" + (" " if whole.endswith(" ") else "")
    return MARK + (" " if whole.endswith(" ") else "")


def _named(found: re.Match[str]) -> str:
    return found[0] if found[2].split()[0] in _PLACES_AND_THINGS else found[1] + MARK


def _first_name(text: str, found: re.Match[str]) -> str:
    word = found[0]
    bare = re.sub(r"['’]s?$", "", word)
    owned = word[len(bare) :]
    capital = bare[:1].isupper()
    begins = not text[: found.start()].rstrip(" \"'([“‘") or text[: found.start()].rstrip(" \"'([“‘")[-1] in ".!?\n"
    if capital and (bare.lower() in FIRST_NAMES or (bare in CAPITALISED and not begins)):
        return MARK + owned
    return word


def _surname(found: re.Match[str]) -> str:
    words = found[2].split()
    return MARK if words[0] not in _PLACES_AND_THINGS else found[0]


def _tidied(text: str) -> str:
    """No figures left in a row in any script, no "@", one mark where several stood together."""
    found = re.sub(r"\d{4,}", MARK, text).replace("@", "").replace("＠", "")
    return re.sub(rf"{re.escape(MARK)}(?:[ ,]*{re.escape(MARK)})+", MARK, found)
