"""A process in which somebody asks and taps at given times, until it is killed, and what it said of that."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from bot.bot import Bot
from bot.desk import Desk
from bot.recruitment import at, seat
from bot.recruitment.remembering import Remembering
from bot.store import Store
from tests import fakes, processes
from tests.campaigns.parts import pack
from tests.fakes import NOON, Clock, FakeLibrary
from tests.outbox.stores import open_store
from tests.people.living import Somebody
from tests.processes import left_alone, preload
from tests.recruitment.parts import QUESTION

LOOKS, ASKS = "looks who asks", "asks"  # all else is a button


@dataclass(frozen=True, slots=True)
class Step:
    time: datetime
    does: str
    value: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Trying:
    step: Step


@dataclass(frozen=True, slots=True)
class Done:
    step: Step
    prompted: str = field(default="", repr=False)  # what its buttons carry, where they were asked
    words: str = field(default="", repr=False)


Word = Trying | Done


def desk(store: Store, clock: Clock) -> Desk:
    made = fakes.desk(FakeLibrary(pack()), store=store, clock=clock)

    def runs() -> float:
        return (clock() - NOON).total_seconds()

    return replace(made, recruiting=Remembering(clock=runs))


def alex(made: Desk) -> Somebody:
    return Somebody(Bot(made), made.store, "alex")


async def does(made: Desk, step: Step, who: Somebody) -> Done:
    if step.does == LOOKS:
        await seat.keep(made)
        return Done(step)
    await (who.say(QUESTION) if step.does == ASKS else who.force(step.does, step.value))
    return Done(step, next((one.value for one in who.buttons if one.action == at.YES), ""), who.words)


def live(folder: Path, steps: Sequence[Step], words: Connection) -> None:
    left_alone()
    asyncio.run(_live(folder, steps, words.send))


async def _live(folder: Path, steps: Sequence[Step], tell: Callable[[Word], None]) -> None:
    clock = Clock()
    clock.time = steps[0].time
    made = desk(await open_store(folder / "keys", folder / "store"), clock)
    who = alex(made)
    for step in steps:
        clock.time = step.time
        tell(Trying(step))
        tell(await does(made, step, who))
    await asyncio.Event().wait()


preload(__name__)


class Life(processes.Life[Word]):
    def __init__(self, folder: Path, *steps: Step) -> None:
        super().__init__(live, folder, steps)

    @property
    def done(self) -> list[Done]:
        return [word for word in self.words if isinstance(word, Done)]
