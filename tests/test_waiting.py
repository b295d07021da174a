"""Nobody waits for ever for a store that does not answer, and what is done meanwhile is not broken off."""

import asyncio

import pytest

from adapters import waiting
from adapters.waiting import for_the_store
from bot.store import UnavailableError


async def test_what_takes_too_long_is_not_waited_for_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "STORE_WITHIN", 0.01)
    may_end, done = asyncio.Event(), asyncio.Event()

    async def slow() -> str:
        await may_end.wait()
        done.set()
        return "late"

    assert await for_the_store(slow(), "nothing") == "nothing"
    may_end.set()
    async with asyncio.timeout(5):
        await done.wait()


async def test_what_fails_is_told_to_operators_by_its_kind_only(logged: list[str]) -> None:
    async def failing() -> str:
        message = "words of a canary"
        raise UnavailableError(message)

    assert await for_the_store(failing(), "nothing") == "nothing"
    await asyncio.sleep(0)
    assert "UnavailableError" in logged[-1]


async def test_what_works_gives_what_it_gives() -> None:
    async def working() -> str:
        return "found"

    assert await for_the_store(working(), "nothing") == "found"
