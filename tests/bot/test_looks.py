"""What takes long is looked up once for all who ask at about the same time."""

import asyncio
from datetime import timedelta

import pytest

from bot.looks import LASTS, MOST, Looks
from tests.fakes import NOON


async def test_many_who_ask_at_once_share_one_look_and_who_asks_later_has_another() -> None:
    looks, made = Looks(), list[int]()

    async def look() -> int:
        await asyncio.sleep(0)
        made.append(1)
        return len(made)

    assert await asyncio.gather(*(looks.at("a", NOON, look) for _ in range(5))) == [1] * 5
    assert await looks.at("b", NOON, look) == 2
    assert await looks.at("a", NOON + LASTS - timedelta(seconds=1), look) == 1
    assert await looks.at("a", NOON + LASTS, look) == 3


async def test_a_look_that_fails_is_made_anew_and_not_all_are_remembered() -> None:
    looks = Looks()

    async def fails() -> int:
        raise RuntimeError

    async def look() -> int:
        return 7

    with pytest.raises(RuntimeError):
        await looks.at("a", NOON, fails)
    assert await looks.at("a", NOON, look) == 7
    for number in range(2 * MOST):
        await looks.at(f"{number}", NOON, look)
    assert len(looks._found) <= MOST
