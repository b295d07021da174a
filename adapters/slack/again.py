"""A view as it came back from Slack, to be shown again with all that was typed and chosen in it."""

from adapters.naming import NewId
from adapters.payloads import Payload, inner, rows, words
from adapters.slack import drawing
from adapters.slack.keeping import Pen
from adapters.slack.sizes import VIEW_BLOCKS, Json
from bot.replies import Replies

_LASTING = ("type", "callback_id", "title", "submit", "close", "private_metadata")
# How an element begins with what its state holds.
_BEGINS = {"value": "initial_value", "selected_option": "initial_option", "selected_options": "initial_options"}


def view(sent: Payload, why: Replies, new_id: NewId) -> Json:
    """Below `why` it is shown again."""
    pen, state = Pen(new_id), inner(inner(sent, "state"), "values")
    blocks = [_filled(block, inner(state, words(block, "block_id"))) for block in rows(sent, "blocks")]
    told = [drawn for reply in why for drawn in drawing.blocks(reply, pen)]
    lasting: Json = {key: sent[key] for key in _LASTING if sent.get(key)}
    return {**lasting, "blocks": [*told[: VIEW_BLOCKS - len(blocks)], *blocks]}


def _filled(block: Payload, state: Payload) -> Json:
    if words(block, "type") != "input":
        return {**block}
    element = inner(block, "element")
    given = inner(state, words(element, "action_id"))
    empty = {key: value for key, value in element.items() if key not in _BEGINS.values()}
    begins = {initial: given[key] for key, initial in _BEGINS.items() if given.get(key)}
    return {**block, "element": {**empty, **begins}}
