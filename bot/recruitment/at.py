"""What people can press on a question, and on what is kept of them about it."""

from bot.replies import Button

YES, LATER, NEVER = "recruitment.yes", "recruitment.later", "recruitment.never"
MINE = Button("Being asked about organising", "recruitment.mine")
UNASK = Button("Never ask me", "recruitment.unask")
AGAIN = Button("You may ask me again", "recruitment.again")
ERASE = Button("Forget when I asked you", "recruitment.erase")


def buttons(value: str) -> tuple[Button, ...]:
    return (
        Button("Yes, tell me more", YES, value),
        Button("Not now", LATER, value),
        Button("Never ask me", NEVER, value),
    )
