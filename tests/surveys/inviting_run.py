"""Everybody is told of a survey, by processes that are killed one after another, and what came of it."""

import asyncio
import random
import re
import time
from dataclasses import dataclass, field
from pathlib import Path

from bot.bot import Bot
from bot.outbox import Timing
from tests import fakes
from tests.outbox.stores import open_store
from tests.processes import PROCESSES
from tests.surveys.chats import Chats, Limit, Seconds, chats
from tests.surveys.inviting_process import AllTold, Life, Passing, Shown, Task, fill, shown

UNDER_WAY = Timing().at_once  # notices of one process; of those somebody may be told twice if it is killed
_TOLD = re.compile(r"([\d,]+) of ([\d,]+) told\.")


@dataclass
class Outcome:
    people: int
    kills: int = 0
    twice: int = 0  # people; nobody more than once for each kill
    missed: int = 0  # people who were not told
    passed: float = 0.0  # seconds, by the clock of the processes
    took: float = 0.0  # seconds, in fact
    looks: int = 0  # of the rep, beside the numbers of the platforms
    behind: int = 0  # the most people who had been told and were not shown as told yet
    halfway: list[str] = field(default_factory=list)  # what the rep was shown after each kill
    wrong: list[str] = field(default_factory=list)  # what the rep was shown and was not so
    limits: list[Limit] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)  # what else was asked of the platforms

    def look(self, seen: Shown, there: Chats) -> None:
        """Beside what the platforms know. Nobody is shown as told who was not."""
        read = _TOLD.fullmatch(seen.words)
        if read is None:
            self.wrong.append(seen.words)
            return
        told, of = (int(one.replace(",", "")) for one in read.groups())
        behind = there.told_by(seen.seconds) - told
        self.looks += 1
        self.behind = max(self.behind, behind)
        if of != self.people or not 0 <= behind <= UNDER_WAY * self.kills:
            self.wrong.append(f"{seen.words} In fact: {told + behind:,}, after {self.kills} kills")


def tell_everybody(keys: Path, where: Path | str, people: int, kills: int, longest: float) -> Outcome:
    """`longest`: seconds, at most, until a process that tells is killed."""
    seconds: Seconds = PROCESSES.Value("d", 0.0, lock=False)
    chance, made, begun = random.Random(people), Outcome(people), time.monotonic()  # noqa: S311 - only moments
    with chats(seconds) as there:
        task = Task(keys, where, there.slack, there.teams)
        asyncio.run(_filled(task, people))
        for _ in range(kills):
            life = Life(task, seconds)
            life.hear_until((Shown, AllTold))
            life.hear_for(chance.uniform(0, longest))
            life.kill()
            if life.said(AllTold):
                break
            _judge(made, life, there)
            made.kills += 1
            seen = asyncio.run(_looked(task, seconds))
            made.halfway.append(seen.words)
            made.look(seen, there)
        life = Life(task, seconds)
        life.hear_until(AllTold)
        life.kill()
        _judge(made, life, there)
        told = there.told
        made.twice, made.missed = told.total() - len(told), people - len(told)
        made.limits, made.unknown = there.limits(), there.unknown
    made.passed, made.took = seconds.value, time.monotonic() - begun
    return made


def _judge(made: Outcome, life: Life, there: Chats) -> None:
    for seen in life.shown:
        made.look(seen, there)


async def _filled(task: Task, people: int) -> None:
    store = await open_store(task.keys, task.where)
    await fill(store, people, task.teams)
    await store.close()


async def _looked(task: Task, seconds: Seconds) -> Shown:
    """By a bot that has just come up."""
    store = await open_store(task.keys, task.where)
    found = await shown(Bot(fakes.desk(store=store, clock=Passing(seconds))), seconds.value)
    await store.close()
    return found
