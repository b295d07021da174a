"""Learns the answers, unless that was done: before a run in several processes, so that none learns beside another."""

import tempfile
from pathlib import Path

from bot.hearing.listening import Hearing
from knowledge import packs
from knowledge.library import Library, asked_in
from knowledge.semantic import ModelUnusable, SentenceModel
from tests import fakes

KEPT = Path(__file__).parent.parent / ".data" / "cache"  # between runs, as it is for a bot


def learn() -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    try:
        model = SentenceModel.load()
    except ModelUnusable:
        return
    with tempfile.TemporaryDirectory() as folder:
        Library(Path(folder), model, lambda: fakes.TODAY, cache=KEPT)
    Hearing.learn(asked_in(packs.load([packs.BUILT_IN]).pack), model, KEPT)


if __name__ == "__main__":
    learn()
