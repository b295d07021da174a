"""What was filled in, by the name of the field."""

import re
from collections.abc import Mapping

from adapters.naming import whole
from adapters.payloads import MalformedError, Payload, inner, rows, some, table, words
from adapters.slack.fields import BETWEEN, PART
from adapters.slack.keeping import Look
from bot.events import Answer

_MOST = 100  # inputs that a view holds


def values(state: Payload, look: Look) -> tuple[Mapping[str, Answer], frozenset[str]]:
    """The values, and the ids of the blocks that they came in. A long text comes in parts, which follow each other."""
    blocks = inner(state, "values")
    if len(blocks) > _MOST:
        raise MalformedError
    read = [(*_name(block, look), _value(table(given), look)) for block, given in blocks.items()]
    found = dict[str, Answer]()
    for name, number, between, value in sorted(read, key=lambda one: one[1]):
        before = found.get(name)
        if before is None:
            found[name] = value
        elif number > 1 and isinstance(before, str) and isinstance(value, str):
            found[name] = before + BETWEEN[between] + value if value else before
        else:
            raise MalformedError
    return found, frozenset(blocks)


def _name(block: str, look: Look) -> tuple[str, int, str]:
    """The field, which part of it this is, and the sign for what stands before that part."""
    start, part, rest = block.rpartition(PART)
    if part and start and re.fullmatch(r"[0-9]{1,3}[nsc]", rest):
        return whole(start, look), int(rest[:-1]), rest[-1]
    return whole(block, look), 1, "c"


def _value(given: Payload, look: Look) -> Answer:
    if len(given) != 1:
        raise MalformedError
    element = table(next(iter(given.values())))
    match some(element, "type"):
        case "plain_text_input":
            return words(element, "value").replace("\r\n", "\n")
        case "radio_buttons" | "static_select" | "external_select":
            chosen = inner(element, "selected_option")
            return whole(some(chosen, "value"), look) if chosen else ""
        case "checkboxes" | "multi_static_select" | "multi_external_select":
            return tuple(whole(some(one, "value"), look) for one in rows(element, "selected_options"))
        case _:
            raise MalformedError
