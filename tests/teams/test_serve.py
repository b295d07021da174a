"""Teams' door: what was signed comes in whole, and what cannot be read or is for others is told so."""

import asyncio
import json
import logging
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import pytest

from adapters.teams.serve import DEEPEST, LARGEST, MOST, PATH
from tests.teams import payloads
from tests.teams.guarded import JSON, Answer, visit
from tests.teams.payloads import SERVICE, TENANT
from tests.teams.tokens import signer, token


async def test_what_microsoft_signed_comes_in_whole_and_the_answer_goes_back() -> None:
    with signer() as by:
        async with visit(by) as here:
            here.seen.answer = Answer(201, {"said": "Grüße 😀"})
            sent = payloads.message("können sie das? 😀")
            answered = await here.post(token(), sent)
            assert here.seen.activities == [sent]
            assert (answered.status, json.loads(answered.text)) == (201, {"said": "Grüße 😀"})
            assert answered.headers["Content-Type"] == JSON


async def test_an_answer_without_words_has_none() -> None:
    with signer() as by:
        async with visit(by) as here:
            here.seen.answer = Answer(202, None)
            answered = await here.post(token())
            assert (answered.status, answered.text) == (202, "")


def _nested(levels: int) -> bytes:
    text = json.dumps(payloads.message(value="HERE"))
    return text.replace('"HERE"', "[" * levels + "]" * levels).encode()


MALFORMED: Mapping[str, bytes] = {
    "nothing": b"",
    "no JSON": b"type=message",
    "half of it": json.dumps(payloads.message()).encode()[:-5],
    "a list": json.dumps([payloads.message()]).encode(),
    "a word": b'"message"',
    "null": b"null",
    "a number without end": b"9" * 6000,
    "a number that is none": b'{"type": NaN}',
    "nested without end": b'{"a":' * 50_000,
    "nested too deep": _nested(DEEPEST),
    "in too many pieces": json.dumps(payloads.message(value=[[]] * MOST)).encode(),
    "no Unicode": b'{"type": "\xff"}',
    "another encoding": json.dumps(payloads.message()).encode("utf-16"),
    "half of a pair": b'{"type": "\\ud83d"}',
    "a service that is none": json.dumps(payloads.message(serviceUrl=[SERVICE])).encode(),
    "an organisation that is none": json.dumps(payloads.message(channelData={"tenant": {"id": ["x"]}})).encode(),
    "of no organisation": json.dumps(payloads.message(channelData={}, conversation={"id": "a:1"})).encode(),
}


@pytest.mark.parametrize("kind", MALFORMED)
async def test_what_cannot_be_read_is_told_so_and_the_bot_does_not_see_it(kind: str) -> None:
    with signer() as by:
        async with visit(by) as here:
            answered = await here.send(token(), MALFORMED[kind])
            assert (answered.status, answered.text) == (400, "")
            assert not here.seen.activities


async def test_what_says_that_it_is_packed_and_is_not_cannot_be_read() -> None:
    with signer() as by:
        async with visit(by) as here:
            answered = await here.send(token(), b"not packed", Content_Encoding="gzip")
            assert answered.status == 400
            assert not here.seen.activities


async def test_what_is_in_fewer_pieces_or_nested_less_is_read() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token(), payloads.message(value=[[]] * (MOST - 100)))).status == 200
            assert (await here.send(token(), _nested(DEEPEST - 2))).status == 200


@pytest.mark.parametrize(("more", "status"), [(0, 200), (1, 413)])
async def test_what_is_longer_than_anything_that_teams_sends_is_too_large(more: int, status: int) -> None:
    body = json.dumps(payloads.message("")).encode()
    body += b" " * (LARGEST + more - len(body))
    with signer() as by:
        async with visit(by) as here:
            assert (await here.send(token(), body)).status == status
            assert len(here.seen.activities) == (status == 200)


async def test_what_never_arrives_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.bodies.WITHIN", 0.05)
    with signer() as by:
        async with visit(by) as here:
            reader, writer = await asyncio.open_connection("127.0.0.1", here.client.port)
            lines = f"POST {PATH}", f"Authorization: {token()}", "Content-Type: application/json", "Content-Length: 9"
            writer.write("\r\n".join([f"{lines[0]} HTTP/1.1", "Host: 127.0.0.1", *lines[1:], "", "{"]).encode())
            assert (await asyncio.wait_for(reader.readline(), 5)).startswith(b"HTTP/1.1 408")
            assert not here.seen.activities
            writer.close()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
async def test_what_is_not_said_to_be_json_is_not_read(kind: str) -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token(), Content_Type=kind)).status == 415
            assert not here.seen.activities


async def test_only_what_is_posted_is_taken() -> None:
    with signer() as by:
        async with visit(by) as here, here.client.get(PATH, headers={"Authorization": token()}) as response:
            assert response.status == 405


ANOTHER = "99999999-8888-7777-6666-555555555555"


@pytest.mark.parametrize(
    ("tenants", "status"),
    [
        (frozenset({TENANT}), 200),
        (frozenset({ANOTHER, TENANT}), 200),
        (None, 200),
        (frozenset({ANOTHER}), 403),
        (frozenset(), 403),
    ],
)
async def test_an_organisation_that_is_not_named_is_turned_away(
    tenants: AbstractSet[str] | None, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with signer() as by:
        async with visit(by, tenants) as here:
            assert (await here.post(token())).status == status
            assert len(here.seen.activities) == (status == 200)
            assert TENANT not in caplog.text


async def test_the_organisation_is_known_by_the_conversation_where_teams_says_it_only_there() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token(), payloads.message(channelData=None))).status == 200
            where = {"id": "a:1", "conversationType": "personal", "tenantId": ANOTHER}
            assert (await here.post(token(), payloads.message(channelData={}, conversation=where))).status == 403


async def test_what_goes_wrong_is_told_to_teams_and_nobodys_words_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with signer() as by, caplog.at_level(logging.DEBUG):
        async with visit(by) as here:
            here.seen.error = ValueError("canary of words")
            assert (await here.post(token())).status == 500
            assert "ValueError" in caplog.text
            assert "canary" not in caplog.text


def _sorts(value: Any) -> set[type]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {type(value)}.union(*(_sorts(one) for one in inner))


async def test_what_comes_in_is_plain() -> None:
    """Nothing of botbuilder goes further than the door."""
    with signer() as by:
        async with visit(by) as here:
            await here.post(token(), payloads.mention(number=1, share=0.5, right=True, none=None))
            assert _sorts(here.seen.activities[0]) <= {dict, list, str, int, float, bool, type(None)}
