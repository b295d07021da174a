"""What takes long on Teams, fails, or is no longer there: whoever waits is told."""

import asyncio
import json
from datetime import timedelta

import pytest

from adapters.carrying import KEPT
from adapters.teams import dialogs, render
from bot.bot import NOT_KEPT
from bot.replies import Text
from bot.store import UnavailableError
from tests import fakes
from tests.fakes import BrokenStore, Clock
from tests.teams import oracle, payloads
from tests.teams.payloads import Json
from tests.teams.platform import refused
from tests.teams.receiving import REPORT, Saying, receipt, reports
from tests.teams.visiting import door
from tests.web.visiting import FORM


async def test_what_was_kept_too_long_ago_is_begun_again() -> None:
    clock = Clock()
    async with door(fakes.desk(clock=clock)) as here:
        alex = here.somebody().in_a_channel()
        await alex.writes("report")
        clock.move(KEPT + timedelta(minutes=1))
        answered = await alex.presses(render.SHOW)
        assert answered.status == 200
        assert alex.told == dialogs.FORGOTTEN


GONE = "~k" + "0" * 32


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("adaptiveCard/action", {"action": {"data": {"agreement": {"do": "more", "what": GONE}}}}),
        ("task/submit", {"data": {"agreement": {"do": "turn", "what": GONE}}}),
        ("composeExtension/submitAction", {"data": {"agreement": {"do": "press", "what": GONE}}}),
        ("application/search", {"queryText": "x", "dataset": f"choose|{GONE}"}),
    ],
)
async def test_what_is_gone_is_told_in_the_shape_of_what_was_done(name: str, value: Json) -> None:
    async with door() as here:
        answered = await here.post(payloads.invoke(name, value, replyToId="17"))
        assert answered.status == 200
        if name == "application/search":
            assert answered.json["value"]["results"] == []
        else:
            assert dialogs.FORGOTTEN in json.dumps(answered.json)


async def test_what_is_gone_is_told_below_to_a_client_that_only_submits() -> None:
    async with door() as here:
        alex = here.somebody()
        gone = {"agreement": {"do": "more", "what": GONE}}
        await alex.does(payloads.activity("message", value=gone, replyToId="17"))
        assert dialogs.FORGOTTEN in alex.sees


async def test_a_slow_dialog_says_so_and_shows_the_receipt_when_it_is_kept() -> None:
    desk, kept = fakes.desk(), asyncio.Event()
    async with door(desk, Saying(desk, Text("Your receipt: 1234 5678 9012 3456"), kept=kept), patience=0.05) as here:
        alex = here.somebody()
        answered = await here.post(payloads.invoke("composeExtension/fetchTask", {"commandId": "report"}))
        alex.window = answered.json["task"]["value"]["card"]["content"]
        oracle.card(alex.window)
        assert "not certain yet" in alex.sees
        look = payloads.pressed(next(one for one, _ in alex.buttons), dialog=True)
        waiting = await here.post(look)
        assert "not certain yet" in waiting.text
        kept.set()
        await here.settled()
        shown = await here.post(look)
        assert "1234 5678 9012 3456" in shown.text
        assert not here.platform.asked  # it was done in a chat that the bot may not be in


async def test_a_slow_window_of_a_chat_is_told_there_too_when_it_is_kept_and_nothing_of_what() -> None:
    desk, kept = fakes.desk(), asyncio.Event()
    bot = Saying(desk, FORM)
    async with door(desk, bot, patience=0.05) as here:
        alex = here.somebody()
        await alex.writes("x")
        await alex.presses("Open in a window")
        bot.said, bot.kept = (Text("Your receipt: 1234 5678 9012 3456"),), kept
        sent = payloads.sent(alex.window, {"typed.name": "Rota bot"}, dialog=True)
        for _ in range(2):  # it is delivered again
            assert "not certain yet" in (await here.post({**sent, "id": "f:same"})).text
        kept.set()
        await here.settled()
        alex.close()
        assert alex.sees.count(render.READY) == 1
        assert "1234" not in alex.sees
        await alex.presses(render.SHOW)
        assert "1234 5678 9012 3456" in alex.sees


async def test_a_slow_form_in_the_chat_is_thanked_for_when_it_is_kept() -> None:
    desk, kept = fakes.desk(), asyncio.Event()
    bot = Saying(desk, FORM)
    async with door(desk, bot, patience=0.05) as here:
        alex = here.somebody()
        await alex.writes("x")
        card, message = next((card, at) for card, at in alex.cards if oracle.inputs(card))
        bot.said, bot.kept = (Text("It is kept."),), kept
        answered = await here.post({**payloads.sent(card), "replyToId": message})
        assert answered.json["value"] == dialogs.STILL_BELOW
        assert dialogs.SENT not in alex.sees
        kept.set()
        await here.settled()
        assert dialogs.SENT in alex.sees
        assert "It is kept." in alex.sees


async def test_what_fails_after_somebody_was_told_to_wait_is_told_there() -> None:
    desk, kept = fakes.desk(), asyncio.Event()
    async with door(desk, Saying(desk, kept=kept), patience=0.05) as here:
        alex = here.somebody()
        answered = await here.post(payloads.invoke("composeExtension/fetchTask", {"commandId": "report"}))
        alex.window = answered.json["task"]["value"]["card"]["content"]
        kept.set()
        await here.settled()
        await alex.presses(dialogs.LOOK)
        assert "Something went wrong on my side" in alex.sees


async def test_thanks_are_said_only_where_what_they_are_for_was_sent() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("report")
        await alex.presses("Anonymous")
        here.platform.failures["send"].append(refused("Forbidden"))
        await alex.fills(REPORT)
        assert alex.told == dialogs.NOT_SENT
        assert not here.platform.calls("update")
        await alex.fills(REPORT)
        receipt(alex.sees)
        assert len(await reports(here)) == 1


@pytest.mark.parametrize("late", [False, True])
async def test_a_form_that_could_not_be_saved_stays_in_the_chat(late: bool) -> None:
    desk, kept = fakes.desk(), asyncio.Event()
    bot = Saying(desk, FORM)
    async with door(desk, bot, patience=0.05) as here:
        alex = here.somebody()
        await alex.writes("x")
        card, message = next((card, at) for card, at in alex.cards if oracle.inputs(card))
        bot.said, bot.kept = (NOT_KEPT,), kept if late else None
        await here.post({**payloads.sent(card), "replyToId": message})
        kept.set()
        await here.settled()
        assert "nothing of it was kept" in alex.sees
        assert dialogs.SENT not in alex.sees
        assert not here.platform.calls("update")


@pytest.mark.parametrize(
    "payload",
    [
        payloads.invoke("composeExtension/fetchTask", {"commandId": "report"}),
        payloads.invoke("adaptiveCard/action", {"action": {"data": {"agreement": {"do": "press", "what": "x"}}}}),
        payloads.invoke("task/fetch", {"data": {"agreement": {"do": "press", "what": "x"}}}),
    ],
)
async def test_an_error_of_ours_is_told_in_plain_words(payload: Json) -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk)) as here:
        answered = await here.post(payload)
        assert answered.status == 200
        assert dialogs.FAILED in json.dumps(answered.json)


@pytest.mark.parametrize("payload", [payloads.invoke("fileConsent/invoke", {"action": "accept"}), {"type": "message"}])
async def test_what_is_not_of_teams_or_not_of_ours_is_refused(payload: Json) -> None:
    async with door() as here:
        answered = await here.post({**payloads.activity("x"), **payload} if "name" in payload else payload)
        assert answered.status == 400


async def test_without_a_store_people_are_answered_all_the_same() -> None:
    async with door(fakes.desk(store=BrokenStore(UnavailableError()))) as here:
        alex = here.somebody()
        await alex.writes("can they bring in a new system without us?")
        assert "would not allow it" in alex.sees
        await alex.reports()
        assert "Who can read this here" in alex.sees
