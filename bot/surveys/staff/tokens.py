"""Who answers becomes a token, and whoever was given a code can answer without being known. Nothing of that is kept.

All of it hangs on the survey's key: once that is shredded, no token leads back to anybody, and no code lets anybody
answer. What codes and the link were made with stays, so that whoever has one is led to the results.
"""

import hmac
import re
import secrets

from bot.memory import keyed
from bot.people.codes import GROUP, LETTERS
from bot.records.surveys import SurveyKey, Way

# Letters: 36 bits that are drawn, and 55 bits that only the key can make of them. Who tries a thousand codes a second,
# for the three months that a survey may be open, finds one with a chance of one in four million.
_RANDOM, _PROOF = 8, 12
_LENGTH = _RANDOM + _PROOF
_APART = re.compile(r"[\s\-\u2010-\u2015]+")
_LIKE_ONE = re.compile(rf"[A-Z0-9]{{{_LENGTH - 1},{_LENGTH + 1}}}")


def new_key(survey: str) -> SurveyKey:
    return SurveyKey(survey, secrets.token_hex(32))


def of_person(key: SurveyKey, who: str, way: Way = Way.CHAT) -> str:
    """The token of a pseudonym; another one for each survey, and for each way."""
    return _keyed(key, "token", way, who)


def of_all_accounts(key: SurveyKey, who: str) -> str:
    """Of what `bot.people.linking.who` finds: by it the ballots of one person are known to be theirs."""
    return _keyed(key, "person", who)


def of_code(key: SurveyKey, code: str) -> str:
    return _keyed(key, "token", Way.CODE, bare(code))


def of_holder(key: SurveyKey, token: str, who: str) -> str:
    """Of a code in one browser, or from one account: whoever else has the code cannot make it."""
    return _keyed(key, "holder", token, who)


def of_cause(key: SurveyKey, cause: str) -> str:
    """What is kept of a delivery, beside the answers that it brought."""
    return _keyed(key, "cause", cause)


def make_code(key: SurveyKey) -> str:
    """A single-use code. Its last letters prove that the survey made it, so that nobody needs to be listed."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(_RANDOM))
    return shown(drawn + _proof(tickets(key), drawn))


def link(key: SurveyKey) -> str:
    """What the open link of a survey ends in: always the same, and nobody can guess it."""
    return shown(_link(tickets(key)))


def tickets(key: SurveyKey) -> str:
    """What codes and the open link are made with. No token can be made of it, so it may be kept after the close."""
    return _keyed(key, "tickets")


def way(key: SurveyKey, typed: str) -> Way | None:
    """What somebody came with, if it is of this survey."""
    return way_by(tickets(key), typed)


def way_by(tickets: str, typed: str) -> Way | None:
    """The same, by what is left of the survey's key once it is closed."""
    code = bare(typed)
    if not code.isascii() or len(code) != _LENGTH:
        return None
    if hmac.compare_digest(code, _link(tickets)):
        return Way.LINK
    return Way.CODE if hmac.compare_digest(code[_RANDOM:], _proof(tickets, code[:_RANDOM])) else None


def looks_like_one(typed: str) -> bool:
    """Whether somebody means a code by this, mistyped or not."""
    code = bare(typed)
    return bool(_LIKE_ONE.fullmatch(code)) and len(typed.split()) <= _LENGTH // GROUP + 1 and typed != typed.lower()


def bare(typed: str) -> str:
    """As codes are compared: spaces, hyphens and capitals make no difference."""
    return _APART.sub("", typed[:200]).upper()


def shown(code: str) -> str:
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _link(tickets: str) -> str:
    return _letters(keyed(bytes.fromhex(tickets), "link"), _LENGTH)


def _proof(tickets: str, drawn: str) -> str:
    return _letters(keyed(bytes.fromhex(tickets), "code", drawn), _PROOF)


def _letters(hashed: str, length: int) -> str:
    number, made = int(hashed, 16), ""
    for _ in range(length):
        number, rest = divmod(number, len(LETTERS))
        made += LETTERS[rest]
    return made


def _keyed(key: SurveyKey, *parts: str) -> str:
    return keyed(bytes.fromhex(key.token), *parts)
