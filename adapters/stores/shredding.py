"""Keys of removed records die: after the removal, again where that failed, and again where an old copy revived them.

The number of each stays in the store. It is no secret, and whatever copy of the keys folder is put back, it dies again.
"""

import asyncio
import logging
from contextlib import suppress

from adapters.stores import internal, spans
from adapters.stores.internal import Meta, Shred
from adapters.stores.vault import Vault
from bot.store import Store, StoreError, Transaction, run

EVERY = 60.0  # seconds between two looks for what is owed
OWED = "keys of removed records are not erased yet"
FOLD = 1000  # rows, one a removal, from which on they become one

log = logging.getLogger(__name__)


async def forget(tx: Transaction, vault: str, slots: int) -> None:
    """Let go of numbers that a vault of so many slots never gave: they will be given, and what has them must live.

    They came from a newer vault, which was lost, when a store was restored beside an older copy of it.
    """
    erased = await tx.get(Meta, internal.erased(vault))
    dead = spans.read(erased.value) if erased else ()
    if (given := spans.below(dead, slots)) != dead:
        await tx.put(Meta(internal.erased(vault), spans.words(given)))
    for shred in await tx.find(Shred):
        if int(shred.id) >= slots:
            await tx.remove(Shred, shred.id)


class Shredder:
    """`behind`: keys of removed records may still have to be erased, for all that this process knows."""

    def __init__(self, store: Store, vault: Vault) -> None:
        self.behind = False
        self._store = store
        self._vault = vault
        self._erased: set[int] = set()  # by this process, and their rows may still stand
        self._looked = False

    async def erase(self, slots: set[int]) -> None:
        """The commit stands already, so a failure is told, and made good at the next look, whoever takes it."""
        try:
            await self._vault.erase(slots)
        except StoreError as error:
            self.behind = True
            log.error("%s: %s", OWED, type(error).__name__)  # noqa: TRY400 - no ids
            return
        except BaseException:
            self.behind = True
            raise
        self._erased |= slots
        if self.behind:
            await self.look()

    async def look(self) -> None:
        """Erase what is owed, by whichever process; the first time also whatever the store knows to be dead."""
        self.behind, behind = False, True
        try:
            shreds, dead = await run(self._store, self._named)
            if owed := shreds - self._erased:
                await self._vault.erase(owed)
            self._erased = (self._erased | owed) & shreds
            if not self._looked and (again := await self._vault.erase_again(spans.read(dead))):
                log.warning("the keys folder is an older copy: %d keys that had been erased were erased again", again)
            full = len(shreds) >= (FOLD if self._looked else 1)
            self._looked, behind = True, False
            if full:
                await self._folded()
        except StoreError as error:
            log.error("%s: %s", OWED, type(error).__name__)  # noqa: TRY400 - no ids
        finally:
            self.behind |= behind

    async def keep_looking(self, stop: asyncio.Event, every: float = EVERY) -> None:
        while not stop.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(every):
                    await stop.wait()
                    return
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001 - whatever it is, the next look may go well
                log.error("%s: %s", OWED, type(error).__name__)  # noqa: TRY400 - its words may hold somebody's

    async def owed(self) -> int:
        """How many keys of removed records still live."""
        shreds, _ = await run(self._store, self._named)
        return len(await self._vault.living(shreds))

    async def _named(self, tx: Transaction) -> tuple[set[int], str]:
        """The slots whose rows stand, and the words for all others whose keys were erased."""
        erased = await tx.get(Meta, internal.erased(self._vault.identity))
        shreds = {int(shred.id) for shred in await tx.find(Shred)}
        return shreds, erased.value if erased else ""

    async def _folded(self) -> None:
        try:
            await run(self._store, self._fold)
        except StoreError as error:
            log.info("the numbers of erased keys stay rows for now: %s", type(error).__name__)

    async def _fold(self, tx: Transaction) -> None:
        shreds, dead = await self._named(tx)
        folded = shreds & self._erased
        words = spans.words(spans.joined(spans.read(dead), spans.of(folded)))
        await tx.put(Meta(internal.erased(self._vault.identity), words))
        for number in folded:
            await tx.remove(Shred, str(number))
