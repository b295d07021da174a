"""What goes under a name instead of itself, because a platform cannot carry it for the bot.

The platform carries a name of 16 random bytes, never a hash: whoever can read a payload must not be able to try what it
stands for. Whoever serves keeps these things for some hours; where one is gone, the person is asked to begin again.
"""

import unicodedata
from collections.abc import Callable
from typing import TypeVar

NewId = Callable[[], str]
Look = Callable[[str], object | None]  # finds what was kept
T = TypeVar("T")

SIGN = "~"  # begins what is not to be taken as it stands
KEPT = "~k"


class ForgottenError(Exception):
    """Something that was kept for a message or a form is there no longer: the person must begin again."""


def named(new_id: NewId) -> str:
    """A name under which something can be kept."""
    return f"{KEPT}{new_id()}"


def direct(text: str) -> str:
    """A text as it can go itself, never empty; or nothing, where a platform would not bring it back as it was.

    Some take spaces away at the ends, and some characters everywhere.
    """
    given = f"{SIGN}{text}" if not text or text.startswith(SIGN) else text
    lasts = given == given.strip() and not any(unicodedata.category(char) in ("Cc", "Cs", "Cn") for char in given)
    return given if lasts else ""


def whole(short: str, look: Look) -> str:
    """What `direct` was given, or what was kept."""
    if not short.startswith(SIGN):
        return short
    if not short.startswith(KEPT):
        return short[len(SIGN) :]
    return kept(short, str, look)


def kept(name: str, kind: type[T], look: Look) -> T:
    thing = look(name)
    if not isinstance(thing, kind):
        raise ForgottenError
    return thing


def nothing(_name: str) -> None:
    """A `Look` where nothing was kept."""
