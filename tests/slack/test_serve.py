"""Slack's door: only what Slack signed just now comes in, each thing once, and each is answered at once."""

import asyncio
import json
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from adapters.slack.incoming import ASK_ABOUT, REPORT
from bot.bot import Bot
from bot.events import Event, Opened
from bot.people import inviting
from bot.questions import ASK
from bot.records import Report
from bot.replies import Document, Replies, Text
from bot.reports.beginning import REPORT as REPORT_BUTTON
from tests import fakes
from tests.slack import payloads
from tests.slack.payloads import CHANNEL, DM, USER, Json
from tests.slack.platform import refusing, too_many
from tests.slack.visiting import SECRET, TOKEN, Door, door, signed

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
BUTTON: Json = {"type": "button", "action_id": f"{REPORT_BUTTON.action}|1", "value": ""}
VIEW: Json = {
    "type": "modal",
    "private_metadata": json.dumps({"form": ASK.action, "key": f"with {USER}", "reach": ""}),
}


def _asked(text: str) -> Json:
    given = {"question": {"x": {"type": "plain_text_input", "value": text}}}
    view = {**VIEW, "id": "V0CANARY", "hash": "1.a", "state": {"values": given}}
    return payloads.interaction("view_submission", view=view)


SURFACES: dict[str, tuple[str, str]] = {
    "a message": (json.dumps(payloads.message()), JSON),
    "a mention": (json.dumps(payloads.mention()), JSON),
    "the home": (
        json.dumps(payloads.event({"type": "app_home_opened", "user": USER, "channel": DM, "tab": "home"})),
        JSON,
    ),
    "a command": (urlencode(payloads.command("ask can they watch me?")), FORM),
    "a button": (urlencode({"payload": json.dumps(payloads.pressed(BUTTON))}), FORM),
    "a form": (urlencode({"payload": json.dumps(_asked("can they watch me?"))}), FORM),
    "a shortcut": (urlencode({"payload": json.dumps(payloads.interaction("shortcut", callback_id=REPORT))}), FORM),
    "a list": (
        urlencode({"payload": json.dumps(payloads.interaction("block_suggestion", action_id="x|y", value="z"))}),
        FORM,
    ),
}


def _forged(body: str) -> tuple[str, dict[str, str]]:
    return body, signed(body, secret="another")  # noqa: S106 - of a test


def _stale(body: str) -> tuple[str, dict[str, str]]:
    return body, signed(body, time.time() - 301)


def _future(body: str) -> tuple[str, dict[str, str]]:
    return body, signed(body, time.time() + 310)


def _tampered(body: str) -> tuple[str, dict[str, str]]:
    return body.replace("CANARY", "CANARD"), signed(body)


def _unsigned(body: str) -> tuple[str, dict[str, str]]:
    return body, {}


def _redated(body: str) -> tuple[str, dict[str, str]]:
    old = signed(body, time.time() - 400)
    return body, {**old, "X-Slack-Request-Timestamp": str(int(time.time()))}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("spoil", [_forged, _stale, _future, _tampered, _unsigned, _redated])
async def test_what_slack_did_not_sign_just_now_is_refused(
    surface: str, spoil: Callable[[str], tuple[str, dict[str, str]]]
) -> None:
    body, kind = SURFACES[surface]
    spoilt, headers = spoil(body)
    async with door() as here:
        answered = await here.post(spoilt, kind, headers)
        assert answered.status == 401
        await here.settled()
        assert not here.platform.asked


@pytest.mark.parametrize("surface", SURFACES)
async def test_what_slack_signed_is_answered_before_the_work_is_done(surface: str) -> None:
    may_answer = asyncio.Event()

    class Slow(Bot):
        async def handle(self, event: Event) -> Replies:
            await may_answer.wait()
            return await super().handle(event)

        async def home(self, event: Opened) -> Replies:
            await may_answer.wait()
            return await super().home(event)

    body, kind = SURFACES[surface]
    desk = fakes.desk()
    async with door(desk, Slow(desk), patience=0.05) as here, asyncio.timeout(60):
        answered = await here.post(body, kind)
        assert answered.status == 200
        may_answer.set()
        await here.settled()


@pytest.mark.parametrize("surface", [name for name in SURFACES if name not in ("a form", "a list")])
async def test_the_same_request_again_is_taken_and_says_nothing_more(surface: str) -> None:
    body, kind = SURFACES[surface]
    async with door() as here:
        headers = signed(body)
        assert (await here.post(body, kind, headers)).status == 200
        await here.settled()
        said = len(here.platform.asked) + len(here.platform.hooks)
        assert said
        assert (await here.post(body, kind, headers)).status == 200
        await here.settled()
        assert len(here.platform.asked) + len(here.platform.hooks) == said


async def test_an_event_that_is_delivered_again_is_known_by_its_id() -> None:
    async with door() as here:
        await here.event(payloads.message())
        again = payloads.message()
        again["event_time"] += 60  # another request, signed anew
        await here.event(again)
        await here.settled()
        assert len(here.platform.calls("chat.postMessage")) == 2  # who is speaking, and the answer


async def test_two_messages_alike_are_two() -> None:
    async with door() as here:
        await here.event(payloads.message())
        await here.event({**payloads.message(), "event_id": "Ev1CANARY"})
        await here.settled()
        assert len(here.platform.calls("chat.postMessage")) == 3


async def test_a_form_that_is_sent_again_gets_the_same_answer_and_changes_nothing() -> None:
    async with door() as here:
        opened = await _begun(here)
        headers = signed(opened)
        first = await here.post(opened, FORM, headers)
        again = await here.post(opened, FORM, headers)
        words = json.dumps(first.json["view"]["blocks"])
        assert "Thank you" in json.dumps(first.json)
        assert _figures(words) == _figures(json.dumps(again.json["view"]["blocks"]))
        assert len(await _reports(here)) == 1


async def test_a_member_reports_by_command_and_gets_the_receipt_in_the_modal() -> None:
    async with door() as here:
        answered = await here.post(await _begun(here), FORM)
        assert answered.json["response_action"] == "update"
        assert "Thank you" in answered.text
        await here.settled()
        for said in (*here.platform.calls("chat.postMessage"), *here.platform.hooks):
            assert "plans who works" not in json.dumps(said)


async def test_what_is_wrong_stands_beside_the_fields() -> None:
    async with door() as here:
        answered = await here.post(await _begun(here, where=" "), FORM)
        assert answered.json["response_action"] == "errors"
        assert not await _reports(here)


async def test_a_mention_is_answered_in_its_thread() -> None:
    async with door() as here:
        await here.event(payloads.mention())
        await here.settled()
        answers = here.platform.calls("chat.postMessage")
        assert {(one["channel"], one["thread_ts"]) for one in answers} == {(CHANNEL, "1700000000.000200")}
        assert all(one["unfurl_links"] is False and one["text"] for one in answers)


async def test_what_is_private_is_shown_to_the_asker_alone_in_a_channel() -> None:
    async with door() as here:
        await here.event(payloads.mention(f"<@{payloads.BOT}> report"))
        await here.settled()
        (alone,) = here.platform.calls("chat.postEphemeral")
        assert alone["user"] == USER
        assert "Others can read this place" in alone["text"]


async def test_what_cannot_be_shown_in_the_channel_goes_into_the_conversation_of_two() -> None:
    async with door() as here:
        here.platform.answers["chat.postEphemeral"].append(refusing("user_not_in_channel"))
        await here.event(payloads.mention(f"<@{payloads.BOT}> report"))
        await here.settled()
        assert here.platform.calls("chat.postMessage")[-1]["channel"] == DM


async def test_what_nobody_may_post_in_a_channel_is_shown_to_whoever_asked() -> None:
    async with door() as here:
        here.platform.answers["chat.postMessage"] += [refusing("restricted_action_read_only_channel") for _ in range(2)]
        await here.event(payloads.mention())
        await here.settled()
        shown = json.dumps(here.platform.calls("chat.postEphemeral"))
        assert "automated bot" in shown
        assert "The draft agreement would not allow it." in shown


async def test_the_home_always_says_who_is_speaking() -> None:
    async with door() as here:
        for number in range(2):
            opened = {"type": "app_home_opened", "user": USER, "channel": DM, "tab": "home"}
            await here.event({**payloads.event(opened), "event_id": f"Ev{number}CANARY"})
            await here.settled()
        published = here.platform.calls("views.publish")
        assert len(published) == 2
        assert all("an automated bot" in json.dumps(one["view"]) for one in published)
        assert "Ask a question" in json.dumps(published[0]["view"])


async def test_opening_the_messages_sets_suggestions_and_posts_nothing() -> None:
    async with door() as here:
        await here.event(payloads.event({"type": "app_home_opened", "user": USER, "channel": DM, "tab": "messages"}))
        await here.settled()
        (one,) = here.platform.asked
        assert one.method == "assistant.threads.setSuggestedPrompts"
        assert 1 <= len(one.payload["prompts"]) <= 4
        assert "thread_ts" not in one.payload


async def test_the_shortcuts_open_a_modal() -> None:
    async with door() as here:
        await here.interaction(payloads.interaction("shortcut", callback_id=REPORT))
        about = {"message": {"text": "can they?", "user": "U2CANARY"}, "channel": {"id": CHANNEL}}
        await here.interaction(payloads.interaction("message_action", callback_id=ASK_ABOUT, **about))
        await here.settled()
        opened = here.platform.calls("views.open")
        assert len(opened) == 2
        assert "The draft agreement would not allow it." in json.dumps(opened, ensure_ascii=False)
        assert not here.platform.calls("chat.postMessage")


async def test_a_modal_that_can_be_opened_no_more_is_offered_by_a_button() -> None:
    async with door() as here:
        here.platform.answers["views.open"].append(refusing("expired_trigger_id"))
        await here.interaction(payloads.pressed({**BUTTON, "action_id": f"{ASK.action}|1"}, DM))
        await here.settled()
        _, said = here.platform.calls("chat.postMessage")  # who is speaking comes first
        assert "Open the form" in json.dumps(said)


async def test_a_command_in_which_somebody_writes_payload_is_read() -> None:
    async with door() as here:
        assert (await here.command(payloads.command("ask what is a payload?"))).status == 200
        await here.settled()
        assert here.platform.asked or here.platform.hooks


async def test_what_slack_says_is_too_much_is_said_a_little_later() -> None:
    async with door() as here:
        here.platform.answers["chat.postMessage"] += [too_many(0), too_many(0)]
        await here.event(payloads.message())
        await here.settled()
        assert len(here.platform.calls("chat.postMessage")) == 4


async def test_a_document_goes_into_the_conversation_of_two() -> None:
    class Handing(Bot):
        async def handle(self, event: Event) -> Replies:
            return (Text("Here it is."), Document("counts.csv", "text/csv", b"a,b\n"))

    desk = fakes.desk()
    async with door(desk, Handing(desk)) as here:
        await here.event(payloads.mention())
        await here.settled()
        assert here.platform.files == [b"a,b\n"]
        (done,) = here.platform.calls("files.completeUploadExternal")
        assert done["channel_id"] == DM
        (alone,) = here.platform.calls("chat.postEphemeral")
        assert "conversation between the two of us" in alone["text"]


async def test_what_takes_long_is_shown_when_it_is_kept() -> None:
    kept = asyncio.Event()

    class Slow(Bot):
        async def handle(self, event: Event) -> Replies:
            await kept.wait()
            return (Text("It is kept."),)

    desk = fakes.desk()
    async with door(desk, Slow(desk), patience=0.05) as here:
        answered = await here.interaction(_asked("can they?"))
        assert "still saving" in answered.text
        kept.set()
        await here.settled()
        (updated,) = here.platform.calls("views.update")
        assert updated["view_id"] == "V0CANARY"
        assert "It is kept." in json.dumps(updated)


async def test_what_is_under_way_is_finished_before_the_end() -> None:
    going_on, may_end = asyncio.Event(), asyncio.Event()

    class Slow(Bot):
        async def handle(self, event: Event) -> Replies:
            going_on.set()
            await may_end.wait()
            return (Text("It is done."),)

    desk = fakes.desk()
    async with door(desk, Slow(desk), patience=0.05) as here:
        await here.event(payloads.message())
        await going_on.wait()
        called = here.platform
        ending = asyncio.ensure_future(here.slack.receiving.under_way.finish())
        await asyncio.sleep(0)
        assert not ending.done()
        assert not called.calls("chat.postMessage")
        may_end.set()
        await ending
        assert called.calls("chat.postMessage")


async def test_what_nothing_is_done_about_is_answered_all_the_same() -> None:
    async with door() as here:
        for inner in ({"type": "reaction_added"}, {"type": "message", "subtype": "message_changed", "channel": DM}):
            assert (await here.event(payloads.event(inner))).status == 200
        challenge = await here.event({"type": "url_verification", "challenge": "words"})
        assert (challenge.status, challenge.text) == (200, "words")
        await here.settled()
        assert not here.platform.asked


async def test_what_was_put_away_is_told_in_a_window_of_its_own() -> None:
    async with door() as here:
        gone = {"type": "button", "action_id": "slack.form|1", "value": "~k" + "0" * 32}
        await here.interaction(payloads.pressed(gone))
        await here.settled()
        assert "begin again" in json.dumps(await here.platform.until("views.open"))


async def test_tokens_and_secrets_stay_out_of_what_is_shown() -> None:
    async with door() as here:
        shown = repr(here.slack) + repr(here.slack.keys)
        assert SECRET not in shown
        assert TOKEN not in shown


async def _begun(here: Door, where: str = "Town Hall") -> str:
    """The request that sends a report, from a command on."""
    await here.command(payloads.command("report"))
    await here.settled()
    said: list[Any] = [*here.platform.hooks, *here.platform.asked]
    shown = json.dumps([one if isinstance(one, dict) else one.payload for one in said])
    assert "Who can read this here" in shown
    blocks = here.platform.hooks[-1]["blocks"]
    choose = next(
        one for block in blocks for one in block.get("elements", []) if one.get("text", {}) and "Anonymous" in str(one)
    )
    await here.interaction(payloads.pressed(choose, CHANNEL, ephemeral=True))
    view = (await here.platform.until("views.open"))["view"]
    await here.settled()
    answers = {"what": "Rota bot", "where": where, "doing": "It plans who works when."}
    return urlencode({"payload": json.dumps(payloads.sent(view, answers))})


async def _reports(here: Door) -> tuple[object, ...]:
    return await fakes.kept(here.desk.store, Report)


def _figures(words: str) -> list[str]:
    return re.findall(r"\d{4}", words)


async def test_a_rep_settles_in_a_channel_that_only_whoever_asks_is_answered() -> None:
    async with door() as here:
        code = await inviting.for_the_machine(here.desk.store, here.desk.secret, here.desk.now())
        await here.event(payloads.message(f"claim {code}"))
        await here.settled()
        await here.event({**payloads.mention(f"<@{payloads.BOT}> this channel"), "event_id": "Ev1CANARY"})
        await here.settled()
        shown = here.platform.calls("chat.postEphemeral")[-1]
        quietly = next(one for one in shown["blocks"][-1]["elements"] if one["value"] == "quietly")
        await here.interaction(payloads.pressed(quietly, CHANNEL, ephemeral=True))
        await here.settled()
        assert "nobody else sees it" in here.platform.hooks[-1]["text"]
        before = len(here.platform.calls("chat.postMessage"))
        await here.event({**payloads.mention(), "event_id": "Ev2CANARY"})
        await here.settled()
        assert len(here.platform.calls("chat.postMessage")) == before
        assert "The draft agreement would not allow it." in json.dumps(here.platform.calls("chat.postEphemeral")[-1])
