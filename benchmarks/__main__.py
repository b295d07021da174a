"""What `make bench` runs: search, stores, outbox, register, reports, surveys, members, platforms, what each leaves."""

from pathlib import Path

from benchmarks import insights, members, outbox, outside, register, reports, search, sizing, slack, teams
from benchmarks.stores import compare
from benchmarks.surveys import compare as surveys

QUESTIONS = Path(__file__).with_name("questions")

for name in ("development", "held_out"):
    search.accuracy(QUESTIONS / f"{name}.jsonl", None)
search.speed(search.SIZES)
compare.main([])
outbox.main([])
register.main([])
reports.main([])
surveys.main([])
insights.main([])
members.main([])
slack.main([])
teams.main([])
sizing.main([])
outside.main()
