"""What is kept grows with the years: whether anybody waits for it. And a survey of forty questions closes.

In one process with the embedded store, through the handlers that reps and staff meet. How late the loop was at worst is
what everybody else waited; without the time in which the machine had no core to give.
"""

import asyncio
import gc
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from benchmarks.lateness import Lateness
from benchmarks.wanted import Wanted, at_most
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event, Owner, Person, Place, Pressed, Said
from bot.people.offices import pseudonym
from bot.records import EVERYWHERE, Ballot, FreeText, Office, Result, Role, Survey, Workplace, Works
from bot.records.surveys import Answers, Asked, Choice, Question, Questionnaire, Stage, Way
from bot.replies import Replies
from bot.store import Record, run
from bot.surveys import at, closing, opening, shelves, tending
from bot.surveys.counting import Tally, Told
from bot.surveys.results import in_chat
from tests import fakes
from tests.outbox.stores import open_store

OPEN = 5  # surveys at once
TEXTS = 10  # one in so many writes something
BLOCKED = 0.05  # seconds
ALIKE = 10  # one in so many asks the same
AT_ONCE = 500  # records kept in one commit


@dataclass(frozen=True, slots=True)
class Size:
    questions: int  # the last asks for a text
    choices: int
    pairs: int

    def __str__(self) -> str:
        return f"{self.questions} questions of {self.choices} choices, {self.pairs} pairs counted together"


Does = Callable[[], Awaitable[Replies]]
WHY = {"en": "So that reps can speak for all of us."}
DEPOT = Workplace("depot", "The depot", "The council")
LARGE = Size(40, 12, 10)
KIM, ALEX = (Person("test", "tenant", name) for name in ("kim", "alex"))


def questionnaire(number: int, size: Size) -> Questionnaire:
    """Every so many ask the same."""
    offered = tuple(Choice(f"choice{number}", {"en": f"What could be so, {number}"}) for number in range(size.choices))
    words = "How often does system {} decide when you work, and where, and how fast?"
    asked = [{"en": words.format(f"{number % ALIKE}.{at}")} for at in range(size.questions)]
    questions = [Question(f"question{at}", Asked.ONE, one, WHY, offered) for at, one in enumerate(asked[:-1])]
    text = Question("text", Asked.TEXT, asked[-1], WHY)
    return Questionnaire({"en": f"Machines {number}"}, {"en": "What decides over us."}, ("en",), (*questions, text))


def survey(number: int, stage: Stage, rep: str, now: datetime, size: Size = LARGE) -> Survey:
    pairs = tuple((f"question{2 * pair}", f"question{2 * pair + 1}") for pair in range(size.pairs))
    asked = questionnaire(number, size)
    made = Survey(f"survey{number:04}", now, DEPOT.id, stage, rep, "Kim, rep", asked)
    closes = now + timedelta(days=7) if stage is Stage.OPEN else now - timedelta(days=30, hours=number)
    opens = now - timedelta(days=500)
    return replace(made, opens=opens, closes=closes, together=pairs, everybody=True, ways=(Way.CHAT,))


def answers(chance: random.Random, size: Size) -> Answers:
    given: dict[str, tuple[str, ...]] = {
        f"question{number}": (f"choice{chance.randrange(size.choices)}",) for number in range(size.questions - 1)
    }
    return given | ({"text": ("They score how fast I walk.",)} if chance.random() < 1 / TEXTS else {})


def counted(of: Survey, people: int, chance: random.Random) -> Told:
    """What may be told once it is closed."""
    tally = Tally(of)
    for _ in range(people):
        tally.add(answers(chance, LARGE))
    return tally.told()


def kept(of: Survey, told: Told) -> list[Record]:
    texts = (FreeText(f"{of.id} {at}", of.id, key, Way.CHAT, words) for at, (key, words) in enumerate(told.texts))
    return [Result(f"{of.id}/{Way.CHAT}", of.id, Way.CHAT, told.answered, told.tables), *texts]


@dataclass
class Branch:
    bot: Bot
    desk: Desk
    worst: float = 0.0  # seconds
    causes: "count[int]" = field(default_factory=count)

    async def watch(self, what: str, work: Callable[[], Awaitable[object]]) -> None:
        """The second time: what is made once for the life of the process is made."""
        await work()
        lateness = Lateness()
        begun = time.perf_counter()
        async with lateness.watched():
            await asyncio.sleep(0.02)
            await work()
            await asyncio.sleep(0.02)
        took = time.perf_counter() - begun - 0.04
        late = max(one.own for one in lateness.taken())
        self.worst = max(self.worst, late)
        print(f"{what:58}{took * 1000:>10,.0f}{late * 1000:>12,.0f}", flush=True)

    def does(self, who: Person, says: str = "", *, action: str = "", value: str = "") -> Does:
        place = Place("test", "tenant", f"place of {who.user}", Owner.UNION, vouched=True)

        def event() -> Event:
            cause = f"cause {next(self.causes)}"
            return Said(who, place, cause, says) if says else Pressed(who, place, cause, action, value)

        return lambda: self.bot.handle(event())


async def _compare(surveys: int, closed: int, people: int) -> float:
    chance = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(Path(folder) / "keys", Path(folder) / "store")
        desk = replace(fakes.desk(store=store), now=lambda: datetime.now(UTC))
        there, now, rep = Branch(Bot(desk), desk), desk.now(), pseudonym(KIM, desk)
        office = Office("office", rep, Role.REP, EVERYWHERE, "Kim", date(2026, 1, 1))
        far = now + timedelta(days=300)
        records: list[Record] = [DEPOT, office, Works(pseudonym(ALEX, desk), far, DEPOT.id)]
        told = counted(survey(0, Stage.CLOSED, rep, now), people, chance)
        for number in range(surveys):
            made = survey(number, Stage.OPEN if number < OPEN else Stage.CLOSED, rep, now)
            records += [made, *(kept(made, told) if OPEN <= number < OPEN + closed else ())]
        for start in range(0, len(records), AT_ONCE):
            async with store.transaction() as tx:
                for one in records[start : start + AT_ONCE]:
                    await tx.add(one)
        del records
        gc.collect()
        gc.freeze()  # as `serve` does, once the store is open
        await there.watch("a look for what must be closed", lambda: closing.sweep(store, desk.now()))
        await there.watch("a look for who must be told, and what is counted", lambda: tending.tend(desk))
        await there.watch("the list of surveys, for a rep", there.does(KIM, "our surveys"))
        await there.watch("one that is open, for a rep", there.does(KIM, action=at.ONE, value="survey0000"))
        last = f"survey{OPEN:04}"
        await there.watch("one that is closed, for a rep", there.does(KIM, action=at.ONE, value=last))
        await there.watch("its results, for a rep", there.does(KIM, action=in_chat.RESULTS, value=last))
        await there.watch("the list of surveys, for staff", there.does(ALEX, "survey"))
        await there.watch("anything else that somebody says", there.does(ALEX, "status"))
        await _largest(there, people, chance)
        await store.close()
    return there.worst


async def _largest(there: Branch, people: int, chance: random.Random) -> None:
    store, now = there.desk.store, there.desk.now()
    made = replace(survey(9_999, Stage.DRAFT, "", now, LARGE), closes=now + timedelta(days=1))
    await run(store, lambda tx: opening.open_survey(tx, made, there.desk))
    for start in range(0, people, AT_ONCE):
        async with store.transaction() as tx:
            for _ in range(start, min(start + AT_ONCE, people)):
                token = chance.randbytes(32).hex()
                await tx.add(Ballot(token, shelves.shelf(made.id, token), Way.CHAT, answers(chance, LARGE)))
    await there.watch("how many have answered it", lambda: closing.answered(store, made.id))
    begun, lateness = time.perf_counter(), Lateness()
    async with lateness.watched():
        await closing.close(store, made.id, there.desk.now())
    late = max(one.own for one in lateness.taken())
    there.worst = max(there.worst, late)
    print(f"{'its close':58}{(time.perf_counter() - begun) * 1000:>10,.0f}{late * 1000:>12,.0f}", flush=True)


def compare(surveys: int, closed: int, people: int) -> list[Wanted]:
    """`closed`: of which the results and texts of so many people are kept."""
    print(
        f"\n{surveys} surveys of {LARGE}; {OPEN} of them are open,\n{closed} closed with what {people:,} people "
        "answered; and one more, which as many answer; embedded"
    )
    print(f"{'':58}{'took ms':>10}{'loop late':>12}")
    worst = asyncio.run(_compare(surveys, closed, people))
    return [at_most("surveys of years: loop late, the worst of all, s", BLOCKED, worst)]
