"""Where the stores of the long tests are kept, and a store opened there with all that it is made of."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from adapters.stores.embedded import engine as embedded
from adapters.stores.kept import KeptStore, open_kept, shapes
from adapters.stores.master import from_folder
from adapters.stores.postgres import engine as postgres
from adapters.stores.rows import Engine
from adapters.stores.vault import Vault, open_vault
from tests.stores.crash_plans import KINDS

BLOCK = 64  # keys made at once: few, so that many processes are killed while they make some


@dataclass(frozen=True, slots=True)
class Embedded:
    """Small limits, so that the file is compacted again and again."""

    folder: Path
    least: int = 16 << 10
    growth: float = 1.3

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def half_compacted(self) -> bool:
        return (self.folder / "store" / "journal.new").exists()

    async def engine(self) -> Engine:
        return await embedded.open_engine(self.folder / "store", shapes(KINDS), least=self.least, growth=self.growth)


@dataclass(frozen=True, slots=True)
class Postgres:
    folder: Path
    url: str = field(repr=False)
    half_compacted: ClassVar[bool] = False

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    async def engine(self) -> Engine:
        return await postgres.open_engine(self.url, shapes(KINDS))


Place = Embedded | Postgres


@dataclass(frozen=True, slots=True)
class Opened:
    store: KeptStore
    engine: Engine
    vault: Vault


@asynccontextmanager
async def opened(place: Place, block: int = BLOCK) -> AsyncIterator[Opened]:
    engine = await place.engine()
    try:
        vault = await open_vault(place.keys, from_folder(place.keys), block)
        yield Opened(await open_kept(engine, KINDS, vault), engine, vault)
    finally:
        await engine.close()
