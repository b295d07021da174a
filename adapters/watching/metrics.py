"""What is counted and measured, for Prometheus; see docs/decisions/watching.md for how coarse each of it is, and why.

Nothing is counted of reports, surveys or talks as such. What they cannot but move, because all that people do moves it,
is counted by coins: `STEPS` says once in how many times.
"""

import platform
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

import prometheus_client as prometheus
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from adapters.watching.coarse import Coin, up_to
from adapters.watching.requests import WEB, Outcome
from bot.measuring import Answered, Delivery

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
NAMED = "agreement_bot"
TOOK = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds of a request
STORED = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)  # seconds of the store
LAGS = (0.0, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)  # seconds for which nothing was done
MEMORY = 32 * 2**20  # bytes
AGES = 300.0  # seconds


@dataclass(frozen=True, slots=True)
class Steps:
    """Once in how many times something is counted, as so many."""

    requests: int = 200
    failures: int = 10  # of requests, sends and transactions: few, and there to be seen
    answers: int = 20
    subjects: int = 50  # of notices: all that is about one thing is counted, or nothing of it
    commits: int = 2000


STEPS = Steps()


@dataclass(slots=True)
class Metrics:
    """Each series stands there from the beginning, so that a first time shows no more than any other."""

    platforms: Iterable[str] = (WEB,)
    coin: Coin = field(default_factory=Coin)
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    took: Histogram = field(init=False)
    answers: Counter = field(init=False)
    sends: Counter = field(init=False)
    due: Gauge = field(init=False)
    oldest: Gauge = field(init=False)
    store: Histogram = field(init=False)
    probes: Counter = field(init=False)
    transactions: Counter = field(init=False)
    lag: Gauge = field(init=False)
    memory: Gauge = field(init=False)
    working: Gauge = field(init=False)

    def __post_init__(self) -> None:
        prometheus.disable_created_metrics()  # type: ignore[no-untyped-call]
        made = self.registry
        self.requests = _counter(made, "requests", "Requests, about", ("platform", "outcome"))
        self.took = Histogram(
            *("request_seconds", "How long they took, of about as many", ("platform",)),
            namespace=NAMED,
            buckets=TOOK,
            registry=made,
        )
        self.answers = _counter(made, "answers", "Questions, about, by what came of them", ("band",))
        self.sends = _counter(made, "sends", "Messages to people, about", ("platform", "result"))
        self.due = _gauge(made, "outbox_due", "Notices that wait to be sent, about")
        self.oldest = _gauge(made, "outbox_oldest_seconds", "How long one of them has been waiting")
        self.store = Histogram(
            *("store_seconds", "How long the store took, in tries of the bot's own", ("operation",)),
            namespace=NAMED,
            buckets=STORED,
            registry=made,
        )
        self.probes = _counter(made, "store_probes", "Tries whether the store keeps something", ("result",))
        self.transactions = _counter(made, "transactions", "Transactions, about, by how they ended", ("result",))
        self.lag = _gauge(made, "loop_lag_seconds", "The longest for which nothing was done, in five minutes")
        self.memory = _gauge(made, "memory_bytes", "Memory of the process, in steps of 32 MiB")
        self.working = _gauge(made, "working", "Whether a part that runs all the time still runs", ("part",))
        build = _gauge(made, "build_info", "What runs", ("version", "python"))
        build.labels(_version(), platform.python_version()).set(1)
        for one in self.platforms:
            for outcome in Outcome:
                self.requests.labels(one, outcome)
            for result in Delivery:
                self.sends.labels(one, result)
            self.took.labels(one)
        for counter, labels in (
            (self.answers, Answered),
            (self.probes, PROBES),
            (self.transactions, TRANSACTIONS),
            (self.store, OPERATIONS),
        ):
            for label in labels:
                counter.labels(label)

    def asked(self, platform: str, outcome: Outcome, seconds: float) -> None:
        step = STEPS.failures if outcome is Outcome.FAILED else STEPS.requests
        if self.coin.falls(step):
            self.requests.labels(platform, outcome).inc(step)
            for _ in range(step):
                self.took.labels(platform).observe(up_to(seconds, TOOK))

    def answered(self, band: Answered) -> None:
        if self.coin.falls(STEPS.answers):
            self.answers.labels(band).inc(STEPS.answers)

    def sent(self, platform: str, delivery: Delivery, *, drawn: bool) -> None:
        """`drawn`: whether it is about one of those things of which everything is counted."""
        if drawn:
            self.sends.labels(platform, delivery).inc(STEPS.subjects)

    def owed(self, due: int, oldest: float) -> None:
        """How many of what is counted is due, and for how many seconds the oldest of it."""
        self.due.set(due * STEPS.subjects)
        self.oldest.set(oldest // AGES * AGES)

    def ended(self, result: str) -> None:
        """A transaction of anybody's."""
        step = STEPS.commits if result == KEPT else STEPS.failures
        if self.coin.falls(step):
            self.transactions.labels(result).inc(step)

    def page(self) -> bytes:
        return prometheus.generate_latest(self.registry)


KEPT, CONFLICT, FAILED = "kept", "conflict", "failed"
TRANSACTIONS, PROBES = (KEPT, CONFLICT, FAILED), (KEPT, FAILED)
READ, WRITE = OPERATIONS = ("read", "write")


def _counter(registry: CollectorRegistry, name: str, words: str, labels: tuple[str, ...]) -> Counter:
    return Counter(name, words, labels, namespace=NAMED, registry=registry)


def _gauge(registry: CollectorRegistry, name: str, words: str, labels: tuple[str, ...] = ()) -> Gauge:
    return Gauge(name, words, labels, namespace=NAMED, registry=registry)


def _version() -> str:
    try:
        return version("agreement-bot")
    except PackageNotFoundError:
        return "unknown"


def memory() -> int:
    """Bytes that this process holds, as far as its system tells."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of anybody's
            return int(file.read().split()[1]) * _page_size()
    except (OSError, ValueError, IndexError):
        return 0


def _page_size() -> int:
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - Windows has none

    return resource.getpagesize()
