"""Botbuilder's own echo bot, as its documentation begins: the peer of what answers Teams here.

Sources: https://github.com/microsoft/botbuilder-samples (python, 02.echo-bot), and the adapter as it is installed.
"""

from types import SimpleNamespace

from aiohttp import web
from botbuilder.core import ActivityHandler, MessageFactory, TurnContext
from botbuilder.core.integration import aiohttp_error_middleware
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botframework.connector.auth import (
    ChannelValidation,
    MicrosoftAppCredentials,
    PasswordServiceClientCredentialFactory,
)
from msrest.universal_http.requests import ClientRetryPolicy

PATH = "/api/messages"


class _Echo(ActivityHandler):  # type: ignore[misc]  # botbuilder publishes no types
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(MessageFactory.text(f"Echo: {turn_context.activity.text}"))


class _Fixed(MicrosoftAppCredentials):  # type: ignore[misc]
    """Has its token already, since nothing outside may be called: the real one looks it up for each message."""

    def get_access_token(self, force_refresh: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - as it is called
        return str(self.microsoft_app_password)


class _Credentials(PasswordServiceClientCredentialFactory):  # type: ignore[misc]
    async def create_credentials(
        self,
        app_id: str,
        oauth_scope: str,
        login_endpoint: str,  # noqa: ARG002
        validate_authority: bool,  # noqa: ARG002, FBT001
    ) -> MicrosoftAppCredentials:
        return _Fixed(app_id, self.password, None, oauth_scope)


def application(app_id: str, outbound_token: str, openid: str, *, mended: bool) -> web.Application:
    """`mended`: each message makes a policy of what is tried again, and that looks through a long list 999 times."""
    if mended:
        ClientRetryPolicy.safe_codes = frozenset(ClientRetryPolicy.safe_codes)  # type: ignore[assignment]
    ChannelValidation.open_id_metadata_endpoint = openid
    settings = SimpleNamespace(APP_ID=app_id, APP_PASSWORD=outbound_token)
    credentials = _Credentials(app_id, outbound_token)
    authentication = ConfigurationBotFrameworkAuthentication(settings, credentials_factory=credentials)
    adapter, echo = CloudAdapter(authentication), _Echo()

    async def messages(request: web.Request) -> web.Response:
        answered: web.Response = await adapter.process(request, echo)
        return answered

    app = web.Application(middlewares=[aiohttp_error_middleware])
    app.router.add_post(PATH, messages)
    return app
