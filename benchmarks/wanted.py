"""What was to be reached, beside what was measured."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    what: str
    limit: str
    measured: float
    reached: bool


def at_least(what: str, limit: float, measured: float) -> Wanted:
    return Wanted(what, f"≥ {limit:,g}", measured, measured >= limit)


def at_most(what: str, limit: float, measured: float) -> Wanted:
    return Wanted(what, f"≤ {limit:,g}", measured, measured <= limit)


def show(all_: Iterable[Wanted]) -> None:
    print(f"\n{'':44}{'wanted':>10}{'measured':>12}")
    for one in all_:
        figure = f"{one.measured:,.0f}" if one.measured >= 100 else f"{one.measured:.3g}"
        print(f"{one.what:44}{one.limit:>10}{figure:>12}{'' if one.reached else '   missed'}", flush=True)
