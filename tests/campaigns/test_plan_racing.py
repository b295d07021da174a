"""Two organisers change a plan at once: neither change is lost without a word, on both engines."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.campaigns import at, phase_steps, plan_at
from bot.records import AuditEntry, Plan
from bot.records.audit import Did
from bot.store import Store
from tests.campaigns.parts import Hall, hall
from tests.campaigns.test_plan import opens
from tests.outbox.stores import ENGINES, kept_by

GOALS = ("Everybody at the counter was asked.", "All night shifts were asked.")


@pytest.fixture(params=ENGINES)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    async with kept_by(request.param, tmp_path) as opened:
        yield opened


async def kept(there: Hall) -> Plan:
    (found,) = await there.every(Plan)
    return found


async def logged(there: Hall) -> int:
    return len([one for one in await there.every(AuditEntry) if one.did is Did.CHANGED_PLAN])


async def test_of_two_who_change_one_phase_at_once_the_later_is_told(store: Store) -> None:
    there = await hall(store)
    campaign = await there.started()
    both = (there.ann, there.ben)
    for who in both:
        await opens(who, campaign, "Listen")
        await who.press("Change it")
    await asyncio.gather(*(who.fill(goal=goal) for who, goal in zip(both, GOALS, strict=True)))
    goal = (await kept(there)).phases[0].goal
    later = there.ann if goal == GOALS[1] else there.ben
    assert goal.removesuffix(".") in later.form.errors["name"]
    assert later.form.values["goal"] in GOALS
    assert later.form.values["goal"] != goal
    assert await logged(there) == 1
    await later.fill()
    assert {goal, (await kept(there)).phases[0].goal} == set(GOALS)
    assert await logged(there) == 2


async def test_two_who_change_different_phases_at_once_both_do(store: Store) -> None:
    there = await hall(store)
    campaign = await there.started()
    both = [(there.ann, "Listen"), (there.ben, "Put it together")]
    for who, name in both:
        await opens(who, campaign, name)
        await who.press("Change it")
    await asyncio.gather(*(who.fill(goal=f"As {who.name} wrote it") for who, _ in both))
    assert [one.goal for one in (await kept(there)).phases[:2]] == ["As ann wrote it", "As ben wrote it"]


async def test_two_phases_that_are_added_at_once_are_both_there(store: Store) -> None:
    there = await hall(store)
    campaign = await there.started()
    for who in (there.ann, there.ben):
        await opens(who, campaign)
        await who.force(plan_at.ADD, campaign.id)
    await asyncio.gather(there.ann.fill(name="Tell the press"), there.ben.fill(name="Ask the council"))
    assert {"Tell the press", "Ask the council"} <= {one.name for one in (await kept(there)).phases}


async def test_of_two_who_move_the_list_at_once_the_later_is_told(store: Store) -> None:
    there = await hall(store)
    campaign = await there.started()
    await opens(there.ann, campaign, "Listen")
    await opens(there.ben, campaign, "Listen")
    await asyncio.gather(there.ann.press("Move it down"), there.ben.press("Move it down"))
    assert [one.name for one in (await kept(there)).phases[:3]][1] == "Listen"
    assert sum(phase_steps.MEANWHILE in one.words for one in (there.ann, there.ben)) == 1


async def test_one_changes_what_the_other_removes_at_once_and_hears_of_it(store: Store) -> None:
    there = await hall(store)
    campaign = await there.started()
    await opens(there.ann, campaign, "Listen")
    await there.ann.press("Change it")
    await opens(there.ben, campaign, "Listen")
    await there.ben.press("Remove it")
    await asyncio.gather(there.ann.fill(goal=GOALS[0]), there.ben.press("Yes, remove it"))
    left = [one for one in (await kept(there)).phases if one.name == "Listen"]
    if left:
        assert left[0].goal == GOALS[0]
        assert phase_steps.MEANWHILE in there.ben.words
    else:
        assert "no longer in the plan" in there.ann.words


async def test_a_plan_that_two_open_first_at_once_is_one(store: Store) -> None:
    there = await hall(store)
    campaign = await there.started()
    await asyncio.gather(*(who.force(at.PLAN, campaign.id) for who in (there.ann, there.ben, there.olu)))
    assert len((await kept(there)).phases) == 5
    assert there.ann.card == there.ben.card


async def test_its_words_lie_encrypted_and_come_back(tmp_path: Path) -> None:
    async with kept_by("embedded", tmp_path) as store:
        there = await hall(store)
        campaign = await there.started()
        await opens(there.ann, campaign, "Listen")
        await there.ann.press("Change it")
        await there.ann.fill(name="Wilkins-Canary", goal="Canary goal")
        await opens(there.ben, campaign, "Wilkins-Canary")
        assert "Canary goal" in there.ben.words
        written = _written(tmp_path)
    assert campaign.id.encode() in written
    assert b"anary" not in written


def _written(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
