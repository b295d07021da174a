"""One record that cannot be opened, or kept, holds up nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.outbox import UNREACHED, Composed, Timing
from bot.outbox.after import GIVE_UP_AFTER
from bot.outbox.clock import mend
from bot.outbox.lanes import way
from bot.records import Cause, Lane, Notice, State, notice
from bot.replies import Replies, Text
from bot.store import MemoryStore, Store, Transaction, UnavailableError
from tests.damaged import DamagedStore
from tests.fakes import NOON
from tests.outbox.parts import WORDS, FakePlatform, Time, deliver_all, deliver_until, keep, kept, outbox, person, to
from tests.outbox.test_running import NEVER_POLLS, running, until

LEASE = timedelta(seconds=Timing().lease)


async def state_of(store: Store, owed: Notice) -> tuple[State, Cause | None]:
    found = await kept(store, owed)
    assert found is not None
    return found.state, found.cause


async def test_a_notice_that_cannot_be_opened_holds_up_no_other(
    platform: FakePlatform, clock: Time, caplog: pytest.LogCaptureFixture
) -> None:
    store = DamagedStore({to("rep").id})
    await keep(store, person("rep"), *(to("rep", number) for number in range(5)))
    async with running(outbox(store, platform, clock, timing=NEVER_POLLS)):
        await until(lambda: len(platform.sent) == 4)
    assert to("rep").id not in platform.keys
    assert not any(to("rep").id in line or "canary" in line for line in caplog.messages)


async def test_mending_goes_round_what_cannot_be_opened() -> None:
    stuck = replace(to("rep", 1), due=NOON + timedelta(days=30), moved=NOON + timedelta(days=30))
    store = DamagedStore({to("rep").id})
    unused = Lane("unused", NOON - timedelta(days=2), NOON - timedelta(days=2))
    await keep(store, to("rep"), stuck, unused)
    assert await mend(store, NOON, LEASE) == 1
    assert await kept(store, unused) is None
    mended = await kept(store, stuck)
    assert mended is not None
    assert mended.due == NOON + LEASE


async def test_a_mending_that_fails_is_made_up_for_and_not_at_each_look(
    platform: FakePlatform, clock: Time, caplog: pytest.LogCaptureFixture
) -> None:
    store = DamagedStore(unlisted=True)
    await keep(store, person("rep"), replace(to("rep"), due=NOON + timedelta(days=30), moved=NOON + timedelta(days=30)))
    worker = outbox(store, platform, clock, timing=replace(NEVER_POLLS, poll=0.001))
    async with running(worker):
        await until(lambda: any("not mended" in line for line in caplog.messages))
        for number in range(2, 5):
            await keep(store, to("rep", number))
            await until(lambda number=number: to("rep", number).id in platform.keys)  # type: ignore[misc]
        assert sum("not mended" in line for line in caplog.messages) == 1
        store.unlisted = False
        clock.pass_by(timedelta(hours=1))
        await until(lambda: any("were brought back" in line for line in caplog.messages))
        clock.pass_by(LEASE)
        await until(lambda: to("rep").id in platform.keys)


async def test_those_claimed_together_with_one_whose_address_cannot_be_opened_are_delivered(
    platform: FakePlatform, clock: Time, caplog: pytest.LogCaptureFixture
) -> None:
    store = DamagedStore({person("bad").id})
    await keep(store, person("bad"), person("rep"), to("bad"), *(to("rep", number) for number in range(1, 6)))
    await deliver_all(outbox(store, platform, clock))
    assert len(platform.sent) == 5
    assert await state_of(store, to("bad")) == (State.WAITING, Cause.FAILED)
    assert any("could not be made ready: UnreadableError" in line for line in caplog.messages)
    store.damaged.clear()
    clock.pass_by(timedelta(minutes=1))
    await deliver_all(outbox(store, platform, clock))
    assert len(platform.sent) == 6


async def test_an_address_that_never_opens_is_given_up_and_brings_along_what_follows_it(
    platform: FakePlatform, clock: Time
) -> None:
    async def weekly(owed: Notice, tx: Transaction) -> Composed:
        return Composed((Text(WORDS),), (to("rep", 2, due=NOON + timedelta(days=7)),))

    store = DamagedStore({person("rep").id})
    first = to("rep", what="weekly")
    await keep(store, person("rep"), first)
    worker = outbox(store, platform, clock, {"weekly": weekly})
    while (await state_of(store, first))[0] is State.WAITING:
        await deliver_all(worker)
        clock.pass_by(timedelta(hours=1))
    assert clock.now() >= NOON + GIVE_UP_AFTER
    assert await kept(store, to("rep", 2)) is not None


async def test_what_a_composer_cannot_open_is_tried_again_and_holds_up_nobody(
    platform: FakePlatform, clock: Time
) -> None:
    async def reading(owed: Notice, tx: Transaction) -> Composed:
        await tx.get(Lane, "read for the words")
        return Composed((Text(WORDS),))

    store = DamagedStore({"read for the words"})
    await keep(store, Lane("read for the words", NOON, NOON), person("rep"), to("rep", what="reading"), to("rep", 1))
    await deliver_all(outbox(store, platform, clock, {"reading": reading}))
    assert platform.keys == {to("rep", 1).id: 1}
    assert await state_of(store, to("rep")) == (State.WAITING, Cause.FAILED)


async def test_a_store_that_goes_away_while_notices_are_made_ready_is_no_failure_of_theirs(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    async def away(owed: Notice, tx: Transaction) -> Composed:
        raise UnavailableError

    await keep(store, person("rep"), to("rep", what="away"), to("rep", 1))
    with pytest.raises(UnavailableError):
        await outbox(store, platform, clock, {"away": away}).deliver_due()
    assert await state_of(store, to("rep")) == (State.WAITING, None)


async def test_a_notice_that_breaks_between_its_claim_and_its_turn_is_left(platform: FakePlatform, clock: Time) -> None:
    store = DamagedStore()

    async def breaking(owed: Notice, tx: Transaction) -> Composed:
        store.damaged.add(to("rep", 1).id)
        return Composed((Text(WORDS),))

    await keep(store, person("rep"), replace(to("rep", what="breaking"), due=NOON - LEASE), to("rep", 1), to("rep", 2))
    await deliver_all(outbox(store, platform, clock, {"breaking": breaking}))
    assert platform.keys == {to("rep").id: 1, to("rep", 2).id: 1}


async def test_a_lane_that_cannot_be_opened_is_free(platform: FakePlatform, clock: Time) -> None:
    (channel, _), (workspace, _) = way(person("rep"), platform, b"secret of a test").lanes
    store = DamagedStore({channel, workspace})
    await keep(store, person("rep"), to("rep"), Lane(channel, NOON + timedelta(days=9), NOON))
    await deliver_all(outbox(store, platform, clock))
    assert len(platform.sent) == 1


NEXT = notice("next", "", "digest", "", NOON + timedelta(days=1))


@pytest.mark.parametrize("replies", [(Text(WORDS),), ()])
async def test_what_was_sent_is_recorded_though_what_follows_it_cannot_be_kept(
    replies: Replies, platform: FakePlatform, clock: Time, caplog: pytest.LogCaptureFixture
) -> None:
    async def recurring(owed: Notice, tx: Transaction) -> Composed:
        return Composed(replies, (NEXT, to("rep", 9, due=NEXT.due)))

    store = DamagedStore(refused={NEXT.id})
    await keep(store, person("rep"), to("rep", what="recurring"), *(to("rep", number) for number in range(1, 5)))
    worker = outbox(store, platform, clock, {"recurring": recurring})
    await deliver_until(store, worker, clock, timedelta(hours=12))
    assert platform.keys == {to("rep", number).id: 1 for number in range(0 if replies else 1, 5)}
    assert await state_of(store, to("rep")) == (State.DONE, None)
    assert await kept(store, to("rep", 9)) is not None  # the rest of what follows is kept
    assert sum("cannot be kept: ValueError in damaged.py" in line for line in caplog.messages) == 1
    assert not any("canary" in line for line in caplog.messages)


async def test_one_of_the_others_who_cannot_be_owed_anything_keeps_nobody_else_from_being_told(
    platform: FakePlatform, clock: Time
) -> None:
    owed = to("nobody", instead=("refused", "branch"))
    store = DamagedStore(refused={notice(f"{owed.id}/{UNREACHED}/address of refused", "", "", "", NOON).id})
    await keep(store, person("branch"), owed)
    await deliver_all(outbox(store, platform, clock))
    assert platform.channels == ["channel-canary-branch"]
    assert await state_of(store, owed) == (State.UNDELIVERED, Cause.NO_ADDRESS)
