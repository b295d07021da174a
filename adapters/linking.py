"""What `doctor` sees of linking accounts: whether it is on, and whether Slack lets it look addresses up."""

from datetime import UTC, datetime

from adapters.finding import Finding
from adapters.refusals import Refusal
from adapters.settings import PREFIX, Settings
from bot.store import MemoryStore

NAME = "linked accounts"
ON = "by e-mail address, to count each person once"


async def examine(chosen: Settings) -> Finding:
    if not chosen.emails:
        words = f"off: each account counts as a person; {PREFIX}LINK_ACCOUNTS=email links those with one address"
        return Finding(NAME, well=True, words=words)
    if not (chosen.slack or chosen.teams):
        return Finding(NAME, well=True, words=f"{ON}; no chat is on whose accounts have one")
    if chosen.slack_bot_token:
        return await _of_slack(chosen)
    later = "; a workspace that installed the bot before this was set must install it again" if chosen.slack else ""
    return Finding(NAME, well=True, words=f"{ON}{later}")


async def _of_slack(chosen: Settings) -> Finding:
    """Slack gives no address, and says nothing of it, where the app may not see any: so it is asked what it may."""
    from adapters.slack import api, manifest  # noqa: PLC0415 - it takes a while
    from adapters.slack.installed import Tokens  # noqa: PLC0415

    tokens = Tokens(MemoryStore(), b"", lambda: datetime.now(UTC))
    url = f"{chosen.slack_api_url.rstrip('/')}/" if chosen.slack_api_url else api.URL
    try:
        async with api.Api(tokens, url) as asked:
            granted = await asked.scopes(chosen.slack_bot_token)
    except Refusal as refusal:
        words = f"Slack does not say whether the app may see addresses ({refusal}): look whether the token is right"
        return Finding(NAME, well=False, words=words)
    missing = [one for one in manifest.EMAIL_SCOPES if one not in granted]
    if missing:
        words = (
            f"the app at Slack lacks {' and '.join(missing)}, so its accounts are linked to no others: put what "
            "'agreement-bot manifest slack' prints now in the place of its manifest, and install it again"
        )
        return Finding(NAME, well=False, words=words)
    return Finding(NAME, well=True, words=f"{ON}; Slack lets it look addresses up")
