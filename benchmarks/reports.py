"""A named report, from its form to the notice that its reps get: how long that takes, and how many notices it makes.

    python -m benchmarks.reports [--quick]

The real handlers, embedded store, receipts and outbox; only the platform is a stand-in, which takes everything at once
and notes when. One rep is told at most once in 15 seconds, so that a rush becomes one notice. So reports that come
alone go to workplaces of their own; in a stream it is measured how long a report waits until a notice covers it.
"""

import argparse
import asyncio
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from benchmarks.wanted import Wanted, at_most, show
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Owner, Person, Place, Submitted
from bot.outbox import Outbox, WakingStore
from bot.pace import Rate
from bot.records import Address, Notice, Office, Role, State, Workplace
from bot.records.reports import Mode
from bot.replies import Card, Replies
from bot.reports import form
from bot.reports.guesses import Trying
from bot.reports.receipts import Hashing
from bot.store import Record, Store
from bot.telling import WAITING
from tests import fakes
from tests.outbox.parts import FREELY
from tests.outbox.stores import open_store

REPS = 3  # of each workplace
ALONE, STREAM, A_SECOND = 200, 60, 5  # reports; seconds; reports in each of them
COVERED_WITHIN = 60.0  # seconds
SECRET = b"secret of a benchmark"


@dataclass(slots=True)
class Noted:
    """Takes everything at once, and notes when, by the channel."""

    sent: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    another: asyncio.Event = field(default_factory=asyncio.Event)
    channel: Rate = FREELY
    workspace: Rate = FREELY

    async def send(self, address: Address, replies: Replies, key: str) -> None:  # noqa: ARG002 - as senders are called
        self.sent[address.channel].append(time.perf_counter())
        self.another.set()

    async def until(self, channels: Iterable[str], since: float) -> list[float]:
        """When each of these was first told after that."""
        while True:
            first = [next((at for at in self.sent[one] if at >= since), 0.0) for one in channels]
            if all(first):
                return first
            self.another.clear()
            await self.another.wait()


@dataclass(frozen=True, slots=True)
class Branch:
    bot: Bot
    desk: Desk
    told: Noted
    causes: "count[int]" = field(default_factory=count)

    async def report(self, workplace: str) -> tuple[float, float]:
        """When it was sent, and when it was thanked for."""
        number = next(self.causes)
        place = Place("test", "", f"place {number}", Owner.UNION)
        values = {
            "what": f"Roster Wise {number % 40}",
            "doing": "It gives out the shifts.",
            "name": f"Reporter {number}",
        }
        key = f"{form.KEY} {Mode.NAMED} {workplace}"
        sent = time.perf_counter()
        replies = await self.bot.handle(
            Submitted(Person("test", "", f"user {number}"), place, f"{number}", key, values)
        )
        thanked = time.perf_counter()
        assert any(isinstance(reply, Card) and "Thank you" in reply.title for reply in replies), replies
        return sent, thanked


def now() -> datetime:
    return datetime.now(UTC)


def channels(workplace: str) -> list[str]:
    return [f"{workplace}/{rep}" for rep in range(REPS)]


def people(workplaces: Iterable[str]) -> list[Record]:
    made: list[Record] = []
    for place in workplaces:
        made.append(Workplace(place, place, "The council"))
        for rep in channels(place):
            made.append(Office(f"office {rep}", f"rep {rep}", Role.REP, place, f"Rep {rep}", date(2026, 1, 1)))
            made.append(Address(f"address {rep}", f"rep {rep}", "test", "", rep, quiet_from=None))
    return made


def desk(store: Store) -> Desk:
    """Receipts at their real cost."""
    hashing = Hashing(SECRET)
    return replace(fakes.desk(store=store), now=now, secret=SECRET, hashing=hashing, trying=Trying(store, hashing, now))


async def alone(branch: Branch, reports: int) -> tuple[list[float], list[float]]:
    """Each once the one before was told of: seconds until the thanks, and until its last rep was told."""
    thanks, notices = [], []
    for number in range(reports):
        sent, thanked = await branch.report(f"place-{number}")
        told = await branch.told.until(channels(f"place-{number}"), sent)
        thanks.append(thanked - sent)
        notices.append(max(told) - sent)
    return thanks, notices


async def stream(branch: Branch, seconds: int) -> tuple[list[float], list[float], list[int]]:
    """Several a second at one workplace: seconds until the thanks, and until all reps had a notice; notices of each."""
    begun = time.perf_counter()
    coming = []
    for number in range(seconds * A_SECOND):
        await asyncio.sleep(max(0.0, begun + number / A_SECOND - time.perf_counter()))
        coming.append(asyncio.create_task(branch.report("the stream")))
    times = await asyncio.gather(*coming)
    while await _owed(branch.desk.store):  # noqa: ASYNC110 - a store tells nobody
        await asyncio.sleep(0.1)
    told = [branch.told.sent[one] for one in channels("the stream")]
    covered = [max(_covering(one, sent, thanked) for one in told) - sent for sent, thanked in times]
    return [thanked - sent for sent, thanked in times], covered, [len(one) for one in told]


def _covering(told: Sequence[float], sent: float, thanked: float) -> float:
    """The first notice that surely came after the report was kept; or the last, which then did."""
    return next((at for at in told if at >= thanked), max(at for at in told if at >= sent))


async def _owed(store: Store) -> bool:
    async with store.transaction() as tx:
        return any(one.what == WAITING for one in await tx.find(Notice, state=State.WAITING))


async def measure(reports: int, seconds: int) -> list[Wanted]:
    with tempfile.TemporaryDirectory() as folder:
        kept = await open_store(Path(folder) / "keys", Path(folder) / "store")
        owing, stop = asyncio.Event(), asyncio.Event()
        made = desk(WakingStore(kept, owing))
        async with made.store.transaction() as tx:
            for record in people([*(f"place-{number}" for number in range(reports)), "the stream"]):
                await tx.add(record)
        branch = Branch(Bot(made), made, Noted())
        means = made.store, {"test": branch.told}, branch.bot.composers, now, SECRET
        running = asyncio.create_task(Outbox(*means, nudged=owing).run(stop))
        one_by_one = await alone(branch, reports)
        thanks, covered, notices = await stream(branch, seconds)
        stop.set()
        await running
        await kept.close()
    print(f"\nNamed reports, {REPS} reps, embedded store, receipts at their real cost")
    print(f"{'seconds':54}{'p50':>9}{'p99':>9}{'worst':>9}")
    for what, times in (
        (f"{reports} alone, until the thanks", one_by_one[0]),
        (f"{reports} alone, until the last rep was sent a notice", one_by_one[1]),
        (f"{A_SECOND} a second for {seconds} s, until the thanks", thanks),
        (f"{A_SECOND} a second for {seconds} s, until a notice covers it", covered),
    ):
        print(f"{what:54}{part(times, 0.5):>9.3f}{part(times, 0.99):>9.3f}{max(times):>9.3f}", flush=True)
    each = ", ".join(map(str, notices))
    print(f"In the stream the reps got {each} notices for {len(thanks)} reports, one at most every 15 s.")
    return [
        at_most("alone, report to notice, p99 s", COVERED_WITHIN, part(one_by_one[1], 0.99)),
        at_most("in the stream, until a notice covers it, s", COVERED_WITHIN, max(covered)),
    ]


def part(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def main(arguments: Sequence[str] | None = None) -> None:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--quick", action="store_true", help="fewer reports, a shorter stream")
    quick = reading.parse_args(arguments).quick
    show(asyncio.run(measure(*((30, 10) if quick else (ALONE, STREAM)))))


if __name__ == "__main__":
    main()
