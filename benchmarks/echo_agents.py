"""The echo bot of the Microsoft 365 Agents SDK, as its documentation begins: the other peer of what answers Teams here.

Sources: https://learn.microsoft.com/microsoft-365/agents-sdk/quickstart (Python), and the adapter as it is installed.
"""

from typing import Any

from aiohttp import web
from microsoft_agents.hosting.aiohttp import CloudAdapter, jwt_authorization_middleware, start_agent_process
from microsoft_agents.hosting.core import AgentApplication, MemoryStorage, TurnContext, TurnState
from microsoft_agents.hosting.core.authorization import (
    AccessTokenProviderBase,
    AgentAuthConfiguration,
    AnonymousTokenProvider,
    Connections,
    _entra_issuers,
)

PATH = "/api/messages"


class _Fixed(AnonymousTokenProvider):
    """Has its token already, since nothing outside may be called."""

    def __init__(self, token: str) -> None:
        self.token = token

    async def get_access_token(self, *_: object, **__: object) -> str:
        return self.token


class _Connections(Connections):
    def __init__(self, app_id: str, token: str) -> None:
        self.one = _Fixed(token)
        self.configuration = AgentAuthConfiguration(client_id=app_id)

    def get_connection(self, *_: object) -> AccessTokenProviderBase:
        return self.one

    def get_default_connection(self) -> AccessTokenProviderBase:
        return self.one

    def get_token_provider(self, *_: object) -> AccessTokenProviderBase:
        return self.one

    def get_token_provider_from_activity(self, *_: object) -> AccessTokenProviderBase:
        return self.one

    def get_default_connection_configuration(self) -> AgentAuthConfiguration:
        return self.configuration


def application(app_id: str, outbound_token: str, keys: str) -> web.Application:
    """`keys`: where those are that stand in for Microsoft's. The SDK has the address of those written in it."""
    _entra_issuers.BOTFRAMEWORK_JWKS_URIS[_entra_issuers.BOTFRAMEWORK_PUBLIC_ISSUER] = keys
    connections = _Connections(app_id, outbound_token)
    adapter = CloudAdapter(connection_manager=connections)
    agent = AgentApplication[TurnState](storage=MemoryStorage(), connection_manager=connections)

    @agent.activity("message")
    async def echo(context: TurnContext, _: Any) -> None:  # noqa: ANN401 - as its documentation has it
        await context.send_activity(f"Echo: {context.activity.text}")

    async def messages(request: web.Request) -> web.StreamResponse:
        return await start_agent_process(request, agent, adapter) or web.Response(status=202)

    app = web.Application(middlewares=[jwt_authorization_middleware])
    app["agent_configuration"] = connections.configuration
    app.router.add_post(PATH, messages)
    return app
