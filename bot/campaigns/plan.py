"""The plan of a campaign as reps read it: its phases, what could be done next, and each phase by itself."""

from datetime import date

from bot import days
from bot.acting import Acting
from bot.campaigns import at, next_step, participation, phases, plan_at, planning
from bot.campaigns.next_step import Suggestion, View
from bot.campaigns.phases import MOST
from bot.desk import Desk
from bot.events import Owner, Pressed
from bot.markup import plain
from bot.meetings import keeping as meetings
from bot.people.offices import today_at
from bot.records import Campaign, Plan
from bot.records.plans import Helps, How, Phase
from bot.replies import Button, Card, Fact, Replies, Text
from bot.routes import Routes

HELPS = {
    Helps.SURVEY: "a survey",
    Helps.REPORTS: "a concern report",
    Helps.MEETING: "a meeting",
    Helps.BRIEF: "a brief",
}
MARKS = {  # by how far it is: what can be said of it
    How.TO_DO: ("It is under way", How.UNDER_WAY),
    How.UNDER_WAY: ("It is done", How.DONE),
    How.DONE: ("It is not done yet", How.UNDER_WAY),
}
EMPLOYERS_CHAT = "Your employer owns this chat and could read the plan in it, later too. At the desk it could not."
EMPTY = "No phase stands in it. Organisers of the campaign add them."
DOUBTFUL = "**Worth a look, if it is not meant so:**"
GONE = "That phase is no longer in the plan. This is how it stands now."


def add(routes: Routes) -> None:
    phases.usual()  # what is wrong with that file is told when the bot starts, and not to whoever opens a plan
    routes.pressed(at.PLAN, opened)
    routes.pressed(plan_at.PHASES, listed)
    routes.pressed(plan_at.PHASE, one)


async def opened(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting, campaign: Campaign, plan: Plan) -> Replies:
        return await shown(acting, campaign, plan)

    return await plan_at.looking(event, desk, event.value, look)


async def listed(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting, campaign: Campaign, plan: Plan) -> Replies:
        return (_list(acting, campaign, plan),)

    return await plan_at.looking(event, desk, event.value, look)


async def one(event: Pressed, desk: Desk) -> Replies:
    id_, key, _ = plan_at.parts(event.value)

    async def look(acting: Acting, campaign: Campaign, plan: Plan) -> Replies:
        found = planning.phase(plan, key)
        return await phase_shown(acting, campaign, plan, found) if found else await gone(acting, campaign, plan)

    return await plan_at.looking(event, desk, id_, look)


async def shown(acting: Acting, campaign: Campaign, plan: Plan, said: str = "") -> Replies:
    """`said`: what comes before it."""
    today = await today_at(acting.tx, campaign.workplace, acting.desk)
    leads = at.leads(acting.sight, campaign)
    here = await participation.gathered(acting, campaign, plan)
    called = await meetings.coming_up(acting.tx, campaign.id, acting.desk)
    suggested = next_step.suggested(View(campaign, plan, today, here, leads, called is not None))
    lines = "\n\n".join(_line(number, one, today) for number, one in enumerate(plan.phases, start=1)) or EMPTY
    look = planning.worth_a_look(plan.phases, campaign.until)
    doubtful = "\n".join(f"- {plain(one)}" for one in look)
    body = f"{lines}\n\n{DOUBTFUL}\n\n{doubtful}" if look else lines
    facts = tuple(_fact(at_, one) for at_, one in enumerate(suggested))
    if acting.event.place.owner is Owner.EMPLOYER:
        facts = (*facts, Fact("Who can read this here", EMPLOYERS_CHAT))
    own = (
        Button("Each phase", plan_at.PHASES, campaign.id),
        Button("Answers and reports", plan_at.PARTICIPATION, campaign.id),
        Button("Back to the campaign", at.ONE, campaign.id),
    )
    buttons = (*(one.button for one in suggested if one.button), *own)
    title = f"Plan: campaign on {campaign.name}"
    before = (Text(said, private=True),) if said else ()
    decide = next_step.PEOPLE_DECIDE if suggested else ""
    return (*before, Card(title, body, facts, buttons=buttons, footer=decide, private=True))


async def phase_shown(acting: Acting, campaign: Campaign, plan: Plan, phase: Phase, said: str = "") -> Replies:
    """With what organisers can do with it; reps only read it."""
    today = await today_at(acting.tx, campaign.workplace, acting.desk)
    facts = [Fact("How far it is", planning.stands(phase, today))]
    if phase.how is How.DONE and phase.by:
        facts.append(Fact("Its day", days.told(phase.by)))
    if phase.helps:
        facts.append(Fact("What could help", ", ".join(HELPS[each] for each in phase.helps)))
    can = _can(acting, campaign, plan, phase) if at.leads(acting.sight, campaign) else ()
    before = (Text(said, private=True),) if said else ()
    card = Card(
        f"Phase: {phase.name}",
        plain(phase.goal) or "No goal is written down yet.",
        tuple(facts),
        buttons=(*can, plan_at.back(campaign)),
        private=True,
    )
    return (*before, card)


async def gone(acting: Acting, campaign: Campaign, plan: Plan) -> Replies:
    return await shown(acting, campaign, plan, GONE)


def _list(acting: Acting, campaign: Campaign, plan: Plan) -> Text:
    buttons = [
        Button(f"{number}. {one.name}", plan_at.PHASE, f"{campaign.id} {one.key}")
        for number, one in enumerate(plan.phases, start=1)
    ]
    leads = at.leads(acting.sight, campaign)
    add_ = [Button("Add a phase", plan_at.ADD, campaign.id)] * (leads and len(plan.phases) < MOST)
    away = Button("Take the plan away", plan_at.EXPORT, campaign.id)
    words = f"The phases of the campaign on {plain(campaign.name)}:" if plan.phases else EMPTY
    return Text(words, (*buttons, *add_, away, plan_at.back(campaign)), private=True)


def _can(acting: Acting, campaign: Campaign, plan: Plan, phase: Phase) -> tuple[Button, ...]:
    secret, value = acting.desk.secret, f"{campaign.id} {phase.key}"
    label, how = MARKS[phase.how]
    this, order = planning.mark(secret, phase), planning.mark(secret, planning.order(plan))
    here = planning.order(plan).index(phase.key)
    up = [Button("Move it up", plan_at.UP, f"{value} {order}")] * (here > 0)
    down = [Button("Move it down", plan_at.DOWN, f"{value} {order}")] * (here < len(plan.phases) - 1)
    return (
        Button(label, plan_at.MARK, f"{value} {this} {how.name}", main=True),
        Button("Change it", plan_at.CHANGE, value),
        *up,
        *down,
        Button("Remove it", plan_at.REMOVE, value),
    )


def _line(number: int, one: Phase, today: date) -> str:
    return f"**{number}. {plain(one.name)}**: {planning.stands(one, today)}"


def _fact(at_: int, one: Suggestion) -> Fact:
    return Fact("Or" if at_ else "Next, perhaps", f"{plain(one.words)} *{plain(one.why)}*")
