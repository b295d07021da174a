"""Settings that are right alone and wrong together. None of what was given is repeated."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from adapters.setting_values import ANY, AppType, loopback
from adapters.settings.described import Settings
from adapters.settings.describing import PREFIX
from bot.membership.ways import Way

SLACK = f"{PREFIX}SLACK_"
TEAMS = f"{PREFIX}TEAMS_"


@dataclass(frozen=True, slots=True)
class Clash:
    """What does not go together, and what to do; not to be told where one of them is wrong by itself."""

    about: tuple[str, ...]
    words: str


def clashes(settings: Settings) -> Iterator[Clash]:
    if settings.local and not loopback(settings.host):
        yield Clash(
            ("local", "host"),
            f"a trial has no sign-in, so it listens on this computer only: any other address is refused. Leave "
            f"{PREFIX}HOST out",
        )
    if settings.membership is Way.LIST and not settings.emails:
        yield Clash(
            ("membership", "link_accounts"),
            f"{PREFIX}MEMBERSHIP=list compares the e-mail addresses of accounts, which are looked up only with "
            f"{PREFIX}LINK_ACCOUNTS=email: set both, or {PREFIX}MEMBERSHIP to 'told' or 'unknown'",
        )
    yield from _of_slack(settings)
    yield from _of_teams(settings)


def _of_slack(settings: Settings) -> Iterator[Clash]:
    """Parts of Slack without the rest."""
    token, many, public = "slack_bot_token", "slack_client_id", "public_url"
    on = settings.slack
    if not on and (settings.slack_signing_secret or settings.slack_app_token or settings.slack_client_secret):
        words = f"Slack needs a token to answer with: set {SLACK}BOT_TOKEN (it begins with xoxb-)"
        yield Clash((token, many), words)
    if on and not (settings.slack_signing_secret or settings.slack_app_token):
        words = f"nothing can come from Slack: set {SLACK}SIGNING_SECRET, or {SLACK}APP_TOKEN for Socket Mode"
        yield Clash((token, many, "slack_signing_secret", "slack_app_token"), words)
    if settings.slack_bot_token and not settings.slack_bot_token.startswith("xoxb-"):
        yield Clash((token,), f"{SLACK}BOT_TOKEN: a bot's token begins with xoxb-")
    if settings.slack_app_token and not settings.slack_app_token.startswith("xapp-"):
        yield Clash(("slack_app_token",), f"{SLACK}APP_TOKEN: an app's token begins with xapp-")
    if settings.slack_bot_token and settings.slack_client_id:
        words = f"{SLACK}BOT_TOKEN is for one workspace, {SLACK}CLIENT_ID for many: set one of the two"
        yield Clash((token, many), words)
    if bool(settings.slack_client_id) != bool(settings.slack_client_secret):
        words = f"{SLACK}CLIENT_ID and {SLACK}CLIENT_SECRET belong together: set both or neither"
        yield Clash((many, "slack_client_secret"), words)
    if settings.slack_client_id and not settings.public_url.startswith("https:"):
        words = f"{SLACK}CLIENT_ID: other workspaces install the bot over https: set {PREFIX}PUBLIC_URL"
        yield Clash((many, public), words)
    if settings.slack_api_url and not loopback(urlsplit(settings.slack_api_url).hostname or ""):
        words = f"{SLACK}API_URL is for a stand-in on this computer only; leave it empty for Slack itself"
        yield Clash(("slack_api_url",), words)
    if settings.local and on:
        words = "a trial knows nobody, so Slack cannot be on in it: leave the settings of Slack out"
        yield Clash(("local", token, many), words)


def _of_teams(settings: Settings) -> Iterator[Clash]:
    """Parts of Teams without the rest."""
    yield from _of_a_stand_in(settings)
    if not settings.teams_app_id:
        parts = (settings.teams_app_password, settings.teams_tenant_id, settings.teams_tenants)
        if any(parts) or (settings.teams_openid_url and not settings.local):
            words = (
                f"Teams needs to know which app the bot is, or anybody could speak to it: set {TEAMS}APP_ID (the "
                "Microsoft App ID of its registration)"
            )
            yield Clash(("teams_app_id", "local"), words)
        return
    yield from _of_an_app(settings)
    if settings.local and not settings.teams_openid_url:
        words = "a trial knows nobody, so Teams cannot be on in it: leave the settings of Teams out"
        yield Clash(("local", "teams_openid_url"), words)


def _of_an_app(settings: Settings) -> Iterator[Clash]:
    kind, tenant, password = settings.teams_app_type, "teams_tenant_id", "teams_app_password"
    if kind is AppType.MANAGED and settings.teams_app_password:
        words = f"{TEAMS}APP_PASSWORD: a managed identity has none, so leave it out"
        yield Clash(("teams_app_type", password), words)
    if kind is not AppType.MANAGED and not (settings.teams_app_password or settings.teams_openid_url):
        words = f"the bot could not answer on Teams: set {TEAMS}APP_PASSWORD (the value of its client secret)"
        yield Clash(("teams_app_type", password, "teams_openid_url"), words)
    if kind is not AppType.MULTI_TENANT and not settings.teams_tenant_id:
        words = (
            f"an app of the type {kind} belongs to one organisation: set {TEAMS}TENANT_ID (the Directory ID), or "
            f"{TEAMS}APP_TYPE if it is an old one for many"
        )
        yield Clash(("teams_app_type", tenant), words)
    if kind is AppType.MULTI_TENANT and not (settings.teams_tenants or settings.teams_tenant_id):
        words = (
            f"an app of the type {kind} can be put into every organisation: set {TEAMS}TENANTS to the ids of those "
            f"that may talk to the bot, with commas between them, or to '{ANY}'"
        )
        yield Clash(("teams_app_type", "teams_tenants", tenant), words)


def _of_a_stand_in(settings: Settings) -> Iterator[Clash]:
    """What plays Teams on this computer: no other service is shown such a token, or brings keys of its own."""
    about = ("teams_openid_url", "teams_outbound_token")
    if settings.teams_openid_url and not loopback(urlsplit(settings.teams_openid_url).hostname or ""):
        words = f"{TEAMS}OPENID_URL is for a stand-in on this computer only; leave it empty for Teams itself"
        yield Clash(about[:1], words)
    if bool(settings.teams_openid_url) != bool(settings.teams_outbound_token):
        words = (
            f"{TEAMS}OPENID_URL and {TEAMS}OUTBOUND_TOKEN belong together, for a stand-in on this computer: set both "
            "or neither"
        )
        yield Clash(about, words)
