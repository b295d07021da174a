"""A process that tells those who are asked by a survey, commit after commit, until it is killed."""

import asyncio
import signal
from contextlib import suppress
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from bot.records import Address, Round, Willing
from bot.records.surveys import Stage
from bot.store import Record, Store, run
from bot.surveys.telling import inviting
from bot.surveys.telling.willing import shelf
from tests.fakes import NOON
from tests.outbox.stores import open_store
from tests.stores.crashing import PROCESSES
from tests.surveys import asked
from tests.surveys.answering_process import STARTING, desk

ROUND = "watched/0"


def people(count: int) -> list[Record]:
    """Who asked to be told, each of whom can be reached at any hour; and a survey that is open for years."""
    far = NOON + timedelta(days=3650)
    made: list[Record] = [
        asked.survey(stage=Stage.OPEN, opens=NOON - timedelta(days=1), closes=far, willing=True, reminders=0),
        Round(ROUND, "watched", 0),
    ]
    for number in range(count):
        who = f"{number * 37 % 256:02x}{number:08x}"
        made.append(Address(f"address {number}", who, "test", "", f"channel {number}-canary", quiet_from=None))
        made.append(Willing(who, far, shelf(who), far, "", f"address {number}"))
    return made


async def fill(store: Store, count: int) -> None:
    async with store.transaction() as tx:
        for one in people(count):
            await tx.add(one)


def live(keys: Path, where: Path, words: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides when it ends
    asyncio.run(_live(keys, where, words))


async def _live(keys: Path, where: Path, words: Connection) -> None:
    made = desk(await open_store(keys, where))
    words.send("ready")
    while await run(made.store, lambda tx: inviting.step(tx, ROUND, made)):
        words.send("told some")
    words.send("told all")
    await asyncio.Event().wait()


def lives_for(keys: Path, where: Path, commits: int) -> bool:
    """Until it has said so many times that it told some: then kill -9. Whether it had told all."""
    pipe, there = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=live, args=(keys, where, there), daemon=True)
    process.start()
    there.close()
    heard = list[str]()
    while heard.count("told some") < commits and "told all" not in heard:
        assert pipe.poll(STARTING), "the process says nothing"
        heard.append(str(pipe.recv()))
    process.kill()
    process.join()
    with suppress(EOFError, OSError):
        while pipe.poll():
            heard.append(str(pipe.recv()))
    code = process.exitcode
    pipe.close()
    process.close()
    assert code == -signal.SIGKILL
    return "told all" in heard
