"""What the Microsoft 365 Agents SDK would do by itself, and does not do here."""

import io
import logging
from collections.abc import AsyncIterator

import aiohttp
import jwt
import pytest
from opentelemetry import metrics, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.trace import TracerProvider

from adapters.setting_values import LogForm, LogLevel, TeamsSdk
from adapters.teams import kits
from adapters.teams.guard import ISSUER, Guard, RefusedError
from adapters.teams.receiving import REFUSED, TAKEN
from adapters.watching import logs
from tests.teams import payloads
from tests.teams.guarded import CountingKeys, Seen
from tests.teams.tokens import APP, Signer, signer, token

AGENTS = kits.kit(TeamsSdk.AGENTS)
LONG_AGO = "words of a canary"  # where a time is to stand


class _NobodyCalledError(AssertionError):
    pass


def _nobody(*_: object, **__: object) -> None:
    raise _NobodyCalledError


@pytest.fixture
async def by() -> AsyncIterator[Signer]:
    with signer() as made:
        yield made


@pytest.mark.parametrize(
    "issuer",
    [
        "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
        "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0",
        "https://api.botframework.us",
        ISSUER,
    ],
)
async def test_the_sdk_itself_asks_nobody_for_keys(issuer: str, by: Signer, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would let in what other bots sign, and look for their keys where each of them signs in."""
    monkeypatch.setattr(jwt.PyJWKClient, "fetch_data", _nobody)
    keys = CountingKeys(by.openid)
    guard = Guard(APP, keys, AGENTS.checking)
    async with keys.running():
        if issuer == ISSUER:
            assert await guard.token(token())
        else:
            with pytest.raises(RefusedError):
                await guard.token(token(iss=issuer))
        assert keys.looked == (issuer == ISSUER)


async def test_an_activity_opens_no_session_and_starts_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aiohttp.ClientSession, "__init__", _nobody)
    monkeypatch.setattr("asyncio.to_thread", _nobody)
    seen = Seen(answer=TAKEN)  # type: ignore[arg-type]
    for one in (payloads.message(), payloads.invoke("task/fetch", {}), payloads.message(deliveryMode="expectReplies")):
        assert await AGENTS.carrying(seen).receive(one) is TAKEN
        assert seen.activities.pop() is one


async def test_an_error_is_told_neither_in_the_chat_nor_on_the_console(capfd: pytest.CaptureFixture[str]) -> None:
    seen = Seen(error=ValueError("words of a canary"))
    with pytest.raises(ValueError, match="canary"):
        await AGENTS.carrying(seen).receive(payloads.message())
    assert capfd.readouterr() == ("", "")


async def test_what_is_no_activity_to_the_sdk_is_refused_and_its_words_stand_in_no_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    seen, written = Seen(), io.StringIO()
    with caplog.at_level(logging.DEBUG), logs.begun(LogForm.JSON, LogLevel.DEBUG, written):
        for one in (payloads.message(timestamp=LONG_AGO), payloads.message(entities=[LONG_AGO]), {"text": LONG_AGO}):
            assert await AGENTS.carrying(seen).receive(one) == REFUSED
    assert not seen.activities
    assert "takes for no activity" in written.getvalue()
    assert "canary" not in written.getvalue() + caplog.text


async def test_its_traces_and_figures_go_nowhere() -> None:
    """They would hold ids of conversations. Nothing is installed that sends them, and nobody begins to collect them."""
    await AGENTS.carrying(Seen()).receive(payloads.message())
    assert not isinstance(trace.get_tracer_provider(), TracerProvider)
    assert not isinstance(metrics.get_meter_provider(), MeterProvider)


async def test_what_it_does_not_know_of_an_activity_is_not_lost() -> None:
    seen = Seen()
    sent = payloads.message(timestamp="2026-11-22T10:00:00.1234567Z", entities=[{"type": "x", "of": [1, {"a": None}]}])
    given = {**sent, "newer": {"than": "the SDK"}}
    await AGENTS.carrying(seen).receive(given)
    assert seen.activities == [given]
