"""What happens in a campaign, counted as it is where it happens; and how an organiser reads of it."""

import csv
import io
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.campaigns import at, results, tallies
from bot.desk import Desk
from bot.insights.periods import Run
from bot.records import Campaign
from bot.replies import Document
from bot.store import Transaction, run
from tests.campaigns.parts import Hall
from tests.people.living import Somebody

Count = Callable[[Transaction, Campaign, Desk], Awaitable[None]]
LATE = timedelta(days=4)  # after the end of a period: it is told of


@dataclass
class Counting:
    there: Hall
    campaign: Campaign

    async def shown(self, times: int) -> None:
        for _ in range(times):
            await self.once(tallies.shown)

    async def opened(self, times: int) -> None:
        for _ in range(times):
            await self.once(tallies.opened)

    async def talks(self, *who: str) -> None:
        for one in who:
            await self.talk(one)

    async def talk(self, who: str) -> None:
        async def ask(tx: Transaction) -> None:
            await tallies.talk(tx, self.campaign, who, self.there.branch.desk)

        await run(self.there.branch.desk.store, ask)

    async def once(self, count: Count) -> None:
        async def work(tx: Transaction) -> None:
            await count(tx, self.campaign, self.there.branch.desk)

        await run(self.there.branch.desk.store, work)


def over(there: Hall, period: int) -> None:
    """The clock goes on to when the period is told of."""
    there.branch.clock.time = datetime.combine(
        Run(period, period).ends + LATE, datetime.min.time(), there.branch.clock.time.tzinfo
    )


async def exported(who: Somebody, campaign: Campaign) -> list[Sequence[str]]:
    """The rows, as whoever gets the file reads them."""
    await who.force(results.EXPORT, campaign.id)
    await who.fill(format="csv")
    (file,) = [one for one in who.replies if isinstance(one, Document)]
    lines = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    return [line for line in lines if line[0][:1].isdigit()]


async def entered(who: Somebody, campaign: Campaign, period: int, people: str) -> str:
    await who.force(at.JOINED, campaign.id)
    return await who.fill(period=str(period), people=people)
