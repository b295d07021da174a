"""What `make bench` runs: the search and the stores beside their peers, the outbox, the whole bot from outside."""

from pathlib import Path

from benchmarks import outbox, outside, search
from benchmarks.stores import compare

QUESTIONS = Path(__file__).with_name("questions")

for name in ("development", "held_out"):
    search.accuracy(QUESTIONS / f"{name}.jsonl", None)
search.speed(search.SIZES)
compare.main([])
outbox.main([])
outside.main()
