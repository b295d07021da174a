"""What somebody wrote on Teams, as they meant it: its tags for people and its escapes undone."""

import re
from collections.abc import Sequence

from adapters.payloads import Payload, inner, words

_LONGEST = 200_000  # characters that are looked at
_AT = re.compile(r"<at(?:\s[^<>]{0,200})?>([^<>]{0,300})</at>", re.IGNORECASE)
_ESCAPED = re.compile(r"&(amp|lt|gt|quot|nbsp|#39|#160);|\xa0")
_MEANT = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": " ", "#39": "'", "#160": " ", None: " "}


def mentions(entities: Sequence[Payload], bot: str) -> tuple[str, ...]:
    """The words by which the bot was called."""
    return tuple(
        words(one, "text")
        for one in entities
        if words(one, "type") == "mention" and words(inner(one, "mentioned"), "id") == bot
    )


def meant(text: str, called: Sequence[str] = ()) -> str:
    """That the bot was called is left out."""
    text = text[:_LONGEST]
    for name in called:
        text = text.replace(name, " ", 1) if name else text
    text = _AT.sub(lambda found: f"@{found[1].strip() or 'somebody'}", text)
    return _ESCAPED.sub(lambda found: _MEANT[found[1]], text).strip()
