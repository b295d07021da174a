"""The keys with which Microsoft signs what it posts: fetched beside everything else, and again when a new one comes.

Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.
"""

import asyncio
import logging
import math
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import aiohttp
import msgspec
from jwt import PyJWK, PyJWTError

from adapters.payloads import MalformedError, Payload, rows, some, table, words
from adapters.settings import loopback
from bot import faults

MICROSOFT = "https://login.botframework.com/v1/.well-known/openidconfiguration"
EVERY = 12 * 3600.0  # seconds; Microsoft asks for once in 24 hours
STALE = 24 * 3600.0  # seconds after which keys may have been withdrawn
UNKNOWN_AGAIN = 60.0  # seconds between two looks for a key that is not there: anybody can name one
FAILED_AGAIN = 10.0  # seconds
WITHIN = aiohttp.ClientTimeout(total=10, sock_connect=5)
OK = 200
_LARGEST = 1024 * 1024  # bytes

log = logging.getLogger(__name__)


class UnknownKeyError(Exception):
    """Microsoft signs with no such key."""


class UnreachableError(Exception):
    """Which keys there are cannot be found out now."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    public_key: object = field(repr=False)
    endorsements: tuple[str, ...]  # the channels that may speak with it


@dataclass(slots=True)
class SigningKeys:
    """One fetch at a time, whoever waits for it. `running` is entered once, for the life of the process."""

    url: str = MICROSOFT
    every: float = EVERY
    clock: Callable[[], float] = time.monotonic
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)
    _keys: Mapping[str, SigningKey] = field(default_factory=dict, repr=False)
    _fetched: float = -math.inf
    _tried: float = -math.inf
    _failed: bool = False
    _fetching: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def current(self) -> Mapping[str, SigningKey] | None:
        """Another table after each fetch."""
        return self._keys if self.clock() - self._fetched < STALE else None

    async def get(self, key_id: object) -> SigningKey:
        if found := self._found(key_id):
            return found
        await self._look_again()
        if self.current is None:
            raise UnreachableError
        if found := self._found(key_id):
            return found
        if self._failed:  # it may be a new one
            raise UnreachableError
        raise UnknownKeyError

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Fetches them at once, and then from time to time; nobody waits for that."""
        async with aiohttp.ClientSession(timeout=WITHIN) as self._session:
            keeping = asyncio.create_task(self._keep())
            try:
                yield
            finally:
                under_way = [task for task in (keeping, self._fetching) if task]
                for task in under_way:
                    task.cancel()
                await asyncio.gather(*under_way, return_exceptions=True)

    async def number(self) -> int:
        """How many there are, for whoever wants no more. UnreachableError."""
        async with aiohttp.ClientSession(timeout=WITHIN) as self._session:
            try:
                return len(await self._asked())
            except (aiohttp.ClientError, TimeoutError, ValueError, MalformedError) as error:
                raise UnreachableError from error

    async def _keep(self) -> None:
        while True:
            await self._fetch()
            await asyncio.sleep(FAILED_AGAIN if self._failed else self.every)

    def _found(self, key_id: object) -> SigningKey | None:
        return (self.current or {}).get(key_id) if isinstance(key_id, str) else None

    async def _look_again(self) -> None:
        again = FAILED_AGAIN if self._failed else UNKNOWN_AGAIN
        if self._fetching or self.clock() - self._tried >= again:
            await self._fetch()

    async def _fetch(self) -> None:
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetch_once())
        await asyncio.shield(self._fetching)

    async def _fetch_once(self) -> None:
        self._tried = self.clock()
        try:
            self._keys = await self._asked()
        except Exception as error:  # noqa: BLE001 - whatever was said there, what is said next may be right
            if not self._failed:
                log.error(  # noqa: TRY400 - it says all
                    "the keys of Teams cannot be fetched, without which what it posts is refused, after a day at the "
                    "latest: look whether this computer may open %s (%s)",
                    self.url,
                    faults.told(error),
                )
            self._failed = True
        else:
            if self._failed:
                log.warning("the keys of Teams were fetched after all")
            self._failed, self._fetched = False, self.clock()
        finally:
            self._fetching = None

    async def _asked(self) -> Mapping[str, SigningKey]:
        where = some(await self._json(self.url), "jwks_uri")
        if not as_safe(where, self.url):
            raise MalformedError
        found = dict(_read(rows(await self._json(where), "keys")))
        if not found:
            raise MalformedError
        return found

    async def _json(self, url: str) -> Payload:
        if self._session is None or self._session.closed:
            raise UnreachableError
        async with self._session.get(url, allow_redirects=False) as response:
            if response.status != OK:
                raise UnreachableError
            taken = bytearray()
            async for part in response.content.iter_any():
                taken += part
                if len(taken) > _LARGEST:
                    raise MalformedError
        return table(msgspec.json.decode(bytes(taken)))


def as_safe(url: str, as_this: str) -> bool:
    """Whether nobody on the way can change what is fetched from there, unless that was so before."""
    parts, before = urlsplit(url), urlsplit(as_this)
    return parts.scheme == "https" or (loopback(before.hostname or "") and loopback(parts.hostname or ""))


def _read(keys: Iterable[Payload]) -> Iterator[tuple[str, SigningKey]]:
    for key in keys:
        with suppress(PyJWTError, TypeError, ValueError):  # of a kind that nobody knows here
            if words(key, "kty") == "RSA" and (name := words(key, "kid")):
                yield name, SigningKey(PyJWK({**key}, "RS256").key, _endorsements(key))


def _endorsements(key: Payload) -> tuple[str, ...]:
    given = key.get("endorsements")
    return tuple(one for one in given if isinstance(one, str)) if isinstance(given, list) else ()
