"""An organiser says how many are hoped for at each workplace: answers to surveys, and people in concern reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot import sight
from bot.acting import Acting
from bot.campaigns import participation, plan_at, planning
from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.records import EVERYWHERE, Campaign, Plan, Workplace
from bot.records.audit import Did
from bot.records.plans import Numbers
from bot.register.at import about
from bot.replies import Field, Form, Replies
from bot.routes import Routes
from bot.surveys.reps import targets
from bot.surveys.reps.settling import LONGEST_TARGETS
from knowledge.sheet import clean

INTRO = "Of each workplace together, never of anybody. What is not hoped for is left empty."
MEANWHILE = (
    "Somebody changed what is hoped for after you opened the form. It stands now as: {now}. Nothing of yours is kept "
    "yet; if you save again, what stands in the form counts."
)


@dataclass(frozen=True, slots=True)
class Chance:
    """`each`: whether the campaign is for all workplaces, and not for the one that is here."""

    places: Sequence[Workplace]
    each: bool


def add(routes: Routes) -> None:
    routes.pressed(plan_at.HOPED, asked)
    routes.submitted(plan_at.HOPED, settled)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign, plan: Plan) -> Replies:
        return (_form(plan, await _chance(acting, campaign), desk),)

    return await plan_at.changing(event, desk, event.value, ask)


async def settled(event: Submitted, desk: Desk) -> Replies:
    id_, _, mark = about(event).partition(" ")

    async def settle(acting: Acting, campaign: Campaign, plan: Plan) -> Replies:
        chance = await _chance(acting, campaign)
        if acting.again:
            return await participation.shown(acting, campaign, plan)
        form = _form(plan, chance, desk)
        if form.key.rpartition(" ")[2] != mark:
            now = "; ".join(f"{one.label.lower()} {form.values[one.name] or 'none'}" for one in form.fields)
            return (replace(form, values=dict(event.values), errors={"answers": MEANWHILE.format(now=now)}),)
        after = read(plan, form, event.values, chance)
        if isinstance(after, Form):
            return (after,)
        await plan_at.keep(acting, plan, after, Did.SET_HOPED)
        return await participation.shown(acting, campaign, after)

    return await plan_at.changing(event, desk, id_, settle)


def read(plan: Plan, form: Form, given: Mapping[str, Answer], chance: Chance) -> Plan | Form:
    """The plan with what is hoped for, or the form again with what is wrong."""
    if wrong := form.check(given):
        return wrong
    found = dict[str, Numbers]()
    errors = dict[str, str]()
    for name in ("answers", "reports"):
        hoped = targets.read(clean(str(given.get(name, ""))).strip(), chance.places, each=chance.each)
        if isinstance(hoped, str):
            errors[name] = hoped
        elif chance.each:
            found[name] = hoped.by
        else:
            found[name] = tuple((one.id, hoped.of_all) for one in chance.places if hoped.of_all)
    if errors:
        return replace(form, values=dict(given), errors=errors)
    return replace(plan, answers=found["answers"], reports=found["reports"])


async def _chance(acting: Acting, campaign: Campaign) -> Chance:
    places = await sight.workplaces(acting.tx, acting.sight)
    if campaign.workplace == EVERYWHERE:
        return Chance(places, each=True)
    return Chance([one for one in places if one.id == campaign.workplace], each=False)


def _form(plan: Plan, chance: Chance, desk: Desk) -> Form:
    """With a mark of what it shows."""
    example = targets.example(chance.places)
    hint = f"One for each workplace, such as: {example}. May be empty." if chance.each else "One number. May be empty."
    fields = (
        Field("answers", "How many answers to surveys?", hint=hint, most=LONGEST_TARGETS),
        Field("reports", "How many people in concern reports?", hint=hint, most=LONGEST_TARGETS),
    )
    key = f"{plan_at.HOPED} {plan.campaign} {planning.mark(desk.secret, plan.answers, plan.reports)}"
    values = {"answers": _told(plan.answers, chance), "reports": _told(plan.reports, chance)}
    return Form(key, "What is hoped for", fields, INTRO, "Save", values)


def _told(numbers: Numbers, chance: Chance) -> str:
    if chance.each:
        return targets.told_by(numbers, chance.places)
    here = {one.id for one in chance.places}
    return next((str(number) for place, number in numbers if place in here), "")
