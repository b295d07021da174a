"""What was changed in chat, handed to the knowledge: at the start, and whenever some process changed it."""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from bot import memory
from bot.looking import keep_looking
from bot.records import Edited, EditedRevision
from bot.records.editing import ENTRIES
from bot.store import Store, Transaction, run
from knowledge.library import Library

EVERY = 2.0  # seconds between two looks at whether another process changed something

log = logging.getLogger(__name__)


async def keep(tx: Transaction, edited: Edited) -> None:
    await tx.put(edited)
    await _changed(tx)


async def take_back(tx: Transaction, entry: str) -> None:
    await tx.remove(Edited, entry)
    await _changed(tx)


async def _changed(tx: Transaction) -> None:
    await tx.put(EditedRevision(ENTRIES, secrets.token_hex(8)))


async def texts(tx: Transaction) -> Mapping[str, str]:
    """The changed entries, by id, as files of a pack."""
    return {one.id: one.text for one in await tx.readable(Edited)}


async def lay(store: Store, library: Library) -> None:
    found = await run(store, texts)
    await asyncio.to_thread(library.overlay, found)


@dataclass(slots=True)
class Laid:
    """One for a process, where there are several: the state of what was changed in chat that lies over the files."""

    revision: str = ""

    async def look(self, store: Store, library: Library) -> None:
        """Whoever changed an answer by way of another process finds it changed by way of this one.

        Where the store cannot tell, it stays as it was.
        """
        revision = await memory.attempt(store, _revision, failing=self.revision)
        if revision != self.revision:
            found = await memory.attempt(store, texts, failing=None)
            if found is not None:
                await asyncio.to_thread(library.overlay, found)
                self.revision = revision


async def keep_laid(store: Store, library: Library, stop: asyncio.Event, every: float = EVERY) -> None:
    """Until `stop` is set; then the search learns it, too. Where the store fails, what lay there before stays."""
    seen: str | None = None

    async def look() -> None:
        nonlocal seen
        revision = await run(store, _revision)
        if revision != seen:
            await lay(store, library)
            seen = revision
            await asyncio.to_thread(library.refresh)

    await keep_looking(look, "what was changed in chat could not be read", stop, every)


async def _revision(tx: Transaction) -> str:
    kept = await tx.get(EditedRevision, ENTRIES)
    return kept.mark if kept else ""
