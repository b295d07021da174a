"""No sentence of the documents is copied: no run of eight words in common, titles and names of laws aside."""

import os
import re
from pathlib import Path

import pytest

from knowledge import packs
from knowledge.entries import Pack

ROOT = Path(__file__).parent.parent
RUN = 8
_WORD = re.compile(r"[a-z0-9']+")


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


def titles(pack: Pack) -> set[tuple[str, ...]]:
    named = [source.title for source in pack.sources.values()] + [lever.source for lever in pack.levers.values()]
    return {run for title in named for run in runs(title)}


def test_a_copied_sentence_would_be_found() -> None:
    assert runs("it was a dark and stormy night in the north") & runs("on a dark and stormy night in the north it was")


def test_nothing_of_the_documents_is_copied() -> None:
    folder = os.environ.get("AGREEMENT_BOT_SOURCES", "")
    if not folder:
        pytest.skip("AGREEMENT_BOT_SOURCES names no folder with the documents")
    documents = list(Path(folder).glob("*.txt"))
    assert documents
    known = {run for path in documents for run in runs(path.read_text(encoding="utf-8"))}
    known -= titles(packs.load([packs.BUILT_IN]).pack)
    kinds = ("*.md", "*.py", "*.toml", "*.txt", "*.html", "*.jsonl")
    places = ("knowledge", "bot", "adapters", "tests", "docs", "benchmarks")
    files = [path for place in places for kind in kinds for path in (ROOT / place).rglob(kind)]
    copied = {
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path in [*files, ROOT / "README.md"]
        for run in runs(path.read_text(encoding="utf-8")) & known
    }
    assert copied == set()
