"""The phases of a plan as a list that somebody takes away."""

from bot.acting import Acting
from bot.campaigns import plan_at
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.exporting import lists
from bot.exporting.formats import FORMAT_OF_TABLES
from bot.exporting.tables import Row, Sheet
from bot.exporting.warning import before_use, no_lists
from bot.records import Campaign, Plan
from bot.records.audit import Did
from bot.records.plans import Phase
from bot.register.at import about
from bot.replies import Form, Replies, Text
from bot.routes import Routes

NAME = "campaign-plan"
HEADER = ("number", "phase", "goal", "by", "how far it is", "done on")
WARNING = (
    "For the union's own work. It tells what a union means to do, and when: keep it where the employer cannot read it.",
    no_lists("members, nor of who takes part"),
)


def add(routes: Routes) -> None:
    routes.pressed(plan_at.EXPORT, asked)
    routes.submitted(plan_at.EXPORT, exported)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign, plan: Plan) -> Replies:
        return (_form(campaign.id),)

    return await plan_at.looking(event, desk, event.value, ask)


async def exported(event: Submitted, desk: Desk) -> Replies:
    ready: list[lists.Ready] = []

    async def gather(acting: Acting, campaign: Campaign, plan: Plan) -> Replies:
        ready.clear()
        if wrong := _form(campaign.id).check(event.values):
            return (wrong,)
        rows = [_row(number, one) for number, one in enumerate(plan.phases, start=1)]
        await acting.log(Did.EXPORTED, campaign.id)
        ready.append(lists.Ready(NAME, WARNING, Sheet(NAME, HEADER, rows)))
        return (Text(before_use(WARNING), (plan_at.back(campaign),), private=True),)

    said = await plan_at.looking(event, desk, about(event), gather)
    return await lists.out(said, ready[0], event, desk) if ready else said


def _form(campaign: str) -> Form:
    key = f"{plan_at.EXPORT} {campaign}"
    return Form(key, "Take the plan away", (FORMAT_OF_TABLES,), "\n\n".join(WARNING), "Export")


def _row(number: int, one: Phase) -> Row:
    by, done = (day.isoformat() if day else "" for day in (one.by, one.done))
    return (str(number), one.name, one.goal, by, str(one.how), done)
