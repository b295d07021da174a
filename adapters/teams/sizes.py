"""How much Teams takes, counted in UTF-16 units of JSON, of which each is two bytes.

Sources: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages and the pages on
cards, on dialogs and on citations. A whole message may be about 100 KB; a card is kept below 28.
"""

import json
from typing import Any

import msgspec

Json = dict[str, Any]

CARD = 13_500  # 28 KB are 14,336
ELEMENT = 12_500  # of a card, which also holds what is around it, and a button
PIECE = 4_000  # of an element that can be cut
PICTURE = 10_000  # of the data of one within a card
MESSAGE = 45_000  # with a picture in it; 100 KB are 51,200

ACTIONS, BUTTON = 5, 60  # of one row; clients hide more, and cut longer labels
VALUE, NAME = 1_000, 200  # of what a button carries, and of what is only a name
HEADING, SUMMARY, FALLBACK = 500, 200, 500
LABEL, OPTION = 1_000, 200
DIALOG_TITLE = 60
ALTERNATIVE = 1_000
SUGGESTED = 3  # actions below the last message; Teams shows no more
FOUND = 15  # of what is searched for while somebody types

CITED, CITED_NAME, CITED_ABSTRACT = 20, 80, 160


def size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def json_size(value: object) -> int:
    try:
        written = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # half a character, which stays half of one
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return size(written)
