"""How long the embedded engine holds a commit, and everything else, while its file is made shorter."""

import asyncio
import json
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TypedDict

from benchmarks.stores import samples
from benchmarks.stores.contenders import Ours, open_ours
from benchmarks.stores.samples import Plain

TICK = 0.001  # seconds
AGAIN = 1.2  # times its size, from which on the file is made shorter: far sooner than it would be
NEVER = 1e9
REPLACED = 2000  # records


class Longest(TypedDict):
    """Milliseconds: the longest of each stretch that holds one compaction; of these the middle one, and the worst."""

    commit: float
    worst_commit: float
    loop: float
    worst_loop: float
    stretches: int


@dataclass(slots=True)
class Watch:
    """The longest of each stretch."""

    commits: list[float] = field(default_factory=lambda: [0.0])
    loops: list[float] = field(default_factory=lambda: [0.0])

    def begin_another(self) -> None:
        self.commits.append(0.0)
        self.loops.append(0.0)

    def longest(self) -> Longest:
        commits, loops = ([one * 1000 for one in found[:-1]] for found in (self.commits, self.loops))
        return Longest(
            commit=median(commits),
            worst_commit=max(commits),
            loop=median(loops),
            worst_loop=max(loops),
            stretches=len(commits),
        )


async def measured(size: int, writers: int, stretches: int) -> dict[str, Longest]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        ours = await open_ours(folder, None, Plain)
        await ours.fill(samples.records(Plain, range(size)))
        await ours.close()
        during = await _busy(folder, size, writers, stretches, AGAIN)
        return {"without": await _busy(folder, size, writers, stretches, NEVER), "during": during}


async def _busy(folder: Path, size: int, writers: int, stretches: int, growth: float) -> Longest:
    """Records are replaced all the time, so that there is something to leave out."""
    ours = await open_ours(folder, None, Plain, least=sys.maxsize if growth == NEVER else 1, growth=growth)
    records = [samples.record(Plain, number) for number in range(0, size, max(1, size // REPLACED))]
    watch, ended = Watch(), asyncio.Event()

    async def write(mine: list[Plain]) -> None:
        while True:
            for record in mine:
                begun = time.perf_counter()
                await ours.put(record)
                watch.commits[-1] = max(watch.commits[-1], time.perf_counter() - begun)
                if ended.is_set():
                    return

    async def tick() -> None:
        while not ended.is_set():
            begun = time.perf_counter()
            await asyncio.sleep(TICK)
            watch.loops[-1] = max(watch.loops[-1], time.perf_counter() - begun - TICK)

    others = asyncio.gather(tick(), *(write(records[writer::writers]) for writer in range(writers)))
    await _stretch(ours, size, growth)  # the first compaction is that of opening
    watch.begin_another()
    for _ in range(stretches):
        await _stretch(ours, size, growth)
        watch.begin_another()
    ended.set()
    await others
    await ours.close()
    watch.commits, watch.loops = watch.commits[1:], watch.loops[1:]
    return watch.longest()


async def _stretch(ours: Ours, size: int, growth: float) -> None:
    """Until the file was made shorter; or, where it never is, until as much was written as that would have taken."""
    first = before = (await ours.engine.facts()).size
    while True:
        await asyncio.sleep(TICK)
        now = (await ours.engine.facts()).size
        if now < before or (growth == NEVER and now - first > size * samples.SIZE * (AGAIN - 1)):
            return
        before = now


def main() -> None:
    size, writers, stretches = sys.argv[1:]
    print(json.dumps(asyncio.run(measured(int(size), int(writers), int(stretches)))))


if __name__ == "__main__":
    main()
