"""Teams over HTTP: the token of what it posts is checked by botbuilder, before anything else of it is looked at.

Nothing of botbuilder comes behind this file. Two of its ways are not taken: how it fetches keys halts everybody while
it waits, and `JwtTokenValidation` also lets in what other bots and emulators sign.
"""

import hashlib
import json
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

import msgspec
from aiohttp import web
from botframework.connector.auth import (
    AuthenticationConstants,
    ChannelValidation,
    ClaimsIdentity,
    JwtTokenExtractor,
    SimpleCredentialProvider,
)

from adapters import bodies
from adapters.payloads import MalformedError, Payload, table, words
from adapters.settings import PREFIX
from adapters.teams import whose
from adapters.teams.parse import CHANNEL
from adapters.teams.signing_keys import SigningKey, SigningKeys, UnknownKeyError, UnreachableError
from adapters.teams.sizes import Json
from bot import faults

PATH = "/api/messages"
LARGEST = 512 * 1024  # bytes: a message may be 100 KB as UTF-16, of which JSON can write each two bytes as six
MOST = 10_000  # tables and lists in one: many more would halt everybody while they are read
DEEPEST = 100  # tables and lists within each other: what comes later walks through them, too
KNOWN = 100  # tokens; Teams uses one for an hour

Taker = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = logging.getLogger(__name__)


class RefusedError(Exception):
    """Nobody showed a token that Microsoft made for this bot, and for what was posted with it."""


class ForeignError(Exception):
    """It comes from an organisation that the bot is not there for."""


class Answer(Protocol):
    @property
    def status(self) -> int: ...

    @property
    def body(self) -> Json | None: ...


class Receiver(Protocol):
    async def receive(self, activity: Payload) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Token:
    service_url: str  # from which alone it may bring something
    until: float  # seconds since 1970


class Guard:
    """Knows the tokens that are for this bot. One that was checked is known until it ends, or the keys change."""

    def __init__(self, app_id: str, keys: SigningKeys, now: Callable[[], float] = time.time) -> None:
        if not app_id:  # botbuilder would let in everybody
            message = "without an app id nobody can be kept out"
            raise ValueError(message)
        self.keys = keys
        self._now = now
        self._bot = SimpleCredentialProvider(app_id, "")
        self._extractor = JwtTokenExtractor(
            ChannelValidation.TO_BOT_FROM_CHANNEL_TOKEN_VALIDATION_PARAMETERS,
            keys.url,
            AuthenticationConstants.ALLOWED_SIGNING_ALGORITHMS,
        )
        self._extractor.open_id_metadata = _Endorsed(keys)
        self._checked: dict[bytes, Token] = {}
        self._by: Mapping[str, SigningKey] | None = None

    async def token(self, authorization: str) -> Token:
        """RefusedError, UnreachableError."""
        if self._by is not self.keys.current:
            self._checked.clear()
        name = hashlib.sha256(authorization.encode("utf-8", "surrogateescape")).digest()
        known = self._checked.get(name)
        if known and self._now() < known.until:
            return known
        who, by = await self._signed(authorization), self.keys.current
        token = await self._for_this_bot(who)
        if len(self._checked) >= KNOWN or self._by is not by:
            self._checked.clear()
        self._by = by
        self._checked[name] = token
        return token

    async def _signed(self, authorization: str) -> ClaimsIdentity:
        try:
            who = await self._extractor.get_identity_from_auth_header(authorization, CHANNEL)
        except UnreachableError:
            raise
        except Exception as error:  # botbuilder raises whatever comes up, Exception itself among it
            raise RefusedError from error
        if who is None:
            raise RefusedError
        return who

    async def _for_this_bot(self, who: ClaimsIdentity) -> Token:
        try:
            await ChannelValidation.validate_identity(who, self._bot)
        except PermissionError as error:
            log.warning("what Microsoft signed for another bot came here: look whether %sTEAMS_APP_ID is right", PREFIX)
            raise RefusedError from error
        service_url = who.get_claim_value(AuthenticationConstants.SERVICE_URL_CLAIM)
        until = who.get_claim_value("exp")
        if not (isinstance(service_url, str) and service_url and isinstance(until, int | float)):
            raise RefusedError
        return Token(service_url, until)


@dataclass(frozen=True, slots=True)
class _Endorsed:
    """The keys as botbuilder looks for them. By itself it would take one that no channel is named for."""

    keys: SigningKeys

    async def get(self, key_id: object) -> SigningKey:
        key = await self.keys.get(key_id)
        if CHANNEL not in key.endorsements:
            raise UnknownKeyError
        return key


def taker(receiver: Receiver, guard: Guard | None, tenants: AbstractSet[str] | None) -> Taker:
    """Takes in what is posted to PATH.

    `guard`: None in a trial, where whoever is on this computer may come in. `tenants`: None for all of them.
    """
    return _Door(receiver, guard, tenants).take


@dataclass(frozen=True, slots=True)
class _Door:
    receiver: Receiver
    guard: Guard | None
    tenants: AbstractSet[str] | None

    async def take(self, request: web.Request) -> web.StreamResponse:
        try:
            activity = await self._admitted(request)
        except _REASONS as reason:
            return _turned_away(reason)
        return await self._answered(activity)

    async def _admitted(self, request: web.Request) -> Payload:
        token = await self.guard.token(request.headers.get("Authorization", "")) if self.guard else None
        activity = await _activity(request)
        if token and words(activity, "serviceUrl") != token.service_url:
            raise RefusedError
        if self.tenants is not None and whose.tenant(activity).casefold() not in self.tenants:
            raise ForeignError
        return activity

    async def _answered(self, activity: Payload) -> web.Response:
        try:
            answer = await self.receiver.receive(activity)
        except Exception as error:  # noqa: BLE001 - the outermost edge: Teams tells people that something went wrong
            log.error("an activity failed: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
            return web.Response(status=500)
        if answer.body is None:
            return web.Response(status=answer.status)
        body = json.dumps(answer.body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        return web.Response(status=answer.status, body=body, content_type="application/json", charset="utf-8")


_REASONS = (
    RefusedError,
    UnreachableError,
    ForeignError,
    MalformedError,
    TimeoutError,
    web.HTTPClientError,
    web.RequestPayloadError,
)


def _turned_away(reason: Exception) -> web.Response:
    match reason:
        case RefusedError():
            return web.Response(status=401, headers={"WWW-Authenticate": "Bearer"})
        case UnreachableError():
            return web.Response(status=503, headers={"Retry-After": "10"})
        case ForeignError():
            log.warning("somebody of an organisation that %sTEAMS_TENANTS does not name was turned away", PREFIX)
            return web.Response(status=403)
        case TimeoutError():
            return web.Response(status=408)
        case web.HTTPClientError(status=status):
            return web.Response(status=status)
        case _:
            return web.Response(status=400)


async def _activity(request: web.Request) -> Payload:
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    body = await bodies.read(request, LARGEST)
    if body.count(b"[") + body.count(b"{") > MOST:
        raise MalformedError
    try:
        given = msgspec.json.decode(body)
    except (ValueError, RecursionError) as error:
        raise MalformedError from error
    if not _shallow(given):
        raise MalformedError
    return table(given)


def _shallow(given: object) -> bool:
    level = [given]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _within(one) if isinstance(inner, _TABLES)]
        if not level:
            return True
    return False


_TABLES = (dict, list)


def _within(one: object) -> Iterable[object]:
    match one:
        case dict():
            return one.values()
        case list():
            return one
        case _:
            return ()
