"""Slack as a whole, put together from the settings: what takes in, what delivers, and how it begins and ends."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from adapters.slack import api, oauth, serve, socket_mode
from adapters.slack.answering import Answering
from adapters.slack.api import Api
from adapters.slack.carrying import kept_for_slack
from adapters.slack.emails import Emails
from adapters.slack.installed import Tokens
from adapters.slack.receiving import Receiving
from adapters.slack.sender import Messenger
from adapters.slack.serve import Taker
from adapters.slack.whose import PLATFORM
from adapters.under_way import UnderWay
from bot.bot import Bot
from bot.desk import Desk
from bot.outbox.together import Together


@dataclass(frozen=True, slots=True)
class Keys:
    """The settings. Without a signing secret nothing comes by HTTP, without an app token nothing by Socket Mode."""

    bot_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    api_url: str = ""
    public_url: str = ""
    emails: bool = False  # whether accounts are linked by their addresses


@dataclass(frozen=True, slots=True)
class Slack:
    keys: Keys
    receiving: Receiving
    messenger: Messenger

    @property
    def _api(self) -> Api:
        return self.messenger.api

    @property
    def posts(self) -> Mapping[str, Taker]:
        """What takes in what is posted, by its path."""
        return {serve.PATH: serve.taker(self.receiving, self.keys.signing_secret)} if self.keys.signing_secret else {}

    @property
    def pages(self) -> Mapping[str, Taker]:
        """What is opened in a browser, by its path: only where many workspaces may install the bot."""
        if not self.keys.client_id:
            return {}
        keys = self.keys
        return oauth.pages(oauth.App(keys.client_id, keys.client_secret, keys.public_url, keys.emails), self._api)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """What is under way is finished at the end, while its session is still open."""
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self._api)
            stack.push_async_callback(self.receiving.under_way.finish)
            if self.keys.app_token:
                await stack.enter_async_context(socket_mode.connected(self._api, self.keys.app_token, self.receiving))
            yield


def slack(bot: Bot, desk: Desk, keys: Keys) -> Slack:
    tokens = Tokens(desk.store, desk.secret, desk.now, keys.bot_token)
    called = Api(tokens, keys.api_url or api.URL)
    carrying = kept_for_slack(Together(desk.store), desk.now)
    if keys.emails:
        desk.linking.look_ups[PLATFORM] = Emails(called).of
    return Slack(keys, Receiving(bot, desk, Answering(called, carrying), UnderWay()), Messenger(called, carrying))
