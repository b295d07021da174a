"""Whose word counts: only what Microsoft's channel signed for this bot, for as long as it lasts, and from one address.

One of the kits reads a token and sees that it was signed; what is asked of it beyond that stands here, for all of them.
"""

import hashlib
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from adapters.settings import PREFIX
from adapters.teams.parse import CHANNEL
from adapters.teams.signing_keys import SigningKey, SigningKeys, UnknownKeyError, UnreachableError

ISSUER = "https://api.botframework.com"  # Microsoft's channel; what other bots and emulators sign names others
KNOWN = 100  # tokens; Teams uses one for an hour

Claims = Mapping[str, object]
Check = Callable[[str], Awaitable[Claims]]  # what stands in a token that was signed now; raises whatever it likes
Checking = Callable[[str, SigningKeys], Check]  # for the bot with that app id

log = logging.getLogger(__name__)


class RefusedError(Exception):
    """Nobody showed a token that Microsoft made for this bot, and for what was posted with it."""


class AnotherBotError(RefusedError):
    """Microsoft signed it, for another bot."""


@dataclass(frozen=True, slots=True)
class Token:
    service_url: str  # from which alone it may bring something
    until: float  # seconds since 1970


@dataclass(frozen=True, slots=True)
class Endorsed:
    """The keys that may speak for Teams. By themselves the kits take one that no channel is named for."""

    keys: SigningKeys

    async def get(self, key_id: object) -> SigningKey:
        key = await self.keys.get(key_id)
        if CHANNEL not in key.endorsements:
            raise UnknownKeyError
        return key


class Guard:
    """Knows the tokens that are for this bot. One that was checked is known until it ends, or the keys change."""

    def __init__(
        self, app_id: str, keys: SigningKeys, checking: Checking, now: Callable[[], float] = time.time
    ) -> None:
        if not app_id:  # botbuilder would let in everybody
            message = "without an app id nobody can be kept out"
            raise ValueError(message)
        self.keys = keys
        self._app_id = app_id
        self._check = checking(app_id, keys)
        self._now = now
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
        claims, by = await self._signed(authorization), self.keys.current
        token = self._for_this_bot(claims)
        if len(self._checked) >= KNOWN or self._by is not by:
            self._checked.clear()
        self._by = by
        self._checked[name] = token
        return token

    async def _signed(self, authorization: str) -> Claims:
        token = _bearer(authorization)
        try:
            return await self._check(token)
        except AnotherBotError as error:
            raise _of_another_bot() from error
        except (RefusedError, UnreachableError):
            raise
        except Exception as error:  # the kits raise whatever comes up, Exception itself among it
            raise RefusedError from error

    def _for_this_bot(self, claims: Claims) -> Token:
        if claims.get("iss") != ISSUER:
            raise RefusedError
        if claims.get("aud") != self._app_id:
            raise _of_another_bot()
        service_url, until = claims.get("serviceurl"), claims.get("exp")
        if not (isinstance(service_url, str) and service_url and isinstance(until, int | float)):
            raise RefusedError
        return Token(service_url, until)


def _of_another_bot() -> RefusedError:
    log.warning("what Microsoft signed for another bot came here: look whether %sTEAMS_APP_ID is right", PREFIX)
    return RefusedError()


def _bearer(authorization: str) -> str:
    match authorization.split(" "):
        case ["Bearer", token] if token:
            return token
        case _:
            raise RefusedError
