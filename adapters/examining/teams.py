"""What `doctor` sees of Teams: its settings and, where it may ask, whether Microsoft lets the bot in."""

from typing import TYPE_CHECKING

from adapters import settings
from adapters.finding import Finding, mend, well
from adapters.refusals import NO_CONNECTION
from adapters.settings import PREFIX, Settings

if TYPE_CHECKING:
    from adapters.teams.trying import Tried

NAME = "Teams"


async def ask(chosen: Settings) -> "Tried | None":
    """None where there is nobody to ask: Teams is off, or something on this computer plays it to a trial."""
    if not chosen.teams_app_id:
        return None
    from adapters.teams import signing_keys, standing, trying  # noqa: PLC0415 - it takes a while

    endpoint, header = settings.identity()
    keys = standing.Keys(
        app_id=chosen.teams_app_id,
        app_password=chosen.teams_app_password,
        app_type=chosen.teams_app_type,
        tenant_id=chosen.teams_tenant_id,
        openid_url=chosen.teams_openid_url,
        outbound_token=chosen.teams_outbound_token,
        identity_endpoint=endpoint,
        identity_header=header,
    )
    signing = signing_keys.SigningKeys(chosen.teams_openid_url or signing_keys.MICROSOFT)
    return await trying.tried(standing.tokens_of(keys), signing)


def examine(chosen: Settings, tried: "Tried | None") -> Finding:
    if not chosen.teams:
        return well(NAME, "off; 'agreement-bot manifest teams' is how it begins")
    allowed = chosen.teams_allowed
    whose = "any organisation" if allowed is None else f"{len(allowed)} organisation{'s' * (len(allowed) > 1)}"
    if chosen.teams_openid_url:
        trial = "" if chosen.teams_app_id else ", which needs to show no token"
        on = f"on, for {whose}; a stand-in on this computer plays it{trial}"
    elif not chosen.public_url.startswith("https:"):
        return mend(NAME, f"Teams posts to an https address: set {PREFIX}PUBLIC_URL")
    else:
        where = f"{chosen.public_url.rstrip('/')}/api/messages"
        on = f"on, for {whose}, as {chosen.teams_app_type}, by HTTP at {where}"
    return _judged(chosen, on, tried) if tried else well(NAME, on)


def _judged(chosen: Settings, on: str, tried: "Tried") -> Finding:
    if not tried.keys:
        words = (
            f"{on}; but the keys with which Teams signs cannot be fetched, so nothing from it is let in: see whether "
            f"this computer may open {chosen.teams_openid_url or 'https://login.botframework.com'}"
        )
        return mend(NAME, words)
    if tried.refusal == NO_CONNECTION:
        words = (
            f"{on}; but nobody gives it a token: see whether this computer may open https://login.microsoftonline.com"
        )
        return mend(NAME, words)
    if tried.refusal:
        words = (
            f"{on}; but Microsoft gives it no token ({tried.refusal}): see in the Azure portal whether the id and the "
            f"tenant are right and the client secret has not ended, and set {PREFIX}TEAMS_APP_PASSWORD to a new one"
        )
        return mend(NAME, words)
    if tried.app and tried.app.lower() != chosen.teams_app_id:
        words = f"{on}; but its token is for another app: set {PREFIX}TEAMS_APP_ID to the id of this one"
        return mend(NAME, words)
    return well(NAME, f"{on}; Microsoft gives it a token, and shows its keys")
