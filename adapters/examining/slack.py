"""What `doctor` sees of Slack: its settings and, where it may ask, what Slack says of its app."""

from dataclasses import dataclass
from datetime import UTC, datetime

from adapters.examining import clock
from adapters.examining.clock import Ticks
from adapters.finding import Finding, look, mend, well
from adapters.refusals import NO_CONNECTION, Refusal
from adapters.settings import PREFIX, Settings

NAME = "Slack"
_DEAD = {
    "invalid_auth": "Slack does not know the token",
    "not_authed": "Slack does not know the token",
    "account_inactive": "the app is no longer in the workspace",
    "app_uninstalled": "the app is no longer in the workspace",
    "token_revoked": "the token was withdrawn",
    "token_expired": "the token has ended",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """What Slack said. `refusal`: its word, where it refused; then nothing else is known."""

    refusal: str = ""
    bot: str = ""
    team: str = ""
    scopes: frozenset[str] = frozenset()
    ticks: Ticks | None = None
    socket_refusal: str = ""  # why Socket Mode cannot be opened, where it is wanted


async def ask(chosen: Settings) -> Answered | None:
    """None where there is nothing to ask: Slack is off, or each workspace has a token of its own."""
    if not chosen.slack_bot_token:
        return None
    from adapters.slack import api  # noqa: PLC0415 - it takes a while
    from adapters.slack.installed import Tokens  # noqa: PLC0415
    from bot.store import MemoryStore  # noqa: PLC0415

    url = f"{chosen.slack_api_url.rstrip('/')}/" if chosen.slack_api_url else api.URL
    async with api.Api(Tokens(MemoryStore(), b"", lambda: datetime.now(UTC)), url) as asked:
        before = datetime.now(UTC)
        try:
            found = await asked.tested(chosen.slack_bot_token)
        except Refusal as refusal:
            return Answered(refusal.code)
        ticks = clock.of_http(NAME, found.date, before, datetime.now(UTC))
        socket = ""
        if chosen.slack_app_token:
            try:
                await asked.with_token(chosen.slack_app_token, "apps.connections.open", {})
            except Refusal as refusal:
                socket = refusal.code
    return Answered("", found.bot, found.team, found.scopes, ticks, socket)


def examine(chosen: Settings, answered: Answered | None) -> Finding:
    if not chosen.slack:
        return well(NAME, "off; 'agreement-bot manifest slack' is how it begins")
    whose = "one workspace" if chosen.slack_bot_token else "any workspace that installs it"
    ways = ["Socket Mode"] if chosen.slack_app_token else []
    if chosen.slack_signing_secret:
        ways.append(f"HTTP at {chosen.public_url.rstrip('/')}/slack/events")
    if chosen.slack_signing_secret and not chosen.slack_app_token and not chosen.public_url.startswith("https:"):
        return mend(NAME, f"Slack posts to an https address: set {PREFIX}PUBLIC_URL, or use Socket Mode")
    on = f"on, for {whose}, by {' and '.join(ways)}"
    return _asked(on, answered) if answered else well(NAME, on)


def _asked(on: str, answered: Answered) -> Finding:
    from adapters.slack import manifest  # noqa: PLC0415 - it takes a while

    if answered.refusal == NO_CONNECTION:
        return mend(NAME, f"{on}; but Slack cannot be reached: see whether this computer may open https://slack.com")
    if answered.refusal:
        why = _DEAD.get(answered.refusal, "Slack refuses the token")
        words = f"{on}; but {why} ({answered.refusal}): install the app again and set {PREFIX}SLACK_BOT_TOKEN anew"
        return mend(NAME, words)
    if answered.socket_refusal:
        words = (
            f"{on}; but Socket Mode does not open ({answered.socket_refusal}): turn it on at Slack, and make a token "
            f"with connections:write for {PREFIX}SLACK_APP_TOKEN"
        )
        return mend(NAME, words)
    if missing := [one for one in manifest.SCOPES if one not in answered.scopes]:
        words = (
            f"{on}; but the app lacks {', '.join(missing)}: put what 'agreement-bot manifest slack' prints in the "
            "place of its manifest, and install it again"
        )
        return mend(NAME, words)
    known = f"{on}; Slack knows it as {answered.bot} in {answered.team}"
    more = sorted(answered.scopes - {*manifest.SCOPES, *manifest.EMAIL_SCOPES})
    if more:
        return look(NAME, f"{known}; it was given more than it needs ({', '.join(more)}): take that back at Slack")
    return well(NAME, known)
