"""What the bot keeps, why, for how long, who is shown it and what it can tell: said once, for every text that says so.

The receipts that people read before they send something, the notice, the record of processing, the template of the
impact assessment, what somebody takes away of their own, and the table in `docs/decisions/what-is-remembered.md`.
"""

from collections.abc import Iterator

from bot.privacy.described import (
    answering,
    browsers,
    chats,
    counting,
    following_up,
    members,
    numbers,
    offices,
    organising,
    registering,
    reporting,
    surveying,
    talks,
    telling,
)
from bot.privacy.described.kept import Fields, Kept, Part
from bot.store import Record

PARTS: tuple[Part, ...] = (
    answering.PART,
    reporting.PART,
    talks.PART,
    surveying.PART,
    following_up.PART,
    counting.PART,
    organising.PART,
    numbers.PART,
    members.PART,
    registering.PART,
    offices.PART,
    telling.PART,
    chats.PART,
    browsers.PART,
)

FIELDS: Fields = {kind: of_kind for part in PARTS for kind, of_kind in part.fields.items()}


def of(kind: type[Record]) -> Iterator[tuple[Part, Kept]]:
    """Everything that is kept in records of that kind, with what it is for."""
    for part in PARTS:
        yield from ((part, one) for one in part.kept if kind in one.kinds)


def receipt(kind: type[Record]) -> str:
    """What somebody is told of it before they send it; names of periods stand in braces. LookupError: of none."""
    found = [one.receipt for _, one in of(kind) if one.receipt]
    if not found:
        message = f"{kind.__name__} has no receipt"
        raise LookupError(message)
    return found[0]
