"""Through kill -9 everybody who asked to hear is told, nobody again and again, and who has stopped not at all."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bot.bot import Bot
from bot.campaigns import wanting
from bot.records import Campaign, Hears, Notice, Round
from tests import fakes
from tests.campaigns.telling_process import BATCH, PEOPLE, AllTold, Life, Made, Sent, Task, Told
from tests.fakes import kept
from tests.outbox.stores import ENGINES, open_store
from tests.people.living import Somebody
from tests.talks.test_kept import where

BETWEEN = 20  # minutes from one process to the next: what the last had taken up is free again, and a meeting stands


@pytest.fixture
def kills(soak: bool) -> int:
    return 25 if soak else 4


async def stopped(task: Task, names: list[str]) -> None:
    """By people, while nothing runs that tells them."""
    store = await open_store(task.keys, task.where)
    desk = fakes.desk(store=store)
    for name in names:
        await Somebody(Bot(desk), store, name).say(wanting.END_WORDS[0])
    await store.close()


def died(task: Task, until: type[Sent | Made]) -> None:
    life = Life(task)
    life.hear_until(until)
    life.kill()
    assert not life.told


@pytest.mark.parametrize("engine", ENGINES)
async def test_everybody_is_told_once_but_for_what_was_under_way_and_who_stopped_is_left_alone(
    engine: str, tmp_path: Path, kills: int
) -> None:
    chance = random.Random(f"{engine} 9")  # noqa: S311 - who stops, and when it dies, is no secret
    with where(engine, tmp_path) as place:
        task = Task(tmp_path / "keys", place, 0)
        died(replace(task, only="send"), Sent)
        died(replace(task, only="make", begins=BETWEEN), Made)
        told, left, gone = Counter[Told](), [f"alex {number}" for number in range(PEOPLE)], dict[str, set[str]]()
        for number in range(kills):
            now = chance.sample(left, 5)
            left = [one for one in left if one not in now]
            await stopped(task, now)
            gone |= {f"channel of {one}-canary": {each.of for each in told if one == name(each)} for one in now}
            life = Life(replace(task, begins=BETWEEN * (number + 2)))
            life.hear_until(Told, chance.randint(1, 2 * PEOPLE // kills))
            life.kill()
            told.update(life.told)
        life = Life(replace(task, begins=BETWEEN * (kills + 2)))
        life.hear_until(AllTold)
        life.kill()
        told.update(life.told)
        for one in left:
            for what in wanting.TELLS:
                assert told[Told(f"channel of {one}-canary", what)] >= 1, "nobody is left out"
        for channel, before in gone.items():
            assert {each.of for each in told if each.channel == channel} == before, "nothing came after they stopped"
        assert told.total() - len(told) <= BATCH * kills
        await settled(task, len(left))


async def settled(task: Task, hear: int) -> None:
    store = await open_store(task.keys, task.where)
    rounds = await kept(store, Round)
    assert len(rounds) == len(wanting.TELLS)
    assert all(one.unreached == 0 for one in rounds)
    assert not [one for one in await kept(store, Notice) if one.what in wanting.TELLS]
    assert len(await kept(store, Hears)) == hear
    assert len(await kept(store, Campaign)) == 1
    await store.close()


def name(told: Told) -> str:
    return told.channel.removeprefix("channel of ").removesuffix("-canary")
