"""What is owed to somebody is delivered on Teams, or it is decided whether that is for good or for later."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.teams import keeping, references
from adapters.teams.carrying import rated_as
from adapters.teams.rating import HELPED
from adapters.teams.references import HOSTS, Reference
from bot.outbox import CannotDeliverError, TryLaterError
from bot.records import Address, Carried, Cause, State
from bot.replies import Button, Card, Text
from bot.telling import ONE
from tests import fakes
from tests.outbox.parts import deliver_all, keep, kept
from tests.teams import oracle
from tests.teams.payloads import ACCOUNT, BOT, CHAT, TENANT
from tests.teams.platform import BLOCKED, Fails, refused, too_many
from tests.teams.sending import LATER, OTHER, ROOM, SECRET, THREE, Sending, durable, owed_to


async def test_a_notice_is_one_message_in_the_chat_of_two_that_tells_nothing_by_itself(sending: Sending) -> None:
    await sending.send()
    (said,) = sending.platform.said()
    oracle.message({key: value for key, value in said.items() if key not in ("from", "conversation")})
    assert said["summary"] == "Agreement Bot: an answer for you"
    assert ONE in json.dumps(said["attachments"])


async def test_what_teams_cannot_carry_is_kept_before_it_is_needed(sending: Sending) -> None:
    await sending.send()
    (carried,) = await fakes.kept(sending.store, Carried)
    assert carried.id in json.dumps(sending.platform.said())


async def test_thumbs_below_a_message_are_known_by_its_id(sending: Sending) -> None:
    thumbs = (Button("It helped", HELPED, "yes entry"), Button("It did not", HELPED, "no entry"))
    await sending.send(replies=(Card("Title", "Body", buttons=thumbs),))
    (message,) = sending.platform.messages
    to = references.read(sending.address().reference, sending.connector.also)
    look = await sending.messenger.carrying.named_in("", name := rated_as(SECRET, to, message))
    assert look(name) == keeping.Rated(*thumbs)


async def test_somebody_without_a_chat_gets_one_that_is_remembered(sending: Sending) -> None:
    address = sending.address("")
    await keep(sending.store, address)
    await sending.send(address)
    (opened,) = sending.platform.calls("open")
    assert (opened.body["members"], opened.body["tenantId"]) == ([{"id": ACCOUNT}], TENANT)
    found = await kept(sending.store, address)
    assert found == replace(sending.address(), id=address.id)
    await sending.send(found)
    assert len(sending.platform.calls("open")) == 1
    assert len(sending.platform.said()) == 2


async def test_who_is_forgotten_while_a_chat_is_opened_stays_forgotten(sending: Sending) -> None:
    await sending.send(sending.address(""))
    assert await fakes.kept(sending.store, Address) == ()


async def test_who_came_by_another_way_meanwhile_is_reached_by_that(sending: Sending) -> None:
    newer = sending.address(OTHER)
    await keep(sending.store, newer)
    await sending.send(sending.address(""))
    assert await kept(sending.store, newer) == newer


async def test_a_chat_that_is_gone_is_opened_again(sending: Sending) -> None:
    old = sending.address(OTHER)
    await keep(sending.store, old)
    sending.platform.failures["send"].append(refused("ConversationNotFound", 404))
    await sending.send(old)
    assert len(sending.platform.said(CHAT)) == 1
    found = await kept(sending.store, old)
    assert found is not None
    assert found.channel == CHAT


async def test_a_chat_that_is_gone_for_good_reaches_nobody(sending: Sending) -> None:
    sending.platform.failures["send"] += [refused("ConversationNotFound", 404)] * 3
    with pytest.raises(CannotDeliverError) as caught:
        await sending.send()
    assert caught.value.cause is Cause.UNREACHABLE
    assert len(sending.platform.calls("send")) == 1


async def test_in_a_channel_a_button_opens_a_window_for_whoever_presses_it(sending: Sending) -> None:
    await sending.send(sending.address(ROOM, user=""), (Text("A survey.", (Button("Look at it", "survey.open"),)),))
    (told,) = sending.platform.said(ROOM)
    (button,) = oracle.actions(told["attachments"][0]["content"])
    assert (button["type"], button["data"]["msteams"]) == ("Action.Submit", {"type": "task/fetch"})


async def test_what_was_for_a_channel_that_is_gone_goes_to_nobody(sending: Sending) -> None:
    sending.platform.failures["send"] += [refused("ConversationNotFound", 404)]
    with pytest.raises(CannotDeliverError):
        await sending.send(sending.address(ROOM, user=""))
    assert not sending.platform.calls("open")


@pytest.mark.parametrize(
    ("failure", "what"),
    [
        *((refused(code), "send") for code in ("BotNotInConversationRoster", "ConversationBlockedByUser")),
        *((refused(code), "send") for code in ("BotDisabledByAdmin", "SomethingNew")),
        (BLOCKED, "send"),
        (refused("ForbiddenOperationException"), "open"),
        (refused("BotNotInConversationRoster"), "open"),
    ],
)
async def test_who_has_not_installed_the_app_or_blocks_it_cannot_be_reached(
    sending: Sending, failure: Fails, what: str
) -> None:
    outcome = await sending.refused(failure, what)
    assert isinstance(outcome, CannotDeliverError)
    assert outcome.cause is Cause.UNREACHABLE


@pytest.mark.parametrize("failure", [refused("BadArgument", 400), refused("MessageSizeTooBig", 413)])
async def test_a_message_that_teams_takes_from_nobody_is_not_tried_again(sending: Sending, failure: Fails) -> None:
    outcome = await sending.refused(failure)
    assert isinstance(outcome, CannotDeliverError)
    assert outcome.cause is Cause.REFUSED


@pytest.mark.parametrize("what", ["send", "open"])
@pytest.mark.parametrize("failure", [*map(Fails, (412, 429, 500, 502, 503, 504)), Fails(), Fails(200, "<html>")])
async def test_what_teams_may_take_later_is_tried_later(sending: Sending, failure: Fails, what: str) -> None:
    assert isinstance(await sending.refused(failure, what), TryLaterError)
    assert len(sending.platform.calls(what)) == 1


async def test_too_many_at_once_are_sent_when_teams_says(sending: Sending) -> None:
    outcome = await sending.refused(too_many("37"))
    assert isinstance(outcome, TryLaterError)
    assert (outcome.wait, outcome.cause) == (timedelta(seconds=37), Cause.BUSY)


async def test_what_whoever_runs_it_can_mend_waits(sending: Sending) -> None:
    sending.platform.revoked.add("outbound-canary")
    with pytest.raises(TryLaterError) as caught:
        await sending.send()
    assert caught.value.cause is Cause.PLATFORM_OFF


@pytest.mark.parametrize(
    "reference", ["", "{}", "null", "[" * 100_000, *(f"https://{host}/" for host in sorted(HOSTS))]
)
async def test_where_nothing_leads_to_nothing_is_sent(sending: Sending, reference: str) -> None:
    with pytest.raises(CannotDeliverError):
        await sending.send(replace(sending.address(), reference=reference))
    assert sending.platform.asked == []


async def test_an_address_of_another_service_gets_neither_words_nor_token(sending: Sending) -> None:
    evil = references.written(Reference("https://evil.example/", TENANT, BOT, ACCOUNT, CHAT))
    with pytest.raises(CannotDeliverError):
        await sending.send(replace(sending.address(), reference=evil))
    real = references.written(Reference("https://smba.trafficmanager.net/uk/", TENANT, BOT, ACCOUNT, CHAT))
    with pytest.raises(TryLaterError) as caught:
        await sending.send(replace(sending.address(), reference=real))
    assert caught.value.cause is Cause.PLATFORM_OFF


async def test_what_cannot_be_drawn_was_not_sent(sending: Sending) -> None:
    with pytest.raises(CannotDeliverError):
        await sending.send(replies=())
    assert sending.platform.asked == []


async def test_the_outbox_waits_as_long_as_teams_says_and_then_delivers(tmp_path: Path) -> None:
    async with durable(tmp_path) as sending:
        address = sending.address()
        owed = owed_to(address)
        await keep(sending.store, address, owed)
        worker = sending.outbox()
        sending.platform.failures["send"].append(too_many("30"))
        await worker.deliver_due()
        sending.clock.move(timedelta(seconds=29))
        await worker.deliver_due()
        assert len(sending.platform.calls("send")) == 1
        sending.clock.move(timedelta(seconds=2))
        sending.slept += 31
        await worker.deliver_due()
        assert (await sending.state(owed))[0] is State.DONE
        assert len(sending.platform.calls("send")) == 2


async def test_a_rep_sees_that_somebody_has_not_installed_the_app(tmp_path: Path) -> None:
    async with durable(tmp_path) as sending:
        away, rep = sending.address("", "away"), sending.address(OTHER, "rep", "29:other-canary")
        owed = owed_to(away, instead=(rep,))
        await keep(sending.store, away, rep, owed)
        sending.platform.failures["open"].append(refused("ForbiddenOperationException"))
        await deliver_all(sending.outbox())
        assert await sending.state(owed) == (State.UNDELIVERED, Cause.UNREACHABLE)
        (told,) = sending.platform.said(OTHER)
        assert "cannot be reached any more" in json.dumps(told)
        assert sending.platform.said() == []


async def test_what_leads_to_somebody_is_kept_encrypted(tmp_path: Path) -> None:
    async with durable(tmp_path) as sending:
        await keep(sending.store, sending.address(""))
        await sending.send(sending.address(""), replies=THREE)
        assert await kept(sending.store, sending.address("")) == sending.address()
        files = [one for one in (tmp_path / "store").rglob("*") if one.is_file()]
        written = b"".join(one.read_bytes() for one in files)
    assert written
    for secret in (ACCOUNT, CHAT, TENANT, "127.0.0.1", "part 0"):
        assert secret.encode() not in written


async def test_whatever_goes_wrong_no_log_tells_of_anybody(sending: Sending, logged: list[str]) -> None:
    before = len(logged)
    address = sending.address("")
    await keep(sending.store, address, *(owed_to(address, number) for number in range(6)))
    sending.platform.failures["open"] += [refused("ForbiddenOperationException"), Fails(502)]
    sending.platform.failures["send"] += [BLOCKED, refused("Alex Canary"), Fails(), Fails(200, ACCOUNT)]
    await sending.pass_by(LATER, sending.outbox())
    told = "\n".join(logged[before:])
    assert "a notice cannot be delivered: unreachable" in told
    assert not any(word in told for word in ("canary", "Canary", TENANT, "n0", "v3"))
