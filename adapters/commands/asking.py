"""A command on what is kept asks the bot that runs, or opens the store itself."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from adapters import control, settings
from adapters.commands import RefusedError
from adapters.commands.showing import Shown
from adapters.settings import PREFIX, Settings
from adapters.stores import opening
from adapters.stores.tally import Tell

T = TypeVar("T")


async def answer(name: str, arguments: object, kind: type[T], alone: Callable[[Settings, Tell], Awaitable[T]]) -> T:
    """The running bot's answer; or what is found without it, where none runs or any number of processes may."""
    chosen = settings.read()
    shown = Shown()
    if await asks(chosen):
        said = await control.ask(chosen.data_dir, name, msgspec.to_builtins(arguments), shown.heard)
        return msgspec.convert(said, kind)
    require_store(chosen)
    return await alone(chosen, shown.tell)


def require_store(chosen: Settings) -> None:
    """RefusedError where none was made yet."""
    where = opening.place(chosen)
    if not opening.there(where):
        message = (
            f"There is no store in {where} yet: it is made when the bot first starts, or by 'store restore'. "
            f"If your bot uses another folder, set {PREFIX}DATA_DIR to that."
        )
        raise RefusedError(message)


async def asks(chosen: Settings) -> bool:
    """Whether a bot runs that must be asked, since nobody else may open its files."""
    return isinstance(opening.place(chosen), Path) and await control.running(chosen.data_dir)
