"""The tables: every contender at every size, each in a process of its own, so that no figure holds another's.

python -m benchmarks.stores [--quick]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from typing import cast

from benchmarks.stores import beside, disk, measuring, stalls
from benchmarks.stores.measuring import Figures, Writes
from benchmarks.wanted import Wanted, at_least, at_most, show
from tests import postgres as servers

SIZES = (1_000, 10_000, 50_000)
WANTED_AT = 10_000  # records
ROUNDS = 3
STRETCHES = 5
TURNS = 8  # of each, in turn

HEAD = (
    f"{'':18}{'one writer':^24}{'50 writers (PostgreSQL 20)':^27}{'look up, p50 ms':^26}\n"
    f"{'':18}{'a second':>9}{'p50 ms':>8}{'p99':>7}{'a second':>10}{'p50 ms':>9}{'p99':>8}"
    f"{'id':>9}{'1 by':>9}{'10 by':>9}{'open s':>8}{'MB':>6}"
)
NOTES = """\
A write adds 1 KB in a transaction of its own; the figures are those of the quickest of {rounds} rounds, each of {few:,}
writes by one writer and {more:,} by many. '1 by' and '10 by' look one and ten records up by a declared field. 'open'
has the files in the system's cache. MB: all of the process once it is open, Python among it, PostgreSQL's server not.
SQLite: WAL, synchronous=FULL, one connection; in the loop's own thread, which each sync stops, and 50 writers take
turns (threads are no quicker). 'gathered' commits in a thread, all that waits at once; none of it can fail alone.
TinyDB takes one writer at a time, and syncs after it has overwritten its file in place: a crash in between loses it."""


def compare(sizes: Sequence[int], rounds: int) -> dict[tuple[str, int], Figures]:
    found: dict[tuple[str, int], Figures] = {}
    for size in sizes:
        print(f"\n{size:,} records of 1 KB are kept, and every write is durable. {_machine()}")
        print(HEAD)
        for name in measuring.CONTENDERS:
            figures = found[name, size] = _measured(name, size, rounds)
            print(f"{name:18}{_row(figures)}", flush=True)
        print(_few({name: found[name, size] for name in measuring.CONTENDERS}), end="")
    print(NOTES.format(rounds=rounds, few=measuring.FEW, more=measuring.MORE))
    return found


def compaction(stretches: int) -> dict[str, stalls.Longest]:
    print(f"\nThe embedded file of {WANTED_AT:,} records is made shorter again and again: longest stalls in ms")
    print(f"{'':34}{'a commit':>10}{'worst':>8}{'the loop':>10}{'worst':>8}   (middle and worst of {stretches})")
    during: dict[str, stalls.Longest] = {}
    for writers in (1, 50):
        command = [sys.executable, "-m", stalls.__name__, str(WANTED_AT), str(writers), str(stretches)]
        for when, longest in json.loads(_output(command, {})).items():
            who = "one writer" if writers == 1 else f"{writers} writers"
            cells = (longest[key] for key in ("commit", "worst_commit", "loop", "worst_loop"))
            print(
                f"{f'{who}, {when}':34}"
                + "".join(f"{cell:{width}.1f}" for cell, width in zip(cells, (10, 8, 10, 8), strict=True))
            )
            if when == "during":
                during[who] = longest
    return during


def wanted(found: dict[tuple[str, int], Figures], during: dict[str, stalls.Longest]) -> list[Wanted]:
    embedded, postgres = found[measuring.EMBEDDED, WANTED_AT], found[measuring.POSTGRES, WANTED_AT]
    turns = json.loads(_output([sys.executable, "-m", beside.__name__, str(WANTED_AT), str(TURNS)], {}))
    assert embedded["many"]
    assert postgres["many"]
    return [
        at_least("embedded, 50 writers, a second", 5000, embedded["many"]["rate"]),
        at_most("embedded, one writer, p50 beside SQLite's", 2, turns["times"]),
        at_most("embedded, look up by field, ms", 0.1, embedded["one"]),
        at_least("PostgreSQL, 20 tasks, a second", 1500, postgres["many"]["rate"]),
        at_most("longest stall while compacting, ms", 50, max(one["commit"] for one in during.values())),
    ]


def _machine() -> str:
    """What the figures also depend on."""
    busy = f", and {os.getloadavg()[0]:.1f} processes were busy" if hasattr(os, "getloadavg") else ""
    return f"(1 KB and a sync took {disk.milliseconds():.2f} ms here{busy})"


def _measured(name: str, size: int, rounds: int) -> Figures:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        given = {measuring.URL: stack.enter_context(servers.database())} if name.startswith(measuring.POSTGRES) else {}
        command = [sys.executable, "-m", measuring.__name__]
        _output([*command, "fill", name, folder, str(size), str(rounds)], given)
        printed = _output([*command, "measure", name, folder, str(size), str(rounds)], given)
    return cast(Figures, json.loads(printed))


def _output(command: Sequence[str], given: dict[str, str]) -> str:
    done = subprocess.run(command, env={**os.environ, **given}, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def _row(figures: Figures) -> str:
    looks = f"{figures['id']:9.3f}{figures['one']:9.3f}{figures['several']:9.3f}"
    return (
        f"{_writes(figures['single'], 9, 8, 7)}{_writes(figures['many'], 10, 9, 8)}{looks}"
        f"{figures['open']:8.2f}{figures['memory']:6.0f}"
    )


def _writes(writes: Writes | None, rate: int, p50: int, p99: int) -> str:
    if writes is None:
        return f"{'–':>{rate}}{'–':>{p50}}{'–':>{p99}}"
    places = 1 if writes["rate"] < 100 else 0
    return f"{writes['rate']:{rate},.{places}f}{writes['p50']:{p50}.2f}{writes['p99']:{p99}.1f}"


def _few(found: dict[str, Figures]) -> str:
    """Which figures rest on fewer writes than the others, since more would have taken too long."""
    return "".join(
        f"{name}: {writes['count']:,} writes only, in one round\n"
        for name, figures in found.items()
        for writes, usual in ((figures["single"], measuring.FEW), (figures["many"], measuring.MORE))
        if writes and writes["count"] < usual
    )


def main(arguments: Sequence[str] | None = None) -> None:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--quick", action="store_true", help="10,000 records only, one round of each")
    reading.add_argument("--rounds", type=int, help="of each kind of write, instead of the usual number")
    given = reading.parse_args(arguments)
    found = compare((WANTED_AT,) if given.quick else SIZES, given.rounds or (1 if given.quick else ROUNDS))
    show(wanted(found, compaction(2 if given.quick else STRETCHES)))
