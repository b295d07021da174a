"""A campaign at the council, half way: its words, its plan, a meeting, and the numbers of eight weeks, all made up."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from bot.campaigns import phases, tallies
from bot.desk import Desk
from bot.meetings import keeping
from bot.meetings.keeping import Wanted
from bot.records import Campaign, CampaignNumbers, JoiningTotal, Plan, Turnout
from bot.records.campaigns import Stage
from bot.records.plans import How
from bot.records.surveys import Way
from bot.store import run
from scripts.pictures import branch
from tests.fakes import NOON

CAMPAIGN = Campaign(
    "calls",
    branch.COUNCIL.id,
    Stage.RUNNING,
    "calls",
    "how calls are scored",
    ("monitoring",),
    "Would it help to talk with someone who is organising on how calls are scored?",
    "People in the contact centre compare what the scores leave out, and ask for a say in how they are used.",
    begun=date(2026, 9, 7),
    until=date(2026, 12, 18),
)
TOLD = ((35, (45, 15, 20), None), (36, (60, 20, 40), 10))  # of a period: asked, talks, links; joined
MEETING = Wanted(datetime(2026, 11, 26, 17, 30, tzinfo=UTC), 60, "Room 4, County Hall")

ANSWERED = Turnout("monitoring", NOON, {Way.CHAT: 15})  # of the survey at the same place


async def settle(desk: Desk) -> None:
    listened, put_together, decide, *rest = phases.begun(date(2026, 9, 7), CAMPAIGN.until)
    plan = (
        replace(listened, how=How.DONE, done=date(2026, 10, 2)),
        replace(put_together, how=How.DONE, done=date(2026, 10, 23)),
        replace(decide, how=How.UNDER_WAY, by=date(2026, 11, 27)),
        *rest,
    )
    await branch.keep(desk, CAMPAIGN, Plan(CAMPAIGN.id, CAMPAIGN.id, plan), ANSWERED, *_numbers())
    await run(desk.store, partial(keeping.change, about=CAMPAIGN.id, wanted=MEETING, now=desk.now()))


def _numbers() -> list[CampaignNumbers | JoiningTotal]:
    found: list[CampaignNumbers | JoiningTotal] = []
    for period, (shown, talks, opened), joined in TOLD:
        id_ = tallies.of_period(CAMPAIGN.id, period)
        found.append(CampaignNumbers(id_, CAMPAIGN.id, period, shown, talks, opened))
        found.append(JoiningTotal(id_, CAMPAIGN.id, period, joined, branch.THRESHOLD))
    return found
