"""What a browser is asked to keep, and gives back: that a mark is there, and no more.

It lies in a cookie whose value is the same for everybody, so that nobody is known by it, and goes to every room.
"""

from aiohttp import web

from bot.marks import KNOWN, SPEAKS
from bot.replies import Mark, Replies

BEFORE = "mark-"  # the name, so that none can be taken for another cookie of ours
THERE = "1"
A_DAY = 24 * 60 * 60  # seconds


def read(request: web.Request) -> frozenset[str]:
    return frozenset(name for name in KNOWN if request.cookies.get(f"{BEFORE}{name}") == THERE)


def leave(answer: web.StreamResponse, replies: Replies, *, secure: bool) -> None:
    """Of `replies`, the marks that are known by name. `secure`: whether this browser came over https."""
    for one in replies:
        if isinstance(one, Mark) and one.name in KNOWN:
            for other in _instead(one.name):
                answer.del_cookie(f"{BEFORE}{other}", path="/")
            answer.set_cookie(
                f"{BEFORE}{one.name}",
                THERE,
                max_age=one.days * A_DAY or None,
                path="/",
                httponly=True,
                samesite="Lax",
                secure=secure,
            )


def _instead(name: str) -> tuple[str, ...]:
    """The marks whose place it takes: one language is spoken."""
    return tuple(other for other in SPEAKS.values() if other != name) if name in SPEAKS.values() else ()
