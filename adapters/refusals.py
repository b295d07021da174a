"""What a platform says when it does not take something."""

from collections.abc import Mapping
from datetime import timedelta

TOO_MANY, BROKEN = 429, 500  # statuses of HTTP
NO_CONNECTION = "no_connection"  # our own word: it may have been taken, and nobody knows

_LONGEST = 6  # digits of seconds: more is beyond any wait


class Refusal(Exception):  # noqa: N818 - an answer of a platform's, as often expected as not
    """`code` is the platform's word for why, never anybody's words; `wait`, for how long it asks to be left alone."""

    def __init__(self, code: str, status: int = 200, wait: timedelta | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.wait = wait


def retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """None where the platform names no number of seconds."""
    seconds = headers.get("Retry-After", "")
    if seconds.isascii() and seconds.isdecimal() and len(seconds) <= _LONGEST:
        return timedelta(seconds=int(seconds))
    return None
