"""What was delivered to somebody who was not there: it lies here until they come back.

A browser that is closed, and a terminal in which nobody sits, can be told nothing.
"""

import hashlib
from collections.abc import Container
from datetime import datetime

from bot.markup import plain
from bot.privacy.periods import LONGEST
from bot.records import Posted
from bot.replies import Button, Card, Replies, Reply, Text, visible
from bot.store import Transaction


async def keep(tx: Transaction, key: str, channel: str, replies: Replies, now: datetime) -> None:
    """`key` is the notice's: one that is delivered twice lies here once. `channel` is that of its Address."""
    buttons = [(one.label, one.action, one.value) for reply in visible(replies) for one in _shown(reply).buttons]
    words = "\n\n".join(_shown(reply).body for reply in visible(replies))
    await tx.add(
        Posted(key, now + LONGEST.waiting, _to(channel), now + LONGEST.waiting, words, tuple(dict.fromkeys(buttons)))
    )


async def take(tx: Transaction, channel: str, now: datetime) -> Replies:
    """What lies there, the oldest first, and is forgotten with that. What says the same is said once."""
    found = await lying(tx, channel, now)
    await forget(tx, channel, found)
    return tuple(dict.fromkeys(found.values()))


async def lying(tx: Transaction, channel: str, now: datetime) -> dict[str, Text]:
    """By its id, the oldest first."""
    found = await tx.readable(Posted, to=_to(channel)) if channel else ()
    alive = sorted((one for one in found if one.until > now), key=lambda one: (one.until, one.id))
    return {one.id: _words(one) for one in alive}


async def forget(tx: Transaction, channel: str, shown: Container[str]) -> None:
    """Of what lies in this channel, what these ids name."""
    for one in await tx.readable(Posted, to=_to(channel)) if channel else ():
        if one.id in shown:
            await tx.remove(Posted, one.id)


def _words(one: Posted) -> Text:
    main = len(one.buttons) == 1
    return Text(one.words, tuple(Button(*button, main=main) for button in one.buttons), private=True)


def _shown(reply: Reply) -> Text:
    match reply:
        case Text():
            return reply
        case Card():
            return Text(f"**{plain(reply.title)}**\n\n{reply.body}", reply.buttons)
        case _:
            message = "a notice is words and buttons"
            raise ValueError(message)


def _to(channel: str) -> str:
    """What it is found by tells nothing: a channel may be what a browser's cookie holds."""
    return hashlib.sha256(channel.encode("utf-8", "surrogatepass")).hexdigest()[:32]
