"""Everybody who could open a page of the desk, each with a browser; and its pages, with who may see them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.records import Campaign, ReleaseSigned, System
from bot.records.campaigns import Stage
from tests.fakes import NOON
from tests.insights.reported import a_release
from tests.register.parts import enter
from tests.web.desk import Browser, Desks, desks

ITS_NAME = "Rota helper of the Hall"
NOBODY, MEMBER, REP_ELSEWHERE, REP, ORGANISER, ORGANISER_HERE = (
    *("nobody", "member", "rep elsewhere", "rep", "organiser", "organiser here"),
)
ALL = (NOBODY, MEMBER, REP_ELSEWHERE, REP, ORGANISER, ORGANISER_HERE)
OFFICE = {REP_ELSEWHERE, REP, ORGANISER, ORGANISER_HERE}
# By address, the roles that may see it.
PAGES: dict[str, set[str]] = {
    "/desk/inbox": OFFICE,
    "/desk/register": OFFICE,
    "/desk/register/{system:[A-Za-z0-9_-]{1,64}}": OFFICE,
    "/desk/surveys": OFFICE,
    "/desk/insights": OFFICE,
    "/desk/insights/{release:[A-Za-z0-9_-]{1,64}}": OFFICE,
    "/desk/campaigns": OFFICE,
    "/desk/campaigns/{campaign:[A-Za-z0-9_-]{1,64}}": OFFICE,
    "/desk/gaps": OFFICE,
    "/desk/log": {ORGANISER, ORGANISER_HERE},
}
# What stands in an address, where it names something of the Hall.
ITS = {"register": "rota", "insights": "signed", "campaigns": "quiet-hours"}
ITS_CAMPAIGN = "quiet hours at the Hall"
PEOPLE = "4,711"  # that its concern report tells of


@dataclass
class Everybody:
    desk: Desks
    browsers: dict[str, Browser]  # by role


@asynccontextmanager
async def everybody() -> AsyncIterator[Everybody]:
    async with desks() as desk:
        there = desk.there
        depot = await there.workplace("Depot")
        await enter(there, System("rota", there.place.id, ITS_NAME, confirmed=True))
        await there.report(name="Reported at the Hall")
        await there.keep(a_release("signed", there.place.id, people=4711), ReleaseSigned("signed", NOON.date()))
        await there.keep(Campaign("quiet-hours", there.place.id, Stage.RUNNING, name=ITS_CAMPAIGN, begun=NOON.date()))
        browsers = {NOBODY: await desk.browser(), MEMBER: await desk.browser()}
        await browsers[MEMBER].page("/chat")
        browsers[REP] = await desk.signed_in(await there.rep("kim"))
        browsers[REP_ELSEWHERE] = await desk.signed_in(await there.rep("sam", depot.id))
        browsers[ORGANISER] = await desk.signed_in(there.organiser)
        browsers[ORGANISER_HERE] = await desk.signed_in(await there.rep("ivy", role="organiser"))
        yield Everybody(desk, browsers)


def address(pattern: str) -> str:
    """One that it fits."""
    before, named, _ = pattern.partition("{")
    return before + ITS[before.split("/")[2]] if named else pattern
