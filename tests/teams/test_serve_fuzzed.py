"""Whatever is sent to Teams' door with a good token, it is never an error of ours."""

import asyncio
import itertools
import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.setting_values import TeamsSdk
from adapters.teams.carrying import rated_as
from adapters.teams.keeping import Rated
from adapters.teams.references import Reference
from bot.replies import Button
from tests.spoilt import many, spoilt
from tests.teams import payloads
from tests.teams.payloads import BOT, CHAT, TENANT, Json
from tests.teams.saying import nasty
from tests.teams.test_fuzzed import ANYTHING, DRAWN, GOOD
from tests.teams.visiting import Door, door

NUMBERS = itertools.count()
some = many(150)


@pytest.fixture(scope="module")
def here(sdk: TeamsSdk) -> Iterator[tuple[asyncio.Runner, Door]]:  # one for each
    with asyncio.Runner() as runner:
        opening = door()
        opened = runner.run(opening.__aenter__())
        rated = rated_as(opened.desk.secret, Reference("", TENANT, BOT, "", CHAT), "17")
        stands_for = Rated(Button("Yes", "a", "b"), Button("No", "a", "c"))
        kept = {_as_kept(name): thing for name, thing in DRAWN.kept.items()}
        runner.run(opened.receiving.answering.carrying.keep({**kept, rated: stands_for}))
        yield runner, opened
        runner.run(opening.__aexit__(None, None, None))


def _as_kept(text: str) -> str:
    """The names of the drawing that is spoilt, as those look that are found again."""
    return re.sub(r"~kid(\d{1,3})", lambda found: f"~k{int(found[1]):032x}", text)


def _never_ours(here: tuple[asyncio.Runner, Door], payload: object) -> int:
    runner, opened = here
    if isinstance(payload, dict) and "serviceUrl" in payload:
        payload = {**payload, "serviceUrl": opened.platform.service}

    async def sent() -> int:
        answered = await opened.send(_as_kept(json.dumps(payload)).encode())
        await opened.settled()
        if answered.text:
            json.loads(answered.text)
        return answered.status

    status = runner.run(sent())
    assert status < 500
    return status


@some
@given(payload=st.one_of(ANYTHING, spoilt(GOOD, ANYTHING)))
def test_any_activity(here: tuple[asyncio.Runner, Door], payload: object) -> None:
    _never_ours(here, payload)


@some
@given(
    name=st.sampled_from(
        [
            *("adaptiveCard/action", "task/fetch", "task/submit", "composeExtension/fetchTask"),
            *("composeExtension/submitAction", "message/submitAction", "message/fetchTask", "application/search", "x"),
        ]
    ),
    value=ANYTHING,
    text=nasty,
)
def test_any_invoke(here: tuple[asyncio.Runner, Door], name: str, value: Json, text: str) -> None:
    given_with_it = {"data": {"agreement": {"do": text, "what": text}}}
    for one in (value, given_with_it, {"action": given_with_it}):
        _never_ours(here, payloads.invoke(name, one, replyToId="17"))


@some
@given(text=st.one_of(nasty, st.text(max_size=200)))
def test_any_message(here: tuple[asyncio.Runner, Door], text: str) -> None:
    half = any("\ud800" <= char <= "\udfff" for char in text)  # of a character: no JSON can hold it
    assert _never_ours(here, payloads.message(text, id=f"f:{next(NUMBERS)}")) == (400 if half else 200)
