"""The manifest from which Slack makes the app, with the smallest scopes."""

from adapters.slack.incoming import ASK_ABOUT, REPORT
from adapters.slack.sizes import Json
from bot.identity import EXAMPLES, NAME

COMMAND = "/agreement"

# What each is for stands beside it; nothing else is asked for.
SCOPES = (
    "app_mentions:read",  # to be mentioned
    "assistant:write",  # to suggest questions in its conversations
    "chat:write",  # to answer
    "commands",  # the command, and the shortcuts
    "files:write",  # charts and documents
    "im:history",  # to be written to
    "im:write",  # to open a conversation in which somebody is told something
)
EMAIL_SCOPES = ("users:read", "users:read.email")  # to count a person once; only where accounts are linked by e-mail
EVENTS = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")


def scopes(*, emails: bool) -> tuple[str, ...]:
    return (*SCOPES, *EMAIL_SCOPES) if emails else SCOPES


def manifest(public_url: str, *, socket_mode: bool = False, many: bool = False, emails: bool = False) -> Json:
    """`public_url`: where Slack reaches the bot. `many`: other workspaces may install it, too.

    `emails`: accounts are linked by their addresses.
    """
    where = f"{public_url.rstrip('/')}/slack/events"
    web: Json = {} if socket_mode else {"request_url": where}
    made: Json = {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": NAME,
            "description": "A machine that answers questions about AI at work, and takes reports to your reps.",
            "long_description": _LONG,
            "background_color": "#1f2937",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": False},
            "agent_view": {
                "agent_description": "A machine that finds what people wrote about AI at work.",
                "suggested_prompts": [{"title": one, "message": one} for one in EXAMPLES],
            },
            "shortcuts": [
                {
                    "name": "Ask the agreement bot",
                    "type": "message",
                    "callback_id": ASK_ABOUT,
                    "description": "What it finds about this message",
                },
                {
                    "name": "Report AI at work",
                    "type": "global",
                    "callback_id": REPORT,
                    "description": "Tell your reps of a system",
                },
            ],
            "slash_commands": [
                {
                    "command": COMMAND,
                    **({} if socket_mode else {"url": where}),
                    "description": "Ask about AI at work, or report a system",
                    "usage_hint": "ask, report, status, help, about, stop",
                    "should_escape": True,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(scopes(emails=emails))}},
        "settings": {
            "event_subscriptions": {**web, "bot_events": list(EVENTS)},
            "interactivity": {
                "is_enabled": True,
                **web,
                **({} if socket_mode else {"message_menu_options_url": where}),
            },
            "org_deploy_enabled": many,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }
    if many:
        made["oauth_config"]["redirect_urls"] = [f"{public_url.rstrip('/')}/slack/oauth_redirect"]
    return made


_LONG = (
    "Ask it in your own words what the agreement on AI and robotics says, what the law already asks of your employer, "
    "and what you can do next. People wrote every answer; it finds them, names the clause, and says what kind of thing "
    "each answer is. It takes reports of AI at work to the reps of your union. It is a machine, says so, and never "
    "pretends to be a person. Whoever owns a workspace may be able to read what is written in it."
)
