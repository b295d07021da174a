"""How many people a concern report must be of before it tells a number: an organiser can raise it, and not lower it."""

from dataclasses import replace

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.insights.seeing import OPEN
from bot.people.offices import refused
from bot.records import EVERYWHERE, Least, Role, Workplace
from bot.records.audit import Did
from bot.register import reading
from bot.replies import Button, Field, Form, Replies, Text
from bot.routes import Routes
from bot.store import Transaction

BUTTON = Button("Smallest number told", "insights.least")
LOWEST, HIGHEST = 5, 100  # people
ID = "least"  # of the only `Least`
KEPT = "Kept: concern reports made from now on tell nothing of fewer than {people} people."


def add(routes: Routes) -> None:
    routes.pressed(BUTTON.action, asked)
    routes.submitted(BUTTON.action, save)


async def threshold(tx: Transaction, workplaces: tuple[str, ...]) -> int:
    """The greatest of what holds everywhere and of what these workplaces promise in their surveys."""
    places = [await tx.get(Workplace, one) for one in workplaces]
    least = await tx.get(Least, ID)
    return max(LOWEST, least.people if least else 0, *(one.survey_threshold for one in places if one))


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        if not acting.sight.held.organises(EVERYWHERE):
            return refused(Role.ORGANISER)
        return (_form(await acting.tx.get(Least, ID)),)

    return await act(event, desk, ask, Role.ORGANISER)


async def save(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting) -> Replies:
        if not acting.sight.held.organises(EVERYWHERE):
            return refused(Role.ORGANISER)
        before = await acting.tx.get(Least, ID)
        form = _form(before)
        typed = reading.line(event.values, "people")
        lowest = before.people if before else LOWEST
        people = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else 0  # noqa: PLR2004
        if not acting.again:
            if not lowest <= people <= HIGHEST:
                wrong = f"A whole number from {lowest} to {HIGHEST}: it can only be raised."
                return (replace(form, values=event.values, errors={"people": wrong}),)
            await acting.tx.put(Least(ID, people))
            await acting.log(Did.SET_LEAST, EVERYWHERE)
        return (Text(KEPT.format(people=people), (OPEN,), private=True),)

    return await act(event, desk, keep, Role.ORGANISER)


def _form(before: Least | None) -> Form:
    lowest = before.people if before else LOWEST
    field = Field("people", "From how many people on?", hint=f"{lowest} or more.", required=True, most=3)
    intro = "What fewer people have reported is never told. This can be raised, and not lowered again."
    return Form(BUTTON.action, BUTTON.label, (field,), intro, "Save", {"people": str(lowest)})
