"""The tokens with which the bot speaks to Teams: kept until shortly before they end, and fetched by one at a time.

Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.
"""

import asyncio
import json
import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

import aiohttp
from yarl import URL

from adapters.refusals import BROKEN, NO_CONNECTION, TOO_MANY, Refusal, retry_after
from adapters.settings import loopback
from adapters.teams import errors, references

LOGIN = "https://login.microsoftonline.com"
MANY_TENANTS = "botframework.com"  # where a bot of many tenants signs in, instead of in its own
AUDIENCE = "https://api.botframework.com"
MACHINE = "http://169.254.169.254/metadata/identity/oauth2/token"  # what a machine in Azure asks for its identity

OK = 200
EARLY = 300.0  # seconds before its end that a token is not used any more
SHORTEST = 30.0  # seconds that one is used in any case
REST, LONGEST_REST = 10.0, 300.0  # seconds after a failure until it is tried again, whoever asks

log = logging.getLogger(__name__)


class Tokens(ABC):
    """`also`: origins beside Teams' own to which a token may go."""

    also: frozenset[str] = frozenset()

    @abstractmethod
    async def of(self, session: aiohttp.ClientSession, stale: str = "") -> str:
        """A token, or Refusal. Never `stale` again, which the service has refused, if another can be had."""

    def may_go_to(self, service_url: str) -> bool:
        return references.allowed(service_url, self.also)


class Fixed(Tokens):
    """For what plays Teams on this computer, and for nobody else."""

    def __init__(self, token: str, origins: frozenset[str]) -> None:
        if not origins or not all(loopback(urlsplit(one).hostname or "") for one in origins):
            message = "a fixed token is for a stand-in on this computer only"
            raise ValueError(message)
        self.also = origins
        self._token = token

    async def of(self, _session: aiohttp.ClientSession, stale: str = "") -> str:  # noqa: ARG002 - there is one only
        return self._token

    def may_go_to(self, service_url: str) -> bool:
        parts = urlsplit(service_url)
        return super().may_go_to(service_url) and f"{parts.scheme}://{parts.netloc}" in self.also


@dataclass(slots=True)
class _Known:
    token: str = field(default="", repr=False)
    until: float = 0.0
    failure: Refusal | None = None


class Fetched(Tokens):
    def __init__(self, clock: Callable[[], float] = time.monotonic, now: Callable[[], float] = time.time) -> None:
        self._clock, self._now = clock, now
        self._known = _Known()
        self._one = asyncio.Lock()

    async def of(self, session: aiohttp.ClientSession, stale: str = "") -> str:
        async with self._one:
            known = self._known
            if self._clock() < known.until:
                if known.failure:
                    raise Refusal(known.failure.code, known.failure.status, known.failure.wait)
                if known.token != stale:
                    return known.token
            try:
                self._known = await self._fetched(session)
            except Refusal as refusal:
                wait = refusal.wait.total_seconds() if refusal.wait else 0.0
                self._known = _Known(until=self._clock() + min(max(wait, REST), LONGEST_REST), failure=refusal)
                raise
            return self._known.token

    async def _fetched(self, session: aiohttp.ClientSession) -> _Known:
        try:
            async with self._asked(session) as response:
                given = _table(await response.read())
                headers = response.headers
                status = response.status
        except (aiohttp.ClientError, TimeoutError) as error:
            log.warning("no token for Teams, which is tried again: nobody answers")
            raise Refusal(NO_CONNECTION, BROKEN) from error
        token = given.get("access_token")
        if status == TOO_MANY or status >= BROKEN:
            log.warning("no token for Teams, which is tried again: status %s", status)
            raise Refusal(errors.code(given), status, retry_after(headers))
        if status != OK or not isinstance(token, str) or not token:
            log.error("no token for Teams: %s. Check the id, the password and the tenant of the app.", _why(given))
            raise Refusal(errors.code(given), errors.UNAUTHORIZED)
        return _Known(token, self._clock() + max(self._lasts(given) - EARLY, SHORTEST))

    def _lasts(self, given: Mapping[str, object]) -> float:
        """Seconds. Some answers say how long, others until when."""
        seconds, until = _number(given.get("expires_in")), _number(given.get("expires_on"))
        return seconds or (until - self._now() if until else 0.0)

    @abstractmethod
    def _asked(self, session: aiohttp.ClientSession) -> Any: ...  # noqa: ANN401 - what aiohttp gives to wait for


class Password(Fetched):
    """Of an app with a secret; in its own tenant, or where bots of many tenants sign in."""

    def __init__(
        self, app_id: str, password: str, tenant: str = MANY_TENANTS, login: str = LOGIN, **clocks: Callable[[], float]
    ) -> None:
        super().__init__(**clocks)
        self._url = URL(f"{login}/{quote(tenant, safe='')}/oauth2/v2.0/token", encoded=True)
        self._form = {
            "grant_type": "client_credentials",
            "client_id": app_id,
            "client_secret": password,
            "scope": f"{AUDIENCE}/.default",
        }

    def _asked(self, session: aiohttp.ClientSession) -> Any:  # noqa: ANN401
        return session.post(self._url, data=self._form, allow_redirects=False)


class Managed(Fetched):
    """Of an app without a secret, whose identity the machine has that it runs on.

    `endpoint` and `header` are what a hosting service gives in IDENTITY_ENDPOINT and IDENTITY_HEADER; without them a
    machine in Azure is asked itself.
    """

    def __init__(self, app_id: str, endpoint: str = "", header: str = "", **clocks: Callable[[], float]) -> None:
        super().__init__(**clocks)
        version = "2019-08-01" if header else "2018-02-01"
        self._url = endpoint or MACHINE
        self._params = {"api-version": version, "resource": AUDIENCE, "client_id": app_id}
        self._headers = {"X-IDENTITY-HEADER": header} if header else {"Metadata": "true"}

    def _asked(self, session: aiohttp.ClientSession) -> Any:  # noqa: ANN401
        return session.get(self._url, params=self._params, headers=self._headers, allow_redirects=False)


def _table(raw: bytes) -> Mapping[str, object]:
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def _why(given: Mapping[str, object]) -> str:
    """Its word, and the number under which Microsoft explains it; not its sentence, which names the tenant."""
    numbers = given.get("error_codes")
    number = next((one for one in numbers if isinstance(one, int)), None) if isinstance(numbers, list) else None
    return f"{errors.code(given)} (AADSTS{number})" if number else errors.code(given)


def _number(given: object) -> float:
    text = str(given)
    return float(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0.0  # noqa: PLR2004 - beyond any
