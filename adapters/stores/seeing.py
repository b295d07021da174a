"""What a look at a store shows: how much is in it, and which keys it belongs to."""

from dataclasses import dataclass

from adapters.settings import Settings
from adapters.stores import fitting, looking
from adapters.stores.fitting import Belonging
from adapters.stores.looking import Info
from adapters.stores.rows import Engine


@dataclass(frozen=True, slots=True)
class Seen:
    info: Info
    belongs: Belonging


async def see(engine: Engine, chosen: Settings) -> Seen:
    return Seen(await looking.info(engine, chosen), await fitting.belonging(engine))
