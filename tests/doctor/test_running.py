"""What the doctor makes of a bot that runs: of this version or another, well or not, and of what its search finds."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date
from importlib import metadata
from pathlib import Path

import msgspec
import pytest

from adapters import controlling
from adapters.control import Answerer, RefusalError, Report
from adapters.examining import running, searching
from adapters.examining.running import ASKED, Running
from adapters.examining.searching import Sample
from adapters.finding import State
from bot.store import MemoryStore
from knowledge import packs
from knowledge.library import Library, survey
from knowledge.semantic import ModelMissing, ModelUnusable, SentenceModel
from tests import fakes

HERE = metadata.version("agreement-bot")


@asynccontextmanager
async def answering(folder: Path, said: object) -> AsyncIterator[None]:
    """A bot of which no more is there than this answer."""

    async def see(_: Mapping[str, object], __: Report) -> object:
        if isinstance(said, Exception):
            raise said
        return said

    answerers: Mapping[str, Answerer] = {ASKED: see} if said is not None else {}
    served = await controlling.serve(folder, answerers)
    assert served
    async with served:
        yield


def sampled(version: str = HERE, *, found: bool = True) -> dict[str, object]:
    return {"version": version, "by_meaning": True, "sample": {"question": "is it a machine", "found": found}}


async def test_a_bot_of_this_version_is_well(tmp_path: Path) -> None:
    async with answering(tmp_path, sampled()):
        found, seen = await running.examine(tmp_path)
    assert (found.state, found.words) == (State.WELL, f"it runs, as version {HERE}")
    assert seen == Running(HERE, by_meaning=True, sample=Sample("is it a machine", found=True))
    assert running.search(seen).well


@pytest.mark.parametrize(
    ("said", "state", "words"),
    [
        (sampled("0.0.1"), "look", "it runs as version 0.0.1, and this is"),
        (None, "look", "is not known to the bot that is running"),  # one of before there was such a question
        (RefusalError("not now"), "look", "(not now): start it again"),
        (["else"], "mend", "does not answer as it should"),
    ],
)
async def test_a_bot_of_another_version_or_in_trouble_is_told(
    tmp_path: Path, said: object, state: str, words: str
) -> None:
    async with answering(tmp_path, said):
        found, _ = await running.examine(tmp_path)
    assert found.state == state
    assert words in found.words


async def test_where_none_runs_that_is_no_fault(tmp_path: Path) -> None:
    found, seen = await running.examine(tmp_path)
    assert found.well
    assert seen is None


async def test_a_bot_whose_search_finds_nothing_is_to_be_mended() -> None:
    found = running.search(Running(HERE, by_meaning=False, sample=Sample("is it a machine", found=False)))
    assert found.state is State.MEND
    assert "by words alone" in found.words
    assert "'is it a machine' does not find its own entry" in found.words
    assert running.search(Running(HERE, by_meaning=True, sample=None)).state is State.MEND


async def test_the_running_bot_looks_for_an_answer_of_its_own(library: Library) -> None:
    desk = fakes.desk_of(fakes.UNION_HOUSE, library, MemoryStore(), fakes.BY_RULES, fakes.Clock())

    async def silent(_: object) -> None:
        raise AssertionError

    seen = msgspec.convert(await running.answerers(desk)[ASKED]({}, silent), Running)
    assert seen.sample
    assert seen.sample.found
    assert seen.sample.question in {entry.question for entry in library.shelf.pack.entries.values()}


@pytest.mark.parametrize(("error", "state"), [(ModelMissing("not installed"), "well"), (ModelUnusable("torn"), "mend")])
def test_a_model_that_is_left_out_is_a_choice_and_a_broken_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: ModelUnusable, state: str
) -> None:
    def load() -> None:
        raise error

    monkeypatch.setattr(SentenceModel, "load", load)
    found = searching.examine(survey([packs.BUILT_IN], tmp_path, date(2026, 11, 23)), tmp_path / "cache")
    assert found.state == state
    assert f"by words alone, not by meaning: {error}" in found.words
    assert not any(tmp_path.iterdir())
