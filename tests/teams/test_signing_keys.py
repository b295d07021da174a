"""The keys with which Microsoft signs: fetched in time, from where nobody can change them, and nobody waits."""

import asyncio
from collections.abc import Callable, Mapping

import pytest

from adapters.teams.signing_keys import FAILED_AGAIN, STALE, UNKNOWN_AGAIN, as_safe
from tests.teams import tokens
from tests.teams.guarded import NOW, visit
from tests.teams.tokens import published, signer, token


async def test_the_keys_are_fetched_before_anybody_comes() -> None:
    with signer() as by:
        async with visit(by):
            await by.until(1)


async def test_a_new_key_is_known_as_soon_as_something_is_signed_with_it() -> None:
    with signer() as by:
        async with visit(by) as here:
            old = token()
            assert (await here.post(old)).status == 200
            by.shown = [published("second")]
            here.clock.time += UNKNOWN_AGAIN
            assert (await here.post(token("second"))).status == 200
            assert by.fetched == 2
            assert (await here.post(old)).status == 401  # though it was known a moment ago


async def test_who_names_keys_that_there_are_not_makes_the_bot_look_once_in_a_while() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token())).status == 200
            for _ in range(5):
                assert (await here.post(token("another"))).status == 401
            assert by.fetched == 1
            here.clock.time += UNKNOWN_AGAIN
            for _ in range(5):
                assert (await here.post(token("another"))).status == 401
            assert by.fetched == 2
            assert (await here.post(token())).status == 200


async def test_keys_are_fetched_again_from_time_to_time() -> None:
    with signer() as by:
        async with visit(by, every=0.01) as here:
            await by.until(3)
            by.shown = [published("second")]
            await by.until(by.fetched + 2)  # the first of which may have begun before
            assert (await here.post(token())).status == 401
            assert (await here.post(token("second"))).status == 200


async def test_keys_that_cannot_be_fetched_at_the_start_are_fetched_later() -> None:
    with signer() as by:
        by.fail()
        async with visit(by) as here:
            for _ in range(5):
                answered = await here.post(token())
                assert (answered.status, answered.headers["Retry-After"]) == (503, "10")
            assert by.fetched == 1
            by.mend()
            here.clock.time += FAILED_AGAIN
            assert (await here.post(token())).status == 200
            assert len(here.seen.activities) == 1


async def test_keys_that_cannot_be_fetched_later_do_not_matter_to_what_is_signed_with_those_known() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token())).status == 200
            by.fail()
            here.clock.time += UNKNOWN_AGAIN
            assert (await here.post(token("second"))).status == 503  # it may be a new one
            assert (await here.post(token(nbf=NOW - 1))).status == 200
            by.mend()
            here.clock.time += FAILED_AGAIN
            assert (await here.post(token("second"))).status == 401


async def test_keys_that_may_have_been_withdrawn_let_nobody_in() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token())).status == 200
            by.fail()
            here.clock.time += STALE
            assert (await here.post(token())).status == 503
            by.mend()
            here.clock.time += FAILED_AGAIN
            assert (await here.post(token())).status == 200


WRONG: Mapping[str, Callable[[bytes], tuple[int, bytes]]] = {
    "nothing": lambda _: (200, b""),
    "no JSON": lambda _: (200, b"<html>"),
    "nested without end": lambda _: (200, b"[" * 9000),
    "a list": lambda right: (200, b"[%s]" % right),
    "none of it": lambda _: (200, b"{}"),
    "something odd": lambda _: (200, b'{"jwks_uri": ["x"], "keys": ["x"]}'),
    "too much": lambda right: (200, right + b" " * 2_000_000),
    "that it is in another place": lambda right: (302, right),
    "an error": lambda right: (503, right),
}


@pytest.mark.parametrize("path", [tokens.METADATA, tokens.KEYS])
@pytest.mark.parametrize("kind", WRONG)
async def test_whatever_is_said_instead_of_keys_is_no_key(kind: str, path: str) -> None:
    with signer() as by:
        by.answers[path] = WRONG[kind](by.right(path))
        async with visit(by) as here:
            assert (await here.post(token())).status == 503
            assert not here.seen.activities


async def test_keys_that_others_could_change_are_not_fetched() -> None:
    with signer() as by:
        by.answers[tokens.METADATA] = 200, by.right(tokens.METADATA).replace(b"127.0.0.1", b"0.0.0.0")
        async with visit(by) as here:
            assert (await here.post(token())).status == 503
            assert tokens.KEYS not in by.asked


async def test_keys_from_where_nobody_answers_are_not_reachable() -> None:
    with signer() as by:
        pass
    async with visit(by) as here:
        assert (await here.post(token())).status == 503


@pytest.mark.parametrize(
    ("url", "as_this", "safe"),
    [
        ("https://login.botframework.com/keys", "https://login.botframework.com/", True),
        ("http://login.botframework.com/keys", "https://login.botframework.com/", False),
        ("http://127.0.0.1:80/keys", "https://login.botframework.com/", False),
        ("http://127.0.0.1:80/keys", "http://127.0.0.1:81/", True),
        ("http://keys.example/keys", "http://127.0.0.1:81/", False),
        ("file:///etc/keys", "http://127.0.0.1:81/", False),
    ],
)
def test_keys_come_from_where_nobody_on_the_way_can_change_them(url: str, as_this: str, *, safe: bool) -> None:
    assert as_safe(url, as_this) is safe


async def test_others_are_answered_while_the_keys_are_fetched_and_all_who_wait_share_them() -> None:
    with signer() as by:
        by.hold()
        async with visit(by) as here:
            waiting = [asyncio.create_task(here.post(token(nbf=NOW - number))) for number in range(1, 6)]
            await by.until(1)
            async with here.client.get("/healthz") as response:
                assert response.status == 200
            assert not any(task.done() for task in waiting)
            by.release()
            assert [answered.status for answered in await asyncio.gather(*waiting)] == [200] * 5
            assert by.fetched == 1


async def test_who_names_an_unknown_key_keeps_nobody_else_waiting() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token())).status == 200
            here.clock.time += UNKNOWN_AGAIN
            by.hold()
            waiting = asyncio.create_task(here.post(token("another")))
            await by.until(2)
            assert (await here.post(token(nbf=NOW - 1))).status == 200
            assert not waiting.done()
            by.release()
            assert (await waiting).status == 401


async def test_who_goes_away_while_the_keys_are_fetched_takes_them_from_nobody() -> None:
    with signer() as by:
        by.hold()
        async with visit(by) as here:
            gone = asyncio.create_task(here.post(token()))
            await by.until(1)
            gone.cancel()
            with pytest.raises(asyncio.CancelledError):
                await gone
            by.release()
            assert (await here.post(token())).status == 200
            assert by.fetched == 1


async def test_it_stops_while_keys_are_being_fetched() -> None:
    with signer() as by:
        by.hold()
        async with visit(by):
            await by.until(1)


async def test_whoever_runs_it_is_told_once_that_the_keys_cannot_be_fetched_and_once_that_they_can(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with signer() as by:
        by.fail()
        async with visit(by) as here:
            for _ in range(3):
                await here.post(token())
                here.clock.time += FAILED_AGAIN
            assert by.fetched == 3
            assert caplog.text.count(f"whether this computer may open {by.openid}") == 1
            by.mend()
            await here.post(token())
            assert caplog.text.count("fetched after all") == 1
