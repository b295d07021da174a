"""What somebody means by a message: what it was heard as, and whether the knowledge answers it after all."""

import asyncio

from bot.hearing import Heard
from bot.hearing.heard import is_plain_crisis
from bot.hearing.listening import Hearing
from knowledge.library import Shelf
from knowledge.topics import Band

# Small things that sound alike in a question; what the knowledge answers outright is a question.
_LIGHT = frozenset(
    {
        Heard.GREETING,
        Heard.THANKS,
        Heard.GOODBYE,
        Heard.HOW_ARE_YOU,
        Heard.JOKE,
        Heard.PRAISE,
        Heard.ABOUT,
        Heard.HELP,
        Heard.ABUSE,
    }
)

BRIEF = 100  # characters; without a model of meaning they are heard in less than half a millisecond
_PART, _OVERLAP, _MOST_READ = 4_000, 300, 200_000  # characters


async def understood(message: str, hearing: Hearing, shelf: Shelf) -> Heard:
    """In a thread, but for what takes no longer than to hand it over."""
    if hearing.has_model or len(message) > BRIEF:
        return await asyncio.to_thread(understand, message, hearing, shelf)
    heard = _heard(message, hearing, shelf)
    return await asyncio.to_thread(_meant, heard, message, shelf) if heard in _LIGHT else heard


def understand(message: str, hearing: Hearing, shelf: Shelf) -> Heard:
    """Takes some ten milliseconds: not for the event loop."""
    return _meant(_heard(message, hearing, shelf), message, shelf)


def _heard(message: str, hearing: Hearing, shelf: Shelf) -> Heard:
    return hearing.hear(message, shelf.index.mend(message) if hearing.ear else "")


def _meant(heard: Heard, message: str, shelf: Shelf) -> Heard:
    if heard in _LIGHT and shelf.index.find(message).band is Band.ANSWER:
        return Heard.QUESTION
    if heard is Heard.TOO_LONG and any(map(is_plain_crisis, _parts(message))):
        return Heard.CRISIS
    return heard


def _parts(message: str) -> list[str]:
    """A very long message in parts that are read whole, each beginning before the last one ended."""
    return [message[start : start + _PART] for start in range(0, min(len(message), _MOST_READ), _PART - _OVERLAP)]
