"""Many people answer a survey, many are invited, and much is kept: how fast, within which limits, and who waits for it.

python -m benchmarks.surveys [--quick]
"""

import argparse
from collections.abc import Sequence

from benchmarks.surveys import ballots, growing, inviting
from benchmarks.wanted import show


def main(arguments: Sequence[str] | None = None) -> None:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--quick", action="store_true", help="fewer people, fewer surveys")
    quick = reading.parse_args(arguments).quick
    show(
        [
            *ballots.compare(1_000 if quick else 10_000),
            *inviting.compare(*((1_000, 3) if quick else (10_000, 8))),
            *growing.compare(*((20, 5, 1_000) if quick else (200, 50, 10_000))),
        ]
    )
