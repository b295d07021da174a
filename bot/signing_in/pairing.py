"""A browser asks: it keeps a secret that nobody else has, and shows a short code that is made of it.

Nothing is kept of that, so whoever asks for codes without end fills nothing and keeps nobody else from signing in. The
code says by itself what the bot must know once somebody types it in a chat: what kind of browser shows it, and, by
letters that only the bot can make, that it is one of ours and of the last minutes. What a browser keeps carries a proof
under the bot's own key, too: so nobody can look, away from the bot, for a secret that has the code of somebody else,
and who asks the bot for one has a minute.
"""

import hmac
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.desk import Desk
from bot.memory import keyed
from bot.people.codes import LETTERS
from bot.people.tries import Counted
from bot.signing_in.browsers import ANY, KINDS

WITHIN = timedelta(minutes=10)
KEPT = 2 * WITHIN  # by the browser: a code that was typed at the last moment has a link for as long again
LONG, GROUP = 10, 5  # letters and digits, and those of a group: short enough to be typed on a phone
WRONG = Counted("pairing", 5, 100)
_MINUTE = timedelta(minutes=1)
_SECRETS, _CHECKS = 2**30, 1_000  # how many a code tells apart; with the kinds of browsers they fill its letters
_APART = re.compile(r"[\s\-\u2010-\u2015]+")
_KEPT = re.compile(r"(?P<secret>[A-Za-z0-9_-]{22})\.(?P<minute>\d{1,12})\.(?P<kind>\d{1,3})\.(?P<proof>[0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Begun:
    """`kept` is for the browser alone; `code` is what it shows."""

    kept: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a code says of the browser that shows it. `browser` is a hash, which `browser` makes of what that keeps."""

    browser: str = field(repr=False)
    looks: str


def begin(looks: str, desk: Desk) -> Begun:
    """Never a code without a digit, so that none looks like words."""
    minute, kind = _minute(desk.now()), KINDS.index(looks if looks in KINDS else ANY)
    while True:
        secret = secrets.token_urlsafe(16)
        code = _code(secret, minute, kind, desk)
        if any(letter.isdigit() for letter in code):
            return Begun(f"{secret}.{minute}.{kind}.{_proof(secret, minute, kind, desk)}", _told(code))


def held(kept: str, desk: Desk) -> Begun | None:
    """What a browser was given, by what it keeps; None where that is nothing of ours, or too old for any link."""
    found = _KEPT.fullmatch(kept)
    if found is None:
        return None
    secret, minute, kind = found["secret"], int(found["minute"]), int(found["kind"])
    ours = hmac.compare_digest(found["proof"], _proof(secret, minute, kind, desk))
    age = _minute(desk.now()) - minute
    if not ours or not 0 <= age <= KEPT // _MINUTE:  # one of a minute to come is of a clock that was set back since
        return None
    return Begun(kept, _told(_code(secret, minute, kind, desk)))


def browser(kept: str, desk: Desk) -> str:
    """What a link for this browser holds of it; empty where it keeps nothing of ours."""
    found = held(kept, desk)
    return _hash(_bare(found.code), desk) if found else ""


def asked_with(typed: str, desk: Desk) -> Asked | None:
    """The browser that shows this code; None for one that the bot did not make in the last minutes.

    Of mistyped ones about one in a hundred is taken for a code: what comes of it is a link that no browser opens.
    """
    code = _bare(typed)
    if len(code) != LONG or set(code) - set(LETTERS):
        return None
    rest, check = divmod(_number(code), _CHECKS)
    key, kind = divmod(rest, len(KINDS))
    now = _minute(desk.now())
    if key >= _SECRETS or check not in {_check(key, now - ago, kind, desk) for ago in range(WITHIN // _MINUTE)}:
        return None
    return Asked(_hash(code, desk), KINDS[kind])


def stands(until: datetime, now: datetime) -> bool:
    """One that is further ahead than any is given is of a clock that was set back since."""
    return now < until <= now + WITHIN


def _code(secret: str, minute: int, kind: int, desk: Desk) -> str:
    key = int(keyed(desk.secret, "pairing", secret)[:8], 16) % _SECRETS
    return _letters((key * len(KINDS) + kind) * _CHECKS + _check(key, minute, kind, desk))


def _check(key: int, minute: int, kind: int, desk: Desk) -> int:
    return int(keyed(desk.secret, "pairing check", str(key), str(minute), str(kind))[:8], 16) % _CHECKS


def _proof(secret: str, minute: int, kind: int, desk: Desk) -> str:
    return keyed(desk.secret, "pairing kept", secret, str(minute), str(kind))


def _hash(code: str, desk: Desk) -> str:
    return keyed(desk.secret, "pairing code", code)


def _minute(now: datetime) -> int:
    return int(now.timestamp()) // int(_MINUTE.total_seconds())


def _letters(number: int) -> str:
    found = ""
    for _ in range(LONG):
        number, rest = divmod(number, len(LETTERS))
        found = LETTERS[rest] + found
    return found


def _number(code: str) -> int:
    number = 0
    for letter in code:
        number = number * len(LETTERS) + LETTERS.index(letter)
    return number


def _told(code: str) -> str:
    return "-".join(code[at : at + GROUP] for at in range(0, LONG, GROUP))


def _bare(typed: str) -> str:
    return _APART.sub("", typed).upper()
