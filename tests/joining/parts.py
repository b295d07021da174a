"""A campaign that runs at a hall, and a pack that says what joining means."""

from dataclasses import replace
from datetime import timedelta

from bot.desk import Desk
from bot.records import Campaign
from bot.records.campaigns import Stage
from bot.store import Record, Store
from knowledge.entries import Joining, Pack, Status
from tests import fakes
from tests.fakes import TODAY, FakeLibrary
from tests.people.codes import HALL

PAGES = "https://bot.example"
JOIN = "https://union.example/join?from=bot"
CODE = "0123456789abcdef"
RUNNING = Campaign(
    "campaign",
    workplace=HALL.id,
    stage=Stage.RUNNING,
    code=CODE,
    name="monitoring at work",
    topics=("monitoring",),
    question="Would it help to talk?",
    joining=JOIN,
    until=TODAY + timedelta(days=30),
)
MEANS = replace(
    fakes.entry("joining/means", Status.LAW),
    question="What does joining mean for me?",
    answer="You stand together with others.",
)
HOW = replace(
    fakes.entry("hub/join", Status.POLICY), question="How do I join?", answer="Ask at the counter of the union."
)


def pack() -> Pack:
    return replace(fakes.pack(fakes.entry(), MEANS, HOW), joining=Joining(HOW.id, (MEANS.id, "gone", HOW.id)))


def desk(pages: str = PAGES, store: Store | None = None) -> Desk:
    return fakes.desk(FakeLibrary(pack()), replace(fakes.UNION_HOUSE, pages=pages), store=store)


async def keep(store: Store, *records: Record) -> None:
    async with store.transaction() as tx:
        for one in records:
            await tx.put(one)
