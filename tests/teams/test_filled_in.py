"""Forms on Teams, in a chat and in windows: what was written is kept once, and stands in no message."""

import json
from dataclasses import replace
from datetime import timedelta

from adapters.teams import dialogs, render
from bot.events import Submitted
from bot.outbox import Outbox
from bot.people import inviting
from bot.replies import Field, Form, Text
from tests import fakes
from tests.fakes import Clock
from tests.teams import oracle, payloads
from tests.teams.receiving import REPORT, Saying, another, receipt, reports
from tests.teams.visiting import BROWSER, door


async def test_a_report_by_the_action_of_the_app_ends_with_a_receipt_in_the_dialog() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.reports()
        assert "Who can read this here" in alex.sees
        await alex.presses("Anonymous")
        await alex.fills(REPORT)
        receipt(alex.sees)
        assert len(await reports(here)) == 1
        assert not here.platform.asked  # nothing of it stands in any chat


async def test_before_a_report_the_safer_way_is_an_address_to_open_or_to_type_elsewhere() -> None:
    desk = fakes.desk(house=replace(fakes.UNION_HOUSE, pages=BROWSER))
    async with door(desk) as here:
        alex = here.somebody()
        await alex.writes("report")
        await alex.reports()
        assert f"{BROWSER}/report" in alex.sees
        runs = [run for one in oracle.every(alex.window["body"]) for run in one.get("inlines", [])]
        (link,) = [run for run in runs if "selectAction" in run]
        assert (link["text"], link["selectAction"]["url"]) == (f"{BROWSER}/report", f"{BROWSER}/report")
        alex.close()
        assert [card for card, _ in alex.cards if f"{BROWSER}/report" in json.dumps(card)]


async def test_of_a_report_by_dialog_a_rep_hears_in_their_own_chat_and_nothing_of_what() -> None:
    clock = Clock()
    desk = fakes.desk(clock=clock)
    async with door(desk) as here:
        rep, alex = another(here), here.somebody()
        here.platform.opens = "a:2canary"
        await rep.writes(f"claim {await inviting.for_the_machine(desk.store, desk.secret, clock())}")
        await alex.reports()
        await alex.presses("Anonymous")
        await alex.fills(REPORT)
        clock.move(timedelta(days=2))
        outbox = Outbox(desk.store, {"teams": here.messenger}, here.bot.composers, clock, desk.secret)
        while await outbox.deliver_due():
            clock.move(timedelta(minutes=1))
        assert "Something new is waiting for you." in rep.sees
        assert "Rota bot" not in rep.sees
        assert not alex.messages


async def test_a_report_in_the_chat_gives_way_to_thanks_and_the_receipt_stands_below() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("report")
        await alex.presses("Anonymous")
        answered = await alex.fills(REPORT)
        assert dialogs.SENT in json.dumps(answered.json)
        receipt(alex.sees)
        (changed,) = here.platform.calls("update")
        assert here.platform.messages[changed.message].activity["attachments"][0]["content"] == answered.json["value"]
        assert not [card for card, _ in alex.cards if oracle.inputs(card)]
        assert not [one for one in here.platform.asked if "plans who works" in one.raw.decode()]


async def test_what_is_wrong_stands_beside_the_fields_and_what_was_written_in_no_message() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("report")
        await alex.presses("Anonymous")
        answered = await alex.fills({**REPORT, "typed.where": " "})
        card = answered.json["value"]
        oracle.card(card)
        assert "Please answer this one." in json.dumps(card)
        assert "It plans who works when." in json.dumps(card)
        assert not here.platform.calls("update")
        assert not [one for one in here.platform.asked if "plans who works" in one.raw.decode()]
        assert not await reports(here)
        form = next(message for found, message in alex.cards if oracle.inputs(found))
        again = await alex.does({**payloads.sent(card, REPORT), "replyToId": form})
        assert dialogs.SENT in json.dumps(again.json)
        receipt(alex.sees)


async def test_what_is_wrong_in_a_dialog_is_told_there() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.reports()
        await alex.presses("Anonymous")
        await alex.fills({**REPORT, "typed.where": " "})
        assert "Please answer this one." in alex.sees
        await alex.fills(REPORT)
        receipt(alex.sees)
        assert not here.platform.asked


async def test_a_form_can_be_filled_in_in_a_window_instead() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("claim")
        await alex.presses("Open in a window")
        await alex.fills({"typed.code": "ABCD-EFGH-JKLM"})
        assert "That code cannot be used" in alex.sees


async def test_a_form_that_is_delivered_again_gets_the_same_answer_and_is_kept_once() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("report")
        await alex.presses("Anonymous")
        card, message = next((card, at) for card, at in alex.cards if oracle.inputs(card))
        sent = {**payloads.sent(card, REPORT), "replyToId": message, "id": "f:same"}
        first, said = await alex.does(sent), len(here.platform.asked)
        again = await alex.does(sent)
        assert first.json == again.json
        assert len(here.platform.asked) == said
        assert len(await reports(here)) == 1


async def test_a_form_in_a_dialog_that_is_delivered_again_gets_the_same_receipt() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.reports()
        await alex.presses("Anonymous")
        sent = {**payloads.sent(alex.window, REPORT, dialog=True), "id": "f:same"}
        await alex.does(sent)
        first = receipt(alex.sees)
        await alex.does(sent)
        assert receipt(alex.sees) == first
        assert len(await reports(here)) == 1


async def test_a_client_that_only_submits_sends_a_form_and_sees_its_card_change() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("report")
        await alex.presses("Anonymous")
        card, message = next((card, at) for card, at in alex.cards if oracle.inputs(card))
        data = payloads.sent(card, REPORT)["value"]["action"]["data"]
        wrong = {**data, "typed.where": " "}
        await alex.does(payloads.activity("message", value=wrong, replyToId=message))
        assert render.AMISS in alex.sees
        assert not await reports(here)
        await alex.does(payloads.activity("message", value=data, replyToId=message))
        receipt(alex.sees)
        assert [one.message for one in here.platform.calls("update")] == [message]
        assert not [one for one in here.platform.asked if "plans who works" in one.raw.decode()]


async def test_a_form_of_many_parts_is_filled_in_part_by_part_and_kept_whole() -> None:
    desk = fakes.desk()
    fields = tuple(Field(f"f{at}", f"Question {at} " + "of many words " * 60, hint="y" * 900) for at in range(12))
    bot = Saying(desk, Form("long", "A long form", fields))
    async with door(desk, bot) as here:
        alex = here.somebody()
        await alex.writes("x")
        card, message = next((card, at) for card, at in alex.cards if oracle.inputs(card))
        bot.said, parts = (Text("It is kept."),), 0
        while oracle.inputs(card):
            answers = {one["id"]: f"canary {one['id']}" for one in oracle.inputs(card)}
            card = (await alex.does({**payloads.sent(card, answers), "replyToId": message})).json["value"]
            oracle.card(card)
            parts += 1
        assert parts > 1
        sent = bot.events[-1]
        assert isinstance(sent, Submitted)
        assert dict(sent.values) == {one.name: f"canary typed.{one.name}" for one in fields}
        assert not [one for one in here.platform.asked if b"canary typed" in one.raw]
        assert "It is kept." in alex.sees
