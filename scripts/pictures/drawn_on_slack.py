"""What `draw.mjs` draws: a conversation, or a window."""

from collections.abc import Sequence

from tests.slack.payloads import Json


def conversation(name: str, title: str, said: Sequence[Json]) -> Json:
    return {"name": name, "kind": "conversation", "title": title, "said": list(said)}


def modal(name: str, view: Json, wrong: Json | None = None) -> Json:
    return {"name": name, "kind": "modal", "view": view, "wrong": wrong or {}}


def alex(text: str) -> Json:
    return {"who": "Alex", "text": text, "at": "12:00"}


def bot(posted: Json) -> Json:
    return {"who": "Agreement Bot", "bot": True, "blocks": posted["blocks"], "at": "12:00"}
