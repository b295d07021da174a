"""`people`: a way in for whoever has the machine."""

import argparse
import asyncio
import json

import msgspec

from adapters import settings
from adapters.commands import Commands, RefusedError, asking, coding, resetting
from adapters.commands.coding import Code
from adapters.commands.desk import now
from adapters.commands.resetting import Reset
from adapters.control import RefusalError
from adapters.settings import Settings
from adapters.stores import opening
from adapters.stores.tally import Tell
from adapters.web import serve
from bot.people import inviting


def add(commands: Commands) -> None:
    parts = commands.group("people", "Look after who may do what.")
    parts.add("code", _code, "Make a one-time code that makes whoever enters it an organiser.", json=True)
    made = parts.add("reset", _reset, "Take away the second step of a rep or an organiser who has lost their phone.")
    made.add_argument("name", help="by which colleagues know them")


def _code(given: argparse.Namespace) -> int:
    async def alone(chosen: Settings, _: Tell) -> Code:
        async with opening.store(chosen) as opened:
            secret = await opening.people_key(chosen)
            return Code(await inviting.for_the_machine(opened.store, secret, now()))

    found = asyncio.run(asking.answer(coding.NAME, {}, Code, alone))
    chosen = settings.read()
    address = chosen.public_url or serve.address(chosen.host, chosen.port)
    print(json.dumps(msgspec.to_builtins(found)) if given.json else coding.told(found.code, address))
    return 0


def _reset(given: argparse.Namespace) -> int:
    asked = Reset(given.name)

    async def alone(chosen: Settings, _: Tell) -> bool:
        async with opening.store(chosen) as opened:
            try:
                return await resetting.reset(opened.store, asked, now())
            except RefusalError as error:
                raise RefusedError(str(error)) from error

    asyncio.run(asking.answer(resetting.NAME, asked, bool, alone))
    print(resetting.DONE)
    return 0
