"""What `doctor` sees of linking accounts: whether it is on, and whether Slack lets it look addresses up."""

from adapters.examining.slack import Answered
from adapters.finding import Finding, mend, well
from adapters.settings import PREFIX, Settings

NAME = "linked accounts"
ON = "by e-mail address, to count each person once"


def examine(chosen: Settings, answered: Answered | None) -> Finding:
    """`answered`: what Slack said of its app, if it was asked."""
    if not chosen.emails:
        words = f"off: each account counts as a person; {PREFIX}LINK_ACCOUNTS=email links those with one address"
        return well(NAME, words)
    if not (chosen.slack or chosen.teams):
        return well(NAME, f"{ON}; no chat is on whose accounts have one")
    if chosen.slack_bot_token:
        return _of_slack(answered)
    later = "; a workspace that installed the bot before this was set must install it again" if chosen.slack else ""
    return well(NAME, f"{ON}{later}")


def _of_slack(answered: Answered | None) -> Finding:
    """Slack gives no address, and says nothing of it, where the app may not see any: so it is asked what it may."""
    from adapters.slack import manifest  # noqa: PLC0415 - it takes a while

    if answered is None:
        return well(NAME, f"{ON}; Slack was not asked whether the app may see addresses")
    if answered.refusal:
        words = f"Slack does not say whether the app may see addresses ({answered.refusal}): see what it says of Slack"
        return mend(NAME, words)
    if missing := [one for one in manifest.EMAIL_SCOPES if one not in answered.scopes]:
        words = (
            f"the app at Slack lacks {' and '.join(missing)}, so its accounts are linked to no others: put what "
            "'agreement-bot manifest slack' prints now in the place of its manifest, and install it again"
        )
        return mend(NAME, words)
    return well(NAME, f"{ON}; Slack lets it look addresses up")
