"""What somebody means by a message: what it was heard as, and whether the knowledge answers it after all."""

from bot.hearing import Heard
from bot.hearing.listening import Hearing
from knowledge.library import Library
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


def understand(message: str, hearing: Hearing, knowledge: Library) -> Heard:
    """Takes some ten milliseconds: not for the event loop."""
    heard = hearing.hear(message, knowledge.mend(message))
    if heard in _LIGHT and knowledge.find(message).band is Band.ANSWER:
        return Heard.QUESTION
    return heard
