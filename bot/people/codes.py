"""One-time codes: made, read back as people type them, and hashed so slowly that nobody can try them all."""

import asyncio
import hashlib
import re
import secrets

from bot.memory import keyed

LETTERS = "34679ACDEFGHJKMNPQRTUWXY"  # no two of which look alike: 55 bits in twelve
GROUP, GROUPS = 4, 3
_APART = re.compile(r"[\s\-\u2010-\u2015]+")
_LIKE_ONE = re.compile(r"[A-Za-z0-9]{3,5}(?:[\s\-\u2010-\u2015]+[A-Za-z0-9]{3,5}){2}|[A-Za-z0-9]{10,14}")


def make() -> str:
    """Never without a digit, so that no code looks like words."""
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(GROUP * GROUPS))
        if any(letter.isdigit() for letter in letters):
            return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def looks_like_one(typed: str) -> bool:
    """Whether somebody means a code by this, mistyped or not."""
    bare = typed.strip()
    return bool(_LIKE_ONE.fullmatch(bare)) and any(letter.isdigit() for letter in bare)


async def hashed(typed: str, secret: bytes) -> str:
    """What is kept of a code; a twentieth of a second of work."""
    return await asyncio.to_thread(_hashed, _APART.sub("", typed).upper(), secret)


def _hashed(code: str, secret: bytes) -> str:
    salt = bytes.fromhex(keyed(secret, "salt of codes"))
    return hashlib.scrypt(code.encode("utf-8", "surrogatepass"), salt=salt, n=2**14, r=8, p=1, dklen=16).hex()
