"""kill -9 at random moments: the bot's process, and every process of the PostgreSQL server."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import pytest

from tests import postgres as servers
from tests.processes import listen
from tests.stores.crash_checks import Figures, Seen, judge, look, look_for_keys
from tests.stores.crash_plans import PLANS
from tests.stores.crashing import Kept, Life, seed
from tests.stores.places import Embedded, Place, Postgres, opened

LONGEST = 0.25  # seconds that a process writes until it is killed
PER_PLACE = 10  # kills, one after the other, of processes over the same files
Say = Callable[[str], None]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], soak: bool) -> Say:
    """Publishes figures; those of a long round are shown at once."""

    def said(words: str) -> None:
        if soak:
            with capsys.disabled():
                print("\n" + words, end="", flush=True)
        else:
            print(words)

    return said


@pytest.fixture
def kills(soak: bool) -> int:
    return 200 if soak else 5


@dataclass(slots=True)
class Round:
    """Processes killed one after the other over one place, each going on from what the one before left."""

    place: Place
    load: str
    figures: Figures
    chance: random.Random
    seen: Seen = field(default_factory=lambda: Seen({}, {}))
    opening: float = 0.1  # seconds, as last measured

    async def begin(self) -> None:
        await seed(self.place)
        await self.look()

    async def look(self) -> None:
        async with opened(self.place) as there:
            self.seen = await look(there, self.chance)

    def start(self) -> Life:
        return Life(self.place, self.load, self.seen.state, self.chance.randrange(2**32))

    async def kill(self) -> None:
        """Each fourth while it opens the store."""
        life = self.start()
        if self.chance.random() < 0.25:
            life.wait_ready(self.chance.uniform(0, self.opening))
        else:
            self.opening = life.wait_ready()
            if self.chance.random() < 0.5:
                life.wait_kept()
            listen([life], self.chance.uniform(0, LONGEST))
        await self.end(life)

    async def end(self, life: Life) -> None:
        life.kill()
        self.figures.compacting += self.place.half_compacted
        if isinstance(self.place, Postgres):
            await _forgotten(self.place.url)
        before = self.seen
        async with opened(self.place) as there:
            self.seen = await look(there, self.chance)
            judge(self.figures, before.state, life.words, self.seen.state)
            look_for_keys(self.figures, there, before, self.seen)


async def _forgotten(url: str) -> None:
    """Wait until the server has noticed that the process is dead, and ended what it was doing for it."""
    connection = await asyncpg.connect(url)
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    try:
        while await connection.fetchval(others):  # noqa: ASYNC110 - no event tells that a server's process has ended
            await asyncio.sleep(0.002)
    finally:
        await connection.close()


@pytest.mark.parametrize("load", PLANS)
@pytest.mark.parametrize("engine", ["embedded", "postgres"])
async def test_what_a_killed_process_acknowledged_is_kept(
    load: str, engine: str, kills: int, say: Say, tmp_path: Path
) -> None:
    figures, chance, began = Figures(), random.Random(f"{engine} {load}"), time.monotonic()  # noqa: S311
    for number in range(0, kills, PER_PLACE):
        with _place(engine, tmp_path / str(number)) as place:
            round_ = Round(place, load, figures, chance)
            await round_.begin()
            for _ in range(min(PER_PLACE, kills - number)):
                await round_.kill()
    say(f"{engine}, {load}, the process killed: {figures} ({time.monotonic() - began:.0f} s)")
    _assert_nothing_was_lost(figures, {"ConflictError"} if engine == "postgres" else set())


async def test_what_was_acknowledged_is_kept_when_the_server_is_killed(kills: int, say: Say, tmp_path: Path) -> None:
    chance, began = random.Random("server"), time.monotonic()  # noqa: S311
    figures = {load: Figures() for load in PLANS}
    server = servers.Server()
    try:
        server.start()
        for number in range(0, kills, PER_PLACE):
            with ExitStack() as databases:
                rounds = []
                for load, of in figures.items():
                    place = Postgres(tmp_path / f"{number}-{load}", databases.enter_context(server.database()))
                    rounds.append(Round(place, load, of, chance))
                    await rounds[-1].begin()
                for _ in range(min(PER_PLACE, kills - number)):
                    await _kill_server(server, rounds, chance)
    finally:
        server.remove()
    for load, of in figures.items():
        say(f"postgres, {load}, the server killed: {of}")
    say(f"{kills} kills of the server under all four at once: {time.monotonic() - began:.0f} s")
    for of in figures.values():
        _assert_nothing_was_lost(of, {"ConflictError", "UnavailableError", "UncertainError"})
        assert of.after_return > 0


async def _kill_server(server: servers.Server, rounds: list[Round], chance: random.Random) -> None:
    """All write, the server dies and comes back, and they go on with it until they are killed too."""
    lives = [round_.start() for round_ in rounds]
    for life in lives:
        life.wait_ready()
    listen(lives, chance.uniform(0, LONGEST))
    server.kill()
    listen(lives, 0.02)
    said = [len(life.words) for life in lives]
    server.start()
    if chance.random() < 0.5:
        for life in lives:
            life.wait_kept()
    listen(lives, chance.uniform(0, 2 * LONGEST))
    for round_, life, before in zip(rounds, lives, said, strict=True):
        await round_.end(life)
        round_.figures.after_return += sum(isinstance(word, Kept) for word in life.words[before:])


def _assert_nothing_was_lost(figures: Figures, may_be_refused: set[str]) -> None:
    assert not figures.faults, figures.faults[:5]
    assert (figures.lost, figures.half) == (0, 0)
    assert figures.acknowledged > 0
    assert figures.refused.keys() <= may_be_refused


@contextmanager
def _place(engine: str, folder: Path) -> Iterator[Place]:
    if engine == "embedded":
        yield Embedded(folder)
    else:
        with servers.database() as url:
            yield Postgres(folder, url)
