"""Calls to the Bot Connector, as which Teams takes what a bot says; all through one HTTP session.

Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Self
from urllib.parse import quote

import aiohttp
from yarl import URL

from adapters.payloads import MalformedError, Payload, some, table
from adapters.refusals import BROKEN, NO_CONNECTION, TOO_MANY, Refusal, retry_after
from adapters.teams import errors, limits
from adapters.teams.outbound import Tokens
from adapters.teams.pacing import Pacing
from adapters.teams.references import Reference
from adapters.teams.sizes import Json
from bot.pace import Rate

WITHIN = aiohttp.ClientTimeout(total=10, sock_connect=5)
TRIES = 3  # of a call for which somebody waits
FIRST_PAUSE = timedelta(seconds=1)  # doubled each time
LONGEST_PATIENCE = timedelta(seconds=10)  # for a turn, or because Teams says so

_TAKEN = frozenset({200, 201, 202})
_AGAIN = frozenset({TOO_MANY, errors.PRECONDITION, 502, errors.UNAVAILABLE, 504})


@dataclass(frozen=True, slots=True)
class _Call:
    """A request. It takes its turn in the lane of what it is for, then in that of the tenant."""

    method: str
    service_url: str
    path: str
    body: Json | None = field(repr=False)
    lane: str = field(repr=False)
    tenant: str

    @property
    def url(self) -> URL:
        return URL(f"{self.service_url.rstrip('/')}/v3/conversations{self.path}", encoded=True)


@dataclass(slots=True)
class Connector:
    """Entered once for the life of the process. All that it does raises `Refusal` where Teams takes it not."""

    tokens: Tokens
    pacing: Pacing = field(default_factory=Pacing)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=WITHIN, cookie_jar=aiohttp.DummyCookieJar())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session:
            await self._session.close()

    @property
    def also(self) -> frozenset[str]:
        """Origins beside Teams' own: see `references.allowed`."""
        return self.tokens.also

    @property
    def session(self) -> aiohttp.ClientSession:
        if self._session is None:
            message = "the session is not open"
            raise RuntimeError(message)
        return self._session

    async def send(self, to: Reference, activity: Json, *, patient: bool = True) -> str:
        """The id of the message, which Teams has taken for certain.

        `patient`: somebody waits, so what Teams asks to try again is tried again here, if that is not for long. Where
        it may have been taken all the same, it may come twice then, which is better than not at all.
        """
        answer = await self._asked(self._in_conversation("POST", to, "", activity), patient=patient)
        return _id(answer, errors.NO_ID)

    async def update(self, to: Reference, message: str, activity: Json) -> None:
        """Put it in the place of a message."""
        call = self._in_conversation("PUT", to, f"/{quote(message, safe='')}", {"id": message, **activity})
        await self._asked(call, patient=True)

    async def open(self, to: Reference, *, patient: bool = True) -> Reference:
        """With the conversation between the bot and the user; Teams gives the same one each time."""
        body: Json = {
            "isGroup": False,
            "bot": {"id": to.bot},
            "members": [{"id": to.user}],
            "tenantId": to.tenant,
            "channelData": {"tenant": {"id": to.tenant}},
        }
        call = _Call("POST", to.service_url, "", body, f"open {to.tenant}", to.tenant)
        return replace(to, conversation=_id(await self._asked(call, patient=patient), errors.NO_ANSWER))

    async def member(self, of: Reference) -> Payload:
        """What Teams tells of the account, as one of those in the conversation."""
        where = f"/{quote(of.conversation, safe='')}/members/{quote(of.user, safe='')}"
        call = _Call("GET", of.service_url, where, None, f"members {of.conversation}", of.tenant)
        try:
            return table(await self._asked(call, patient=True))
        except MalformedError as error:
            raise Refusal(errors.NO_ANSWER, BROKEN) from error

    def _in_conversation(self, method: str, to: Reference, path: str, activity: Json) -> _Call:
        where = f"/{quote(to.conversation, safe='')}/activities{path}"
        body = {**activity, "from": {"id": to.bot}, "conversation": {"id": to.conversation}}
        return _Call(method, to.service_url, where, body, to.conversation, to.tenant)

    async def _asked(self, call: _Call, *, patient: bool) -> object:
        if not self.tokens.may_go_to(call.service_url):
            raise Refusal(errors.NOT_ALLOWED, errors.FORBIDDEN)
        for tried in range(1, TRIES + 1):
            await self._turn(call.lane, limits.THREAD)
            await self._turn(f"tenant {call.tenant}", (limits.WORKSPACE,))
            try:
                return await self._with_token(call)
            except Refusal as refusal:
                wait = refusal.wait or FIRST_PAUSE * 2 ** (tried - 1)
                if refusal.status not in _AGAIN or not patient or tried == TRIES or wait > LONGEST_PATIENCE:
                    raise
                await self.sleep(wait.total_seconds())
        raise AssertionError

    async def _turn(self, lane: str, rates: Sequence[Rate]) -> None:
        wait = self.pacing.turn(lane, rates, LONGEST_PATIENCE)
        if wait is None:
            raise Refusal(errors.PACED, TOO_MANY)
        if wait:
            await self.sleep(wait.total_seconds())

    async def _with_token(self, call: _Call) -> object:
        """With another token where Teams takes that one no longer."""
        token = await self.tokens.of(self.session)
        try:
            return await self._once(call, token)
        except Refusal as refusal:
            another = await self.tokens.of(self.session, token) if refusal.status == errors.UNAUTHORIZED else token
            if another == token:
                raise
        return await self._once(call, another)

    async def _once(self, call: _Call, token: str) -> object:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json; charset=utf-8"}
        data = None if call.body is None else _written(call.body)
        try:
            async with self.session.request(
                call.method, call.url, data=data, headers=headers, allow_redirects=False
            ) as response:
                answer = _read(await response.read())
        except TimeoutError as error:
            raise Refusal(NO_CONNECTION, BROKEN) from error
        except aiohttp.ClientError as error:
            raise Refusal(NO_CONNECTION, errors.UNAVAILABLE) from error
        if response.status in _TAKEN:
            return answer
        wait = retry_after(response.headers)
        if response.status == TOO_MANY and wait:
            self.pacing.close(call.lane, limits.THREAD, wait)
        raise Refusal(errors.code(answer), response.status, wait)


def _written(body: Json) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _read(raw: bytes) -> object:
    try:
        read: object = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return read


def _id(answer: object, without: str) -> str:
    """Whatever it looks like: what Teams has named, it has taken. `without`: the code where it has named nothing."""
    try:
        return some(table(answer), "id")
    except MalformedError as error:
        if isinstance(answer, dict):
            raise Refusal(without, BROKEN) from error
        raise Refusal(errors.NO_ANSWER, BROKEN) from error
