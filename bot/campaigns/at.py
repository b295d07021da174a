"""Which campaign it is: where it runs, what it is about, and who may see to it."""

from collections.abc import Collection

from bot.acting import Acting
from bot.desk import Desk
from bot.people.offices import today_at
from bot.records import EVERYWHERE, Campaign
from bot.records.campaigns import Stage
from bot.replies import Button, Replies, Text
from bot.sight import Sight
from bot.store import Transaction

ALL, ONE = "campaigns.all", "campaigns.one"  # pressed; ONE carries the id
NEW = "campaigns.new"
# What those who are asked can press. Each carries the id of a campaign, or nothing where there is none.
JOIN, READ, INVITE, TALK, HEAR = "joining.open", "joining.read", "joining.invite", "talks.ask", "campaigns.hear"
# What an organiser can press on a campaign's card. Each carries its id.
RESULTS, JOINED, PLAN = "campaigns.results", "campaigns.joined", "campaigns.plan"
MEETING, MESSAGES = "campaigns.meeting", "campaigns.messages"
TO_ALL = Button("Campaigns", ALL)
GONE: Replies = (Text("That campaign is no longer there.", private=True),)


async def running(tx: Transaction, workplace: str, topics: Collection[str], desk: Desk) -> Campaign | None:
    """The one about any of these topics; that of the workplace itself goes before one for all workplaces.

    `workplace`: empty where it is not known where somebody works.
    """
    for where in dict.fromkeys((workplace, EVERYWHERE)) if workplace else (EVERYWHERE,):
        for one in await tx.readable(Campaign, workplace=where, stage=Stage.RUNNING):
            if not set(one.topics).isdisjoint(topics) and await runs(tx, one, desk):
                return one
    return None


async def runs(tx: Transaction, one: Campaign, desk: Desk) -> bool:
    """Whether it runs today, where it is."""
    return one.stage is Stage.RUNNING and (one.until is None or await today_at(tx, one.workplace, desk) <= one.until)


async def theirs(acting: Acting, id_: str) -> Campaign | None:
    """What an office holder may look at. Whether they may change it is for `leads` to say."""
    found = await acting.tx.get(Campaign, id_)
    return found if found and sees(acting.sight, found) else None


async def led(acting: Acting, id_: str) -> Campaign | None:
    """What an organiser may change."""
    found = await acting.tx.get(Campaign, id_)
    return found if found and leads(acting.sight, found) else None


def leads(sight: Sight, one: Campaign) -> bool:
    """Whether they organise where it is; one for all workplaces belongs to organisers of all."""
    return sight.held.organises(one.workplace)


def sees(sight: Sight, one: Campaign) -> bool:
    """Reps look at what runs where they are reps; before that, and after, it is for organisers alone."""
    running_there = one.stage is Stage.RUNNING and (one.workplace == EVERYWHERE or sight.covers(one.workplace))
    return leads(sight, one) or (running_there and bool(sight.held.offices))
