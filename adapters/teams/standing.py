"""Teams as a whole, put together from the settings: what takes in, what delivers, and how it begins and ends."""

from collections.abc import AsyncIterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from adapters import handing
from adapters.setting_values import AppType, TeamsSdk
from adapters.teams import outbound, serve, signing_keys
from adapters.teams.answering import Answering
from adapters.teams.carrying import kept_for_teams
from adapters.teams.connector import Connector
from adapters.teams.emails import Emails
from adapters.teams.guard import Guard
from adapters.teams.installs import Installs
from adapters.teams.kits import Kit, kit
from adapters.teams.outbound import Tokens
from adapters.teams.receiving import Receiving
from adapters.teams.sender import Messenger
from adapters.teams.serve import Taker
from adapters.teams.signing_keys import SigningKeys
from adapters.teams.whose import PLATFORM
from bot.bot import Bot
from bot.desk import Desk
from bot.outbox.together import Together


@dataclass(frozen=True, slots=True)
class Keys:
    """The settings. `tenants`: None for all. `openid_url` and `outbound_token` are for a stand-in on this computer.

    `origins`: where that stand-in takes messages, beside where it shows its keys. `identity_endpoint` and the header
    for it are how Azure lets a process ask for its managed identity.
    """

    app_id: str = ""
    app_password: str = field(default="", repr=False)
    app_type: AppType = AppType.SINGLE_TENANT
    tenant_id: str = ""
    tenants: AbstractSet[str] | None = frozenset()
    openid_url: str = ""
    outbound_token: str = field(default="", repr=False)
    origins: frozenset[str] = frozenset()
    identity_endpoint: str = ""
    identity_header: str = field(default="", repr=False)
    public_url: str = ""
    emails: bool = False  # whether accounts are linked by their addresses
    sdk: TeamsSdk = TeamsSdk.BOTBUILDER

    @property
    def stand_in(self) -> frozenset[str]:
        """The origins of what plays Teams; none for Teams itself."""
        if not self.openid_url:
            return frozenset()
        parts = urlsplit(self.openid_url)
        return self.origins | {f"{parts.scheme}://{parts.netloc}"}


@dataclass(frozen=True, slots=True)
class Teams:
    """Without a guard anybody may speak to it: see `teams`."""

    keys: Keys
    receiving: Receiving
    messenger: Messenger
    guard: Guard | None
    kit: Kit

    @property
    def posts(self) -> Mapping[str, Taker]:
        """What takes in what is posted, by its path."""
        return {serve.PATH: serve.taker(self.kit.carrying(self.receiving), self.guard, self.keys.tenants)}

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """What is under way is finished at the end, while its session is still open."""
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.messenger.connector)
            stack.push_async_callback(self.receiving.under_way.finish)
            if self.guard:
                await stack.enter_async_context(self.guard.keys.running())
            yield


def teams(bot: Bot, desk: Desk, keys: Keys) -> Teams:
    """ValueError where anybody could speak to it, unless that is a trial, to which only this computer can speak."""
    connector, together = Connector(tokens_of(keys)), Together(desk.store)
    carrying, handed = kept_for_teams(together, desk.now), handing.of(desk, keys.public_url)
    answering = Answering(connector, carrying, handed, desk.secret)
    receiving = Receiving(bot, desk, answering, Installs(together, desk))
    if keys.emails:
        desk.linking.look_ups[PLATFORM] = Emails(connector).of
    messenger = Messenger(connector, carrying, desk.secret, desk.now)
    chosen = kit(keys.sdk)
    return Teams(keys, receiving, messenger, _guard(keys, chosen, trial=desk.house.local), chosen)


def _guard(keys: Keys, chosen: Kit, *, trial: bool) -> Guard | None:
    if trial and keys.stand_in and not keys.app_id:
        return None
    return Guard(keys.app_id, SigningKeys(keys.openid_url or signing_keys.MICROSOFT), chosen.checking)


def tokens_of(keys: Keys) -> Tokens:
    """With which the bot speaks to Teams."""
    if keys.stand_in:
        return outbound.Fixed(keys.outbound_token, keys.stand_in)
    match keys.app_type:
        case AppType.SINGLE_TENANT:
            return outbound.Password(keys.app_id, keys.app_password, keys.tenant_id)
        case AppType.MULTI_TENANT:
            return outbound.Password(keys.app_id, keys.app_password)
        case AppType.MANAGED:
            return outbound.Managed(keys.app_id, keys.identity_endpoint, keys.identity_header)
