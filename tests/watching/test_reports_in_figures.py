"""Who reads the figures each second learns of no report: two histories that differ by one give the same bytes.

Whatever a report moves is counted by a coin; where none falls, nothing has moved, then or ever. How many coins are
thrown for one says how probable it is that one falls: see docs/decisions/watching.md.
"""

import math
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adapters.watching.coarse import Coin
from adapters.watching.metrics import STEPS, Metrics
from adapters.watching.owing import Owing
from adapters.watching.watch import Watch
from bot.desk import Desk
from tests.across import Across, across
from tests.test_across import HELD, reported_on_slack, reported_on_teams, reported_on_the_web

# How probable it is at most that a report ever changes a byte; the pages say so.
MOST = {"slack": 0.06, "teams": 0.06, "web": 0.04}


@dataclass(frozen=True)
class Scripted(Coin):
    """Falls while it is told to; and remembers how often it was thrown meanwhile, and for what."""

    thrown: Counter[int] = field(default_factory=Counter)
    subjects: set[str] = field(default_factory=set)
    state: dict[str, bool] = field(default_factory=lambda: {"falls": True})

    def falls(self, of: int) -> bool:
        if not self.state["falls"]:
            self.thrown[of] += 1
        return self.state["falls"]

    def probability(self) -> float:
        """That one of those that were thrown falls, were they thrown in earnest."""
        thrown = self.thrown + Counter({STEPS.subjects: len(self.subjects)})
        return 1 - math.prod((1 - 1 / of) ** times for of, times in thrown.items())


@dataclass(frozen=True)
class Lots(Owing):
    coin: Scripted = field(default_factory=Scripted)

    def counted(self, about: str) -> bool:
        if not self.coin.state["falls"]:
            self.coin.subjects.add(about)
        return self.coin.state["falls"]


def watched(coin: Scripted) -> Callable[[Desk], Watch]:
    def made(desk: Desk) -> Watch:
        async def nothing(*_: object) -> tuple[()]:
            return ()

        watch = Watch(Metrics(("web", "slack", "teams"), coin), owing=Lots(nothing, desk.now, desk.secret, coin=coin))
        watch.page.memory = lambda: 0
        _WATCHES.append(watch)
        return watch

    return made


_WATCHES: list[Watch] = []


async def on_slack(here: Across) -> None:
    await reported_on_slack(here.somebody_on_slack(), "Named", name="Alex Canary")


async def on_teams(here: Across) -> None:
    await reported_on_teams(here.somebody_on_teams(), "Anonymous")


async def on_the_web(here: Across) -> None:
    await reported_on_the_web(here.somebody_with_a_browser())


async def nothing(_: Across) -> None:
    pass


async def page(folder: Path, report: Callable[[Across], Awaitable[None]]) -> tuple[bytes, Scripted]:
    """The page at the end of a day on which people asked, and on which one report came, or none."""
    coin = Scripted()
    async with across(folder, watched=watched(coin)) as here:
        sam = here.somebody_on_teams()
        await sam.writes(f"claim {await here.code()}")
        await here.somebody_on_slack().writes("can they watch me")
        await here.deliver()
        coin.state["falls"] = False
        await report(here)
        await here.deliver()
        await here.deliver(HELD)
        coin.state["falls"] = True
        await here.somebody_on_slack().writes("can they bring in a new system")
        watch = _WATCHES.pop()
        await watch.page.renew()
        return watch.page.content, coin


@pytest.mark.parametrize(("platform", "report"), [("slack", on_slack), ("teams", on_teams), ("web", on_the_web)])
async def test_with_a_report_more_the_page_is_the_same_unless_a_coin_fell_which_is_seldom(
    platform: str, report: Callable[[Across], Awaitable[None]], tmp_path: Path
) -> None:
    for name in ("with", "without"):
        (tmp_path / name).mkdir()
    without, _ = await page(tmp_path / "without", nothing)
    with_one, coin = await page(tmp_path / "with", report)
    assert with_one == without
    print(f"{platform}: {dict(coin.thrown)}, {len(coin.subjects)} subjects, {coin.probability():.4f}")
    assert coin.thrown[STEPS.commits]
    assert 0 < coin.probability() <= MOST[platform]
