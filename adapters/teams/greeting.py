"""What somebody who comes in can say by one press. Teams shows it below the last message, in a chat of two only."""

from adapters.teams.sizes import BUTTON, SUGGESTED, Json, size
from bot.replies import Button, Replies, Text


def sayable(text: Text) -> bool:
    """Whether each of its buttons does what its words would do, had somebody typed them."""
    return 1 <= len(text.buttons) <= _most(text) and all(
        button.value == button.label and button.label.strip() and size(button.label) <= BUTTON
        for button in text.buttons
    )


def _most(text: Text) -> int:
    """One may stand beyond what is shown, where the last is the way to another language: that one is not left out."""
    return SUGGESTED + 1 if text.buttons and text.buttons[-1].language else SUGGESTED


def _shown(buttons: tuple[Button, ...]) -> tuple[Button, ...]:
    return buttons if len(buttons) <= SUGGESTED else (*buttons[: SUGGESTED - 1], buttons[-1])


def suggested(replies: Replies) -> Text | None:
    """The last text whose buttons can be shown so."""
    return next((one for one in reversed(replies) if isinstance(one, Text) and sayable(one)), None)


def actions(text: Text, account: str) -> Json:
    listed = [{"type": "imBack", "title": one.label, "value": one.value} for one in _shown(text.buttons)]
    return {"suggestedActions": {"to": [account] if account else [], "actions": listed}}
