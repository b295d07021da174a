"""What `make bench` runs: search and stores beside their peers, outbox, register, reports, surveys, platforms."""

from pathlib import Path

from benchmarks import outbox, outside, register, reports, search, slack, surveys, teams
from benchmarks.stores import compare

QUESTIONS = Path(__file__).with_name("questions")

for name in ("development", "held_out"):
    search.accuracy(QUESTIONS / f"{name}.jsonl", None)
search.speed(search.SIZES)
compare.main([])
outbox.main([])
register.main([])
reports.main([])
surveys.main([])
slack.main([])
teams.main([])
outside.main()
