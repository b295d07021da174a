"""What is long, old or quick, on every surface of Slack, through the door of the bot."""

import asyncio
import itertools
import json
from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from adapters.slack import mrkdwn
from adapters.slack.drawing import OPEN
from adapters.slack.render import MORE
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event, Opened, Pressed, Said, Submitted
from bot.replies import Button, Card, Fact, Field, Form, Kind, Replies, Text
from tests import fakes
from tests.slack import oracle, payloads
from tests.slack.payloads import CHANNEL, DM, USER, Json
from tests.slack.platform import refusing
from tests.slack.test_paging import LONG
from tests.slack.visiting import Answered, Door, door

LENGTHY = "\n\n".join(f"paragraph {number} " + "with words " * 20 for number in range(400))
MANY = Card("Everything", "", tuple(Fact(f"Label {number}", "words " * 400) for number in range(400)))
THREAD = "1700000000.000200"


class Saying(Bot):
    """A bot that always says the same, and remembers what happened."""

    def __init__(self, desk: Desk, *replies: Replies) -> None:
        super().__init__(desk)
        self.replies = itertools.cycle(replies)
        self.events: list[Event] = []

    async def handle(self, event: Event) -> Replies:
        self.events.append(event)
        return next(self.replies)

    async def home(self, event: Opened) -> Replies:
        return await self.handle(event)


def button_in(blocks: list[Json], label: str) -> Json:
    drawn = [element for block in blocks for element in oracle.elements(block)]
    return dict(next(one for one in drawn if one["type"] == "button" and one["text"]["text"] == label))


async def leafed(here: Door, shown: Callable[[], Json], press: Callable[[Json], Json]) -> str:
    """All that is shown, "More" pressed as long as it is there."""
    said = list[str]()
    for _ in range(50):
        blocks = shown()["blocks"]
        said += [block["text"]["text"] for block in blocks if block["type"] == "section"]
        try:
            more = button_in(blocks, "More")
        except StopIteration:
            return "\n\n".join(said)
        assert more["action_id"].startswith(MORE)
        await here.interaction(press(more))
        await here.settled()
    message = "it never ends"
    raise AssertionError(message)


WHOLE = "\n\n".join(mrkdwn.sections(LENGTHY, 10**9)).split()


async def test_in_a_conversation_of_two_more_leads_on_to_the_end() -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, (Text(LENGTHY),))) as here:
        await here.event(payloads.message())
        await here.settled()
        said = await leafed(here, lambda: here.platform.calls("chat.postMessage")[-1], payloads.pressed)
        assert said.split() == WHOLE
        assert {one["channel"] for one in here.platform.calls("chat.postMessage")} == {DM}


async def test_in_a_thread_more_leads_on_within_the_thread() -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, (Text(LENGTHY),))) as here:
        await here.event(payloads.mention())
        await here.settled()

        def press(button: Json) -> Json:
            return payloads.pressed(button, CHANNEL, thread_ts=THREAD)

        said = await leafed(here, lambda: here.platform.calls("chat.postMessage")[-1], press)
        assert said.split() == WHOLE
        posted = here.platform.calls("chat.postMessage")
        assert {(one["channel"], one["thread_ts"]) for one in posted} == {(CHANNEL, THREAD)}


async def test_what_only_one_person_sees_goes_on_for_them_alone() -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, (Text(LENGTHY, private=True),))) as here:
        await here.event(payloads.mention())
        await here.settled()

        def shown() -> Json:
            return (here.platform.hooks or here.platform.calls("chat.postEphemeral"))[-1]

        said = await leafed(here, shown, lambda one: payloads.pressed(one, CHANNEL, ephemeral=True))
        assert said.split() == WHOLE
        assert not here.platform.calls("chat.postMessage")
        assert all(one["response_type"] == "ephemeral" for one in here.platform.hooks)


async def test_in_a_window_more_opens_upon_it_and_then_in_its_place() -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, (MANY,))) as here:
        await here.interaction(payloads.interaction("shortcut", callback_id="report_ai"))
        await here.settled()
        here.platform.answers["views.push"] += [refusing("push_limit_reached")]
        views = ("views.open", "views.push", "views.update")
        view = (await here.platform.until("views.open"))["view"]
        await here.interaction(payloads.pressed_in(view, button_in(view["blocks"], "More")))
        await here.settled()
        methods = [one.method for one in here.platform.asked if one.method in views]
        assert methods == ["views.open", "views.push", "views.update"]
        assert here.platform.calls("views.update")[0]["view"] == here.platform.calls("views.push")[0]["view"]


async def test_at_home_more_opens_a_window() -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, (MANY,))) as here:
        opened = {"type": "app_home_opened", "user": USER, "channel": DM, "tab": "home"}
        await here.event(payloads.event(opened))
        view = (await here.platform.until("views.publish"))["view"]
        await here.settled()
        await here.interaction(payloads.pressed_in(view, button_in(view["blocks"], "More")))
        await here.settled()
        (shown,) = here.platform.calls("views.open")
        assert "Label 1*" in json.dumps(view)
        assert "Label 60*" in json.dumps(shown)


async def test_a_window_that_cannot_show_more_leaves_it_in_the_conversation_of_two() -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, (MANY,))) as here:
        await here.interaction(payloads.interaction("shortcut", callback_id="report_ai"))
        await here.settled()
        view = (await here.platform.until("views.open"))["view"]
        here.platform.answers["views.push"] += [refusing("expired_trigger_id")]
        here.platform.answers["chat.postEphemeral"] += [refusing("channel_not_found")]
        await here.interaction(payloads.pressed_in(view, button_in(view["blocks"], "More")))
        await here.settled()
        assert here.platform.calls("chat.postMessage")[-1]["channel"] == DM


async def test_a_long_form_is_filled_in_part_by_part_through_the_door() -> None:
    desk = fakes.desk()
    bot = Saying(desk, (LONG,), (Text("Thank you."),))
    async with door(desk, bot) as here:
        await here.interaction(payloads.interaction("shortcut", callback_id="report_ai"))
        view = (await here.platform.until("views.open"))["view"]
        wrong = await here.interaction(payloads.sent(view, {"who": " "}))
        assert wrong.json["errors"] == {"who": "Please answer this one."}
        second = await _next(here, view, {"who": "the branch", "clause.2": "out"})
        await here.interaction(payloads.pressed_in(second, button_in(second["blocks"], "Back"), {"clause.50": "same"}))
        await here.settled()
        first = (await here.platform.until("views.update"))["view"]
        third = await _next(here, await _next(here, first, {}), {})
        assert third["submit"]["text"] == LONG.send
        answered = await here.interaction(payloads.sent(third, {"clause.109": "amended"}))
        assert "Thank you." in answered.text
        (event,) = (one for one in bot.events if isinstance(one, Submitted))
        given = {name: value for name, value in event.values.items() if value}
        assert given == {"who": "the branch", "clause.2": "out", "clause.50": "same", "clause.109": "amended"}
        assert event.values.keys() == {one.name for one in LONG.fields}


async def _next(here: Door, view: Json, answers: Mapping[str, object]) -> Json:
    answered = await here.interaction(payloads.sent(view, answers))
    shown: Json = answered.json["view"]
    assert shown != view
    return shown


GONE = "~k" + "0" * 32
_VIEW: Json = {"blocks": [], "private_metadata": json.dumps({"form": "", "key": f"with {USER}", "reach": ""})}
FORM = Form("f", "F", (Field("p", "P", Kind.PARAGRAPH, most=900),))


def _form_of_yesterday() -> Json:
    carried = {"form": GONE, "key": f"with {USER}", "reach": ""}
    given = {"p": {"typed|x": {"type": "plain_text_input", "value": "words of a canary"}}}
    view = {"type": "modal", "private_metadata": json.dumps(carried), "id": "V1", "hash": "1.a"}
    return payloads.interaction("view_submission", view={**view, "state": {"values": given}})


def _old(action: str) -> Json:
    return {"type": "button", "action_id": f"{action}|1", "value": GONE}


async def told(here: Door, came: Json) -> tuple[Answered, str]:
    answered = await here.interaction(came)
    await here.settled()
    return answered, json.dumps([one.payload for one in here.platform.asked])


@pytest.mark.parametrize("action", [OPEN, MORE, "case.open"])
@pytest.mark.parametrize(
    ("press", "method"),
    [
        (payloads.pressed, "views.open"),
        (lambda one: payloads.pressed(one, CHANNEL), "views.open"),
        (lambda one: payloads.pressed(one, CHANNEL, ephemeral=True), "views.open"),
        (lambda one: payloads.pressed_in({"type": "home", **_VIEW}, one), "views.open"),
        (lambda one: payloads.pressed_in({"type": "modal", **_VIEW}, one), "views.push"),
    ],
)
async def test_a_button_of_yesterday_says_so_wherever_it_stands(
    press: Callable[[Json], Json], method: str, action: str
) -> None:
    async with door() as here:
        answered, shown = await told(here, press(_old(action)))
        assert (answered.status, answered.text) == (200, "")
        assert "begin again" in shown
        assert [one.method for one in here.platform.asked] == [method]


async def test_a_form_of_yesterday_keeps_the_words_that_were_typed_before_the_eyes_of_whoever_typed_them() -> None:
    async with door() as here:
        answered, shown = await told(here, _form_of_yesterday())
        assert answered.json["response_action"] == "errors"
        assert "Please copy your words" in answered.json["errors"]["p"]
        assert shown == "[]"


async def test_a_list_of_yesterday_is_empty() -> None:
    async with door() as here:
        asked = payloads.interaction("block_suggestion", action_id=f"choose|{GONE}", value="x", block_id="c")
        answered, _ = await told(here, asked)
        assert answered.json == {"options": []}


async def test_what_was_kept_is_there_for_a_day_and_not_longer() -> None:
    clock = fakes.Clock()
    desk = fakes.desk(clock=clock)
    async with door(desk, Saying(desk, (FORM,))) as here:
        await here.event(payloads.message())
        await here.settled()
        button = button_in(here.platform.calls("chat.postMessage")[-1]["blocks"], "Open the form")
        clock.move(timedelta(hours=23))
        await here.interaction(payloads.pressed(button))
        await here.settled()
        assert here.platform.calls("views.open")[-1]["view"]["title"]["text"] == "F"
        clock.move(timedelta(hours=2))
        await here.interaction(payloads.pressed(button))
        await here.settled()
        assert "begin again" in json.dumps(here.platform.calls("views.open")[-1])


async def test_a_button_that_is_pressed_twice_is_two_events_and_each_is_answered() -> None:
    desk = fakes.desk()
    bot = Saying(desk, (Text("Done.", (Button("Take it", "case.take", "1"),)),))
    async with door(desk, bot) as here:
        await here.event(payloads.message())
        await here.settled()
        button = button_in(here.platform.calls("chat.postMessage")[-1]["blocks"], "Take it")
        for trigger in ("1.1", "2.2"):
            await here.interaction({**payloads.pressed(button), "trigger_id": trigger})
        await here.settled()
        first, second = (one for one in bot.events if isinstance(one, Pressed))
        assert first.cause != second.cause
        assert len(here.platform.calls("chat.postMessage")) == 3


async def test_two_quick_messages_are_answered_in_their_order() -> None:
    desk = fakes.desk()
    bot = _Slowly(desk)
    async with door(desk, bot) as here:
        for number, text in enumerate(("first", "second", "third")):
            await here.event({**payloads.message(text), "event_id": f"Ev{number}CANARY"})
        other = {**payloads.message("of another", user="U9CANARY", channel="D9CANARY"), "event_id": "Ev9CANARY"}
        await here.event(other)
        assert (await here.platform.until("chat.postMessage"))["text"] == "of another"
        bot.may_go.set()
        await here.settled()
        said = [one["text"] for one in here.platform.calls("chat.postMessage")]
        assert said == ["of another", "first", "second", "third"]


class _Slowly(Bot):
    """The first question takes long."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.may_go = asyncio.Event()

    async def handle(self, event: Event) -> Replies:
        assert isinstance(event, Said)
        if event.text == "first":
            await self.may_go.wait()
        return (Text(event.text),)
