"""Takes names, numbers and addresses out of what people wrote, before any of it is kept."""

# ruff: noqa: E501, SIM905 - a pattern stays on one line, so that it can be read; so do lists of words

import re

from bot.first_names import CAPITALISED
from bot.first_names_beside import ANY_CASE, COMMON, SURNAMES, WORDS_TOO

MARK = "[…]"
_LONGEST = 5_000  # nothing longer is ever kept

_NAME = r"(?=[A-Z][^\W\d_]*['’-]?[^\W\d_])[A-Z][^\W\d_]*(?:[-'’][A-Z]?[^\W\d_]+)*"
_STREETS = "street|st|road|rd|avenue|ave|lane|drive|close|crescent|court|gardens|grove|place|terrace|way|hill|park|square|row|walk|mews|rise|view|green"
_RELATION = (
    "manager|boss|supervisor|team leader|line manager|colleague|mate|friend|rep|steward|organiser|head|director|foreman|gaffer|husband|wife|"
    "partner|son|daughter|brother|sister|mum|dad|mother|father|neighbour|patient|client|tenant|customer|pupil|student|nurse|doctor|member"
)
_KEPT_AFTER_RELATION = (
    "AI|HR|IT|I|I'm|I've|I'd|I'll|OK|God|Black|The|They|He|She|It|We|But|And|Is|Are|Can|What|Who|How|Do|Does|Copilot|ChatGPT|UNISON|PCS|NHS|DWP|HMRC|Teams|"
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
_DIGIT = r"(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)"
_SPELLED_NUMBER = re.compile(
    rf"\b(?:(?:oh|zero|nought)(?:[ ,-]+{_DIGIT}){{2,40}}|{_DIGIT}(?:[ ,-]+{_DIGIT}){{3,40}})\b", re.IGNORECASE
)
_AT, _DOT = r"[ ]{0,2}[(\[]?\bat\b[)\]]?[ ]{0,2}", r"(?:[ ]{0,2}[(\[]?\bdot\b[)\]]?[ ]{0,2}|\.)"
_SPELLED_ADDRESS = re.compile(
    rf"\b((?:[\w-]{{1,40}} (?:dot|underscore|dash|hyphen) ){{0,3}}[\w.'’-]{{1,64}}){_AT}(?:(?:[\w-]{{1,63}}{_DOT}){{1,4}}(?:com|uk|org|net|io|gov|nhs)\b|{re.escape(MARK)})",
    re.IGNORECASE,
)
_RELATIONS = frozenset(
    [*_RELATION.split("|"), "gaffer", "teacher", "headteacher", "carer", "handler", "secretary", "officer"]
)
_WEAK = frozenset(
    "head member patient client tenant customer pupil student officer carer handler".split()
)  # they often stand before a thing
_INTRODUCES = re.compile(r"\b(?:called|named|name is|name['’]s|by the name of|regards,?)\s+$", re.IGNORECASE)
_BEFORE_A_NAME = frozenset("called named is name's name’s of regards".split())  # what _INTRODUCES ends in
_A_THING_CALLED = re.compile(
    r"\b(?:tools?|apps?|systems?|software|ai|programs?|programme|bots?|chatbots?|platforms?|products?|things?|packages?|models?|polic(?:y|ies)|"
    r"schemes?|projects?|something|it|it['’]?s|device|robot|feature|company|agency)(?: (?:is|was|that|which|they|we|have|now|they['’]ve)){0,3}(?: been)?\s+(?:called|named)\s+$",
    re.IGNORECASE,
)
_MEANS_AN_ACT = frozenset(
    "up a an the my our your his her their its me us it him them this that these those not be have".split()
)
_ACTS = frozenset(
    "says said is was has told wants keeps thinks gets got uses does did who".split()
)  # never after "will" or "may"
_ASKED = frozenset(
    "ask asked tell told email emailed text texted ring rang phone phoned contact message with saw met".split()
)
_MONTHS_AND_SEASONS = frozenset("april august june may summer".split())
_OWNED = re.compile(r"(.+)['’]s")
_PARTICLES = frozenset("van von der den de da di del dos la le al el bin ibn bint mac mc st ap ter".split())
_REGULAR = re.compile(
    r"(?:[a-z]+[^e]ed|[a-z]{2,}(?:ing|[^lo]ly|[au]lly|tion|sion|ment|ness|able|ible|ful|less|ity|ise|ize|ance|ence|ism|ive|ous|ical)|[a-z]{2,}[^aious]s|[a-z]+(?:n['’]t|['’](?:m|re|ve|ll|d)))"
)
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
    found = _SPELLED_NUMBER.sub(MARK, _SPELLED_ADDRESS.sub(_address, found))
    found = _TITLED_ANY_CASE.sub(MARK, _TITLED.sub(MARK, found))
    found = _CALLED.sub(_named, _RELATED.sub(_named, found))
    found = _people(found)
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


def _address(found: re.Match[str]) -> str:
    """An address nobody is named in, as after "look at", stays."""
    return found[0] if _ordinary(found[1].casefold()) and "dot" not in found[0].casefold().split() else MARK


def _named(found: re.Match[str]) -> str:
    if found[2].split()[0] in _PLACES_AND_THINGS or _A_THING_CALLED.search(found.string[: found.end(1)][-80:]):
        return found[0]
    return found[1] + MARK


def _people(text: str) -> str:
    """First names in any case, and the words beside a name or after "called" or "my manager" that belong to it."""
    words = list(_WORD.finditer(text))
    kept, done, at = [], 0, 0
    while at < len(words):
        count = _length_of_name(text, words, at)
        if count:
            last = words[at + count - 1]
            kept += [text[done : words[at].start()], MARK, last[0][len(_bare(last[0])) :]]
            done = last.end()
        at += max(count, 1)
    return "".join([*kept, text[done:]])


def _length_of_name(text: str, words: list[re.Match[str]], at: int) -> int:
    """How many words from here on are a person's name."""
    if not (_is_first_name(text, words, at) or _is_introduced(text, words, at)):
        return 0
    count = 1
    while count < 3 and _owner(words[at + count - 1][0]) is None:  # noqa: PLR2004 - a name, and two more
        step = 1
        while _joined(text, words, at + count + step - 1) and words[at + count + step - 1][0].casefold() in _PARTICLES:
            step += 1
        here = at + count + step - 1
        if not _joined(text, words, here) or not _may_be_surname(words[here][0]):
            break
        count += step
    return count


def _is_first_name(text: str, words: list[re.Match[str]], at: int) -> bool:
    word = words[at][0]
    bare = _bare(word)
    low = bare.casefold()
    if low in ANY_CASE or (low not in COMMON and low[-1:] == "s" and len(low) > 3 and low[:-1] in ANY_CASE):  # noqa: PLR2004 - "daves"
        return True
    if not bare.istitle() or (bare not in CAPITALISED and low not in WORDS_TOO):
        return False
    before = text[max(0, words[at].start() - 4) : words[at].start()].rstrip(" \t\"'([“‘")
    if not text[: words[at].start()].strip(" \t\"'([“‘") or (before and before[-1] in ".!?:;\n"):
        return False
    return _is_capitalised_name(text, words, at)


def _is_capitalised_name(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether an everyday word that stands with a capital inside a sentence is a person here."""
    low = _bare(words[at][0]).casefold()
    after = words[at + 1][0] if _joined(text, words, at + 1) else ""
    if at and words[at - 1][0].casefold() in {"christmas", "year's", "year’s", "years"}:
        return False  # "New Year's Eve"
    if low in _MONTHS_AND_SEASONS:
        return _asked(words, at) or (after.istitle() and _may_be_surname(after))
    if re.match(r" ?\d", text[words[at].end() : words[at].end() + 2]):
        return False  # "Page 3"
    return low != "will" or not (after in _PLACES_AND_THINGS or after.casefold() in COMMON - _ACTS) or _asked(words, at)


def _asked(words: list[re.Match[str]], at: int) -> bool:
    return at > 0 and words[at - 1][0].casefold() in _ASKED


def _is_introduced(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether "my manager" or "called" stands before it, and it is no word of the sentence."""
    word = _bare(words[at][0])
    low = word.casefold()
    if len(low) < 2 or word in _PLACES_AND_THINGS:  # noqa: PLR2004 - a letter is no name
        return False
    previous = words[at - 1][0].casefold() if at else ""
    if previous in _BEFORE_A_NAME:
        before = text[max(0, words[at].start() - 80) : words[at].start()]
        is_word = low in COMMON if low not in WORDS_TOO else low in {"will", "may"}
        return _INTRODUCES.search(before) is not None and not (
            is_word or (low not in WORDS_TOO and _ordinary(low)) or _A_THING_CALLED.search(before)
        )
    return previous in _RELATIONS and _is_related(text, words, at)


def _is_related(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether what follows "my manager" is who that is."""
    low, previous = _bare(words[at][0]).casefold(), words[at - 1][0].casefold()
    if not _joined(text, words, at, comma=True):
        return False
    if low in WORDS_TOO:
        after = words[at + 1][0].casefold() if _joined(text, words, at + 1) else ""
        return after in _ACTS or (low not in {"will", "may"} and after not in _MEANS_AN_ACT)
    # "off to the neighbour, dishwasher on" and "patient data" name nobody.
    alone = previous not in _WEAK and _joined(text, words, at)
    return not _ordinary(low) and (alone or _joined_to_surname(text, words, at))


def _joined_to_surname(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether a name of two words stands here, or a name that then does something."""
    return _joined(text, words, at + 1) and (words[at + 1][0].casefold() in _ACTS or _may_be_surname(words[at + 1][0]))


def _joined(text: str, words: list[re.Match[str]], at: int, *, comma: bool = False) -> bool:
    """Whether only a space parts this word from the one before it."""
    if not 0 < at < len(words):
        return False
    between = text[words[at - 1].end() : words[at].start()]
    return not between.strip(" ,\t" if comma else " \t")


def _may_be_surname(word: str) -> bool:
    low = _bare(word).casefold()
    if _bare(word) in _PLACES_AND_THINGS or len(low) < 2:  # noqa: PLR2004 - a letter is no name
        return False
    return (
        low in SURNAMES
        or low in ANY_CASE
        or (low.endswith("s") and not low.endswith(("ous", "ness", "less")) and low not in COMMON)
        or not _ordinary(low)
    )


def _ordinary(low: str) -> bool:
    """Whether the sentence goes on with this word."""
    return low in COMMON or (low not in SURNAMES and low not in ANY_CASE and _REGULAR.fullmatch(low) is not None)


def _bare(word: str) -> str:
    owner = _owner(word)
    return word if owner is None else owner


def _owner(word: str) -> str | None:
    """Who "Aisha's" is; nothing where nothing is owned."""
    found = _OWNED.fullmatch(word)
    return found[1] if found else None


def _surname(found: re.Match[str]) -> str:
    words = found[2].split()
    return MARK if words[0] not in _PLACES_AND_THINGS else found[0]


def _tidied(text: str) -> str:
    """No figures left in a row in any script, no "@", one mark where several stood together."""
    found = re.sub(r"\d{4,}", MARK, text).replace("@", "").replace("＠", "")
    return re.sub(rf"{re.escape(MARK)}(?:[ ,]*{re.escape(MARK)})+", MARK, found)
