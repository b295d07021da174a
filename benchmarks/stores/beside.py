"""One writer of the embedded engine beside one of SQLite: in turn, so that whatever slows the machine slows both."""

import asyncio
import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TypedDict

from benchmarks.stores import measuring, samples
from benchmarks.stores.samples import Plain

WRITES = 250  # of each in a turn


class Beside(TypedDict):
    """The middle of all turns."""

    embedded: float  # p50 in milliseconds
    sqlite: float
    times: float  # as long as SQLite's in the same turn


async def measured(here: Path, size: int, turns: int) -> Beside:
    embedded, sqlite = await measuring.opened(measuring.EMBEDDED, here), await measuring.opened(measuring.SQLITE, here)
    for contender in (embedded, sqlite):
        await contender.fill(samples.records(Plain, range(size)))
    new = list(samples.records(Plain, range(size, size + WRITES)))
    found: list[tuple[float, float]] = []
    for _ in range(turns):
        ours, theirs = await measuring.best(embedded, new, 1, 1), await measuring.best(sqlite, new, 1, 1)
        found.append((ours["p50"], theirs["p50"]))
    for contender in (embedded, sqlite):
        await contender.close()
    return Beside(
        embedded=median(ours for ours, _ in found),
        sqlite=median(theirs for _, theirs in found),
        times=median(ours / theirs for ours, theirs in found),
    )


def main() -> None:
    size, turns = sys.argv[1:]
    with tempfile.TemporaryDirectory() as here:
        print(json.dumps(asyncio.run(measured(Path(here), int(size), int(turns)))))


if __name__ == "__main__":
    main()
