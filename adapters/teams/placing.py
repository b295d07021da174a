"""What becomes of a card in a conversation whose button was pressed, and what is said below it.

A form gives way to a word of thanks, or to itself with what is wrong. All other cards stay: people want to read an
answer again after they have pressed a button of it.
"""

from dataclasses import dataclass, field

from adapters.teams import dialogs, render
from adapters.teams.dialogs import Answer
from adapters.teams.incoming import Happened
from adapters.teams.keeping import Kept, LinkTo, NewId, Stand, no_link
from adapters.teams.render import Message, To
from adapters.teams.sizes import Json
from bot.events import Submitted
from bot.replies import Form, Replies


@dataclass(frozen=True, slots=True)
class Placed:
    """`answer` is for the one who pressed, at once.

    `card` is for the message itself, since Teams shows what stands there whenever somebody looks again. None leaves it.
    """

    answer: Answer
    card: Json | None = field(repr=False)
    sent: tuple[Message, ...]
    kept: Kept = field(repr=False)


def placed(happened: Happened, replies: Replies, to: To, new_id: NewId, link: LinkTo = no_link) -> Placed:
    """The answer to something that came as `Way.CARD`."""
    again = _again(happened, replies) if to.stand is Stand.CHAT else None
    answer = dialogs.form_in_place(again, to, new_id) if again else None
    below = tuple(one for one in replies if not (answer and one is again))
    if answer is None:
        sent = isinstance(happened.event, Submitted) and not again
        answer = dialogs.in_place(dialogs.SENT, new_id) if sent else dialogs.noted()
    drawn = render.messages(below, to, new_id, link)
    return Placed(answer, _card(answer), drawn.sent, {**answer.kept, **drawn.kept})


def _again(happened: Happened, replies: Replies) -> Form | None:
    """The form that was sent, where something in it is wrong."""
    event = happened.event
    if not isinstance(event, Submitted):
        return None
    return next((one for one in replies if isinstance(one, Form) and one.errors and one.key == event.form), None)


def _card(answer: Answer) -> Json | None:
    value = answer.body["value"]
    return value if isinstance(value, dict) else None
