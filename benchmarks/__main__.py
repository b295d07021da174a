"""What `make bench` runs: the search beside its peers, then the whole bot from outside."""

from pathlib import Path

from benchmarks import outside, search

QUESTIONS = Path(__file__).with_name("questions")

for name in ("development", "held_out"):
    search.accuracy(QUESTIONS / f"{name}.jsonl", None)
search.speed(search.SIZES)
outside.main()
