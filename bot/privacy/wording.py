"""How the description is told in sentences, the same in every text that is made of it."""

import re
from collections.abc import Iterable

from bot.privacy import periods
from bot.privacy.described.kept import Kept, Part
from bot.privacy.periods import Periods

_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def unlinked(words: str) -> str:
    """Without what leads to another page of the documentation."""
    return _LINK.sub(r"\1", words)


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def sentence(words: str) -> str:
    words = capital(unlinked(words).strip())
    return words if words.endswith((".", "!", "?")) else f"{words}."


def period(kept: Kept, keeps: Periods) -> str:
    return periods.in_words(kept.period, keeps)


def limit(kept: Kept, keeps: Periods) -> str:
    """For how long, and why so long."""
    return f"{capital(period(kept, keeps))}: {kept.reason}."


def shown_to(kept: Kept) -> str:
    return sentence(kept.seen)


def once(lines: Iterable[str]) -> tuple[str, ...]:
    """Each of them, in their order."""
    return tuple(dict.fromkeys(lines))


def who(part: Part) -> tuple[str, ...]:
    """To whom any of it is shown."""
    return once(str(one.seen) for one in part.kept)
