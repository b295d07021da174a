"""Ten thousand are invited through stand-ins of Slack and Teams, by processes that are killed one after another.

Each reads and checks as the bot does, writes to the real embedded store, and sends through the real adapters. Time is
its own: it stands still while anything is under way, and goes on once nothing is due. So the turns that are given are
measured, and not this machine; an hour passes in less than a minute.
"""

import tempfile
from pathlib import Path

from benchmarks.wanted import Wanted, at_most
from tests.surveys.inviting_run import UNDER_WAY, tell_everybody

LONGEST = 6.0  # seconds until one is killed, of ten thousand


def compare(people: int, kills: int) -> list[Wanted]:
    with tempfile.TemporaryDirectory() as folder:
        made = tell_everybody(Path(folder) / "keys", Path(folder) / "store", people, kills, LONGEST * people / 10_000)
    print(f"\nInvitations to {people:,} people, every other on Slack; the process was killed {kills} times")
    print(
        f"{made.passed / 60:,.0f} minutes by their own clock, {made.took:,.0f} s in fact. "
        f"Told: {people - made.missed:,}; told twice, of up to {UNDER_WAY} under way at each kill: {made.twice}."
    )
    print("After each kill the rep was shown: " + " ".join(made.halfway))
    print(
        f"The rep looked {made.looks:,} times, and was never shown more than were told; at most {made.behind} fewer, "
        "which the processes that died had sent and not recorded."
        if not made.wrong
        else f"The rep was shown what was not so: {made.wrong[:3]}"
    )
    print(f"{'':28}{'within s':>10}{'limit':>8}{'busiest':>9}")
    for one in made.limits:
        print(f"{one.what:28}{one.seconds:>10,.0f}{one.most:>8,}{one.measured:>9,}", flush=True)
    return [
        at_most("invitations: people who were not told", 0, made.missed),
        at_most("invitations: told twice, for each kill", UNDER_WAY, made.twice / max(made.kills, 1)),
        at_most("invitations: limits that were passed", 0, sum(not one.kept for one in made.limits)),
        at_most("invitations: wrong numbers shown to the rep", 0, len(made.wrong)),
    ]
