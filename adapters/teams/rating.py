"""Whether an answer helped: the thumbs that Teams draws below a message stand for the two buttons of the answer.

They open a dialog of ours. Teams' own would ask for words, and nobody would read those.
"""

from dataclasses import replace

from adapters.teams.keeping import Rated
from adapters.teams.sizes import Json
from bot.replies import Card, Visible

HELPED = "questions.helped"
THUMBS: Json = {"channelData": {"feedbackLoop": {"type": "custom"}}}


def taken(reply: Visible) -> tuple[Visible, Rated | None]:
    """The reply without these buttons, where it has both."""
    if not isinstance(reply, Card):
        return reply, None
    said = {one.value.partition(" ")[0]: one for one in reply.buttons if one.action == HELPED}
    if said.keys() != {"yes", "no"}:
        return reply, None
    left = tuple(one for one in reply.buttons if one.action != HELPED)
    return replace(reply, buttons=left), Rated(said["yes"], said["no"])
