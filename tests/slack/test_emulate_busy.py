"""End to end, against a Slack that is busy now and then, or answers into nothing."""

import itertools
import json
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

from bot.outbox import Outbox
from bot.records import Address, Notice, State, notice
from bot.telling import ONE
from tests import fakes
from tests.outbox.parts import COMPOSERS, WORDS
from tests.slack.bridge import Bridge, bridge
from tests.slack.emulated import TEAM, Member, World, emulated, world

POST = "chat.postMessage"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with emulated() as url:
        yield url


@pytest.fixture
async def between(address: str) -> AsyncIterator[Bridge]:
    async with bridge(address) as made:
        yield made


@pytest.fixture
async def here(address: str, between: Bridge) -> AsyncIterator[World]:
    async with world(address, between.url) as made:
        yield made


async def test_an_answer_comes_when_slack_is_no_longer_busy(here: World, between: Bridge) -> None:
    alex = await here.person("alex")
    before = len(await alex.reads())
    between.busy[POST] += [1]
    await alex.writes("can they bring in a system without us?")
    refused, again, _ = between.times(POST)
    assert 1 <= again - refused < 3
    answer, introduction, asked, *_ = said = await alex.reads()
    assert "The draft agreement would not allow it." in json.dumps(answer)
    assert "automated bot" in json.dumps(introduction)
    assert asked["text"].startswith("can they")
    assert len(said) == before + 3


async def test_a_form_opens_although_slack_was_busy(here: World, between: Bridge) -> None:
    alex = await here.person("alex")
    await alex.writes("report")
    between.busy["views.open"] += [0]
    view = await alex.presses("Anonymous")
    assert view["title"]["text"].startswith("Report AI at work")
    assert len(between.times("views.open")) == 2


async def _owed(here: World) -> Member:
    """An organiser who is owed a notice about a report."""
    rita, alex = await here.organiser(), await here.person("alex")
    await alex.reports()
    here.clock.move(timedelta(seconds=20))
    return rita


async def _told(rita: Member) -> int:
    """How often; messages of earlier tests are there, too."""
    return sum(ONE in one["text"] for one in await rita.reads())


async def test_a_notice_waits_as_long_as_slack_says_and_comes_once(here: World, between: Bridge) -> None:
    rita = await _owed(here)
    before, tried = await _told(rita), len(between.times(POST))
    between.busy[POST] += [30]
    await here.outbox.deliver_due()
    assert len(between.times(POST)) == tried + 1
    here.clock.move(timedelta(seconds=29))
    await here.outbox.deliver_due()
    assert len(between.times(POST)) == tried + 1
    here.clock.move(timedelta(seconds=2))
    await here.outbox.deliver_due()
    assert await _told(rita) == before + 1
    here.clock.move(timedelta(hours=1))
    await here.outbox.deliver_due()
    assert await _told(rita) == before + 1


async def test_a_notice_whose_answer_was_lost_is_found_and_not_sent_again(here: World, between: Bridge) -> None:
    rita = await _owed(here)
    before = await _told(rita)
    between.lost[POST] += 1
    await here.outbox.deliver_due()
    assert await _told(rita) == before + 1
    here.clock.move(timedelta(seconds=10))
    await here.outbox.deliver_due()
    assert between.times("conversations.history")
    assert await _told(rita) == before + 1
    notices = await fakes.kept(here.slack.receiving.desk.store, Notice)
    assert {one.state for one in notices if one.attempts} == {State.DONE}


async def test_one_conversation_gets_no_more_than_one_message_a_second(here: World, between: Bridge) -> None:
    alex = await here.person("alex")
    store, clock = here.slack.receiving.desk.store, here.clock
    to = Address("address-canary", "who-canary", "slack", TEAM, alex.dm, reference=TEAM)
    async with store.transaction() as tx:
        await tx.add(to)
        for number in range(3):
            await tx.add(notice(f"key-{number}", to.id, "report.new", f"about-{number}", clock(), quiet=False))
    outbox = Outbox(store, {"slack": here.slack.messenger}, COMPOSERS, clock, b"secret")
    sent: list[tuple[float, int]] = []
    for tenths in range(40):
        await outbox.deliver_due()
        sent.append((tenths / 10, len(between.times(POST))))
        clock.move(timedelta(seconds=0.1))
    assert sent[-1][1] == 3
    first = [min(at for at, count in sent if count >= number) for number in (1, 2, 3)]
    assert all(later - sooner >= 1 for sooner, later in itertools.pairwise(first))
    assert sum(WORDS in one["text"] for one in await alex.reads()) == 3
