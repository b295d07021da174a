"""This search beside its peers, in one run: how often it is right, how fast, how long to build, how much memory.

    python -m benchmarks.search [--quick] [QUESTIONS.jsonl[=KNOWLEDGE.jsonl] …]

Questions without a knowledge file are asked of the bot's own pack. Speed is measured in a process of its own for every
engine and size, on phrasings recombined from the pack's.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import peers
from knowledge import packs
from knowledge.index import Index, Topic
from knowledge.library import topics as pack_topics
from knowledge.measure import measure
from knowledge.semantic import SentenceModel

ENGINES = ("this, semantic", "this, words only", "rapidfuzz", "bm25s", "plain MiniLM")
SIZES = (100, 1_000, 10_000, 100_000)
LENGTHS = (10, 30, 60)
ASKED = 40  # questions of each length
A_TOPIC = 20  # phrasings
EMBEDDED = 10_000  # phrasings that are really embedded; the vectors of more are blends of theirs


class Blending(SentenceModel):
    """For the largest size: embeds what fits into the time of a benchmark, and blends the rest."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if len(texts) <= EMBEDDED:
            return super().embed(texts)
        real = super().embed(texts[:EMBEDDED])
        chance = np.random.default_rng(1)
        more = len(texts) - EMBEDDED
        blend = real[chance.integers(0, EMBEDDED, more)] + 0.7 * real[chance.integers(0, EMBEDDED, more)]
        blend /= np.linalg.norm(blend, axis=1, keepdims=True)
        return np.concatenate([real, blend.astype(np.float32)])


def finder(engine: str, topics: Sequence[Topic], model: SentenceModel | None, cache: Path | None) -> peers.Finder:
    if engine == "this, semantic":
        return peers.ours(Index.build(topics, model, cache))
    if engine == "this, words only":
        return peers.ours(Index.build(topics, None, cache))
    if engine == "rapidfuzz":
        return peers.rapidfuzz(topics)
    if engine == "bm25s":
        return peers.bm25s(topics)
    assert model is not None
    return peers.minilm(topics, model)


def accuracy(questions: Path, knowledge: Path | None) -> None:
    """A question's ids are clauses for the pack, where the entry's primary clause counts, and topics elsewhere."""
    if knowledge:
        held = [json.loads(line) for line in knowledge.read_text(encoding="utf-8").splitlines()]
        topics = tuple(Topic(one["id"], tuple(one["examples"])) for one in held)
        answers = {topic.id: topic.id for topic in topics}
    else:
        pack = packs.load((packs.BUILT_IN,)).pack
        topics = pack_topics(pack)
        answers = {name: entry.clauses[0] if entry.clauses else name for name, entry in pack.entries.items()}
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    expected = [
        (one["q"], frozenset(name for name, answer in answers.items() if answer in one["clauses"])) for one in asked
    ]
    columns = (
        "top1",
        "top3",
        "mrr",
        "auroc",
        "oos_refused_at_90",
        "oos_refused_at_95",
        "answered_in",
        "answered_out",
        "answered_right",
    )
    print(f"\n{questions} ({len(topics)} topics, {len(asked)} questions)")
    print(f"{'':18}" + "".join(f"{name.replace('oos_refused_at_', 'R@'):>15}" for name in columns) + f"{'p50 ms':>9}")
    for engine in ENGINES:
        model = SentenceModel.load() if "this, s" in engine or "MiniLM" in engine else None
        figures = measure(peers.ask(finder(engine, topics, model, None), expected, time.perf_counter))
        ours = engine.startswith("this")
        cells = [figures.get(name) if ours or "answered" not in name else None for name in columns]
        shown = "".join(f"{'–' if cell is None else f'{cell:.3f}':>15}" for cell in cells)
        print(f"{engine:18}{shown}{figures['p50_ms']:9.1f}", flush=True)


def synthetic(count: int) -> tuple[Topic, ...]:
    """`count` phrasings, each the start of one real phrasing and the end of another."""
    chance = random.Random(count)
    real = [phrasing for topic in pack_topics(packs.load((packs.BUILT_IN,)).pack) for phrasing in topic.phrasings]
    cut = [phrasing.split() for phrasing in real if len(phrasing.split()) <= 24]

    def one() -> str:
        start, end = chance.choice(cut), chance.choice(cut)
        return " ".join([*start[: len(start) // 2 + 1], *end[len(end) // 2 :]])

    return tuple(Topic(f"topic-{n}", tuple(one() for _ in range(A_TOPIC))) for n in range(max(1, count // A_TOPIC)))


def questions_of(length: int) -> list[str]:
    chance = random.Random(length)
    real = [phrasing for topic in pack_topics(packs.load((packs.BUILT_IN,)).pack) for phrasing in topic.phrasings]
    words = [word for phrasing in chance.sample(real, 400) for word in phrasing.split()]
    starts = [chance.randrange(len(words) - length) for _ in range(ASKED)]
    return [" ".join(words[start : start + length]) for start in starts]


def alone(engine: str, size: int) -> None:
    """In a process of its own: build cold and warm, ask, and print the figures as JSON."""
    topics = synthetic(size)
    asked = {length: questions_of(length) for length in LENGTHS}
    start = time.perf_counter()
    model = Blending.load() if "this, s" in engine or "MiniLM" in engine else None
    load = time.perf_counter() - start
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        cache = Path(folder)
        start = time.perf_counter()
        find = finder(engine, topics, model, cache)
        figures["cold s"] = time.perf_counter() - start + load
        if engine.startswith("this"):
            start = time.perf_counter()
            find = finder(engine, topics, model, cache)
            figures["warm s"] = time.perf_counter() - start + load
        for length, questions in asked.items():
            find(questions[0])
            times = [
                trial.milliseconds
                for trial in peers.ask(find, [(one, frozenset()) for one in questions], time.perf_counter)
            ]
            figures[f"p50 {length}w"] = float(np.percentile(times, 50))
            figures[f"p99 {length}w"] = float(np.percentile(times, 99))
        figures["MB"] = resident()
    print(json.dumps(figures))


def resident() -> float:
    """Megabytes of this process in memory now, pages of mapped files among them."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        import psutil  # noqa: PLC0415 - only where there is no /proc

        return float(psutil.Process().memory_info().rss) / 2**20


def speed(sizes: Iterable[int]) -> None:
    columns = ("p50 10w", "p99 10w", "p50 30w", "p50 60w", "p99 60w", "cold s", "warm s", "MB")
    for size in sizes:
        print(f"\n{size:,} phrasings, milliseconds by words in the question")
        print(f"{'':18}" + "".join(f"{name:>10}" for name in columns))
        for engine in ENGINES:
            command = [sys.executable, "-m", "benchmarks.search", "--alone", engine, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{engine:18} {done.stderr.strip().splitlines()[-1] if done.stderr else 'failed'}")
                continue
            figures = json.loads(done.stdout.splitlines()[-1])
            cells = (f"{figures[name]:10.1f}" if name in figures else f"{'–':>10}" for name in columns)
            print(f"{engine:18}{''.join(cells)}", flush=True)


def main() -> None:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("questions", nargs="*", help="QUESTIONS.jsonl or QUESTIONS.jsonl=KNOWLEDGE.jsonl")
    reading.add_argument("--quick", action="store_true", help="up to 1,000 phrasings only")
    reading.add_argument("--alone", nargs=2, metavar=("ENGINE", "SIZE"), help=argparse.SUPPRESS)
    given = reading.parse_args()
    if given.alone:
        alone(given.alone[0], int(given.alone[1]))
        return
    for one in given.questions:
        questions, _, knowledge = one.partition("=")
        accuracy(Path(questions), Path(knowledge) if knowledge else None)
    speed(SIZES[:2] if given.quick else SIZES)


if __name__ == "__main__":
    main()
