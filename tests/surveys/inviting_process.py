"""A process that tells those who are asked by a survey, through the outbox, until it is killed.

The time that passes is its own: it stands still while anything is under way, and goes on once nothing is due.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from adapters.slack.api import Api
from adapters.slack.carrying import kept_for_slack
from adapters.slack.installed import Team, Tokens
from adapters.slack.sender import Messenger as Slack
from adapters.teams import references
from adapters.teams.carrying import kept_for_teams
from adapters.teams.connector import Connector
from adapters.teams.outbound import Fixed
from adapters.teams.pacing import Pacing
from adapters.teams.references import Reference
from adapters.teams.sender import Messenger as Teams
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Owner, Person, Place, Pressed
from bot.outbox import Outbox, Sender
from bot.outbox.together import Together
from bot.people.offices import pseudonym
from bot.records import Address, Office, Role, Round, Willing, Workplace
from bot.records.surveys import Stage
from bot.replies import Card
from bot.store import Record, Store, run
from bot.surveys import at, closing
from bot.surveys.telling import inviting
from bot.wishing import shelf
from tests import fakes, processes
from tests.fakes import NOON, Clock
from tests.outbox.stores import open_store
from tests.processes import left_alone, preload
from tests.surveys import asked
from tests.surveys.chats import Seconds

ROUND = "watched/0"
DEPOT = Workplace("depot", "The depot", "The council")
KIM = Person("test", "tenant-canary", "kim-canary")
BESIDE = Place("test", "tenant-canary", "place of kim-canary", Owner.UNION, vouched=True)
FAR = NOON + timedelta(days=3650)
IN_A_WORKSPACE = 2_500  # people of Slack, at most
TENANT, BOT, TOKEN = "11111111-2222-3333-4444-555555555555", "28:bot", "outbound-canary"
ROUNDS = 2  # of the outbox at a time: as many notices may be under way as in the bot itself
STEP = 1.0  # seconds that pass at a time
_CAUSES = count()


class Passing(Clock):
    """Begins at noon, and goes on in the next process where it stood in the last."""

    def __init__(self, seconds: Seconds) -> None:
        super().__init__()
        self._seconds = seconds

    def __call__(self) -> datetime:
        return NOON + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return float(self._seconds.value)

    async def sleep(self, seconds: float) -> None:
        self._seconds.value += seconds


@dataclass(frozen=True, slots=True)
class Task:
    """`where` is a folder, or the URL of a database; the others are of what plays the platforms."""

    keys: Path
    where: Path | str
    slack: str
    teams: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the rep sees, while nothing is under way."""

    seconds: float
    words: str


@dataclass(frozen=True, slots=True)
class AllTold:
    """Nobody is left."""


Word = Shown | AllTold


def people(how_many: int, service_url: str) -> Iterator[Record]:
    """Who asked to be told, every other on Slack, and can be reached at any hour."""
    for number in range(how_many):
        who = f"{number * 37 % 256:02x}{number:08x}"
        yield Willing(who, FAR, shelf(who), FAR, DEPOT.id, f"address {number}")
        if number % 2:
            to = Reference(service_url, TENANT, BOT, conversation=f"a:{number}canary")
            place = ("teams", TENANT, to.conversation, references.written(to))
        else:
            workspace = f"T{number // 2 // IN_A_WORKSPACE}CANARY"
            place = ("slack", workspace, f"D{number}CANARY", workspace)
        yield Address(f"address {number}", who, *place, quiet_from=None)


async def fill(store: Store, how_many: int, service_url: str = "http://127.0.0.1:1/uk/") -> None:
    """A survey that is open for years, its rep, and those who are to be told."""
    desk = fakes.desk(store=store)
    rep = pseudonym(KIM, desk)
    made = asked.survey(stage=Stage.OPEN, opens=NOON, closes=FAR, willing=True, reminders=0)
    records: list[Record] = [
        DEPOT,
        Office("office of kim", rep, Role.REP, DEPOT.id, "Kim-canary", date(2026, 1, 1)),
        replace(made, workplace=DEPOT.id, made_by=rep),
        Round(ROUND, "watched", 0),
        *people(how_many, service_url),
    ]
    for start in range(0, len(records), 500):
        async with store.transaction() as tx:
            for one in records[start : start + 500]:
                await tx.add(one)
    tokens = Tokens(store, desk.secret, desk.now)
    for number in range(how_many // 2 // IN_A_WORKSPACE + 1):
        workspace = f"T{number}CANARY"
        await tokens.keep(Team.of(workspace, workspace), f"xoxb-{workspace}")


async def shown(bot: Bot, seconds: float) -> Shown:
    """A rep looks at the survey."""
    pressed = Pressed(KIM, BESIDE, f"look {next(_CAUSES)} {seconds}", at.ONE, "watched")
    cards = [one for one in await bot.handle(pressed) if isinstance(one, Card)]
    (words,) = [fact.words for card in cards for fact in card.facts if fact.label == "Invitations"]
    return Shown(seconds, words)


def live(task: Task, seconds: Seconds, words: Connection) -> None:
    left_alone()
    asyncio.run(_live(task, Passing(seconds), words.send))


async def _live(task: Task, clock: Passing, tell: Callable[[Word], None]) -> None:
    store = await open_store(task.keys, task.where)
    desk = fakes.desk(store=store, clock=clock)
    bot = Bot(desk)
    async with _senders(task, desk, clock) as senders:
        outbox = Outbox(store, senders, bot.composers, clock, desk.secret, monotonic=clock.monotonic)
        looking = clock.monotonic()
        while not await _over(store):
            if clock.monotonic() >= looking:
                looking += closing.EVERY
                await inviting.sweep(desk)
            while any(await asyncio.gather(*(outbox.deliver_due() for _ in range(ROUNDS)))):
                pass
            tell(await shown(bot, clock.monotonic()))
            await clock.sleep(STEP)
        tell(AllTold())
        await asyncio.Event().wait()


async def _over(store: Store) -> bool:
    round_ = await run(store, lambda tx: tx.get(Round, ROUND))
    return round_ is not None and round_.unreached is not None


@asynccontextmanager
async def _senders(task: Task, desk: Desk, clock: Passing) -> AsyncIterator[dict[str, Sender]]:
    together = Together(desk.store)
    api = Api(Tokens(desk.store, desk.secret, desk.now), task.slack)
    fixed = Fixed(TOKEN, frozenset({task.teams.removesuffix("/uk/")}))
    connector = Connector(fixed, Pacing(clock.monotonic), clock.sleep)
    async with api, connector:
        yield {
            "slack": Slack(api, kept_for_slack(together, desk.now)),
            "teams": Teams(connector, kept_for_teams(together, desk.now), desk.secret, desk.now),
        }


preload(__name__)


class Life(processes.Life[Word]):
    """One such process, from its start to its death."""

    def __init__(self, task: Task, seconds: Seconds) -> None:
        super().__init__(live, task, seconds)

    @property
    def shown(self) -> Sequence[Shown]:
        return [word for word in self.words if isinstance(word, Shown)]
