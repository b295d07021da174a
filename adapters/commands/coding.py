"""The code for whoever has the machine: how it is made, and what is printed with it."""

import msgspec

from adapters.settings import Settings
from bot.desk import Desk
from bot.people import inviting

NAME = "people.code"


class Code(msgspec.Struct, frozen=True):
    """What the running bot answers."""

    code: str


async def answer(made: Desk) -> object:
    return msgspec.to_builtins(Code(await inviting.for_the_machine(made.store, made.secret, made.now())))


async def first(chosen: Settings, made: Desk) -> str:
    """A code where nobody is an organiser yet; none in a trial, whose switch makes one."""
    if chosen.local or not await inviting.nobody_organises(made.store):
        return ""
    return await inviting.for_the_machine(made.store, made.secret, made.now())


def told(code: str, address: str, *, seen: bool = True) -> str:
    """`seen`: whether it is a person who reads this as it is printed; a code in a log is everybody's who reads logs."""
    if not seen:
        return "'agreement-bot people code', on this computer, prints a code with which somebody becomes one."
    return (
        f"Whoever enters this code becomes an organiser, with every right over this bot:\n\n    {code}\n\n"
        f"Enter it at {address.rstrip('/')}/desk, or write to the bot: claim and the code.\n"
        "It works once, for 24 hours, and is shown only here. 'agreement-bot people code' makes another."
    )
