"""Which plan it is, and the names of what can be done with it."""

from collections.abc import Awaitable, Callable

from bot.acting import Acting, act
from bot.campaigns import at, phases
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people.offices import today_at
from bot.records import Campaign, Plan, Role
from bot.records.audit import Did
from bot.replies import Button, Replies, Text

# Each carries the campaign's id; what is about one phase then its key, and a mark of what was shown.
PHASES, PHASE, ADD, CHANGE = "campaigns.phases", "campaigns.phase", "campaigns.phase_new", "campaigns.phase_change"
MARK, UP, DOWN = "campaigns.phase_mark", "campaigns.phase_up", "campaigns.phase_down"
REMOVE, REMOVED = "campaigns.phase_remove", "campaigns.phase_removed"
PARTICIPATION, HOPED, EXPORT = "campaigns.participation", "campaigns.hoped", "campaigns.plan_export"
NONE_YET = "An organiser of this campaign has not opened its plan yet. Once they have, you can read it here."

Do = Callable[[Acting, Campaign, Plan], Awaitable[Replies]]


async def looking(event: Pressed | Submitted, desk: Desk, id_: str, do: Do) -> Replies:
    """For whoever may look at the campaign."""

    async def look(acting: Acting) -> Replies:
        campaign = await at.theirs(acting, id_)
        if campaign is None:
            return at.GONE
        plan = await of(acting, campaign)
        return await do(acting, campaign, plan) if plan else (Text(NONE_YET, (at.TO_ALL,), private=True),)

    return await act(event, desk, look)


async def changing(event: Pressed | Submitted, desk: Desk, id_: str, do: Do) -> Replies:
    """For its organisers."""

    async def look(acting: Acting) -> Replies:
        campaign = await at.led(acting, id_)
        plan = await of(acting, campaign) if campaign else None
        return await do(acting, campaign, plan) if campaign and plan else at.GONE

    return await act(event, desk, look, Role.ORGANISER)


async def of(acting: Acting, campaign: Campaign) -> Plan | None:
    """It begins once an organiser opens it: its days are counted from there. None where none has."""
    kept = await acting.tx.get(Plan, campaign.id)
    if kept is None and at.leads(acting.sight, campaign):
        today = await today_at(acting.tx, campaign.workplace, acting.desk)
        kept = Plan(campaign.id, campaign.id, phases.begun(today, campaign.until))
        await acting.tx.add(kept)
    return kept


async def keep(acting: Acting, before: Plan, after: Plan, did: Did = Did.CHANGED_PLAN) -> None:
    """Only what is another by now, and only once."""
    if after != before and not acting.again:
        await acting.tx.put(after)
        await acting.log(did, after.campaign)


def parts(value: str) -> tuple[str, str, str]:
    """The campaign, the phase, and the mark; each empty where there is none."""
    id_, key, mark = (*value.split(" "), "", "", "")[:3]
    return id_, key, mark


def back(campaign: Campaign) -> Button:
    return Button("Back to the plan", at.PLAN, campaign.id)
