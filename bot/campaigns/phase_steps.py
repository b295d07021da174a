"""An organiser says how far a phase is, moves it, or removes it, each with a button.

Each button carries a mark of what was shown. Where that is another thing by now, nothing is changed, and it is said.
"""

from collections.abc import Awaitable, Callable

from bot.acting import Acting
from bot.campaigns import plan, plan_at, planning
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.people.offices import today_at
from bot.records import Campaign, Plan
from bot.records.plans import How, Phase
from bot.replies import Button, Replies, Text
from bot.routes import Routes

MEANWHILE = "The plan was changed after you were shown this, so I changed nothing. This is how it stands now."
SURE = "Remove “{name}” from the plan? What is written in it goes with it."

_Do = Callable[[Acting, Campaign, Plan, Phase], Awaitable[Replies]]


def add(routes: Routes) -> None:
    routes.pressed(plan_at.MARK, marked)
    routes.pressed(plan_at.UP, moved_up)
    routes.pressed(plan_at.DOWN, moved_down)
    routes.pressed(plan_at.REMOVE, asked_to_remove)
    routes.pressed(plan_at.REMOVED, removed)


async def marked(event: Pressed, desk: Desk) -> Replies:
    value, _, wanted = event.value.rpartition(" ")

    async def do(acting: Acting, campaign: Campaign, kept: Plan, found: Phase) -> Replies:
        if wanted not in How.__members__:
            return await plan.phase_shown(acting, campaign, kept, found)
        today = await today_at(acting.tx, campaign.workplace, desk)
        after = planning.changed(kept, planning.marked(found, How[wanted], today))
        await plan_at.keep(acting, kept, after)
        return await plan.shown(acting, campaign, after)

    return await _step(event, desk, value, do)


async def moved_up(event: Pressed, desk: Desk) -> Replies:
    return await _moved(event, desk, -1)


async def moved_down(event: Pressed, desk: Desk) -> Replies:
    return await _moved(event, desk, 1)


async def asked_to_remove(event: Pressed, desk: Desk) -> Replies:
    id_, key, _ = plan_at.parts(event.value)

    async def ask(acting: Acting, campaign: Campaign, kept: Plan) -> Replies:
        found = planning.phase(kept, key)
        if found is None:
            return await plan.gone(acting, campaign, kept)
        value = f"{id_} {key}"
        yes = Button("Yes, remove it", plan_at.REMOVED, f"{value} {planning.mark(desk.secret, found)}", main=True)
        no = Button("No, keep it", plan_at.PHASE, value)
        return (Text(SURE.format(name=plain(found.name)), (yes, no), private=True),)

    return await plan_at.changing(event, desk, id_, ask)


async def removed(event: Pressed, desk: Desk) -> Replies:
    async def do(acting: Acting, campaign: Campaign, kept: Plan, found: Phase) -> Replies:
        after = planning.removed(kept, found.key)
        await plan_at.keep(acting, kept, after)
        return await plan.shown(acting, campaign, after)

    return await _step(event, desk, event.value, do)


async def _moved(event: Pressed, desk: Desk, by: int) -> Replies:
    async def do(acting: Acting, campaign: Campaign, kept: Plan, found: Phase) -> Replies:
        after = planning.moved(kept, found.key, by)
        await plan_at.keep(acting, kept, after)
        return await plan.phase_shown(acting, campaign, after, found)

    return await _step(event, desk, event.value, do, of_the_order=True)


async def _step(event: Pressed, desk: Desk, value: str, do: _Do, *, of_the_order: bool = False) -> Replies:
    """`of_the_order`: whether the mark is of how phases follow each other, and not of the phase."""
    id_, key, mark = plan_at.parts(value)

    async def look(acting: Acting, campaign: Campaign, kept: Plan) -> Replies:
        found = planning.phase(kept, key)
        if acting.again:
            return await plan.shown(acting, campaign, kept)
        if found is None:
            return await plan.gone(acting, campaign, kept)
        if mark != planning.mark(desk.secret, planning.order(kept) if of_the_order else found):
            return await plan.shown(acting, campaign, kept, MEANWHILE)
        return await do(acting, campaign, kept, found)

    return await plan_at.changing(event, desk, id_, look)
