"""What a button of a card carries for the bot and gives back when it is pressed.

It stands under one key, apart from the inputs of the card, which come beside it.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from adapters.teams.keeping import Look, Pen, Stand, whole
from adapters.teams.reading import MalformedError, Payload, inner, some, table, words
from adapters.teams.sizes import NAME, VALUE, Json

KEY = "agreement"
_MOST_HELD = 100


class Does(StrEnum):
    PRESS = "press"
    SEND = "send"
    MORE = "more"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Carried:
    """`mark` names the form that is sent; `held`, the names of what was filled in and is not shown, by field."""

    does: Does
    what: str
    value: str = field(default="", repr=False)
    mark: str = ""
    held: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def written(carried: Carried, pen: Pen) -> Json:
    given: Json = {"do": str(carried.does), "what": pen.short(carried.what, NAME)}
    if carried.value:
        given["value"] = pen.short(carried.value, VALUE)
    if carried.mark:
        given["mark"] = carried.mark
    if carried.held:
        given["held"] = dict(carried.held)
    opens = {"msteams": {"type": "task/fetch"}} if _opens(carried.does, pen.stand) else {}
    return {**opens, KEY: given}


def read(data: Payload, look: Look) -> Carried:
    given = inner(data, KEY)
    try:
        does = Does(some(given, "do"))
    except ValueError as error:
        raise MalformedError from error
    what, value = whole(some(given, "what"), look), words(given, "value")
    held = inner(given, "held")
    if len(held) > _MOST_HELD:
        raise MalformedError
    kept = tuple((name, some(held, name)) for name in held)
    return Carried(does, what, whole(value, look) if value else "", words(given, "mark"), kept)


def ours(data: object) -> bool:
    return isinstance(data, dict) and isinstance(data.get(KEY), dict) and bool(table(data))


def _opens(does: Does, stand: Stand) -> bool:
    """Whether pressing it opens a dialog; in one, the next follows by itself."""
    return stand is Stand.SHARED or (does is Does.ASIDE and stand is Stand.CHAT)
