"""`people reset`: whoever has the machine takes away the second step of somebody who has lost their phone."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from adapters.control import RefusalError
from bot.second_factor import resetting
from bot.second_factor.resetting import NotResetError
from bot.store import Store

NAME = "people.reset"
DONE = (
    "Reset. They are told that something has changed, and set up the step anew before they can read a report.\n"
    "It stands in the audit log."
)


class Reset(msgspec.Struct, frozen=True):
    """What is asked of the running bot."""

    name: str  # by which colleagues know them


async def reset(store: Store, asked: Reset, now: datetime) -> bool:
    """RefusalError, in words for whoever asked."""
    try:
        await resetting.by_the_machine(store, asked.name, now)
    except NotResetError as error:
        raise RefusalError(str(error)) from error
    return True


async def answer(store: Store, arguments: Mapping[str, object], now: datetime) -> object:
    try:
        asked = msgspec.convert(dict(arguments), Reset)
    except msgspec.ValidationError as error:
        message = "the command is of another version than the bot: start the bot again"
        raise RefusalError(message) from error
    return await reset(store, asked, now)
