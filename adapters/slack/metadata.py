"""What a view carries for the bot and gives back with whatever is done in it. Slack signs it."""

import json
from dataclasses import dataclass, field

from adapters.slack.sizes import METADATA

_LONGEST = 200  # characters of a key or a channel
LONGEST_KEY = (METADATA - 2 * _LONGEST) // 2 - 100  # of a form: each character may take two in JSON


@dataclass(frozen=True, slots=True)
class Metadata:
    """`form`: the key of the form, made short. `key` and `reach`: of the place in which the view was opened.

    `turn`: the name of what is kept of a form that is shown part by part.
    """

    form: str = ""
    key: str = field(default="", repr=False)
    reach: str = field(default="", repr=False)
    turn: str = ""


def written(metadata: Metadata) -> str:
    given = {"form": metadata.form, "key": metadata.key, "reach": metadata.reach}
    if metadata.turn:
        given["turn"] = metadata.turn
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Metadata | None:
    """None where this is nothing that was written here."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        return None
    match given:
        case {"form": str(form), "key": str(key), "reach": str(reach)} if max(len(key), len(reach)) <= _LONGEST:
            turn = given.get("turn", "")
            return Metadata(form, key, reach, turn) if isinstance(turn, str) else None
        case _:
            return None
