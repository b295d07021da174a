"""Teams is called as it documents it, and again where that makes sense."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import aiohttp
import pytest

from adapters.refusals import BROKEN, NO_CONNECTION, Refusal
from adapters.teams import errors
from adapters.teams.connector import TRIES
from bot.outbox import CannotDeliverError, TryLaterError
from bot.records import Cause
from tests.teams.calling import HELLO, Calling
from tests.teams.payloads import ACCOUNT, BOT, CHANNEL, CHAT, TENANT
from tests.teams.platform import TOKEN, Fails, platform, too_many


async def test_a_message_goes_into_its_conversation_and_its_id_comes_back(calling: Calling) -> None:
    posted = await calling.connector.send(calling.to, HELLO)
    (asked,) = calling.platform.asked
    assert posted in calling.platform.told
    assert (asked.what, asked.conversation, asked.token) == ("send", CHAT, TOKEN)
    assert asked.body == {**HELLO, "from": {"id": BOT}, "conversation": {"id": CHAT}}


async def test_an_answer_in_a_channel_goes_into_its_thread(calling: Calling) -> None:
    await calling.connector.send(replace(calling.to, conversation=CHANNEL), HELLO)
    assert calling.platform.said(CHANNEL)


async def test_no_letter_takes_more_room_than_it_needs(calling: Calling) -> None:
    await calling.connector.send(calling.to, HELLO)
    assert HELLO["text"].encode() in calling.platform.asked[0].raw


async def test_a_message_is_put_in_the_place_of_another(calling: Calling) -> None:
    posted = await calling.connector.send(calling.to, HELLO)
    await calling.connector.update(calling.to, posted, {"type": "message", "text": "Thank you."})
    assert calling.platform.messages[posted].activity["text"] == "Thank you."
    assert calling.platform.messages[posted].activity["id"] == posted


async def test_a_message_that_is_not_there_is_not_changed(calling: Calling) -> None:
    with pytest.raises(Refusal, match="ActivityNotFoundInConversation"):
        await calling.connector.update(calling.to, "1", HELLO)


async def test_a_conversation_is_opened_with_a_user_of_a_tenant(calling: Calling) -> None:
    opened = await calling.connector.open(replace(calling.to, conversation=""))
    assert opened == calling.to
    (asked,) = calling.platform.calls("open")
    assert asked.body["members"] == [{"id": ACCOUNT}]
    assert asked.body["bot"] == {"id": BOT}
    assert asked.body["tenantId"] == asked.body["channelData"]["tenant"]["id"] == TENANT


async def test_a_conversation_without_a_name_is_none(calling: Calling) -> None:
    calling.platform.opens = ""
    with pytest.raises(Refusal, match=errors.NO_ANSWER):
        await calling.connector.open(calling.to)


async def test_what_has_no_id_does_not_count_as_sent_and_is_not_sent_time_and_again(calling: Calling) -> None:
    calling.platform.tells = False
    refusal = await calling.refused(patient=True)
    assert refusal.code == errors.NO_ID
    assert len(calling.platform.asked) == 1
    outcome = errors.outcome(refusal)
    assert isinstance(outcome, CannotDeliverError)
    assert outcome.cause is Cause.REFUSED


async def test_what_teams_has_named_it_has_taken_however_the_name_looks(calling: Calling) -> None:
    calling.platform.failures["send"].append(Fails(201, json.dumps({"id": "1:a/b, c%2F&?#é"})))
    assert await calling.connector.send(calling.to, HELLO) == "1:a/b, c%2F&?#é"


async def test_whatever_an_id_looks_like_it_stays_within_its_place_in_the_address(calling: Calling) -> None:
    odd = "19:a/b%2F;messageid=1?x=1#y é"
    posted = await calling.connector.send(replace(calling.to, conversation=odd), HELLO)
    await calling.connector.update(replace(calling.to, conversation=odd), posted, HELLO)
    assert [one.conversation for one in calling.platform.asked] == [odd, odd]


@pytest.mark.parametrize("body", ['{"id": 7}', '{"id": ""}', '{"id": null}', "{}"])
async def test_an_id_is_some_words(calling: Calling, body: str) -> None:
    calling.platform.failures["send"].append(Fails(200, body))
    assert (await calling.refused()).code == errors.NO_ID


@pytest.mark.parametrize("body", ["", "null", "[]", '"x"', "<html>", "[" * 100_000])
async def test_an_answer_that_makes_no_sense_is_for_later(calling: Calling, body: str) -> None:
    calling.platform.failures["send"].append(Fails(200, body))
    refusal = await calling.refused()
    assert refusal.code == errors.NO_ANSWER
    assert isinstance(errors.outcome(refusal), TryLaterError)


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
async def test_somebody_who_waits_is_answered_after_some_tries_that_grow_apart(calling: Calling, status: int) -> None:
    calling.platform.failures["send"] += [Fails(status), Fails(status)]
    assert await calling.connector.send(calling.to, HELLO) in calling.platform.told
    assert [one for one in calling.steady.slept if one >= 1] == [1.0, 2.0]


async def test_as_long_is_waited_as_teams_says(calling: Calling) -> None:
    calling.platform.failures["send"].append(too_many("7"))
    await calling.connector.send(calling.to, HELLO)
    assert calling.steady.time >= 1_007


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
async def test_nobody_is_kept_waiting_for_ever(calling: Calling, status: int) -> None:
    calling.platform.failures["send"] += [Fails(status)] * 10
    assert (await calling.refused(patient=True)).status == status
    assert len(calling.platform.asked) == TRIES


async def test_nobody_waits_for_what_teams_takes_much_later(calling: Calling) -> None:
    calling.platform.failures["send"].append(too_many("60"))
    refusal = await calling.refused(patient=True)
    assert (refusal.wait, calling.steady.slept) == (timedelta(seconds=60), [])


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
async def test_what_teams_will_not_take_another_time_is_not_tried_again(calling: Calling, status: int) -> None:
    calling.platform.failures["send"].append(Fails(status))
    assert (await calling.refused(patient=True)).status == status
    assert len(calling.platform.asked) == 1


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_where_nobody_waits_the_outbox_decides_at_once(calling: Calling, status: int) -> None:
    calling.platform.failures["send"].append(Fails(status, wait="9"))
    refusal = await calling.refused()
    assert (refusal.status, refusal.wait, calling.steady.slept) == (status, timedelta(seconds=9), [])


@pytest.mark.parametrize("wait", ["", "soon", "-1", "1.5", "9999999", "Wed, 21 Oct 2026 07:28:00 GMT", "٣"])
async def test_a_wait_that_is_no_number_is_none(calling: Calling, wait: str) -> None:
    calling.platform.failures["send"].append(Fails(429, wait=wait))
    assert (await calling.refused()).wait is None


async def test_a_connection_that_breaks_is_tried_again_for_who_waits(calling: Calling) -> None:
    calling.platform.failures["send"].append(Fails())
    assert await calling.connector.send(calling.to, HELLO) in calling.platform.told


async def test_a_service_that_is_not_there_is_for_later() -> None:
    async with platform() as called:
        calling = Calling(called)
    async with calling.connector:
        refusal = await calling.refused()
    assert refusal.code == NO_CONNECTION
    assert isinstance(errors.outcome(refusal), TryLaterError)


async def test_a_service_that_never_answers_is_not_waited_for_again(
    calling: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    calling.platform.before_answering = asyncio.Event()
    monkeypatch.setattr(calling.connector.session, "_timeout", aiohttp.ClientTimeout(total=0.05))
    refusal = await calling.refused(patient=True)
    calling.platform.before_answering.set()
    assert (refusal.code, refusal.status, len(calling.platform.asked)) == (NO_CONNECTION, BROKEN, 1)


async def test_a_redirection_is_not_followed_with_the_token(calling: Calling) -> None:
    async with platform() as elsewhere:
        calling.platform.failures["send"].append(Fails(307, location=f"{elsewhere.service}v3/conversations"))
        assert (await calling.refused()).status == 307
        assert elsewhere.asked == []
