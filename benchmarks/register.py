"""The register: which system a reported name belongs to, beside plain `process.extract` of rapidfuzz.

    python -m benchmarks.register [--quick]

Reported names are names and aliases of the register with what people change: slips, versions, order, words left out;
and some that are new.
"""

# ruff: noqa: SIM905 - lists of words

import argparse
import random
import time
from collections.abc import Callable, Sequence

from rapidfuzz import process

from benchmarks.wanted import at_least, at_most, show
from bot.register.likeness import Names

SYSTEMS, ALIASES, ASKED = 10_000, 3, 1000
PLAINLY = 10  # times fewer are looked up by `process.extract`, which takes some hundred times as long
FIRST = (
    "Care Shift Risk Fleet Case Claim Rota Work Time Team Task Route Call Safe Swift Bright North South Clear Open "
    "True Civic Public Metro Harbour River Stone Silver Copper Amber Falcon Raven Otter Beacon Compass Lantern Anchor "
    "Summit Meadow Orchard Cedar"
).split()
SECOND = (
    "Match Wise Radar Eye Flow Guard Sense Track Plan Sort Scribe Note Desk Score Watch Line Bridge Path Point Mind "
    "Pulse Lens Sight Vault View Works Logic Signal Matrix Engine Pilot Mate Hub Grid Link Loop Port Star Wave Mark"
).split()
THIRD = (
    "Night Day Intake Triage Payroll Wards Depot Parking Benefits Housing Schools Libraries Fraud Debt Visits"
).split()


def names(rng: random.Random) -> list[str]:
    """The name of a system and its aliases."""
    first, second, third = rng.choice(FIRST), rng.choice(SECOND), rng.choice(THIRD)
    made = f"{first}{second} {third}"
    others = [f"{first} {second} for {third}", f"{third} {second}", f"{first[:3]}{second[:3]} {rng.randint(1, 9)}.0"]
    return [made, *others[:ALIASES]]


def changed(name: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(name))
    return rng.choice(
        (
            name,
            name.upper(),
            f"the {name} system",
            f"{name} v{rng.randint(2, 9)}",
            name[:at] + name[at + 1 :],
            name[: at - 1] + name[at : at + 1] + name[at - 1 : at] + name[at + 1 :],
            " ".join(reversed(name.split())),
        )
    )


def timed(work: Callable[[str], object], asked: Sequence[str]) -> tuple[float, float]:
    """Milliseconds, p50 and p99."""
    took = []
    for name in asked:
        started = time.perf_counter()
        work(name)
        took.append((time.perf_counter() - started) * 1000)
    took.sort()
    return took[len(took) // 2], took[int(len(took) * 0.99)]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    count = 200 if parser.parse_args(arguments).quick else ASKED
    rng = random.Random(11)
    systems = {str(number): names(rng) for number in range(SYSTEMS)}
    choices = [name for called in systems.values() for name in called]
    asked = [(number, changed(rng.choice(systems[number]), rng)) for number in rng.choices(list(systems), k=count)]
    typed = [name for _, name in asked] + [f"{rng.choice(THIRD)}{rng.choice(FIRST)}ology" for _ in range(count // 5)]

    started = time.perf_counter()
    register = Names(systems.items())
    built = time.perf_counter() - started
    owners = [system for system, called in systems.items() for _ in called]
    ours, plainly = (
        timed(register.like, typed),
        timed(lambda name: process.extract(name, choices, limit=5), typed[::PLAINLY]),
    )
    typing = timed(register.typing, [name[: rng.randint(1, len(name))] for name in typed])
    adding = timed(lambda name: register.put(f"new {name}", [name, f"{name} Plus"]), typed)
    found = sum(_same(systems, system, [one.system for one in register.like(name)]) for system, name in asked)
    plain = sum(
        _same(systems, system, [owners[at] for _, _, at in process.extract(name, choices, limit=5)])
        for system, name in asked[::PLAINLY]
    )

    print(f"\n{SYSTEMS:,} systems, {len(choices):,} names; built in {built:.2f} s")
    print(f"{'ms':24}{'p50':>10}{'p99':>10}{'found':>10}")
    for what, times, right in (
        ("likeness", ours, f"{found / count:.1%}"),
        ("process.extract", plainly, f"{plain * PLAINLY / count:.1%}"),
        ("while typing", typing, ""),
        ("adding a system", adding, ""),
    ):
        print(f"{what:24}{times[0]:>10.2f}{times[1]:>10.2f}{right:>10}", flush=True)
    show(
        (
            at_most("likeness at 10,000 systems, p99 ms", 20, ours[1]),
            at_most("suggestions while typing, p99 ms", 20, typing[1]),
            at_least("found, beside process.extract", plain * PLAINLY / count, found / count),
        )
    )


def _same(systems: dict[str, list[str]], system: str, found: Sequence[str]) -> bool:
    """Whether the system is among them, or one that shares a name with it: then nobody could tell."""
    return any(not set(systems[system]).isdisjoint(systems.get(one, ())) for one in found)


if __name__ == "__main__":
    main()
