"""What is owed to somebody is delivered on Slack, or it is decided whether that is for good or for later."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from adapters.refusals import Refusal
from adapters.slack import errors
from adapters.slack.api import Api
from adapters.slack.carrying import kept_for_slack
from adapters.slack.installed import Team, Tokens
from adapters.slack.sender import Messenger
from bot.outbox import CannotDeliverError, Outbox, TryLaterError
from bot.outbox.together import Together
from bot.records import Address, Carried, Cause, Notice, State, notice
from bot.replies import Button, Document, Text
from bot.store import MemoryStore
from bot.telling import ONE
from tests import fakes
from tests.fakes import Clock
from tests.outbox.parts import COMPOSERS
from tests.slack.payloads import DM, TEAM, USER, Json
from tests.slack.platform import Platform, platform, refusing, too_many

TOLD = (Text(ONE, (Button("Open it", "case.open", "x" * 3_000),), private=True),)
TO = Address("address-canary", "who-canary", "slack", TEAM, DM, reference=TEAM)


class Sending:
    def __init__(self, called: Platform) -> None:
        self.platform, self.clock, self.store = called, Clock(), MemoryStore()
        tokens = Tokens(self.store, b"secret of a test", self.clock, "xoxb-canary")
        self.api = Api(tokens, called.api)
        self.messenger = Messenger(self.api, kept_for_slack(Together(self.store), self.clock))

    async def send(self, address: Address = TO, key: str = "key") -> None:
        await self.messenger.send(address, TOLD, key)


@pytest.fixture
async def sending() -> AsyncIterator[Sending]:
    async with platform() as called:
        made = Sending(called)
        async with made.api:
            yield made


async def test_a_notice_is_one_message_without_previews_of_links(sending: Sending) -> None:
    await sending.send()
    (said,) = sending.platform.calls("chat.postMessage")
    assert said["channel"] == DM
    assert said["text"].startswith(ONE)
    assert (said["unfurl_links"], said["unfurl_media"]) == (False, False)
    assert sending.platform.tokens == ["xoxb-canary"]


async def test_what_slack_cannot_carry_is_kept_before_it_is_needed(sending: Sending) -> None:
    await sending.send()
    (kept,) = await fakes.kept(sending.store, Carried)
    assert kept.id in json.dumps(sending.platform.calls("chat.postMessage"))


async def test_somebody_known_by_their_id_is_reached_in_the_conversation_of_two(sending: Sending) -> None:
    await sending.send(Address("a", "who-canary", "slack", TEAM, USER, reference=TEAM))
    assert sending.platform.calls("conversations.open") == [{"users": USER}]
    assert sending.platform.calls("chat.postMessage")[0]["channel"] == DM


async def test_a_document_is_sent_as_a_file(sending: Sending) -> None:
    await sending.messenger.send(TO, (Document("brief.txt", "text/plain", b"words"),), "key")
    assert sending.platform.files == [b"words"]


@pytest.mark.parametrize("error", ["channel_not_found", "account_inactive", "not_in_channel", "is_archived"])
async def test_who_cannot_be_reached_is_not_tried_again(sending: Sending, error: str) -> None:
    sending.platform.answers["chat.postMessage"].append(refusing(error))
    with pytest.raises(CannotDeliverError) as caught:
        await sending.send()
    assert caught.value.cause is Cause.UNREACHABLE


async def test_a_message_that_slack_takes_from_nobody_is_not_tried_again(sending: Sending) -> None:
    sending.platform.answers["chat.postMessage"].append(refusing("invalid_blocks"))
    with pytest.raises(CannotDeliverError) as caught:
        await sending.send()
    assert caught.value.cause is Cause.REFUSED


async def test_too_many_at_once_are_sent_when_slack_says(sending: Sending) -> None:
    sending.platform.answers["chat.postMessage"].append(too_many(37))
    with pytest.raises(TryLaterError) as caught:
        await sending.send()
    assert (caught.value.wait, caught.value.cause) == (timedelta(seconds=37), Cause.BUSY)
    assert len(sending.platform.calls("chat.postMessage")) == 1


@pytest.mark.parametrize("error", ["invalid_auth", "missing_scope"])
async def test_what_whoever_runs_it_can_mend_waits(sending: Sending, error: str) -> None:
    sending.platform.answers["chat.postMessage"].append(refusing(error))
    with pytest.raises(TryLaterError) as caught:
        await sending.send()
    assert caught.value.cause is Cause.PLATFORM_OFF


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_slack_that_is_broken_is_tried_again(sending: Sending, status: int) -> None:
    sending.platform.answers["chat.postMessage"].append(web.Response(status=status, text="<html>"))
    with pytest.raises(TryLaterError):
        await sending.send()


async def test_a_slack_that_is_not_there_is_tried_again() -> None:
    async with platform() as called:
        made = Sending(called)
    async with made.api:
        with pytest.raises(TryLaterError):
            await made.send()


def test_an_error_that_nobody_knows_is_tried_again_and_its_words_are_not_kept() -> None:
    assert isinstance(errors.outcome(Refusal("something_new")), TryLaterError)
    assert errors.code("Words of <a person>") == errors.code(None) == "unknown"


async def test_a_message_that_may_have_been_taken_is_looked_for_before_it_goes_again(sending: Sending) -> None:
    broken = web.Response(status=504)
    sending.platform.answers["chat.postMessage"].append(broken)
    with pytest.raises(TryLaterError):
        await sending.send()
    (taken,) = sending.platform.calls("chat.postMessage")
    listed = web.json_response({"ok": True, "messages": [{"text": "x"}, {"metadata": taken["metadata"]}]})
    sending.platform.answers["conversations.history"].append(listed)
    await sending.send()
    assert len(sending.platform.calls("chat.postMessage")) == 1


async def test_a_message_that_was_not_taken_goes_again(sending: Sending) -> None:
    sending.platform.answers["chat.postMessage"].append(web.Response(status=504))
    with pytest.raises(TryLaterError):
        await sending.send()
    await sending.send()
    assert len(sending.platform.calls("chat.postMessage")) == 2


BOTH = (Text("Your brief is below."), Document("brief.txt", "text/plain", b"words"))


async def test_a_message_that_arrived_is_not_sent_again_for_the_file_that_did_not(sending: Sending) -> None:
    sending.platform.answers["files.getUploadURLExternal"].append(refusing("internal_error"))
    with pytest.raises(TryLaterError):
        await sending.messenger.send(TO, BOTH, "key")
    await sending.messenger.send(TO, BOTH, "key")
    assert len(sending.platform.calls("chat.postMessage")) == 1
    assert sending.platform.files == [b"words"]
    assert len(sending.platform.calls("files.completeUploadExternal")) == 1


@pytest.mark.parametrize("broken", [web.Response(status=504), refusing("fatal_error"), refusing("internal_error")])
async def test_a_message_that_was_taken_after_all_does_not_hide_the_file_that_follows(
    sending: Sending, broken: web.Response
) -> None:
    sending.platform.answers["chat.postMessage"].append(broken)
    with pytest.raises(TryLaterError):
        await sending.messenger.send(TO, BOTH, "key")
    (taken,) = sending.platform.calls("chat.postMessage")
    listed = web.json_response({"ok": True, "messages": [{"metadata": taken["metadata"]}]})
    sending.platform.answers["conversations.history"].append(listed)
    await sending.messenger.send(TO, BOTH, "key")
    assert len(sending.platform.calls("chat.postMessage")) == 1
    assert len(sending.platform.calls("files.completeUploadExternal")) == 1


@pytest.mark.parametrize(("files", "completed"), [([{"id": "F0CANARY"}], 1), ([{"id": "F9CANARY"}], 2), ([], 2)])
async def test_a_file_of_which_nobody_knows_is_looked_for_before_it_goes_again(
    sending: Sending, files: list[Json], completed: int
) -> None:
    sending.platform.answers["files.completeUploadExternal"].append(web.Response(status=502))
    with pytest.raises(TryLaterError):
        await sending.messenger.send(TO, BOTH, "key")
    listed = web.json_response({"ok": True, "messages": [{"text": "x"}, {"files": files}]})
    sending.platform.answers["conversations.history"].append(listed)
    await sending.messenger.send(TO, BOTH, "key")
    assert len(sending.platform.calls("files.completeUploadExternal")) == completed
    assert len(sending.platform.files) == completed


async def test_a_send_that_is_broken_off_goes_on_where_it_was(sending: Sending) -> None:
    halted, going_on = asyncio.Event(), asyncio.Event()

    class Halting(Api):
        async def share(self, *args: Any, **options: Any) -> None:
            if not going_on.is_set():
                halted.set()
                await asyncio.Event().wait()
            await super().share(*args, **options)

    halting = Halting(sending.api.tokens, sending.api.url)
    async with halting:
        messenger = Messenger(halting, sending.messenger.carrying)
        sent = asyncio.ensure_future(messenger.send(TO, BOTH, "key"))
        await halted.wait()
        sent.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sent
        going_on.set()
        await messenger.send(TO, BOTH, "key")
    assert len(sending.platform.calls("chat.postMessage")) == 1
    assert len(sending.platform.calls("files.completeUploadExternal")) == 1
    assert len(sending.platform.calls("conversations.history")) == 1


async def test_several_messages_of_one_notice_arrive_in_their_order_once_each(sending: Sending) -> None:
    told = (Text("First."), Text("Second."), Text("Third."))
    sending.platform.answers["chat.postMessage"] += [web.json_response({"ok": True}), too_many(5)]
    with pytest.raises(TryLaterError):
        await sending.messenger.send(TO, told, "key")
    await sending.messenger.send(TO, told, "key")
    texts = [one["text"] for one in sending.platform.calls("chat.postMessage")]
    assert texts == ["First.", "Second.", "Second.", "Third."]


@pytest.mark.parametrize("method", ["conversations.open", "files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_a_method_that_is_called_too_often_stops_no_messages(sending: Sending, method: str) -> None:
    to = Address("a", "who-canary", "slack", TEAM, USER, reference=TEAM)
    sending.platform.answers[method].append(too_many(600))
    with pytest.raises(TryLaterError) as caught:
        await sending.messenger.send(to, BOTH[1:], "key")
    assert caught.value.wait is None
    with pytest.raises(TryLaterError):
        await sending.messenger.send(to, BOTH[1:], "key")
    assert len(sending.platform.calls(method)) == 1, "it is left alone for as long as Slack says"
    await sending.send(TO, "another")
    assert len(sending.platform.calls("chat.postMessage")) == 1


async def test_after_its_wait_a_method_is_called_again(sending: Sending) -> None:
    clock = itertools.count(0, 400)
    sending.api.monotonic = lambda: float(next(clock))
    sending.platform.answers["files.getUploadURLExternal"].append(too_many(300))
    with pytest.raises(TryLaterError):
        await sending.messenger.send(TO, BOTH[1:], "key")
    await sending.messenger.send(TO, BOTH[1:], "key")
    assert sending.platform.files == [b"words"]


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        *((one, Cause.UNREACHABLE) for one in ("user_disabled", "invalid_channel", "posting_to_channel_denied")),
        *((one, Cause.REFUSED) for one in ("msg_too_long", "file_uploads_disabled", "alt_txt_too_large")),
    ],
)
def test_what_will_never_be_taken_is_given_up(error: str, cause: Cause) -> None:
    decided = errors.outcome(Refusal(error))
    assert isinstance(decided, CannotDeliverError)
    assert decided.cause is cause


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        *((one, Cause.PLATFORM_OFF) for one in ("token_revoked", "missing_scope", "invalid_auth", "access_denied")),
        *((one, Cause.BUSY) for one in ("ratelimited", "fatal_error", "internal_error", "service_unavailable")),
        *((one, Cause.BUSY) for one in ("request_timeout", "org_login_required", "team_added_to_org")),
        ("file_not_found", Cause.FAILED),
    ],
)
def test_what_can_change_is_tried_later(error: str, cause: Cause) -> None:
    decided = errors.outcome(Refusal(error))
    assert isinstance(decided, TryLaterError)
    assert decided.cause is cause


async def test_a_workspace_that_took_the_bot_out_is_told_nothing_more(sending: Sending) -> None:
    tokens = Tokens(sending.store, b"secret of a test", sending.clock)
    messenger = Messenger(Api(tokens, sending.platform.api), sending.messenger.carrying)
    async with messenger.api:
        await tokens.keep(Team("", TEAM), "xoxb-other-canary")
        await messenger.send(TO, TOLD, "key")
        assert sending.platform.tokens[-1] == "xoxb-other-canary"
        await tokens.forget(Team("", TEAM))
        with pytest.raises(CannotDeliverError):
            await messenger.send(TO, TOLD, "another")


async def test_the_outbox_waits_as_long_as_slack_says_and_then_delivers(sending: Sending) -> None:
    owed = notice("key", TO.id, "report.new", "about", sending.clock(), quiet=False)
    async with sending.store.transaction() as tx:
        await tx.add(owed)
        await tx.add(TO)
    outbox = Outbox(sending.store, {"slack": sending.messenger}, COMPOSERS, sending.clock, b"secret")
    sending.platform.answers["chat.postMessage"].append(too_many(30))
    await outbox.deliver_due()
    sending.clock.move(timedelta(seconds=29))
    await outbox.deliver_due()
    assert len(sending.platform.calls("chat.postMessage")) == 1
    sending.clock.move(timedelta(seconds=2))
    await outbox.deliver_due()
    (kept,) = await fakes.kept(sending.store, Notice)
    assert kept.state is State.DONE
    assert len(sending.platform.calls("chat.postMessage")) == 2


async def test_two_notices_to_one_person_arrive_in_their_order(sending: Sending) -> None:
    first = notice("first", TO.id, "report.new", "about", sending.clock(), quiet=False)
    sending.clock.move(timedelta(seconds=1))
    second = notice("second", TO.id, "report.new", "about", sending.clock(), quiet=False)
    async with sending.store.transaction() as tx:
        for one in (second, first, TO):
            await tx.add(one)
    outbox = Outbox(sending.store, {"slack": sending.messenger}, COMPOSERS, sending.clock, b"secret")
    sending.platform.answers["chat.postMessage"].append(too_many(30))
    for _ in range(3):
        await outbox.deliver_due()
        sending.clock.move(timedelta(seconds=40))
    keys = [one["metadata"]["event_payload"]["key"] for one in sending.platform.calls("chat.postMessage")]
    assert keys == [first.id, first.id, second.id]


async def test_what_another_process_has_sent_is_found_and_not_sent_again(sending: Sending) -> None:
    """It has died, or its answer never came: this one knows only that somebody has tried."""
    told = (Text("First."), Text("Second."))
    sending.platform.answers["chat.postMessage"] += [web.json_response({"ok": True}), web.Response(status=504)]
    with pytest.raises(TryLaterError):
        await sending.messenger.send(TO, told, "key")
    taken = sending.platform.calls("chat.postMessage")
    other = Messenger(sending.api, sending.messenger.carrying)
    listed = web.json_response({"ok": True, "messages": [{"metadata": one["metadata"]} for one in taken]})
    sending.platform.answers["conversations.history"].append(listed)
    other.doubt("key")
    await other.send(TO, told, "key")
    assert len(sending.platform.calls("chat.postMessage")) == 2


async def test_what_another_process_could_not_send_is_sent(sending: Sending) -> None:
    other = Messenger(sending.api, sending.messenger.carrying)
    other.doubt("key")
    await other.send(TO, TOLD, "key")
    assert len(sending.platform.calls("chat.postMessage")) == 1


async def test_metadata_of_somebody_elses_is_passed_over(sending: Sending) -> None:
    theirs: list[Json] = [{"metadata": {"event_type": "notice", "event_payload": odd}} for odd in ({}, "x", {"key": 1})]
    sending.platform.answers["conversations.history"].append(web.json_response({"ok": True, "messages": theirs}))
    sending.messenger.doubt("key")
    await sending.send()
    assert len(sending.platform.calls("chat.postMessage")) == 1


async def test_a_notice_that_was_tried_before_is_looked_for_by_whoever_tries_it_next(sending: Sending) -> None:
    owed = notice("key", TO.id, "report.new", "about", sending.clock(), quiet=False)
    async with sending.store.transaction() as tx:
        await tx.add(owed)
        await tx.add(TO)
    sending.platform.answers["chat.postMessage"].append(web.Response(status=504))
    one, other = (
        Outbox(sending.store, {"slack": messenger}, COMPOSERS, sending.clock, b"secret")
        for messenger in (sending.messenger, Messenger(sending.api, sending.messenger.carrying))
    )
    await one.deliver_due()
    (taken,) = sending.platform.calls("chat.postMessage")
    listed = web.json_response({"ok": True, "messages": [{"metadata": taken["metadata"]}]})
    sending.platform.answers["conversations.history"].append(listed)
    sending.clock.move(timedelta(minutes=1))
    await other.deliver_due()
    assert len(sending.platform.calls("chat.postMessage")) == 1
    (kept,) = await fakes.kept(sending.store, Notice)
    assert kept.state is State.DONE
