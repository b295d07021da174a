"""Teams by the Microsoft 365 Agents SDK: it checks tokens, reads activities, and runs the turn of each.

Four of its ways are not taken. How it fetches keys: each token that comes meanwhile holds a thread, for 30 seconds at
worst, and where nobody answers, it says that the token is wrong. Its clients: two with a session each for every
activity; what is said goes out through `connector`. Its answer to an error, which tells the error in the chat. And its
log, in which it writes what it cannot read.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from microsoft_agents.hosting.aiohttp import CloudAdapter
from microsoft_agents.hosting.core import TurnContext
from microsoft_agents.hosting.core.authorization import AgentAuthConfiguration, AuthenticationConstants
from microsoft_agents.hosting.core.authorization.jwt import JwtTokenValidator

from adapters.payloads import Payload
from adapters.teams.guard import ISSUER, AnotherBotError, Check, Claims, Endorsed, RefusedError
from adapters.teams.receiving import REFUSED
from adapters.teams.serve import Answer, Receiver
from adapters.teams.signing_keys import SigningKeys
from bot import faults

logging.getLogger("microsoft_agents").setLevel(logging.CRITICAL + 1)  # what goes wrong in it, it raises as well
log = logging.getLogger(__name__)


def checking(app_id: str, keys: SigningKeys) -> Check:
    validator = JwtTokenValidator(AgentAuthConfiguration(client_id=app_id, issuers=[ISSUER], validate_issuer=True))
    validator._jwk_client_manager = _Keys(Endorsed(keys))  # type: ignore[assignment]  # noqa: SLF001 - there is no other way in

    async def check(token: str) -> Claims:
        try:
            return (await validator.validate_token(token)).claims
        except ValueError as error:
            if str(error) == "Invalid audience.":  # which it says once it has seen who signed
                raise AnotherBotError from error
            raise

    return check


@dataclass(frozen=True, slots=True)
class _Keys:
    """Those of Microsoft's channel, as the SDK asks for them."""

    endorsed: Endorsed

    async def get_signing_key(self, jwks_uri: str, header: Mapping[str, object]) -> object:
        if jwks_uri != AuthenticationConstants.PUBLIC_ABS_JWKS_URL:  # it would take what other bots sign, too
            raise RefusedError
        return (await self.endorsed.get(header.get("kid"))).public_key


def carrying(receiver: Receiver) -> Receiver:
    adapter = CloudAdapter(channel_service_client_factory=_NoClients())
    adapter.on_turn_error = None  # so that it raises, and the door sees it
    return _Carried(receiver, adapter)


@dataclass(frozen=True, slots=True)
class _Carried:
    """Each activity is a turn of the SDK's. What cannot be read as one of its activities is refused."""

    receiver: Receiver
    adapter: CloudAdapter

    async def receive(self, activity: Payload) -> Answer:
        turn = _Turn(self.receiver, activity)
        try:
            await self.adapter.process_request(_Posted(activity), turn)
        except Exception as error:
            if turn.begun:
                raise
            log.warning("something came that the SDK takes for no activity: %s", faults.told(error))
        return turn.answer or REFUSED


@dataclass(slots=True)
class _Turn:
    """An agent for one activity. It answers from what was posted: the SDK's own reading of that has lost some of it."""

    receiver: Receiver
    activity: Payload = field(repr=False)
    begun: bool = False
    answer: Answer | None = None

    async def on_turn(self, _context: TurnContext) -> None:
        self.begun = True
        self.answer = await self.receiver.receive(self.activity)


@dataclass(frozen=True, slots=True)
class _Posted:
    """What was posted, as the SDK asks for it. Who posted it was checked at the door, more closely than it would."""

    activity: Payload = field(repr=False)
    method: str = "POST"
    headers: Mapping[str, str] = field(default_factory=dict)

    async def json(self) -> dict[str, Any]:
        return dict(self.activity)

    def get_claims_identity(self) -> None:
        return None

    def get_path_param(self, name: str) -> str:
        raise KeyError(name)


class _NoClients:
    """Nothing is sent through the SDK."""

    async def create_connector_client(self, *_: object, **__: object) -> Any:  # noqa: ANN401 - nobody looks at it
        return self

    async def create_user_token_client(self, *_: object, **__: object) -> Any:  # noqa: ANN401
        return self

    async def close(self) -> None: ...
