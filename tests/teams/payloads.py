"""What Teams sends, in the shapes of its documentation, and a small Teams that fills in a card."""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

from adapters.teams import parse
from adapters.teams.incoming import Incoming
from adapters.teams.keeping import Kept
from bot.events import Owner
from tests.teams import oracle

Json = dict[str, Any]
USER, ACCOUNT, BOT = "aad-canary", "29:canary", "28:bot"
TENANT, CHAT = "11111111-2222-3333-4444-555555555555", "a:1canary"
CHANNEL = "19:canary@thread.tacv2;messageid=1700000000001"
SERVICE = "https://smba.trafficmanager.net/uk/"


def names() -> Callable[[], str]:
    count = itertools.count()
    return lambda: f"id{next(count)}"


def activity(kind: str, **more: object) -> Json:
    return {
        "type": kind,
        "id": "f:canary-1",
        "timestamp": "2026-11-22T12:00:00.000Z",
        "channelId": "msteams",
        "serviceUrl": SERVICE,
        "from": {"id": ACCOUNT, "name": "Alex Canary", "aadObjectId": USER},
        "recipient": {"id": BOT, "name": "Agreement Bot"},
        "conversation": {"id": CHAT, "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        **more,
    }


def message(text: object = "can they watch me?", **more: object) -> Json:
    return activity("message", text=text, textFormat="plain", **more)


def mention(text: str = "<at>Agreement Bot</at> can they watch me?", **more: object) -> Json:
    called = {"type": "mention", "mentioned": {"id": BOT, "name": "Agreement Bot"}, "text": "<at>Agreement Bot</at>"}
    return in_channel(activity("message", text=text, **{"entities": [called], **more}))


def among_others() -> Json:
    return {"channelData": {"tenant": {"id": TENANT}, "team": {"id": "19:team"}, "channel": {"id": "19:canary"}}}


def invoke(name: str, value: object, **more: object) -> Json:
    return activity("invoke", name=name, value=value, **more)


def in_channel(payload: Json) -> Json:
    where = {"id": CHANNEL, "conversationType": "channel", "isGroup": True, "tenantId": TENANT}
    return {**payload, "conversation": where, **among_others()}


def pressed(button: Json, answers: Mapping[str, object] | None = None, *, dialog: bool = False) -> Json:
    """As the client sends it, by the kind of the button and by where it stands."""
    data = {**button["data"], **(answers or {})}
    if button["type"] == "Action.Execute":
        action = {"type": "Action.Execute", "verb": button["verb"], "title": button["title"], "data": data}
        return invoke("adaptiveCard/action", {"action": action, "trigger": "manual"}, replyToId="1700000000000")
    if "msteams" in data:
        return invoke("task/fetch", {"data": data, "context": {"theme": "default"}}, replyToId="1700000000000")
    if dialog:
        return invoke("task/submit", {"data": data, "context": {"theme": "default"}})
    return activity("message", value=data, replyToId="1700000000000")


def sent(card: Json, answers: Mapping[str, str] | None = None, *, dialog: bool = False) -> Json:
    """The form in a card is sent as it stands, but for these answers, by the id of the input."""
    filled = {one["id"]: one.get("value", "") for one in oracle.inputs(card)} | dict(answers or {})
    offered = oracle.actions(card)
    button = next(one for one in offered if one["data"]["agreement"]["do"] in ("send", "turn"))
    return pressed(button, filled, dialog=dialog)


def read(payload: object, kept: Kept | None = None, owner: Owner = Owner.EMPLOYER) -> Incoming:
    return parse.activity(payload, owner, (kept or {}).get)
