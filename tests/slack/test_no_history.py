"""What a report says, and who sent it, comes into no conversation's history: reps read it in windows."""

import json

import pytest

from bot.replies import Button, Card, Replies, Text
from tests import fakes
from tests.slack import oracle, payloads
from tests.slack.payloads import DM, Json
from tests.slack.platform import refusing
from tests.slack.stepping import stepped
from tests.slack.test_home import SYSTEM, WRITTEN, button, organiser, reported, says
from tests.slack.test_surfaces import Saying, button_in
from tests.slack.visiting import Door, door

TAKE = Button("Take it", "case.take", "1")
CONFIDED = (SYSTEM, WRITTEN, "Ada Canary")


def _history(here: Door) -> str:
    return json.dumps(here.platform.calls("chat.postMessage"), ensure_ascii=False)


async def _asked(here: Door, words: str) -> Json:
    """The window that opens for the button which is the answer to these words."""
    await says(here, words)
    show = button_in(here.platform.calls("chat.postMessage")[-1]["blocks"], "Show it")
    await here.interaction({**payloads.pressed(show), "trigger_id": words})
    await here.settled()
    view: Json = here.platform.calls("views.open")[-1]["view"]
    return view


def _case(inbox: Json) -> Json:
    drawn = [one for block in inbox["blocks"] for one in oracle.elements(block)]
    return dict(next(one for one in drawn if "case.open" in one["action_id"]))


async def test_a_rep_reads_a_report_in_a_window_only() -> None:
    async with door() as here:
        await organiser(here)
        await stepped(here)
        await reported(here)
        inbox = await _asked(here, "inbox")
        case = _case(inbox)
        await here.interaction(payloads.pressed_in(inbox, case))
        await here.settled()
        shown = json.dumps(here.platform.calls("views.update")[-1])
        assert all(one in shown for one in CONFIDED)
        assert not any(one in _history(here) for one in CONFIDED)


@pytest.mark.parametrize("refused", [None, "expired_trigger_id"])
async def test_a_button_that_lies_in_the_conversation_opens_the_case_in_a_window(refused: str | None) -> None:
    async with door() as here:
        await organiser(here)
        await stepped(here)
        await reported(here)
        inbox = await _asked(here, "inbox")
        case = _case(inbox)
        here.platform.answers["views.open"] += [refusing(refused)] if refused else []
        await here.interaction({**payloads.pressed(case), "trigger_id": "case"})
        await here.settled()
        if refused:  # a button gives three seconds more
            show = button_in(here.platform.calls("chat.postMessage")[-1]["blocks"], "Show it")
            await here.interaction({**payloads.pressed(show), "trigger_id": "again"})
            await here.settled()
        shown = json.dumps(here.platform.calls("views.open")[-1])
        assert all(one in shown for one in CONFIDED)
        assert not any(one in _history(here) for one in CONFIDED)


async def test_a_window_that_never_opens_leaves_the_way_to_it_and_nothing_else() -> None:
    async with door() as here:
        await organiser(here)
        await reported(here)
        await says(here, "inbox")
        show = button_in(here.platform.calls("chat.postMessage")[-1]["blocks"], "Show it")
        here.platform.answers["views.open"] += [refusing("expired_trigger_id")]
        await here.interaction({**payloads.pressed(show), "trigger_id": "late"})
        await here.settled()
        assert button_in(here.platform.calls("chat.postMessage")[-1]["blocks"], "Show it")
        assert not any(one in _history(here) for one in CONFIDED)


async def test_what_a_channel_does_not_take_comes_into_no_history_either() -> None:
    async with door() as here:
        await organiser(here)
        await reported(here)
        here.platform.answers["chat.postEphemeral"] += [refusing("user_not_in_channel")]
        await here.event(payloads.mention(f"<@{payloads.BOT}> inbox"))
        await here.settled()
        last = here.platform.calls("chat.postMessage")[-1]
        assert last["channel"] == DM
        assert button_in(last["blocks"], "Show it")
        assert not any(one in _history(here) for one in CONFIDED)


async def test_my_data_is_shown_in_a_window() -> None:
    async with door() as here:
        await organiser(here)
        assert "Your roles" in json.dumps(await _asked(here, "my data"))
        assert "Your roles" not in _history(here)


async def test_help_in_danger_and_what_to_know_before_a_report_stand_there_at_once() -> None:
    async with door() as here:
        assert "116 123" in await says(here, "i want to kill myself")
        assert "Who can read this here" in await says(here, "report")


async def test_what_a_window_was_to_show_that_was_closed_meanwhile_is_behind_a_button() -> None:
    async with door() as here:
        await here.event(
            payloads.event({"type": "app_home_opened", "user": payloads.USER, "channel": DM, "tab": "home"})
        )
        await here.settled()
        home = here.platform.calls("views.publish")[-1]["view"]
        here.platform.answers["views.update"] += [refusing("not_found")]
        data = button(home, "My data")
        await here.interaction(payloads.pressed_in({**home, "type": "modal"}, data))
        await here.settled()
        assert "What I hold about you" not in _history(here)
        assert button_in(here.platform.calls("chat.postMessage")[-1]["blocks"], "Show it")


@pytest.mark.parametrize(
    "replies", [(Text("words of a canary", (TAKE,), private=True),), (Card("C", "canary", private=True),)]
)
async def test_what_a_button_leads_to_comes_into_no_history_however_late_it_is(replies: Replies) -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, replies)) as here:
        here.platform.answers["views.open"] += [refusing("expired_trigger_id")]
        await here.interaction(payloads.pressed({"type": "button", "action_id": "case.take|1", "value": "1"}))
        await here.settled()
        assert "canary" not in json.dumps([one["text"] for one in here.platform.calls("chat.postMessage")])
        assert button_in(here.platform.calls("chat.postMessage")[-1]["blocks"], "Show it")
