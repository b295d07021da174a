"""What was filled in, by the name of the field."""

from collections.abc import Mapping

from adapters.naming import kept, whole
from adapters.payloads import MalformedError, Payload, words
from adapters.teams.carried import Carried
from adapters.teams.fields import MANY, ONE, PICKED, TYPED, decoded
from adapters.teams.keeping import Held, Look
from bot.events import Answer

_MOST = 200  # inputs
_LONGEST = 200_000  # characters of one


def values(data: Payload, carried: Carried, look: Look) -> Mapping[str, Answer]:
    """What was kept apart stands with what came; what was typed goes ahead of what was picked beside it."""
    given = {key: words(data, key) for key in data if key.startswith((TYPED, PICKED, ONE, MANY))}
    if len(given) > _MOST or any(len(value) > _LONGEST for value in given.values()):
        raise MalformedError
    found = dict[str, Answer](kept(carried.held, Held, look).values if carried.held else {})
    picked = dict[str, str]()
    for key, value in given.items():
        begins, _, name = key.partition(".")
        field = whole(name, look)
        match f"{begins}.":
            case begin if begin == TYPED:
                found[field] = value.replace("\r\n", "\n").replace("\r", "\n")
            case begin if begin == PICKED:
                picked[field] = _option(value, look)
            case begin if begin == ONE:
                found[field] = _option(value, look)
            case _:
                found[field] = tuple(_option(one, look) for one in value.split(",") if one)
    for field, value in picked.items():
        typed = found.get(field, "")
        if value and not (typed.strip() if isinstance(typed, str) else typed):
            found[field] = value
    return found


def _option(value: str, look: Look) -> str:
    return whole(decoded(value), look) if value else ""
