"""What each of Microsoft's kits takes of the processor by itself, behind the door of Teams."""

import subprocess
import sys
import time
from collections.abc import Awaitable, Callable

from adapters.payloads import Payload
from adapters.setting_values import TeamsSdk
from adapters.teams.kits import kit
from adapters.teams.receiving import TAKEN, Answer
from adapters.teams.signing_keys import SigningKeys
from tests.teams import payloads
from tests.teams.tokens import APP, signer, token

TIMES = 1000
LOOK = """
import time, adapters.commands.chats, adapters.teams.standing
from adapters.setting_values import TeamsSdk
from adapters.teams.kits import kit
from benchmarks.search import resident
begun, before = time.process_time(), resident()
kit(TeamsSdk({!r}))
print(f"{{time.process_time() - begun:.1f}} s and {{resident() - before:.0f}} MB to load")
"""


def loaded(sdk: TeamsSdk) -> str:
    """Into a process that has all the rest of ours already."""
    look = LOOK.format(str(sdk))
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    return told.stdout.strip()


class _Takes:
    async def receive(self, activity: Payload) -> Answer:  # noqa: ARG002 - as it is called
        return TAKEN


async def alone(sdk: TeamsSdk) -> str:
    """The way to who answers and back, and a token that was not checked before."""
    with signer() as by:
        keys = SigningKeys(by.openid)
        async with keys.running():
            check, carried = kit(sdk).checking(APP, keys), kit(sdk).carrying(_Takes())
            message, window, shown = payloads.message(), payloads.invoke("task/fetch", {}), token().split()[1]
            ways: dict[str, Callable[[], Awaitable[object]]] = {
                "message": lambda: carried.receive(message),
                "button": lambda: carried.receive(window),
                "token": lambda: check(shown),
            }
            return ", ".join([f"{name} {await _each(way):.2f} ms" for name, way in ways.items()])


async def _each(way: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds of the processor."""
    await way()
    begun = time.process_time()
    for _ in range(TIMES):
        await way()
    return (time.process_time() - begun) / TIMES * 1000
