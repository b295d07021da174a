"""Figures that an authenticator app shows: RFC 6238 with SHA-1, six of them, anew every thirty seconds. Pure."""

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

STEP = 30  # seconds
FIGURES = 6
APART = 1  # steps by which two clocks may differ
_BYTES = 20  # of a secret, as long as the hash, as RFC 4226 recommends
_LONGEST = 20  # characters that somebody may need for six figures
_GROUP = 4


def made() -> str:
    """A secret in base32, as apps take it."""
    return base64.b32encode(secrets.token_bytes(_BYTES)).decode()


def grouped(secret: str) -> str:
    """For typing."""
    return " ".join(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))


def link(secret: str, issuer: str) -> str:
    """What the picture holds. It names nobody: it may be seen on the screen of a phone."""
    return f"otpauth://totp/{quote(issuer)}?{urlencode({'secret': secret, 'issuer': issuer}, quote_via=quote)}"


def step_at(now: datetime) -> int:
    return int(now.timestamp()) // STEP


def figures(secret: str, step: int, many: int = FIGURES) -> str:
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 0xF
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**many:0{many}}"


def read(typed: str) -> str:
    """The six figures, however they were set apart; empty where it is anything else."""
    bare = "".join(typed.split()) if len(typed) <= _LONGEST else ""
    return bare if len(bare) == FIGURES and bare.isascii() and bare.isdigit() else ""


def matching(secret: str, given: str, now: datetime) -> int | None:
    """The latest step of which these are the figures. It takes the same time whichever it is, or none."""
    current, found = step_at(now), None
    for step in range(current - APART, current + APART + 1):
        if hmac.compare_digest(figures(secret, step), given):
            found = step
    return found
