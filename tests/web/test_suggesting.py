"""Suggestions over real HTTP: for the room in which somebody types, a few at once, and of nobody else's page."""

import asyncio

import pytest

from adapters.web.suggesting import AT_ONCE
from tests.web.visiting import Visitor, visiting


async def typed(visitor: Visitor, text: str, path: str = "/chat", field: str = "trial.names", **headers: str) -> object:
    given = {"field": field, "text": text}
    answer = await visitor.client.post(f"{path}/suggest", data=given, headers=headers)
    return await answer.json() if answer.status == 200 else answer.status


@pytest.mark.parametrize("path", ["/chat", "/desk", "/report"])
async def test_what_fits_is_suggested_where_somebody_types(path: str) -> None:
    async with visiting() as visitor:
        await visitor.page(path)
        assert await typed(visitor, "rota", path) == ["Rota bot", "Rota planner <2>"]
        assert await typed(visitor, "nothing like it", path) == []
        typing = visitor.bot.typed[0]
        if path != "/desk":  # where only a look gives nobody a cookie
            assert typing.place == visitor.bot.events[-1].place
            assert typing.person == visitor.bot.events[-1].person


async def test_a_field_that_nobody_suggests_for_has_no_suggestions() -> None:
    async with visiting() as visitor:
        assert await typed(visitor, "rota", field="unknown") == []
        assert await typed(visitor, "x" * 301) == []
        assert len(visitor.bot.typed) == 1


async def test_it_gives_nobody_a_cookie() -> None:
    async with visiting() as visitor:
        answer = await visitor.client.post("/report/suggest", data={"field": "trial.names", "text": "rota"})
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("given", [{}, {"field": "trial.names"}, {"text": "rota"}])
async def test_what_no_page_of_ours_asks_is_refused(given: dict[str, str]) -> None:
    async with visiting() as visitor:
        assert (await visitor.client.post("/report/suggest", data=given)).status == 400


async def test_another_site_learns_nothing_of_the_register() -> None:
    async with visiting() as visitor:
        assert await typed(visitor, "rota", **{"Sec-Fetch-Site": "cross-site"}) == 403
        assert not visitor.bot.typed


async def test_too_many_at_once_are_refused_and_later_ones_are_not() -> None:
    async with visiting() as visitor:
        visitor.bot.slow = asyncio.Event()
        waiting = [asyncio.create_task(typed(visitor, "rota")) for _ in range(AT_ONCE)]
        while len(visitor.bot.typed) < AT_ONCE:  # noqa: ASYNC110 - what has come is only counted
            await asyncio.sleep(0)
        assert await typed(visitor, "rota") == 429
        visitor.bot.slow.set()
        assert all([await one == ["Rota bot", "Rota planner <2>"] for one in waiting])
        assert await typed(visitor, "rota") == ["Rota bot", "Rota planner <2>"]
