"""What is done on Teams is answered where it was done: stories through the real door."""

import asyncio
import json
import re
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from adapters.carrying import KEPT
from adapters.teams import dialogs, render
from adapters.teams.keeping import Options
from bot import channels
from bot.bot import NOT_KEPT, Bot
from bot.desk import Desk
from bot.events import Event, Submitted, Typing
from bot.outbox import Outbox
from bot.people import inviting
from bot.records import Carried, Feedback, Report, Speaks
from bot.replies import Document, Field, Form, Picture, Replies, Reply, Text
from bot.store import UnavailableError
from tests import fakes
from tests.fakes import BrokenStore, Clock
from tests.teams import oracle, payloads
from tests.teams.payloads import ACCOUNT, CHANNEL, Json
from tests.teams.platform import refused
from tests.teams.visiting import BROWSER, Door, Member, door
from tests.web import visiting
from tests.web.visiting import FORM, PNG

REPORT = {"typed.what": "Rota bot", "typed.where": "Town Hall", "typed.doing": "It plans who works when."}
RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
LETTER = Document("letter.txt", "text/plain; charset=utf-8", b"words of a canary\n")


class Saying(Bot):
    """Says one thing, whatever happens; after `kept`, where that is to be waited for."""

    def __init__(self, desk: Desk, *said: Reply, kept: asyncio.Event | None = None) -> None:
        super().__init__(desk)
        self.said = said
        self.kept = kept
        self.asked = asyncio.Event()
        self.events: list[Event] = []

    async def handle(self, event: Event) -> Replies:
        self.events.append(event)
        self.asked.set()
        if self.kept:
            await self.kept.wait()
        if not self.said:
            message = "words of a canary"
            raise ValueError(message)
        return self.said


def another(here: Door) -> Member:
    return here.somebody("aad-other-canary", "29:other-canary", "a:2canary")


async def _reports(here: Door) -> tuple[Report, ...]:
    return await fakes.kept(here.desk.store, Report)


def _receipt(words: str) -> str:
    (found,) = RECEIPT.findall(words)
    return str(found)


async def test_a_question_in_a_chat_is_acknowledged_at_once_and_answered_there() -> None:
    async with door() as here:
        alex = here.somebody()
        answered = await alex.writes("can they bring in a new system without us?")
        assert (answered.status, answered.text) == (200, "")
        assert answered.seconds < 1
        assert "automated bot" in alex.sees
        assert "The draft agreement would not allow it." in alex.sees


async def test_a_message_is_acknowledged_while_the_answer_is_still_looked_for() -> None:
    desk, kept = fakes.desk(), asyncio.Event()
    async with door(desk, Saying(desk, Text("Found."), kept=kept)) as here:
        answered = await here.post(payloads.message())
        assert answered.status == 200
        assert not here.platform.asked
        kept.set()
        await here.settled()
        assert [one["text"] for one in here.platform.said()] == ["Found."]


async def test_messages_of_one_person_are_answered_in_their_order() -> None:
    desk, first = fakes.desk(), asyncio.Event()

    class Slow(Bot):
        async def handle(self, event: Event) -> Replies:
            text = getattr(event, "text", "")
            if text == "one":
                await first.wait()
            return (Text(text.capitalize()),)

    async with door(desk, Slow(desk)) as here:
        for text in ("one", "two", "three"):
            await here.post(payloads.message(text))
        first.set()
        await here.settled()
        assert [one["text"] for one in here.platform.said()] == ["One", "Two", "Three"]


async def test_a_question_in_a_channel_is_answered_in_its_thread() -> None:
    async with door() as here:
        alex = here.somebody().in_a_channel()
        await alex.writes("can they bring in a new system without us?")
        assert "The draft agreement would not allow it." in alex.sees
        assert {one.conversation for one in here.platform.calls("send")} == {CHANNEL}


async def test_who_installs_it_is_welcomed_once_with_something_to_say() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.installs()
        await alex.does(payloads.activity("conversationUpdate", membersAdded=[{"id": payloads.BOT}]))
        assert "automated bot" in alex.sees
        (suggested,) = [one["suggestedActions"] for _, one in alex.messages if "suggestedActions" in one]
        assert suggested["to"] == [ACCOUNT]
        await alex.writes(suggested["actions"][0]["value"])
        assert "The draft agreement would not allow it." in alex.sees


async def test_a_team_that_installs_it_is_welcomed_in_its_channel() -> None:
    async with door() as here:
        alex = here.somebody().in_a_channel()
        await alex.does(payloads.activity("conversationUpdate", membersAdded=[{"id": payloads.BOT}]))
        assert "automated bot" in alex.sees
        assert not any("suggestedActions" in one for _, one in alex.messages)


async def test_who_takes_it_out_and_puts_it_in_again_is_welcomed_again() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.installs()
        welcomed = len(here.platform.calls("send"))
        await alex.does(payloads.activity("installationUpdate", action="remove"))
        assert len(here.platform.calls("send")) == welcomed
        await alex.installs()
        assert len(here.platform.calls("send")) > welcomed


async def test_a_report_by_the_action_of_the_app_ends_with_a_receipt_in_the_dialog() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.reports()
        assert "Who can read this here" in alex.sees
        await alex.presses("Anonymous")
        await alex.fills(REPORT)
        _receipt(alex.sees)
        assert len(await _reports(here)) == 1
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
        _receipt(alex.sees)
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
        assert not await _reports(here)
        form = next(message for found, message in alex.cards if oracle.inputs(found))
        again = await alex.does({**payloads.sent(card, REPORT), "replyToId": form})
        assert dialogs.SENT in json.dumps(again.json)
        _receipt(alex.sees)


async def test_what_is_wrong_in_a_dialog_is_told_there() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.reports()
        await alex.presses("Anonymous")
        await alex.fills({**REPORT, "typed.where": " "})
        assert "Please answer this one." in alex.sees
        await alex.fills(REPORT)
        _receipt(alex.sees)
        assert not here.platform.asked


async def test_a_form_can_be_filled_in_in_a_window_instead() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("claim")
        await alex.presses("Open in a window")
        await alex.fills({"typed.code": "ABCD-EFGH-JKLM"})
        assert "That code cannot be used" in alex.sees


async def test_what_is_private_opens_in_a_channel_for_the_asker_alone() -> None:
    async with door() as here:
        alex, sam = here.somebody().in_a_channel(), another(here).in_a_channel()
        await alex.writes("report")
        assert "Others can read this place" not in alex.sees
        await sam.presses(render.SHOW)
        assert sam.told == dialogs.FOR_ANOTHER
        assert not sam.window
        await alex.presses(render.SHOW)
        assert "Others can read this place" in alex.sees
        alex.close()
        assert "Others can read this place" not in alex.sees


async def test_a_button_in_a_channel_answers_in_a_dialog_whoever_presses_it() -> None:
    desk = fakes.desk(visiting.library())
    async with door(desk) as here:
        alex, sam = here.somebody().in_a_channel(), another(here).in_a_channel()
        await alex.writes("could they perhaps?")
        said = len(here.platform.asked)
        await sam.presses("Can I see what they hold about me?")
        assert "Yes, in most cases." in sam.sees
        assert len(here.platform.asked) == said


async def _settled_here(here: Door, label: str) -> None:
    """A rep settles how the bot answers in the channel."""
    rep = another(here)
    await rep.writes(f"claim {await inviting.for_the_machine(here.desk.store, here.desk.secret, here.desk.now())}")
    rep = rep.in_a_channel()
    await rep.writes("this channel")
    await rep.presses(render.SHOW)
    await rep.presses(label)
    here.platform.messages.clear()
    here.platform.asked.clear()


async def test_a_rep_settles_in_a_channel_that_only_whoever_asks_is_answered() -> None:
    async with door() as here:
        await _settled_here(here, channels.LABELS[Speaks.QUIETLY])
        alex = here.somebody().in_a_channel()
        await alex.writes("can they bring in a new system without us?", id="f:another-thread")
        assert "would not allow it" not in alex.sees
        await alex.presses(render.SHOW)
        assert "would not allow it" in alex.sees


async def test_where_a_rep_wants_no_answers_whoever_asks_is_told_in_their_own_chat() -> None:
    async with door() as here:
        await _settled_here(here, channels.LABELS[Speaks.NOT])
        alex = here.somebody().in_a_channel()
        await alex.writes("can they bring in a new system without us?")
        assert not alex.messages
        assert "asked me not to answer in this channel" in here.somebody().sees
        here.platform.failures["open"].append(refused("ConversationBlockedByUser"))
        await alex.writes("and now?")
        await alex.presses(render.SHOW)  # the bot has no chat with them
        assert "asked me not to answer in this channel" in alex.sees


async def test_what_a_channel_refuses_goes_into_the_conversation_of_two() -> None:
    async with door() as here:
        here.platform.failures["send"].append(refused("BotNotInConversationRoster"))
        await here.somebody().in_a_channel().writes("can they bring in a new system without us?")
        assert "would not allow it" in here.somebody().sees


@pytest.mark.parametrize(("reaction", "helped", "not_helped"), [("like", 1, 0), ("dislike", 0, 1)])
async def test_a_thumb_counts_once(reaction: str, helped: int, not_helped: int) -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("can they bring in a new system without us?")
        message = next(one for one, activity in alex.messages if "feedbackLoop" in activity.get("channelData", {}))
        given = {"actionName": "feedback", "actionValue": {"reaction": reaction, "feedback": "{}"}}
        opened = payloads.invoke("message/fetchTask", {"data": given}, replyToId=message, id="f:thumb")
        for _ in range(2):
            await alex.does(opened)
            assert alex.window or alex.told
        default = await alex.does(payloads.invoke("message/submitAction", given, replyToId="1", id="f:gone"))
        assert (default.status, default.json) == (200, {})
        (counted,) = await fakes.kept(here.desk.store, Feedback)
        assert (counted.helped, counted.not_helped) == (helped, not_helped)


async def test_a_message_of_the_same_id_in_another_conversation_is_another() -> None:
    async with door() as here:
        alex, sam = here.somebody(), another(here)
        await alex.writes("can they bring in a new system without us?")
        message = next(one for one, activity in alex.messages if "feedbackLoop" in activity.get("channelData", {}))
        given = {"actionName": "feedback", "actionValue": {"reaction": "like", "feedback": "{}"}}
        await sam.does(payloads.invoke("message/fetchTask", {"data": given}, replyToId=message))
        assert sam.told == dialogs.FORGOTTEN
        kept = [one.id for one in await fakes.kept(here.desk.store, Carried)]
        assert not any(message in one for one in kept)


async def test_a_message_that_is_delivered_again_says_nothing_more() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("can they?", id="f:same")
        said = len(here.platform.asked)
        await alex.writes("can they?", id="f:same")
        assert len(here.platform.asked) == said
        await another(here).writes("can they?", id="f:same")  # in another conversation it is another
        assert len(here.platform.asked) > said


async def test_a_button_that_is_delivered_again_says_nothing_more_and_gets_the_same_answer() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("report")
        first = await alex.presses("Anonymous", id="f:same")
        said = len(here.platform.asked)
        again = await alex.presses("Anonymous", id="f:same")
        assert first.json == again.json
        assert len(here.platform.asked) == said


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
        assert len(await _reports(here)) == 1


async def test_a_form_in_a_dialog_that_is_delivered_again_gets_the_same_receipt() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.reports()
        await alex.presses("Anonymous")
        sent = {**payloads.sent(alex.window, REPORT, dialog=True), "id": "f:same"}
        await alex.does(sent)
        receipt = _receipt(alex.sees)
        await alex.does(sent)
        assert _receipt(alex.sees) == receipt
        assert len(await _reports(here)) == 1


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
        assert not await _reports(here)
        await alex.does(payloads.activity("message", value=data, replyToId=message))
        _receipt(alex.sees)
        assert [one.message for one in here.platform.calls("update")] == [message]
        assert not [one for one in here.platform.asked if "plans who works" in one.raw.decode()]


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
        _receipt(alex.sees)
        assert len(await _reports(here)) == 1


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


async def test_what_nothing_is_done_about_is_taken() -> None:
    async with door() as here:
        for payload in (
            payloads.activity("typing"),
            payloads.activity("messageReaction"),
            payloads.mention(entities=[]),
        ):
            assert (await here.post(payload)).status == 200
        await here.settled()
        assert not here.platform.asked


async def test_without_a_store_people_are_answered_all_the_same() -> None:
    async with door(fakes.desk(store=BrokenStore(UnavailableError()))) as here:
        alex = here.somebody()
        await alex.writes("can they bring in a new system without us?")
        assert "would not allow it" in alex.sees
        await alex.reports()
        assert "Who can read this here" in alex.sees


async def test_without_a_store_what_is_private_in_a_channel_goes_where_no_button_has_to_open_it() -> None:
    async with door(fakes.desk(store=BrokenStore(UnavailableError()))) as here:
        await here.somebody().in_a_channel().writes("report")
        assert "Please write to me in a conversation of our own" in here.somebody().sees
        assert not here.platform.said(CHANNEL)


async def test_without_a_store_and_without_a_chat_of_two_somebody_is_told_at_least_where_to_write() -> None:
    async with door(fakes.desk(store=BrokenStore(UnavailableError()))) as here:
        alex = here.somebody().in_a_channel()
        here.platform.failures["open"] = [refused("BotNotInConversationRoster")]
        await alex.writes("report")
        assert render.WRITE_TO_ME in alex.sees
        assert "Please write to me in a conversation of our own" not in alex.sees


async def test_words_are_suggested_and_many_options_searched() -> None:
    class Naming(Saying):
        async def suggest(self, typing: Typing) -> tuple[str, ...]:
            return (f"{typing.text} planner",)

    desk = fakes.desk()
    async with door(desk, Naming(desk, FORM)) as here:
        found = await here.post(
            payloads.invoke("application/search", {"queryText": "Rota", "dataset": "suggest|trial.names"})
        )
        assert [one["title"] for one in found.json["value"]["results"]] == ["Rota", "Rota planner"]
        name = "~k" + "1" * 32
        await here.receiving.answering.carrying.keep({name: Options((("a", "Town Hall"), ("b", "Depot")))})
        found = await here.post(
            payloads.invoke("application/search", {"queryText": "dep", "dataset": f"choose|{name}"})
        )
        assert found.json["value"]["results"] == [{"title": "Depot", "value": "b"}]


async def test_what_does_not_fit_comes_below_or_in_the_dialog() -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, Text("a **paragraph** " * 8_000))) as here:
        alex = here.somebody()
        await alex.writes("x")
        said = len(alex.messages)
        answered = await alex.presses("More")
        assert answered.json["value"] == dialogs.BELOW
        assert len(alex.messages) > said
        await alex.reports()
        await alex.presses("More")
        assert "paragraph" in alex.sees


async def test_a_document_comes_by_a_link_that_opens_once() -> None:
    desk = fakes.desk()
    async with door(desk, Saying(desk, LETTER)) as here:
        alex = here.somebody()
        await alex.writes("x")
        (link,) = [one["url"] for one, _ in alex.buttons if one["type"] == "Action.OpenUrl"]
        assert link.startswith(f"{BROWSER}/handed/")
        assert "once, within 15 minutes, and for whoever has it" in alex.sees
        assert not [one for one in here.platform.asked if b"canary\\n" in one.raw]
        path = urlsplit(link).path
        async with here.client.get(path) as page:
            assert page.status == 200
        async with here.client.post(path) as handed:
            assert await handed.read() == LETTER.content
        async with here.client.post(path) as again:
            assert again.status == 410


async def test_a_document_in_a_channel_has_its_link_only_when_its_window_is_opened() -> None:
    clock = Clock()
    desk = fakes.desk(clock=clock)
    async with door(desk, Saying(desk, LETTER)) as here:
        alex = here.somebody().in_a_channel()
        await alex.writes("x")
        clock.move(timedelta(hours=2))
        await alex.presses(render.SHOW)
        (link,) = [one["url"] for one, _ in alex.buttons if one["type"] == "Action.OpenUrl"]
        async with here.client.post(urlsplit(link).path) as handed:
            assert await handed.read() == LETTER.content
        alex.close()
        await alex.presses(render.SHOW)
        (another_link,) = [one["url"] for one, _ in alex.buttons if one["type"] == "Action.OpenUrl"]
        assert another_link != link


async def test_a_picture_comes_by_a_link_and_as_data_where_nobody_can_reach_the_bot() -> None:
    desk, picture = fakes.desk(), Picture(PNG, "Two of three were told.")
    for address in (BROWSER, ""):
        async with door(desk, Saying(desk, picture), address=address) as here:
            alex = here.somebody()
            await alex.writes("x", id=f"f:{address}")
            (image,) = [one for card, _ in alex.cards for one in card["body"] if one["type"] == "Image"]
            assert image["altText"] == "Two of three were told."
            if not address:
                assert image["url"].startswith("data:image/png;base64,")
                continue
            async with here.client.get(urlsplit(image["url"]).path) as shown:
                assert await shown.read() == PNG


async def test_what_is_under_way_is_finished_before_the_end() -> None:
    desk, kept = fakes.desk(), asyncio.Event()
    bot = Saying(desk, Text("It is done."), kept=kept)
    async with door(desk, bot) as here:
        await here.post(payloads.message())
        await bot.asked.wait()
        ending = asyncio.ensure_future(here.settled())
        await asyncio.sleep(0)
        assert not ending.done()
        kept.set()
        await ending
        assert [one["text"] for one in here.platform.said()] == ["It is done."]


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
