"""What is owed to somebody is delivered on Teams, or it is decided whether that is for good or for later."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.teams import keeping, references
from adapters.teams.carrying import kept_for_teams, rated_as
from adapters.teams.connector import Connector
from adapters.teams.incoming import Installed, Removed
from adapters.teams.installs import SAME, Installs
from adapters.teams.pacing import Pacing
from adapters.teams.rating import HELPED
from adapters.teams.references import HOSTS, Reference
from adapters.teams.sender import Messenger
from bot import undelivered
from bot.outbox import UNREACHED, CannotDeliverError, Composed, Composer, Outbox, TryLaterError
from bot.outbox.after import GIVE_UP_AFTER
from bot.outbox.together import Together
from bot.records import Address, Carried, Cause, Notice, State, Told, notice
from bot.replies import Button, Card, Replies, Text
from bot.store import MemoryStore, Store, Transaction, UnavailableError
from bot.telling import ONE
from tests import fakes
from tests.fakes import NOON, Clock
from tests.outbox.parts import deliver_all, keep, kept
from tests.outbox.stores import open_store
from tests.people.living import Branch
from tests.teams import oracle, payloads, saying
from tests.teams.payloads import ACCOUNT, BOT, CHANNEL, CHAT, TENANT
from tests.teams.platform import BLOCKED, Fails, Platform, platform, refused, too_many

SECRET = b"secret of a test"
TOLD = (Text(ONE, (Button("Open it", "case.open", "x" * 3_000),), private=True),)
THREE = tuple(Text(f"part {number}") for number in range(3))
OTHER = "a:other-canary"
ROOM = CHANNEL.partition(";")[0]
LATER = timedelta(hours=2)


class Sending:
    """Teams, the store, and the outbox between them."""

    def __init__(self, called: Platform, store: Store | None = None) -> None:
        self.platform, self.clock, self.store = called, Clock(), store or MemoryStore()
        self.slept = 0.0
        self.connector = Connector(called.tokens, Pacing(lambda: self.slept), self._sleep)
        self.together = Together(self.store)
        carrying = kept_for_teams(self.together, self.clock)
        self.messenger = Messenger(self.connector, carrying, SECRET, self.clock)
        self.words: Replies = TOLD

    def address(self, conversation: str = CHAT, name: str = "rep", user: str = ACCOUNT) -> Address:
        to = Reference(self.platform.service, TENANT, BOT, user, conversation)
        return Address(
            f"address of {name}",
            *(f"{name}-canary", "teams", TENANT, conversation or user),
            reference=references.written(to),
            zone="UTC",
            quiet_from=None,
            quiet_until=None,
        )

    async def send(self, address: Address | None = None, replies: Replies = TOLD, key: str = "key") -> None:
        await self.messenger.send(address or self.address(), replies, key)

    async def refused(self, failure: Fails, what: str = "send") -> CannotDeliverError | TryLaterError:
        self.platform.failures[what].append(failure)
        with pytest.raises((CannotDeliverError, TryLaterError)) as caught:
            await self.send(self.address("") if what == "open" else None)
        assert isinstance(caught.value, CannotDeliverError | TryLaterError)
        return caught.value

    def outbox(self) -> Outbox:
        composers: dict[str, Composer] = {"report.new": self._compose, UNREACHED: self._unreached}
        return Outbox(
            self.store,
            {"teams": self.messenger},
            composers,
            self.clock,
            SECRET,
            monotonic=lambda: self.clock().timestamp(),
            chance=lambda: 1.0,
        )

    def texts(self, conversation: str = CHAT) -> list[str]:
        return [one.get("text", "") for one in self.platform.said(conversation)]

    async def state(self, owed: Notice) -> tuple[State, Cause | None]:
        found = await kept(self.store, owed)
        assert found is not None
        return found.state, found.cause

    async def pass_by(self, span: timedelta, worker: Outbox) -> None:
        """Time goes on, and what falls due meanwhile is delivered."""
        step = span / 48
        for _ in range(48):
            self.clock.move(step)
            self.slept += step.total_seconds()
            await deliver_all(worker)

    async def _compose(self, owed: Notice, _tx: Transaction) -> Composed:
        return Composed(self.words)

    async def _unreached(self, owed: Notice, tx: Transaction) -> Composed:
        return await undelivered.compose(owed, tx, fakes.desk())

    async def _sleep(self, seconds: float) -> None:
        self.slept += seconds


@pytest.fixture
async def sending() -> AsyncIterator[Sending]:
    async with platform() as called:
        made = Sending(called)
        async with made.connector:
            yield made


@asynccontextmanager
async def durable(folder: Path) -> AsyncIterator[Sending]:
    """Over the store that the bot keeps things in."""
    store = await open_store(folder / "keys", folder / "store")
    async with platform() as called:
        made = Sending(called, store)
        async with made.connector:
            yield made
    await store.close()


def owed_to(address: Address, number: int = 0, instead: tuple[Address, ...] = ()) -> Notice:
    ids = [one.id for one in instead]
    return notice(f"n{number}", address.id, "report.new", f"about-canary-{number}", NOON, instead=ids)


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


@pytest.mark.parametrize("failure", [Fails(502), Fails(429), Fails()])
async def test_of_several_messages_those_that_were_sent_are_not_sent_again(sending: Sending, failure: Fails) -> None:
    sending.platform.failures["send"] += [None, failure]
    with pytest.raises(TryLaterError):
        await sending.send(replies=THREE)
    assert sending.texts() == ["part 0"]
    again = Sending(sending.platform, sending.store)
    async with again.connector:
        await again.send(replies=THREE)
    assert sending.texts() == ["part 0", "part 1", "part 2"]


async def test_words_that_have_changed_meanwhile_are_sent_whole(sending: Sending) -> None:
    sending.platform.failures["send"] += [None, Fails(502)]
    with pytest.raises(TryLaterError):
        await sending.send(replies=THREE)
    await sending.send(replies=(Text("part 0"), Text("something newer")))
    assert sending.texts() == ["part 0", "part 0", "something newer"]


async def test_another_notice_of_the_same_words_is_sent_whole(sending: Sending) -> None:
    await sending.send(replies=THREE)
    await sending.send(replies=THREE, key="another")
    assert len(sending.texts()) == 6


async def test_what_is_remembered_of_a_notice_of_several_goes_with_it_and_one_alone_leaves_nothing(
    sending: Sending,
) -> None:
    await sending.send()
    assert await fakes.kept(sending.store, Told) == ()
    await sending.send(replies=THREE)
    told = await fakes.kept(sending.store, Told)
    assert len(told) == 3
    assert all(NOON + GIVE_UP_AFTER < one.due <= NOON + GIVE_UP_AFTER + timedelta(days=1) for one in told)


async def test_a_message_that_was_taken_although_teams_was_broken_comes_twice_rather_than_not_at_all(
    sending: Sending,
) -> None:
    """The one window that is left: Teams takes no key, and lets a bot read no history."""
    sending.platform.failures["send"] += [None, Fails(504, taken=True)]
    with pytest.raises(TryLaterError):
        await sending.send(replies=THREE)
    await sending.send(replies=THREE)
    assert sending.texts() == ["part 0", "part 1", "part 1", "part 2"]


async def test_what_is_under_way_goes_on_where_the_store_fails_meanwhile(sending: Sending) -> None:
    sending.platform.before_answering = asyncio.Event()
    under_way = asyncio.create_task(sending.send(replies=THREE))
    await sending.platform.until("send")
    sending.together.store = fakes.BrokenStore(UnavailableError())
    sending.platform.before_answering.set()
    await under_way
    assert sending.texts() == ["part 0", "part 1", "part 2"]


async def test_several_messages_of_one_notice_keep_to_what_a_thread_takes(sending: Sending) -> None:
    await sending.send(replies=tuple(Text(f"part {number}") for number in range(9)))
    assert len(sending.texts()) == 9
    assert sending.slept > 2


async def test_a_send_that_is_cut_off_goes_on_where_it_was(tmp_path: Path) -> None:
    async with durable(tmp_path) as sending:
        sending.platform.failures["send"] += [None, Fails(hangs=True)]
        cut_off = asyncio.create_task(sending.send(replies=THREE))
        await sending.platform.until("send", 2)
        cut_off.cancel()
        await asyncio.wait([cut_off])
        await sending.send(replies=THREE)
        assert sending.texts() == ["part 0", "part 1", "part 2"]


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


REMOVED = payloads.activity("installationUpdate", action="remove")
ADDED = payloads.activity("installationUpdate", action="add")
ADDED_TOO = payloads.activity("conversationUpdate", membersAdded=[{"id": BOT}])


async def test_who_takes_the_app_out_is_told_nothing_more_and_a_rep_sees_it(tmp_path: Path) -> None:
    async with durable(tmp_path) as sending:
        gone, rep = sending.address(CHAT, "gone"), sending.address(OTHER, "rep", "29:other-canary")
        beside = sending.address("", "beside")
        owed = owed_to(gone, instead=(rep,))
        elsewhere = replace(gone, id="elsewhere", platform="slack")
        another = replace(gone, id="another", workspace="another-canary")
        await keep(sending.store, gone, beside, rep, elsewhere, another, owed)
        await _removed(Installs(sending.together, fakes.desk()))
        left = {one.id for one in await fakes.kept(sending.store, Address)}
        assert left == {rep.id, elsewhere.id, another.id}
        await deliver_all(sending.outbox())
        assert await sending.state(owed) == (State.UNDELIVERED, Cause.NO_ADDRESS)
        assert (len(sending.platform.said()), len(sending.platform.said(OTHER))) == (0, 1)


async def test_a_team_that_takes_the_app_out_takes_no_way_to_anybody(sending: Sending) -> None:
    people = sending.address(), sending.address("", "beside")
    await keep(sending.store, *people)
    await _removed(Installs(sending.together, fakes.desk()), payloads.in_channel(REMOVED))
    assert {one.id for one in await fakes.kept(sending.store, Address)} == {one.id for one in people}


async def test_a_rep_who_comes_back_is_reached_again() -> None:
    branch = Branch()
    code = await branch.printed()
    happened = payloads.read(payloads.message(f"claim {code}"))
    await branch.bot.handle(happened.event)  # type: ignore[union-attr]
    (address,) = await fakes.kept(branch.desk.store, Address)
    installs = Installs(Together(branch.desk.store), branch.desk)
    await _removed(installs)
    assert await fakes.kept(branch.desk.store, Address) == ()
    await _added(installs)
    assert await fakes.kept(branch.desk.store, Address) == (address,)


async def test_of_a_member_who_installs_the_app_no_address_is_kept(sending: Sending) -> None:
    assert await _added(Installs(sending.together, fakes.desk()))
    assert await fakes.kept(sending.store, Address) == ()


async def test_one_installation_is_welcomed_once_however_it_is_told() -> None:
    clock = Clock()
    desk = fakes.desk(clock=clock)
    installs = Installs(Together(desk.store), desk)
    assert [await _added(installs, one) for one in (ADDED, ADDED_TOO, ADDED)] == [True, False, False]
    await _removed(installs)
    assert await _added(installs)
    clock.move(SAME)
    assert await _added(installs)


@given(st.lists(saying.replies, min_size=1, max_size=3).map(tuple))
@settings(max_examples=30, deadline=None)
async def test_whatever_is_owed_no_message_is_larger_than_teams_takes(replies: Replies) -> None:
    async with platform() as called:
        sending = Sending(called)
        async with sending.connector:
            await sending.send(replies=replies)
        assert called.asked
        for asked in called.asked:
            assert len(asked.raw) <= 100 * 1024
            for attached in asked.body.get("attachments", ()):
                assert oracle.utf16(attached["content"]) <= 28 * 1024 if "content" in attached else True


FAILURES = (
    *(Fails(status) for status in (412, 429, 500, 502, 503, 504)),
    *(Fails(status, taken=True) for status in (500, 502, 504)),
    *(too_many("20"), Fails(), Fails(taken=True), Fails(200, "<html>"), Fails(201, "<html>", taken=True)),
    Fails(201, "{}", taken=True),
    *(refused("BotNotInConversationRoster"), refused("ConversationNotFound", 404), refused("BadArgument", 400)),
)


@given(st.data())
@settings(max_examples=40, deadline=None)
async def test_whatever_fails_a_notice_counts_as_sent_just_where_teams_has_named_all_of_its_messages(
    data: st.DataObject,
) -> None:
    """And what Teams has named is never sent again."""
    failures = st.lists(st.one_of(st.none(), st.sampled_from(FAILURES)), max_size=25)
    many = data.draw(st.lists(st.sampled_from([3, 2, 1]), min_size=1, max_size=6))
    async with platform() as called:
        sending = Sending(called)
        called.failures["send"], called.failures["open"] = data.draw(failures), data.draw(failures)
        people = [sending.address(CHAT if number % 2 else "", f"rep {number}") for number in range(3)]
        owed = [owed_to(people[number % 3], number) for number in range(len(many))]
        parts = {
            one.id: tuple(Text(f"{one.id} part {n}") for n in range(count))
            for one, count in zip(owed, many, strict=True)
        }

        async def compose(one: Notice, _tx: Transaction) -> Composed:
            return Composed(parts[one.id])

        await keep(sending.store, *people, *owed)
        worker = sending.outbox()
        worker.composers = {**worker.composers, "report.new": compose}
        async with sending.connector:
            await deliver_all(worker)
            await sending.pass_by(timedelta(hours=47), worker)
        named = Counter(one.activity["text"] for one in called.messages.values() if one.id in called.told)
        for one in owed:
            state, _ = await sending.state(one)
            all_named = all(named[part.body] for part in parts[one.id])
            assert state in (State.DONE, State.UNDELIVERED)
            assert (state is State.DONE) == all_named
        assert max(named.values(), default=1) == 1


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


async def _removed(installs: Installs, payload: payloads.Json = REMOVED) -> None:
    came = payloads.read(payload)
    assert isinstance(came, Removed)
    await installs.removed(came.ways)


async def _added(installs: Installs, payload: payloads.Json = ADDED) -> bool:
    came = payloads.read(payload)
    assert isinstance(came, Installed)
    return await installs.added(came)
