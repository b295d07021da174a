"""What a button of a card carries for the bot and gives back when it is pressed.

It stands under one key, apart from the inputs of the card, which come beside it.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from adapters.naming import whole
from adapters.payloads import MalformedError, Payload, inner, some, words
from adapters.teams.keeping import Look, Pen, Stand
from adapters.teams.sizes import NAME, VALUE, Json

KEY = "agreement"


class Does(StrEnum):
    PRESS = "press"
    SEND = "send"
    TURN = "turn"
    MORE = "more"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Carried:
    """`mark` names the form that is sent; `held`, what was filled in and is not shown."""

    does: Does
    what: str
    value: str = field(default="", repr=False)
    mark: str = ""
    held: str = ""


def written(carried: Carried, pen: Pen) -> Json:
    given: Json = {"do": str(carried.does), "what": pen.short(carried.what, NAME)}
    if carried.value:
        given["value"] = pen.short(carried.value, VALUE)
    if carried.mark:
        given["mark"] = carried.mark
    if carried.held:
        given["held"] = carried.held
    opens = {"msteams": {"type": "task/fetch"}} if _opens(carried.does, pen.stand) else {}
    return {**opens, KEY: given}


def read(data: Payload, look: Look) -> Carried:
    given = inner(data, KEY)
    try:
        does = Does(some(given, "do"))
    except ValueError as error:
        raise MalformedError from error
    what, value = some(given, "what"), words(given, "value")
    if does in (Does.PRESS, Does.SEND):
        what = whole(what, look)  # else it is the name of what was kept
    return Carried(does, what, whole(value, look) if value else "", words(given, "mark"), words(given, "held"))


def ours(data: object) -> bool:
    return isinstance(data, dict) and isinstance(data.get(KEY), dict)


def _opens(does: Does, stand: Stand) -> bool:
    """Whether pressing it opens a dialog; in one, the next follows by itself."""
    return stand is Stand.SHARED or (does is Does.ASIDE and stand is Stand.CHAT)
