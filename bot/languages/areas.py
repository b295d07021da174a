"""Which of the bot's words are marked for translation. What is not marked yet answers in English, whole, and says so.

So nobody reads half a sentence in one language and half in another, and a screen reader speaks each as it is.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from bot.languages.speaking import OWN, Language, speaking, spoken
from bot.languages.wording import worded

MARKED = frozenset(
    {
        "bot.answers",
        "bot.conversation",
        "bot.days",
        "bot.distress",
        "bot.identity",
        "bot.in_force",
        "bot.languages",
        "bot.questions",
        "bot.replies",
        "bot.reports",
        "bot.surveys.staff",
        "bot.whereabouts",
    }
)

T = TypeVar("T")


def marked(module: str) -> bool:
    return any(module == one or module.startswith(f"{one}.") for one in MARKED)


@contextmanager
def area(module: str) -> Iterator[None]:
    if spoken() == OWN or marked(module):
        yield
        return
    with speaking(Language(OWN, chosen=True)):
        yield


async def within(module: str, work: Awaitable[T]) -> T:
    """What a module says, as a whole in a language that it has."""
    with area(module):
        return worded(await work)


def home_of(handler: Callable[..., Any]) -> str:
    """The module that a handler was written in."""
    while isinstance(handler, partial):
        handler = handler.func
    return handler.__module__
