"""Where the second step is needed, it is asked for instead of doing what was wanted; then that can be done."""

from collections.abc import Awaitable, Callable

from bot.desk import Desk
from bot.events import Event, Pressed, Submitted
from bot.replies import Button, Field, Form, Replies, Text
from bot.second_factor.gate import Needs, NotGivenError
from bot.store import Transaction, run

GIVE = "second.give"
BEGIN = "second.begin"
CODE = Field(
    "code",
    "The six figures that your app shows now",
    hint="They change every half a minute.",
    required=True,
    most=20,
)
INTRO = (
    "Before I show what a report says, I need the figures of your authenticator app. They hold for twelve hours in "
    "this conversation. *lock now* ends that sooner."
)
WHY = (
    "Whoever looks after a chat, or a mailbox, can take over an account in it, and would then read here what people "
    "have reported. So I ask for a second step that they do not have: six figures from an app on your own phone."
)
FIRST = f"{WHY}\n\nSet it up once; it takes two minutes. Nothing is lost meanwhile, and what waits for you stays."
NOT_DONE = "**Nothing was done with what you sent.** Send it again once your second step is given."


def form(then: str = "", *, before: str = "") -> Form:
    """`then`: the action and the value of the button that it is asked for. `before`: words that come first."""
    intro = f"{before}\n\n{INTRO}" if before else INTRO
    return Form(f"{GIVE} {then}".strip(), "Your second step", (CODE,), intro, "Go on", confided=True)


def set_up(then: str = "", *, words: str = FIRST) -> Text:
    return Text(words, (Button("Set it up", BEGIN, then, main=True),), private=True)


def asked(needs: Needs, event: Event) -> Replies:
    """For what somebody did; nothing where nothing is needed."""
    then = f"{event.action} {event.value}".strip() if isinstance(event, Pressed) else ""
    before = NOT_DONE if isinstance(event, Submitted) else ""
    match needs:
        case Needs.NOTHING:
            return ()
        case Needs.FIGURES:
            return (form(then, before=before),)
        case Needs.SETTING_UP:
            return (set_up(then, words=f"{before}\n\n{FIRST}".strip()),)


async def guarded(event: Event, desk: Desk, work: Callable[[Transaction], Awaitable[Replies]]) -> Replies:
    """What `work` says, in a transaction; where it demands a second step that was not given, that is asked for."""
    try:
        return await run(desk.store, work)
    except NotGivenError as missing:
        return asked(missing.needs, event)


def going_on(then: str) -> tuple[Button, ...]:
    """To what it was asked for."""
    action, _, value = then.partition(" ")
    return (Button("Go on", action, value, main=True),) if action else ()
