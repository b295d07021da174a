"""What is looked at again and again."""

import asyncio

import pytest

from bot.looking import keep_looking


async def test_it_looks_at_once_and_again_until_it_is_told_to_stop() -> None:
    looked, stop = list[int](), asyncio.Event()

    async def look() -> None:
        looked.append(1)
        if len(looked) == 3:
            stop.set()

    async with asyncio.timeout(5):
        await keep_looking(look, "not looked", stop, 0.001)
    assert len(looked) == 3


async def test_a_look_that_fails_is_told_without_anybodys_words_and_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    looked, stop = list[int](), asyncio.Event()

    async def look() -> None:
        looked.append(1)
        if len(looked) == 1:
            raise ValueError("canary")
        stop.set()

    async with asyncio.timeout(5):
        await keep_looking(look, "not looked", stop, 0.001)
    assert len(looked) == 2
    assert "not looked: ValueError" in caplog.text
    assert "canary" not in "".join(record.getMessage() for record in caplog.records)
