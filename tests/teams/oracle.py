"""Whether Teams would take what was drawn: the parts of the schema of Adaptive Cards 1.5 that are used, written here by
hand, with the figures of Teams' own pages. What somebody wrote must come out as nothing but its words.
"""

import json
import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt

Json = dict[str, Any]

CARD = "application/vnd.microsoft.card.adaptive"
KB = 1024
ALIKE = str.maketrans("∗ˋ∼ˍ‹›∖⁅⁆", "*`~_<>\\[]")
TEMPLATE = re.compile(r"\{\{(?:DATE|TIME)", re.IGNORECASE)
BY_ITSELF = re.compile(r"://|www\.|<at|@\w", re.IGNORECASE)
MARKS = MarkdownIt("commonmark").enable(["strikethrough", "table"])
logging.getLogger("markdown_it").setLevel(logging.WARNING)  # it tells every step

COMMON = {"type", "id", "spacing", "separator"}
INPUT = COMMON | {"label", "isRequired", "errorMessage", "value", "placeholder"}
ELEMENTS = {
    "TextBlock": ({"text"}, COMMON | {"wrap", "style", "size", "weight"}),
    "RichTextBlock": ({"inlines"}, COMMON),
    "Container": ({"items"}, COMMON | {"style"}),
    "Image": ({"url", "altText"}, COMMON | {"size"}),
    "ActionSet": ({"actions"}, COMMON),
    "Input.Text": ({"id", "label", "maxLength"}, INPUT | {"isMultiline"}),
    "Input.ChoiceSet": ({"id", "label", "choices"}, INPUT | {"style", "isMultiSelect", "wrap", "choices.data"}),
}
RUN = {"type", "text", "weight", "italic", "color", "underline", "selectAction", "size", "isSubtle"}
VALUES = {
    "style": {"heading", "emphasis", "expanded", "compact", "filtered", "positive"},
    "size": {"Small", "Large", "Stretch"},
    "weight": {"Bolder"},
    "color": {"Accent", "Attention"},
    "spacing": {"None", "Small", "Default", "Medium"},
    "associatedInputs": {"none"},
}


def utf16(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le"))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def message(activity: Json) -> None:
    assert activity["type"] == "message"
    assert set(activity) <= {
        *("type", "text", "textFormat", "summary", "attachments", "entities", "channelData", "suggestedActions")
    }
    assert utf16(activity) <= 100 * KB
    # Of both together Teams makes two messages, and names neither: https://github.com/microsoft/botframework-sdk/issues/6155
    assert bool(activity.get("text", "").strip()) != bool(activity.get("attachments"))
    if activity.get("text"):
        assert activity["textFormat"] in {"plain", "markdown"}
        assert not BY_ITSELF.search(activity["text"])
    if activity.get("textFormat") == "markdown":
        plainly(activity["text"])
    if "attachments" in activity:
        assert 1 <= units(activity["summary"]) <= 200
        (attached,) = activity["attachments"]
        if attached["contentType"] == CARD:
            card(attached["content"])
        else:
            assert attached["contentType"] == "image/png"
            assert attached["contentUrl"].startswith("data:image/png;base64,")
    for one in activity.get("entities", []):
        entity(one)
    if suggested := activity.get("suggestedActions"):
        assert 1 <= len(suggested["actions"]) <= 3
        assert all(set(one) == {"type", "title", "value"} for one in suggested["actions"])
        assert all(one["type"] == "imBack" for one in suggested["actions"])


def entity(one: Json) -> None:
    """Never a mention, and never the label that a machine made it."""
    assert one["type"] == "https://schema.org/Message"
    assert one["@type"] == "Message"
    assert "additionalType" not in one
    assert 1 <= len(one["citation"]) <= 20
    for at, claim in enumerate(one["citation"], start=1):
        assert claim["position"] == at
        assert 1 <= len(claim["appearance"]["name"]) <= 80
        assert 1 <= len(claim["appearance"]["abstract"]) <= 160


def card(drawn: Json) -> None:
    assert drawn["type"] == "AdaptiveCard"
    assert drawn["version"] == "1.5"
    assert set(drawn) == {"type", "$schema", "version", "fallbackText", "body", "msteams"}
    assert utf16(drawn) <= 28 * KB
    assert drawn["body"]
    json.dumps(drawn, ensure_ascii=False).encode()
    elements = list(every(drawn["body"]))
    for one in elements:
        element(one)
    ids = [one["id"] for one in elements if "id" in one]
    assert len(set(ids)) == len(ids)


def every(elements: Sequence[Json]) -> Iterator[Json]:
    for one in elements:
        yield one
        yield from every(one.get("items", []))


def element(one: Json) -> None:  # noqa: C901 - one for each kind
    needed, known = ELEMENTS[one["type"]]
    assert needed <= set(one) <= needed | known
    chosen_from(one)
    match one["type"]:
        case "TextBlock":
            plainly(one["text"])
        case "RichTextBlock":
            assert one["inlines"]
            for run in one["inlines"]:
                inline(run)
        case "Container":
            assert one["items"]
        case "Image":
            assert one["altText"].strip()
            assert re.match(r"https://|data:image/png;base64,", one["url"])
        case "ActionSet":
            assert 1 <= len(one["actions"]) <= 5
            for part in one["actions"]:
                action(part)
        case "Input.Text":
            plainly(one["label"])
            assert max(1, units(one.get("value", ""))) <= one["maxLength"]
        case "Input.ChoiceSet":
            plainly(one["label"])
            choices(one)
    if one.get("isRequired"):
        assert one["errorMessage"]


def choices(one: Json) -> None:
    values = [choice["value"] for choice in one["choices"]]
    assert len(set(values)) == len(values)
    assert all(value and "," not in value for value in values)
    assert values
    for choice in one["choices"]:
        assert set(choice) == {"title", "value"}
        plainly(choice["title"])
    if "choices.data" in one:
        assert one["style"] == "filtered"
        assert set(one["choices.data"]) == {"type", "dataset"}
        assert one["choices.data"]["type"] == "Data.Query"
    chosen = one["value"].split(",") if "value" in one else []
    assert set(chosen) <= set(values)
    assert len(chosen) <= 1 or one["isMultiSelect"]


def inline(run: Json) -> None:
    """Its words mean only themselves, but for dates; what looks like a link is one that the bot wrote."""
    assert {"type", "text"} <= set(run) <= RUN
    assert run["type"] == "TextRun"
    assert run["text"]
    assert not TEMPLATE.search(run["text"])
    assert not any("\ud800" <= char <= "\udfff" for char in run["text"])
    chosen_from(run)
    if "selectAction" in run:
        assert run["selectAction"]["type"] == "Action.OpenUrl"
        assert re.match(r"https?://|mailto:|tel:", run["selectAction"]["url"])


def action(one: Json) -> None:
    assert 1 <= units(one["title"]) <= 60
    chosen_from(one)
    match one["type"]:
        case "Action.Execute":
            assert set(one) <= {"type", "title", "verb", "data", "associatedInputs", "style", "tooltip"}
            assert one["verb"] == one["data"]["agreement"]["do"]
            assert "msteams" not in one["data"]
        case "Action.Submit":
            assert set(one) <= {"type", "title", "data", "associatedInputs", "style", "tooltip"}
            assert one["data"]["agreement"]["do"]
            assert one["data"].get("msteams", {"type": "task/fetch"}) == {"type": "task/fetch"}
        case "Action.OpenUrl":
            assert set(one) == {"type", "title", "url", "tooltip"}
            assert one["url"].startswith("https://")
        case other:
            message = f"nothing draws {other!r}"
            raise AssertionError(message)


def chosen_from(one: Json) -> None:
    assert all(one[key] in known for key, known in VALUES.items() if key in one)


def plainly(text: str) -> None:
    """Where some clients read Markdown: read so, it is one line of words that are shown as they stand."""
    assert text.strip()
    assert not BY_ITSELF.search(text)
    assert not TEMPLATE.search(text)
    tokens = MARKS.parse(text)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    parts = tokens[1].children or []
    assert all(part.type in ("text", "text_special") for part in parts)
    assert "".join(part.content for part in parts).split() == text.split()


def shown(text: str) -> str:
    """The words as somebody wrote them."""
    return text.replace("\u200b", "").translate(ALIKE)


def actions(drawn: Json) -> list[Json]:
    return [dict(part) for one in every(drawn["body"]) if one["type"] == "ActionSet" for part in one["actions"]]


def inputs(drawn: Json) -> list[Json]:
    return [dict(one) for one in every(drawn["body"]) if one["type"].startswith("Input.")]
