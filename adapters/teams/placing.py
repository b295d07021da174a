"""What becomes of a card in a conversation whose button was pressed, and what is said below it.

A form that was taken gives way to a word of thanks. One with something wrong in it takes its own place for whoever sent
it, and for them alone: the message stays as it is, since a chat keeps what stands in it, and what was filled in belongs
into no history. All other cards stay: people want to read an answer again after they have pressed a button of it.
"""

from dataclasses import dataclass, field

from adapters.naming import NewId
from adapters.teams import dialogs, render
from adapters.teams.dialogs import Answer
from adapters.teams.incoming import Happened
from adapters.teams.keeping import Kept, LinkTo, Stand, no_link
from adapters.teams.render import Message, To
from adapters.teams.sizes import Json
from bot.bot import came_to_nothing
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

    @property
    def amiss(self) -> bool:
        """Whether the answer is a form again, which stands nowhere else."""
        return self.card is None and isinstance(self.answer.body["value"], dict)


def placed(
    happened: Happened, replies: Replies, to: To, new_id: NewId, link: LinkTo = no_link, *, at_once: bool = True
) -> Placed:
    """The answer to something that came as `Way.CARD`. Not `at_once`: nobody waits for it, so that nothing shows it."""
    again = _again(happened, replies)
    answer = dialogs.form_in_place(again, to, new_id) if again and at_once and to.stand is Stand.CHAT else None
    below = render.messages(tuple(one for one in replies if not (answer and one is again)), to, new_id, link)
    taken = isinstance(happened.event, Submitted) and not again and not came_to_nothing(replies)
    if answer is None:
        answer = dialogs.in_place(dialogs.SENT, new_id) if taken else dialogs.noted()
    return Placed(answer, answer.body["value"] if taken else None, below.sent, {**answer.kept, **below.kept})


def _again(happened: Happened, replies: Replies) -> Form | None:
    """The form that was sent, where something in it is wrong."""
    event = happened.event
    if not isinstance(event, Submitted):
        return None
    return next((one for one in replies if isinstance(one, Form) and one.errors and one.key == event.form), None)
