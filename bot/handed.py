"""What is handed out by a link: a document that should lie in nobody's chat, or that no platform takes.

A link holds 32 random bytes, and the store a hash of them: whoever reads the store cannot open it. It opens for whoever
has it, since no platform tells a browser who somebody is; so it can be opened once, and not for long. Who opens it is
no concern of this: see `adapters.handing`.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.desk import House
from bot.markup import plain
from bot.records import Handed
from bot.replies import Document, Replies, Text
from bot.store import Store, Transaction, run

PATH = "/handed/"
WITHIN = timedelta(minutes=15)
LARGEST = 2_000_000  # bytes of a document
TOLD = (
    f"The link opens once, within {WITHIN // timedelta(minutes=1)} minutes, and for whoever has it: pass it to nobody."
)


def drawn() -> str:
    """What a link ends in."""
    return secrets.token_urlsafe(32)


def hashed(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def record(what: Document, name: str, now: datetime) -> Handed:
    """What is kept of a document until somebody opens its link, which ends in `name`."""
    called = what.name.encode("utf-8", "replace").decode()
    return Handed(hashed(name), now + WITHIN, now + WITHIN, called, what.media_type, what.content)


def stands(kept: Handed, now: datetime, within: timedelta) -> bool:
    """`within`: as long as any of its kind is given. One further ahead is of a clock that was set back since."""
    return now < kept.until <= now + within


def linkable(house: House) -> bool:
    """Whether people elsewhere can open a link, and nobody on the way reads it."""
    return house.pages.startswith("https:")


def fits(documents: Sequence[Document], house: House) -> bool:
    """Whether they can be handed out by links."""
    return linkable(house) and all(len(one.content) <= LARGEST for one in documents)


async def by_link(documents: Sequence[Document], house: House, store: Store, now: datetime) -> Replies:
    """Links in place of the documents, kept before they are told; where there can be none, the documents."""
    if not fits(documents, house):
        return tuple(documents)
    named = [(drawn(), one) for one in documents]

    async def keep(tx: Transaction) -> None:
        for name, one in named:
            await tx.add(record(one, name, now))

    await run(store, keep)
    lines = "\n".join(f"- [{plain(one.name)}]({house.pages.rstrip('/')}{PATH}{name})" for name, one in named)
    told = TOLD if len(named) == 1 else TOLD.replace("The link opens", "Each link opens")
    return (Text(f"{lines}\n\n{told} Save it only where your employer cannot read it.", private=True),)
