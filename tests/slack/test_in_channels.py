"""What only one person sees in a channel of Slack: where it stands, and what it leaves in the channel."""

import pytest

from bot.replies import Button, Replies, Text
from tests import fakes
from tests.slack import payloads
from tests.slack.payloads import CHANNEL, Json
from tests.slack.test_surfaces import THREAD, Saying
from tests.slack.visiting import door

BUTTON: Json = {"type": "button", "action_id": "a|1", "text": {"type": "plain_text", "text": "x"}}


@pytest.mark.parametrize(
    ("thread", "replies", "at"),
    [
        ("", (Text("For you.", private=True),), None),
        ("1600000000.1", (Text("For you.", private=True),), "1600000000.1"),
        ("", (Text("For all."), Text("For you.", private=True)), THREAD),
    ],
)
async def test_what_only_one_person_sees_stands_in_a_thread_only_once_there_is_one(
    thread: str, replies: Replies, at: str | None
) -> None:
    """Slack shows it in no other: https://docs.slack.dev/reference/methods/chat.postEphemeral"""
    desk = fakes.desk()
    async with door(desk, Saying(desk, replies)) as here:
        await here.event(payloads.mention(**({"thread_ts": thread} if thread else {})))
        await here.settled()
        (shown,) = here.platform.calls("chat.postEphemeral")
        assert shown.get("thread_ts") == at


async def test_who_presses_a_button_of_a_post_is_answered_alone_and_step_by_step_in_a_window() -> None:
    desk, step = fakes.desk(), Text("Go on?", (Button("Yes", "a"),), private=True)
    async with door(desk, bot := Saying(desk, (step,), (Text("Done."),))) as here:
        press = payloads.pressed(BUTTON, CHANNEL)
        await here.interaction(press)
        await here.platform.until("views.open")
        await here.interaction({**press, "trigger_id": "2.canary"})
        await here.settled()
        (told,) = here.platform.hooks
        assert "thread_ts" not in told
        assert not here.platform.calls("chat.postMessage")
        assert all(one.place.private and one.place.room == CHANNEL for one in bot.events)
