"""What Slack sends, in the shapes of its documentation, and a small Slack that fills in a form."""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

from adapters.slack import parse
from adapters.slack.incoming import Incoming
from adapters.slack.keeping import Kept
from bot.events import Owner

Json = dict[str, Any]
USER, BOT, TEAM = "U012CANARY", "U0BOT", "T012CANARY"
DM, CHANNEL = "D012CANARY", "C012CANARY"
SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


def names() -> Callable[[], str]:
    count = itertools.count()
    return lambda: f"id{next(count)}"


def event(inner: Json, **outer: object) -> Json:
    return {
        "token": "XXYYZZ",
        "team_id": TEAM,
        "api_app_id": "A123",
        "event": inner,
        "type": "event_callback",
        "event_id": "Ev0CANARY",
        "event_time": 1_700_000_000,
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True}],
        **outer,
    }


def message(text: object = "can they watch me?", **more: object) -> Json:
    inner = {"type": "message", "channel": DM, "user": USER, "text": text, "ts": "1700000000.000100"}
    return event({**inner, "event_ts": "1700000000.000100", "channel_type": "im", **more})


def mention(text: str = f"<@{BOT}> can they watch me?", **more: object) -> Json:
    inner = {"type": "app_mention", "channel": CHANNEL, "user": USER, "text": text, "ts": "1700000000.000200"}
    return event({**inner, "event_ts": "1700000000.000200", **more})


def command(text: str, **more: str) -> Json:
    return {
        "token": "x",
        "team_id": TEAM,
        "team_domain": "somewhere",
        "channel_id": CHANNEL,
        "channel_name": "general",
        "user_id": USER,
        "user_name": "canary",
        "command": "/agreement",
        "text": text,
        "api_app_id": "A123",
        "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/1/2/3",
        "trigger_id": "13345224609.738474920.8088930838d88f008e0",
        **more,
    }


def interaction(kind: str, **more: object) -> Json:
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": "somewhere"},
        "user": {"id": USER, "username": "canary", "team_id": TEAM},
        "api_app_id": "A123",
        "token": "x",
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": "13345224609.738474920.8088930838d88f008e0",
        **more,
    }


def pressed(button: Json, channel: str = DM, *, ephemeral: bool = False, **message: object) -> Json:
    return interaction(
        "block_actions",
        container={
            "type": "message",
            "message_ts": "1700000000.000300",
            "channel_id": channel,
            "is_ephemeral": ephemeral,
        },
        channel={"id": channel, "name": "directmessage"},
        message={"type": "message", "ts": "1700000000.000300", "text": "…", **message},
        actions=[{**button, "block_id": "b", "action_ts": "1700000001.1"}],
        response_url="https://hooks.slack.com/actions/1/2/3",
    )


def pressed_in(view: Json, button: Json, answers: Mapping[str, object] | None = None) -> Json:
    return interaction(
        "block_actions",
        container={"type": "view", "view_id": "V0CANARY"},
        view={**view, "id": "V0CANARY", "hash": "1700.abc", "state": {"values": _filled(view, answers)}},
        actions=[{**button, "block_id": "b", "action_ts": "1700000001.1"}],
    )


def looked_for(view: Json, block: str, text: str) -> Json:
    element = next(one["element"] for one in view["blocks"] if one.get("block_id") == block)
    return interaction(
        "block_suggestion",
        action_id=element["action_id"],
        block_id=block,
        value=text,
        container={"type": "view", "view_id": "V0CANARY"},
        view={**view, "id": "V0CANARY", "hash": "1700.abc", "state": {"values": {}}},
    )


def sent(view: Json, answers: Mapping[str, object] | None = None) -> Json:
    """The view is sent as it stands, but for these answers, by the id of the block."""
    state = {"values": _filled(view, answers)}
    whole = {**view, "id": "V0CANARY", "team_id": TEAM, "hash": "1700.abc", "state": state}
    return interaction("view_submission", view=whole, response_urls=[])


def _filled(view: Json, answers: Mapping[str, object] | None) -> Json:
    return {
        one["block_id"]: {one["element"]["action_id"]: _state(one["element"], (answers or {}).get(one["block_id"]))}
        for one in reversed(view["blocks"])  # nothing promises their order
        if one["type"] == "input"
    }


def _state(element: Json, answer: object) -> Json:
    match element["type"]:
        case "plain_text_input":
            return {"type": "plain_text_input", "value": answer or element.get("initial_value")}
        case "checkboxes" | "multi_static_select" | "multi_external_select":
            chosen = element.get("initial_options", [])
            if isinstance(answer, tuple):
                chosen = [one for one in element["options"] if one["value"] in answer]
            return {"type": element["type"], "selected_options": chosen}
        case kind:
            chosen = element.get("initial_option")
            if answer is not None:
                listed = element.get("options", [{"text": {"type": "plain_text", "text": answer}, "value": answer}])
                chosen = next(one for one in listed if one["value"] == answer)
            return {"type": kind, "selected_option": chosen}


def read(payload: object, kept: Kept | None = None, owner: Owner = Owner.EMPLOYER) -> Incoming:
    return parse.interaction(payload, owner, SIGNATURE, (kept or {}).get)
