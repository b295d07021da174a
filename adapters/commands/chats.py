"""The platforms that are on beside the bot's own pages."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field

from adapters import settings
from adapters.settings import Settings
from adapters.web.serve import Doors
from bot.bot import Bot
from bot.desk import Desk
from bot.outbox import Sender


@dataclass(frozen=True, slots=True)
class Chats:
    """What comes from them, what is told there, and what runs meanwhile."""

    doors: Doors = field(default_factory=Doors)
    senders: Mapping[str, Sender] = field(default_factory=dict)
    running: Callable[[], AbstractAsyncContextManager[None]] = nullcontext

    def __and__(self, other: "Chats") -> "Chats":
        doors = Doors({**self.doors.posts, **other.doors.posts}, {**self.doors.pages, **other.doors.pages})

        @asynccontextmanager
        async def both() -> AsyncIterator[None]:
            async with self.running(), other.running():
                yield

        return Chats(doors, {**self.senders, **other.senders}, both)


def chats(chosen: Settings, bot: Bot, made: Desk) -> Chats:
    """Each is loaded only where it is on: both take a while, for which no other command should wait."""
    joined = Chats()
    if chosen.slack:
        joined &= _slack(chosen, bot, made)
    if chosen.teams:
        joined &= _teams(chosen, bot, made)
    return joined


def _slack(chosen: Settings, bot: Bot, made: Desk) -> Chats:
    from adapters.slack import standing  # noqa: PLC0415 - it takes a while

    keys = standing.Keys(
        chosen.slack_bot_token,
        chosen.slack_signing_secret,
        chosen.slack_app_token,
        chosen.slack_client_id,
        chosen.slack_client_secret,
        f"{chosen.slack_api_url.rstrip('/')}/" if chosen.slack_api_url else "",
        chosen.public_url,
        chosen.emails,
    )
    slack = standing.slack(bot, made, keys)
    return Chats(Doors(slack.posts, slack.pages), {"slack": slack.messenger}, slack.running)


def _teams(chosen: Settings, bot: Bot, made: Desk) -> Chats:
    from adapters.teams import standing  # noqa: PLC0415 - it takes a while

    endpoint, header = settings.identity()
    keys = standing.Keys(
        app_id=chosen.teams_app_id,
        app_password=chosen.teams_app_password,
        app_type=chosen.teams_app_type,
        tenant_id=chosen.teams_tenant_id,
        tenants=chosen.teams_allowed,
        openid_url=chosen.teams_openid_url,
        outbound_token=chosen.teams_outbound_token,
        identity_endpoint=endpoint,
        identity_header=header,
        public_url=chosen.public_url,
        emails=chosen.emails,
        sdk=chosen.teams_sdk,
    )
    teams = standing.teams(bot, made, keys)
    return Chats(Doors(teams.posts), {"teams": teams.messenger}, teams.running)
