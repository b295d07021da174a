"""An organiser adds a phase to a plan, or changes one, in a form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot import days, identity, memory
from bot.acting import Acting
from bot.campaigns import plan, plan_at, planning
from bot.campaigns.phases import LONGEST_GOAL, LONGEST_NAME, MOST
from bot.desk import Desk
from bot.events import Answer, Place, Pressed, Submitted
from bot.people.offices import today_at
from bot.records import Campaign, Plan
from bot.records.plans import Helps, How, Phase
from bot.register import reading
from bot.register.at import about
from bot.replies import Field, Form, Kind, Replies
from bot.routes import Routes

INTRO = "Reps of the workplace can read it. Write what is to be reached, and nobody's name."
AHEAD = timedelta(days=2 * 366)
NO_DAY = f"I cannot read that as a day. {days.HINT}"
TOO_EARLY = "That day is over. Please write a later one, or leave it empty."
TOO_LATE = "Please write a day within two years."
TAKEN = "Another phase of this plan has that name."
FULL = f"At most {MOST} phases fit into a plan. Remove one first."
MEANWHILE = (
    "Somebody changed this phase after you opened the form. It stands now as: {now}. Nothing of yours is kept yet; if "
    "you save again, what stands in the form counts."
)


def add(routes: Routes) -> None:
    routes.pressed(plan_at.ADD, asked_new)
    routes.submitted(plan_at.ADD, added)
    routes.pressed(plan_at.CHANGE, asked)
    routes.submitted(plan_at.CHANGE, changed)


async def asked_new(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign, kept: Plan) -> Replies:
        if len(kept.phases) >= MOST:
            return await plan.shown(acting, campaign, kept, FULL)
        return (_form(f"{plan_at.ADD} {campaign.id}", None, event.place),)

    return await plan_at.changing(event, desk, event.value, ask)


async def added(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting, campaign: Campaign, kept: Plan) -> Replies:
        key = memory.keyed(desk.secret, "phase", memory.cause(event, desk.secret))[:12]
        form = _form(event.form, None, event.place)
        if acting.again or len(kept.phases) >= MOST:
            return await plan.shown(acting, campaign, kept, "" if acting.again else FULL)
        read_ = read(Phase(key, ""), kept, form, event.values, await today_at(acting.tx, campaign.workplace, desk))
        if isinstance(read_, Form):
            return (read_,)
        after = planning.added(kept, read_)
        await plan_at.keep(acting, kept, after)
        return await plan.shown(acting, campaign, after)

    return await plan_at.changing(event, desk, about(event), keep)


async def asked(event: Pressed, desk: Desk) -> Replies:
    id_, key, _ = plan_at.parts(event.value)

    async def ask(acting: Acting, campaign: Campaign, kept: Plan) -> Replies:
        found = planning.phase(kept, key)
        return (_of(campaign, found, event.place, desk),) if found else await plan.gone(acting, campaign, kept)

    return await plan_at.changing(event, desk, id_, ask)


async def changed(event: Submitted, desk: Desk) -> Replies:
    id_, key, mark = plan_at.parts(about(event))

    async def keep(acting: Acting, campaign: Campaign, kept: Plan) -> Replies:
        before = planning.phase(kept, key)
        if before is None:
            return await plan.gone(acting, campaign, kept)
        if acting.again:
            return await plan.phase_shown(acting, campaign, kept, before)
        form = _of(campaign, before, event.place, desk)
        today = await today_at(acting.tx, campaign.workplace, desk)
        if mark != planning.mark(desk.secret, before):
            now = f"“{before.name}”, {planning.stands(before, today)}. {before.goal}".strip().rstrip(".")
            return (replace(form, values=dict(event.values), errors={"name": MEANWHILE.format(now=now)}),)
        read_ = read(before, kept, form, event.values, today)
        if isinstance(read_, Form):
            return (read_,)
        after = planning.changed(kept, read_)
        await plan_at.keep(acting, kept, after)
        return await plan.shown(acting, campaign, after)

    return await plan_at.changing(event, desk, id_, keep)


def read(before: Phase, kept: Plan, made: Form, given: Mapping[str, Answer], today: date) -> Phase | Form:
    """The phase as it was filled in, or the form again with what is wrong."""
    if wrong := made.check(given):
        return wrong
    name, typed = reading.line(given, "name"), reading.line(given, "by")
    by = days.read(typed) if typed else None
    how = How(reading.line(given, "how")) if "how" in {one.name for one in made.fields} else before.how
    errors = {
        **({"by": NO_DAY} if typed and by is None else {}),
        **({"by": wrong_day} if by and by != before.by and (wrong_day := _wrong(by, how, today)) else {}),
        **({"name": TAKEN} if _taken(kept, before, name) else {}),
    }
    if errors:
        return replace(made, values=dict(given), errors=errors)
    goal, helps = reading.line(given, "goal"), reading.chosen(given, "helps", Helps)
    return planning.marked(replace(before, name=name, goal=goal, by=by, helps=helps), how, today)


def _wrong(by: date, how: How, today: date) -> str:
    """Why it cannot be done by then; nothing where it can."""
    if by < today and how is not How.DONE:
        return TOO_EARLY
    return TOO_LATE if abs(by - today) > AHEAD else ""


def _taken(kept: Plan, before: Phase, name: str) -> bool:
    return any(one.key != before.key and one.name.casefold() == name.casefold() for one in kept.phases)


def _of(campaign: Campaign, found: Phase, place: Place, desk: Desk) -> Form:
    """With a mark of what it shows."""
    return _form(f"{plan_at.CHANGE} {campaign.id} {found.key} {planning.mark(desk.secret, found)}", found, place)


def _form(key: str, found: Phase | None, place: Place) -> Form:
    how = Field("how", "How far is it?", Kind.CHOICE, tuple((one, one.capitalize()) for one in How), required=True)
    helps = tuple((one.value, plan.HELPS[one].capitalize()) for one in Helps)
    fields = (
        Field("name", "What is it called?", required=True, most=LONGEST_NAME),
        Field("goal", "What is reached by then?", Kind.PARAGRAPH, hint="In your own words.", most=LONGEST_GOAL),
        Field("by", "By when?", hint=f"{days.HINT} May be empty.", most=40),
        *([how] if found else []),
        Field("helps", "What could help in it?", Kind.CHOICES, helps, hint="I suggest it while this phase is next."),
    )
    values: dict[str, Answer] = {}
    if found:
        values = {
            "name": found.name,
            "goal": found.goal,
            "by": days.written(found.by) if found.by else "",
            "how": str(found.how),
            "helps": tuple(map(str, found.helps)),
        }
    title, intro = "Change a phase" if found else "A new phase", f"{INTRO} {identity.readers(place.owner)}"
    return Form(key, title, fields, intro, "Save", values)
