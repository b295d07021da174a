"""The second step on Slack: what leads to a case, the key and the figures are in windows, and in no history."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.records import Handed
from bot.second_factor import totp
from bot.second_factor.enrolling import ON
from bot.second_factor.giving import GIVEN, LOCKED
from tests import fakes
from tests.fakes import Clock, kept
from tests.second_factor.steps import key_in
from tests.slack import oracle, payloads
from tests.slack.payloads import Json
from tests.slack.platform import refusing
from tests.slack.stepping import figures, stepped, window
from tests.slack.test_home import WRITTEN, button, organiser, reported, says, sent
from tests.slack.visiting import Door, door


def words(view: Json) -> str:
    return json.dumps(view["blocks"], ensure_ascii=False)


async def case_in(here: Door) -> tuple[Json, Json]:
    """The window with the inbox, and the button of the case in it."""
    await says(here, "inbox")
    show = button(here.platform.calls("chat.postMessage")[-1], "Show it")
    await here.interaction({**payloads.pressed(show), "trigger_id": f"inbox {len(here.platform.calls('views.open'))}"})
    await here.settled()
    inbox: Json = here.platform.calls("views.open")[-1]["view"]
    drawn = [one for block in inbox["blocks"] for one in oracle.elements(block)]
    return inbox, next(dict(one) for one in drawn if "case.open" in one["action_id"])


async def opens(here: Door) -> Json:
    """What stands in the window after the button of the case was pressed."""
    inbox, case = await case_in(here)
    before = len(here.platform.calls("views.update"))
    await here.interaction({**payloads.pressed_in(inbox, case), "trigger_id": f"case {before}"})
    await here.settled()
    assert len(here.platform.calls("views.update")) == before + 1
    view: Json = here.platform.calls("views.update")[-1]["view"]
    oracle.view(view)
    return view


async def goes_on(here: Door, view: Json) -> Json:
    await here.interaction({**payloads.pressed_in(view, button(view, "Go on")), "trigger_id": "go on"})
    await here.settled()
    shown: Json = here.platform.calls("views.update")[-1]["view"]
    return shown


def history(here: Door) -> str:
    told = [here.platform.calls(method) for method in ("chat.postMessage", "chat.postEphemeral", "chat.update")]
    return json.dumps([told, here.platform.hooks], ensure_ascii=False)


async def test_a_rep_is_led_from_the_case_to_setting_it_up_and_back_to_the_case() -> None:
    async with door() as here:
        await organiser(here)
        await reported(here)
        view = await opens(here)
        assert "take over an account" in words(view)
        assert WRITTEN not in words(view)
        await here.interaction({**payloads.pressed_in(view, button(view, "Set it up")), "trigger_id": "set it up"})
        await here.settled()
        form = here.platform.calls("views.update")[-1]["view"]
        key = key_in(words(form))
        shown = await sent(here, form, {"code": figures(here, key)})
        assert ON.partition(".")[0] in words(shown)
        assert WRITTEN in words(await goes_on(here, shown))
        assert key not in history(here).replace(" ", "")


async def test_figures_are_typed_in_a_window_and_open_the_case() -> None:
    clock = Clock()
    async with door(fakes.desk(clock=clock)) as here:
        await organiser(here)
        await reported(here)
        key = await stepped(here)
        clock.move(timedelta(hours=12))
        form = await opens(here)
        assert WRITTEN not in words(form)
        answered = await here.interaction(payloads.sent(form, {"code": "12345"}))
        assert "six figures" in answered.json["errors"]["code"]
        shown = await sent(here, form, {"code": figures(here, key)})
        assert GIVEN in words(shown)
        assert WRITTEN in words(await goes_on(here, shown))
        assert figures(here, key) not in history(here)


async def test_locked_it_is_asked_for_again() -> None:
    async with door() as here:
        await organiser(here)
        await reported(here)
        await stepped(here)
        assert WRITTEN in words(await opens(here))
        assert LOCKED in await says(here, "lock now")
        assert WRITTEN not in words(await opens(here))


async def test_what_is_sent_again_gets_the_same_answer_and_nobody_else_gets_in_by_it() -> None:
    async with door() as here:
        await organiser(here)
        view = await window(here)
        given = payloads.sent(view, {"code": figures(here, key_in(words(view)))})
        first = await here.interaction(given)
        await here.settled()
        again = await here.interaction(given)
        await here.settled()
        assert words(first.json["view"]) == words(again.json["view"])


@pytest.mark.parametrize("refused", ["expired_trigger_id", "not_found"])
async def test_where_no_window_opens_the_key_still_stands_in_no_history(refused: str) -> None:
    async with door() as here:
        await organiser(here)
        await says(here, "second step")
        message = here.platform.calls("chat.postMessage")[-1]
        here.platform.answers["views.open"] += [refusing(refused)]
        await here.interaction({**payloads.pressed(button(message, "Set it up")), "trigger_id": "late"})
        await here.settled()
        assert "Set up your second step" in history(here)
        assert "own phone, not on one" not in history(here)


async def test_the_picture_is_behind_a_link_that_opens_once_and_is_no_file_of_the_chat() -> None:
    desk = fakes.desk()
    desk = replace(desk, house=replace(desk.house, pages="https://bot.example"))
    async with door(desk) as here:
        await organiser(here)
        view = await window(here)
        assert "https://bot.example/handed/" in words(view)
        (picture,) = await kept(desk.store, Handed)
        assert picture.once
        assert picture.content.startswith(b"\x89PNG")
        assert not here.platform.calls("files.getUploadURLExternal")
        assert totp.grouped(key_in(words(view)).replace(" ", "")) in words(view)
        assert "/handed/" not in history(here)
