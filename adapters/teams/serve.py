"""Teams over HTTP: the token of what it posts is checked before anything else of it is looked at.

What the door lets in is plain JSON, whichever of Microsoft's kits stands behind it.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

import msgspec
from aiohttp import web

from adapters import bodies
from adapters.payloads import MalformedError, Payload, table, words
from adapters.settings import PREFIX
from adapters.teams import whose
from adapters.teams.guard import Guard, RefusedError
from adapters.teams.signing_keys import UnreachableError
from adapters.teams.sizes import Json
from bot import faults

PATH = "/api/messages"
LARGEST = 512 * 1024  # bytes: a message may be 100 KB as UTF-16, of which JSON can write each two bytes as six
MOST = 10_000  # tables and lists in one: many more would halt everybody while they are read
DEEPEST = 100  # tables and lists within each other: what comes later walks through them, too

Taker = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = logging.getLogger(__name__)


class ForeignError(Exception):
    """It comes from an organisation that the bot is not there for."""


class Answer(Protocol):
    @property
    def status(self) -> int: ...

    @property
    def body(self) -> Json | None: ...


class Receiver(Protocol):
    async def receive(self, activity: Payload) -> Answer: ...


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
