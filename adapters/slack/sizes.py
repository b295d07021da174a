"""How much Block Kit takes, counted as the shyest of Slack's clients may count: in UTF-16 units, after escaping.

Sources: https://docs.slack.dev/reference/block-kit and the pages of chat.postMessage and views.open.
"""

import json
from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
SECTION, HEADER, CONTEXT = 3_000, 150, 2_000
FIELD, FIELDS = 2_000, 10
ACTIONS, BUTTON, VALUE = 25, 75, 2_000
ACTION_ID, BLOCK_ID = 255, 255
OPTION, OPTION_VALUE, OPTIONS, TICKED = 75, 150, 100, 10  # TICKED: radio buttons and checkboxes
LABEL, PLACEHOLDER, TYPED = 2_000, 150, 3_000
TITLE, METADATA = 24, 3_000
ALTERNATIVE = 1_000  # of an uploaded picture

# The page of chat.postMessage names 40,000, but posts of more than 4,000 have been refused with `msg_too_long`.
TEXT = 3_900

# Nowhere documented: `msg_blocks_too_long` was met from about 13,200 characters of JSON on, over all blocks of a
# message, and at 11,300 of text (slackapi/bolt-js issues 2509 and 2867).
MESSAGE = 11_000

VIEW = 245_000  # bytes; 250 KB are documented


def size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def message_size(blocks: Sequence[Json]) -> int:
    return size(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def view_size(view: Json) -> int:
    """In bytes as slack_sdk sends it, where every character outside of ASCII takes six or twelve."""
    return len(json.dumps(view))
