"""In which language somebody is spoken to just now: it goes along with whatever is done for them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

LANGUAGES: Mapping[str, str] = {"en": "English", "cy": "Cymraeg"}  # as each calls itself
OWN = "en"  # in which the code is written


@dataclass(frozen=True, slots=True)
class Language:
    """`chosen`: whether somebody asked for it: then what is said to them names its language, the bot's own as well."""

    code: str = OWN
    chosen: bool = False

    def __post_init__(self) -> None:
        if self.code not in LANGUAGES:
            message = f"{self.code!r} is no language of the bot's"
            raise ValueError(message)


_UNASKED = Language()
_NOW: ContextVar[Language] = ContextVar("language", default=_UNASKED)


def spoken() -> str:
    """Its code, such as "cy"."""
    return _NOW.get().code


def chosen() -> bool:
    return _NOW.get().chosen


def speak(language: Language) -> None:
    """From now on, in this task: what is drawn after an answer is drawn in the language of the answer."""
    _NOW.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    token = _NOW.set(language)
    try:
        yield
    finally:
        _NOW.reset(token)
