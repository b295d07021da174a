"""The languages that a page offers, and which of the pages are in more than one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from bot import languages
from bot.languages import LANGUAGES, Language, speaking

ASKED = "language"  # in the address
# Pages whose words are translated. The others are in English, and offer nothing else.
WORDED = frozenset({"again.html", "chat.html", "error.html", "survey.html"})
PATH: ContextVar[str] = ContextVar("path", default="")  # of the page that somebody looks at


@dataclass(frozen=True, slots=True)
class Other:
    """Another language to read the page in, or the one that it is in, which has no address."""

    code: str
    name: str
    address: str


def others() -> tuple[Other, ...]:
    """All languages, for the head of the page that is being drawn."""
    now = languages.spoken()
    return tuple(
        Other(code, name, "" if code == now else f"{PATH.get()}?{ASKED}={code}") for code, name in LANGUAGES.items()
    )


@contextmanager
def page(template: str) -> Iterator[None]:
    """Around the drawing of a page: in English where its words are not translated."""
    if template in WORDED:
        yield
        return
    with speaking(Language()):
        yield
