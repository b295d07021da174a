"""Many tap at once: nothing is lost and nobody counts twice, on both engines; and what is few lies sealed."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.campaigns import at, numbers, tallies
from bot.records import CampaignNumbers, JoiningTotal, Talkers, Tally
from bot.store import Lying, Store, Transaction, run
from tests.campaigns.counted import Counting, entered, over
from tests.campaigns.parts import hall
from tests.campaigns.test_numbers import now
from tests.outbox.stores import ENGINES, kept_by

MANY = 24


@pytest.fixture(params=ENGINES)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    async with kept_by(request.param, tmp_path) as opened:
        yield opened


async def counting(store: Store) -> Counting:
    there = await hall(store)
    return Counting(there, await there.started(until="1/6/2027"))


async def test_whoever_taps_at_once_is_counted_once(store: Store) -> None:
    here = await counting(store)
    taps = [here.once(count) for count in (tallies.shown, tallies.opened) for _ in range(MANY)]
    await asyncio.gather(*taps)
    kept = await here.there.every(Tally)
    assert sum(one.shown for one in kept) == MANY
    assert sum(one.opened for one in kept) == MANY
    assert len(kept) == tallies.PARTS


async def test_of_those_who_ask_at_once_each_counts_once(store: Store) -> None:
    here = await counting(store)
    await asyncio.gather(*(here.talk(f"person {one % 6}") for one in range(12)))
    (kept,) = await here.there.every(Talkers)
    assert len(kept.codes) == 6
    assert list(kept.codes) == sorted(kept.codes)


async def test_two_who_look_at_once_are_told_the_same_and_it_is_settled_once(store: Store) -> None:
    here = await counting(store)
    await here.shown(30)
    over(here.there, now(here.there))
    both = (here.there.ann, here.there.ben)
    await asyncio.gather(*(who.force(at.RESULTS, here.campaign.id) for who in both), here.once(numbers.release))
    assert {who.card.facts[0].words for who in both} == {
        "Asked: 30. Talks: withheld. Links: withheld. Joined: withheld"
    }
    assert len(await here.there.every(CampaignNumbers)) == 1
    assert not await here.there.every(Tally)


async def test_of_two_who_enter_at_once_the_later_counts(store: Store) -> None:
    here = await counting(store)
    period = now(here.there)
    over(here.there, period)
    await asyncio.gather(
        entered(here.there.ann, here.campaign, period, "15"), entered(here.there.ben, here.campaign, period, "20")
    )
    (kept,) = await here.there.every(JoiningTotal)
    assert kept.told in (15, 20)


async def test_how_few_were_counted_cannot_be_read_in_the_store(store: Store) -> None:
    here = await counting(store)
    await here.shown(1)
    await here.talk("somebody-canary")

    async def lying(tx: Transaction) -> list[Lying]:
        return [*await tx.lying(Tally), *await tx.lying(Talkers)]

    rows = await run(store, lying)
    assert len(rows) == tallies.PARTS + 1
    assert all(one.key for one in rows)
    assert {one.fields["campaign"] for one in rows} == {here.campaign.id}
    for one in rows:
        assert not {"shown", "opened", "period", "codes", "salt"} & one.fields.keys()
