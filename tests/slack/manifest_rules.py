"""What Slack takes as a manifest, in the parts that the bot's uses.

Slack's own schema is in no package registry, and nothing fetched is kept here: these are its figures, written down once
more. docs/decisions/slack.md says with which of its versions they were compared.
"""

from collections.abc import Sequence

from tests.slack.payloads import Json


def _text(most: int, least: int = 1, pattern: str = "") -> Json:
    return {"type": "string", "minLength": least, "maxLength": most, **({"pattern": pattern} if pattern else {})}


def _list(of: Json, most: int, least: int = 0, *, once: bool = False) -> Json:
    return {"type": "array", "items": of, "minItems": least, "maxItems": most, "uniqueItems": once}


def _table(required: Sequence[str], **known: Json) -> Json:
    return {"type": "object", "properties": known, "required": list(required), "additionalProperties": False}


_YES_NO: Json = {"type": "boolean"}
_NUMBER: Json = {"type": "integer"}
_ADDRESS = _text(3500, 0, "^https?://")
_PROMPT = _table(["title", "message"], title={"type": "string"}, message={"type": "string"})
_SHORTCUT = _table(
    ["name", "type", "callback_id", "description"],
    name=_text(24),
    type={"enum": ["message", "global"]},
    callback_id=_text(255),
    description=_text(150),
)
_COMMAND = _table(
    ["command", "description"],
    command=_text(32, 2, "^/"),
    url=_text(3000, 0, "^https?://"),
    description=_text(2000),
    usage_hint=_text(1000),
    should_escape=_YES_NO,
)

RULES = _table(
    ["display_information"],
    _metadata=_table([], major_version={**_NUMBER, "const": 2}, minor_version=_NUMBER),
    display_information=_table(
        ["name"],
        name=_text(35),
        description=_text(140),
        long_description=_text(4000, 175),
        background_color=_text(7, 4, "^#([0-9a-fA-F]{3}){1,2}$"),
    ),
    features=_table(
        [],
        app_home=_table(
            [], home_tab_enabled=_YES_NO, messages_tab_enabled=_YES_NO, messages_tab_read_only_enabled=_YES_NO
        ),
        bot_user=_table(["display_name"], display_name=_text(80), always_online=_YES_NO),
        agent_view=_table([], agent_description=_text(300, 0), suggested_prompts=_list(_PROMPT, 4)),
        shortcuts=_list(_SHORTCUT, 10, 1),
        slash_commands=_list(_COMMAND, 50, 1),
    ),
    oauth_config=_table(
        [],
        redirect_urls=_list(_text(2500, 0), 1000, once=True),
        scopes=_table([], bot=_list(_text(50, 0), 255)),
    ),
    settings=_table(
        [],
        event_subscriptions=_table([], request_url=_ADDRESS, bot_events=_list(_text(50, 0), 100, once=True)),
        interactivity=_table(
            ["is_enabled"], is_enabled=_YES_NO, request_url=_ADDRESS, message_menu_options_url=_ADDRESS
        ),
        org_deploy_enabled=_YES_NO,
        socket_mode_enabled=_YES_NO,
        token_rotation_enabled=_YES_NO,
    ),
)
