"""Whether Slack would take what was drawn.

`slackblocks` builds each block again and refuses most that is too long; the figures below are Slack's own, written here
a second time, so that a mistake in the adapter's is found.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import slackblocks as sb

from adapters.slack.render import Message

Json = Mapping[str, Any]

# All that may stand between angle brackets: a date that only shows its words, and a link.
ALLOWED = re.compile(r"<!date\^00000000\^\{_\}\|[*_~`]>|<(?:https?://|mailto:|tel:)[^<>|]+\|[^<>]*>")
PINGS = re.compile(r"<[@!#]")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def message(drawn: Message) -> None:
    blocks = list(drawn.blocks)
    assert 1 <= len(blocks) <= 50
    assert all(one["type"] != "input" for one in blocks)
    assert drawn.text.strip()
    assert units(drawn.text) <= 4_000
    safe_marks(drawn.text)
    assert units(json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))) <= 13_200
    json.dumps(blocks).encode()
    sb.Message(channel="C", text=drawn.text, blocks=[block(one) for one in blocks])
    ids(blocks)


VIEWS = frozenset({"views.open", "views.push", "views.update", "views.publish"})
MESSAGES = frozenset({"chat.postMessage", "chat.postEphemeral", "response_url"})


def called(method: str, payload: Json) -> None:
    """Whatever Slack is called with."""
    if method in VIEWS:
        view(payload["view"])
        assert (payload["view"]["type"] == "home") == (method == "views.publish")
    if method in MESSAGES:
        assert (payload["unfurl_links"], payload["unfurl_media"]) == (False, False)
        assert not {"parse", "link_names", "attachments", "mrkdwn"} & payload.keys()
        message(Message(payload["text"], tuple(payload["blocks"])))
    if method == "files.completeUploadExternal":
        assert "initial_comment" not in payload


def answered(answer: Json) -> None:
    """What a request of Slack's is answered with."""
    match answer:
        case {"response_action": "update" | "push", "view": shown}:
            view(shown)
        case {"response_action": "errors", "errors": told}:
            assert all(0 < units(wrong) <= 2_000 and wrong.strip() for wrong in told.values())
        case {"options": listed}:
            assert len(listed) <= 100
            assert all(option(one) for one in listed)
        case _:
            message_ = f"nothing answers {answer!r}"
            raise AssertionError(message_)


def view(drawn: Json) -> None:
    blocks = drawn["blocks"]
    assert 1 <= len(blocks) <= 100
    assert len(json.dumps(drawn)) <= 250_000
    assert units(drawn["private_metadata"]) <= 3_000
    made = [block(one) for one in blocks]
    inputs = any(one["type"] == "input" for one in blocks)
    assert inputs == ("submit" in drawn)
    if drawn["type"] == "home":
        assert set(drawn) == {"type", "callback_id", "private_metadata", "blocks"}
        sb.HomeTabView(made, private_metadata=drawn["private_metadata"], callback_id=drawn["callback_id"])
    else:
        assert set(drawn) <= {"type", "callback_id", "private_metadata", "blocks", "title", "submit", "close"}
        sb.ModalView(
            text(drawn["title"], 24, marks=False),
            made,
            close=text(drawn["close"], 24, marks=False),
            submit=text(drawn["submit"], 24, marks=False) if "submit" in drawn else None,
            private_metadata=drawn["private_metadata"],
            callback_id=drawn["callback_id"],
        )
    ids(blocks)


def ids(blocks: Sequence[Json]) -> None:
    """No two buttons of one message or view have one id, nor two blocks."""
    actions = [element["action_id"] for one in blocks for element in elements(one) if element["type"] == "button"]
    assert len(set(actions)) == len(actions)
    named = [one["block_id"] for one in blocks if "block_id" in one]
    assert len(set(named)) == len(named)


def elements(one: Json) -> Iterator[Json]:
    if one["type"] == "actions":
        yield from one["elements"]
    for key in ("accessory", "element"):
        if key in one:
            yield one[key]


def block(one: Json) -> sb.Block:  # noqa: PLR0911 - one for each kind
    match one["type"]:
        case "header":
            return sb.HeaderBlock(text(one["text"], 150, marks=False))
        case "divider":
            return sb.DividerBlock()
        case "section" if "fields" in one:
            assert 1 <= len(one["fields"]) <= 10
            return sb.SectionBlock(fields=[text(field, 2_000) for field in one["fields"]])
        case "section":
            beside = element(one["accessory"]) if "accessory" in one else None
            return sb.SectionBlock(text=text(one["text"], 3_000), accessory=beside)
        case "context":
            assert 1 <= len(one["elements"]) <= 10
            return sb.ContextBlock([text(part, 3_000) for part in one["elements"]])
        case "actions":
            assert 1 <= len(one["elements"]) <= 25
            return sb.ActionsBlock([element(part) for part in one["elements"]])
        case "input":
            assert 1 <= units(one["block_id"]) <= 255
            return sb.InputBlock(
                label=text(one["label"], 2_000, marks=False),
                element=element(one["element"]),
                block_id=one["block_id"],
                hint=text(one["hint"], 2_000, marks=False) if "hint" in one else None,
                optional=one["optional"],
            )
        case other:
            message = f"nothing draws {other!r}"
            raise AssertionError(message)


def element(one: Json) -> Any:
    assert 1 <= units(one["action_id"]) <= 255
    placeholder = text(one["placeholder"], 150, marks=False) if "placeholder" in one else None
    kind, common = one["type"], {"action_id": one["action_id"]}
    match kind:
        case "button":
            assert units(one.get("value", "")) <= 2_000
            assert units(one["accessibility_label"]) <= 75
            return sb.Button(
                text(one["text"], 75, marks=False),
                value=one.get("value"),
                style=one.get("style"),
                accessibility_label=one["accessibility_label"],
                **common,
            )
        case "plain_text_input":
            assert units(one.get("initial_value", "")) <= one["max_length"] <= 3_000
            return sb.PlainTextInput(
                initial_value=one.get("initial_value"),
                multiline=one["multiline"],
                max_length=one["max_length"],
                **common,
            )
        case "radio_buttons" | "checkboxes":
            assert 1 <= len(one["options"]) <= 10
            made = sb.CheckboxGroup if kind == "checkboxes" else sb.RadioButtonGroup
            return made(options=options(one), **common)
        case "static_select" | "multi_static_select":
            assert 1 <= len(one["options"]) <= 100
            listed = sb.StaticMultiSelectMenu if kind == "multi_static_select" else sb.StaticSelectMenu
            return listed(options=options(one), placeholder=placeholder, **common)
        case "external_select" | "multi_external_select":
            options(one)
            searched = sb.ExternalMultiSelectMenu if kind == "multi_external_select" else sb.ExternalSelectMenu
            return searched(min_query_length=one["min_query_length"], placeholder=placeholder, **common)
        case _:
            message = f"nothing draws {kind!r}"
            raise AssertionError(message)


def options(one: Json) -> list[sb.Option]:
    """The options of an element; what is chosen already must be one of them, to the letter."""
    chosen = one.get("initial_options", [one["initial_option"]] if "initial_option" in one else [])
    assert "initial_options" not in one or chosen
    listed = one.get("options", chosen)
    assert all(part in listed for part in chosen)
    values = [part["value"] for part in listed]
    assert len(set(values)) == len(values)
    return [option(part) for part in listed]


def option(one: Json) -> sb.Option:
    assert set(one) <= {"text", "value", "description"}
    assert 1 <= units(one["value"]) <= 150
    return sb.Option(
        text(one["text"], 75, marks=False),
        one["value"],
        description=text(one["description"], 75, marks=False) if "description" in one else None,
    )


def text(one: Json, most: int, *, marks: bool = True) -> sb.Text:
    """A text object; `marks`: whether mrkdwn may stand there."""
    said = one["text"]
    assert isinstance(said, str)
    assert said.strip()
    assert units(said) <= most
    assert not any("\ud800" <= char <= "\udfff" for char in said)
    if one["type"] == "plain_text":
        assert set(one) == {"type", "text", "emoji"}
        assert one["emoji"] is False
        return sb.Text(said, sb.TextType.PLAINTEXT)
    assert one == {"type": "mrkdwn", "text": said, "verbatim": True}
    assert marks, "no marks may stand here"
    safe_marks(said)
    return sb.Text(said, sb.TextType.MARKDOWN, verbatim=True)


def safe_marks(said: str) -> None:
    """It pings nobody, every escape is whole, and nothing opens that does not close."""
    rest = ALLOWED.sub("", said)
    assert not PINGS.search(rest)
    assert "<" not in rest
    assert not re.search(r"(?<!^)(?<!\n)>", rest), "only a quotation begins with it"
    assert not re.search(r"&(?!(?:amp|lt|gt);)", rest)


def shown(said: str) -> str:
    """The words that a reader sees, with the marks that were written for us still there."""
    words = re.sub(r"<!date\^00000000\^\{_\}\|(.)>", r"\1", said)
    words = re.sub(r"<[^<>|]+\|([^<>]*)>", r"\1", words)
    return words.replace("\u200b", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
