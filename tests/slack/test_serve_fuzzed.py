"""Whatever is sent to Slack's door, signed or not, it is never an error of ours."""

import asyncio
import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.slack.saying import nasty
from tests.slack.test_fuzzed import ANYTHING, COMMAND, EVENTS, INTERACTIONS
from tests.slack.visiting import Door, door, signed
from tests.spoilt import many, spoilt

some = many(120)
KINDS = st.sampled_from(["application/json", "application/x-www-form-urlencoded", "text/plain", ""])


@pytest.fixture(scope="module")
def here() -> Iterator[tuple[asyncio.Runner, Door]]:
    with asyncio.Runner() as runner:
        opening = door()
        yield runner, runner.run(opening.__aenter__())
        runner.run(opening.__aexit__(None, None, None))


def _never_ours(here: tuple[asyncio.Runner, Door], body: bytes, headers: dict[str, str]) -> int:
    runner, opened = here
    status = runner.run(opened.send(body, headers)).status
    assert status < 500
    return status


@some
@given(payload=st.one_of(ANYTHING, spoilt(EVENTS, ANYTHING)))
def test_any_event(here: tuple[asyncio.Runner, Door], payload: object) -> None:
    body = json.dumps(payload)
    _never_ours(here, body.encode(), {"Content-Type": "application/json", **signed(body)})


@some
@given(payload=st.one_of(ANYTHING, spoilt(INTERACTIONS, ANYTHING)))
def test_any_interaction(here: tuple[asyncio.Runner, Door], payload: object) -> None:
    body = urlencode({"payload": json.dumps(payload)})
    _never_ours(here, body.encode(), {"Content-Type": "application/x-www-form-urlencoded", **signed(body)})


@some
@given(text=st.one_of(nasty, st.text(max_size=200)))
def test_any_command(here: tuple[asyncio.Runner, Door], text: str) -> None:
    body = urlencode({**COMMAND, "text": text}, errors="replace")
    headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(body)}
    assert _never_ours(here, body.encode(), headers) == 200


@some
@given(body=st.binary(max_size=200), kind=KINDS, stamp=st.sampled_from(["", "x", "1e9", "9" * 40, "-1", "²"]))
def test_any_bytes_that_nobody_signed(here: tuple[asyncio.Runner, Door], body: bytes, kind: str, stamp: str) -> None:
    headers = {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": "v0=é"}
    assert _never_ours(here, body, headers) in (200, 400, 401)  # 200: a check of the address, which says nothing


def test_a_body_without_end_is_refused(here: tuple[asyncio.Runner, Door]) -> None:
    assert _never_ours(here, b"x" * 1_100_000, {"Content-Type": "application/json"}) == 413


def test_a_body_that_nests_without_end_is_refused(here: tuple[asyncio.Runner, Door]) -> None:
    body = "[" * 200_000
    assert _never_ours(here, body.encode(), {"Content-Type": "application/json", **signed(body)}) == 400
