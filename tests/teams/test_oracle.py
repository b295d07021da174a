"""The oracle refuses what Teams would not take: else the other tests would prove nothing."""

import pytest

from adapters.teams import render
from adapters.teams.keeping import Stand
from adapters.teams.render import To
from bot.replies import Card
from tests.teams import oracle
from tests.teams.payloads import Json, names


def good() -> Json:
    (sent,) = render.messages((Card("A title", "Some words."),), To(Stand.CHAT), names()).sent
    return sent.activity


def body() -> list[Json]:
    found: list[Json] = good()["attachments"][0]["content"]["body"]
    return found


def with_body(*elements: Json) -> Json:
    activity = good()
    activity["attachments"][0]["content"]["body"] = list(elements)
    return activity


def test_what_is_good_is_taken() -> None:
    oracle.message(good())
    oracle.message(with_body(*body()))


TYPED = {"type": "Input.Text", "id": "a", "label": "x", "maxLength": 5}
LISTED = {"type": "Input.ChoiceSet", "id": "a", "label": "x", "choices": [{"title": "x", "value": "x"}]}


@pytest.mark.parametrize(
    "element",
    [
        {"type": "TextBlock", "text": "**bold**"},
        {"type": "TextBlock", "text": "see [x](https://a.example)"},
        {"type": "TextBlock", "text": "see https://a.example"},
        {"type": "TextBlock", "text": "<at>x</at>"},
        {"type": "TextBlock", "text": "- a list"},
        {"type": "TextBlock", "text": "&amp;"},
        {"type": "TextBlock", "text": "x", "unknown": 1},
        {"type": "RichTextBlock", "inlines": []},
        {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "{{DATE(x)}}"}]},
        {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "x" * 15_000}]},
        {"type": "Image", "url": "http://a.example/x.png", "altText": "x"},
        {"type": "Image", "url": "https://a.example/x.png", "altText": " "},
        {**TYPED, "value": "123456"},
        {**TYPED, "isRequired": True},
        {**LISTED, "value": "y"},
        {**LISTED, "choices": []},
        {**LISTED, "choices": [{"title": "x", "value": "a,b"}]},
        {"type": "ActionSet", "actions": []},
        {"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "x", "url": "http://x", "tooltip": ""}]},
        {"type": "Container", "items": [TYPED, LISTED]},
    ],
)
def test_what_is_not_is_refused(element: Json) -> None:
    with pytest.raises((AssertionError, KeyError)):
        oracle.message(with_body(element))


@pytest.mark.parametrize(
    "more",
    [
        {"entities": [{"type": "mention", "mentioned": {"id": "29:x"}, "text": "<at>x</at>"}]},
        {"entities": [{"type": "https://schema.org/Message", "additionalType": ["AIGeneratedContent"]}]},
        {"summary": "x" * 300},
        {"text": "Words beside a card", "textFormat": "plain"},
        {"unknown": 1},
    ],
)
def test_an_activity_that_does_more_is_refused(more: Json) -> None:
    with pytest.raises((AssertionError, KeyError)):
        oracle.message(good() | more)
