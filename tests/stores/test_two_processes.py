"""Two processes and one folder: one holds it, the other is told so."""

import asyncio
import signal
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess, SpawnProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path

from adapters.stores.rows import BusyError, OpenError
from bot.store import Transaction, run
from tests.processes import PROCESSES
from tests.stores.crash_plans import Letter
from tests.stores.places import Embedded, opened

PATIENCE = 30.0  # seconds
OPEN = "open"
ROUNDS = 20
Process = SpawnProcess | ForkServerProcess


def hold(place: Embedded, start: Barrier, talk: Connection) -> None:
    """Open the store at the start, say what came of it, and add a record each time it is asked to."""
    asyncio.run(_hold(place, start, talk))


async def _hold(place: Embedded, start: Barrier, talk: Connection) -> None:
    start.wait(PATIENCE)
    try:
        async with opened(place) as there:
            talk.send(OPEN)
            while (asked := await asyncio.to_thread(talk.recv)) is not None:
                await run(there.store, partial(_add, asked))
                talk.send(asked)
    except OpenError as error:
        talk.send(f"{type(error).__name__}: {error}")


async def _add(id_: str, tx: Transaction) -> None:
    await tx.add(Letter(id_, "left", 0, id_))


class Other:
    """Another process."""

    def __init__(self, place: Embedded, start: Barrier | None = None) -> None:
        self.talk, there = PROCESSES.Pipe()
        self._start = start or PROCESSES.Barrier(1)  # it must live for as long as the process needs it
        self.process = PROCESSES.Process(target=hold, args=(place, self._start, there), daemon=True)
        self.process.start()
        there.close()

    def hear(self) -> str:
        assert self.talk.poll(PATIENCE), "the other process said nothing"
        return str(self.talk.recv())

    def add(self, id_: str) -> None:
        self.talk.send(id_)
        assert self.hear() == id_

    def end(self) -> None:
        with suppress(BrokenPipeError):  # where it was refused, it has ended
            self.talk.send(None)
        self.process.join(PATIENCE)
        assert self.process.exitcode == 0
        self.talk.close()


async def ids(place: Embedded) -> set[str]:
    async with opened(place) as there:
        return {letter.id for letter in await run(there.store, lambda tx: tx.find(Letter))}


async def test_a_second_process_is_refused_in_plain_words_and_the_first_goes_on_unharmed(tmp_path: Path) -> None:
    place = Embedded(tmp_path)
    first = Other(place)
    assert first.hear() == OPEN
    first.add("before")
    second = Other(place)
    assert second.hear() == (
        f"{BusyError.__name__}: Another process holds the store in {tmp_path / 'store'}: "
        "stop it, or use the running bot's commands."
    )
    first.add("after")
    second.end()
    first.end()
    assert await ids(place) == {"before", "after"}


async def test_when_the_first_is_killed_the_second_opens_at_once(tmp_path: Path) -> None:
    place = Embedded(tmp_path)
    first = Other(place)
    assert first.hear() == OPEN
    first.add("kept")
    first.process.kill()
    first.process.join(PATIENCE)
    assert first.process.exitcode == -signal.SIGKILL
    second = Other(place)
    assert second.hear() == OPEN
    second.add("more")
    second.end()
    assert await ids(place) == {"kept", "more"}


async def test_of_two_that_race_to_open_one_wins(tmp_path: Path) -> None:
    """Each second round over a folder that isn't there yet."""
    for number in range(ROUNDS):
        place, start = Embedded(tmp_path / str(number // 2)), PROCESSES.Barrier(2)
        both = [Other(place, start) for _ in range(2)]
        heard = [one.hear() for one in both]
        assert heard.count(OPEN) == 1, heard
        (refused,) = (one for one in heard if one != OPEN)
        assert refused.startswith(BusyError.__name__)
        both[heard.index(OPEN)].add(str(number))
        for one in both:
            one.end()
    assert await ids(Embedded(tmp_path / "0")) == {"0", "1"}
