"""A rep adds a system that they know of. One of that name that they may see is shown instead."""

from dataclasses import replace

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import System, Workplace
from bot.records.audit import Did
from bot.records.register import Lifecycle
from bot.records.reports import Does
from bot.register import joining, known, labels, places, reading
from bot.register.at import GONE, about, made, of
from bot.register.card import card
from bot.register.naming import LONGEST_NAME, SUGGESTED
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes

ADD = Button("Add a system", "register.add")
HERE = "This is it in the register. What it is can be changed below."


def add(routes: Routes) -> None:
    routes.pressed(ADD.action, asked)
    routes.submitted(ADD.action, added)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        place = await places.chosen(acting, ADD.action, event.value)
        return (_form(place),) if isinstance(place, Workplace) else place

    return await act(event, desk, look)


async def added(event: Submitted, desk: Desk) -> Replies:
    name = reading.line(event.values, "name")
    alike = await joining.alike(desk, about(event), [name[:LONGEST_NAME]])

    async def keep(acting: Acting) -> Replies:
        place = await places.one(acting, about(event))
        if place is None:
            return GONE
        if wrong := _form(place).check(event.values):
            return (wrong,)
        candidates = [one for few in (await joining.seen(acting.tx, alike, acting.sight)).values() for one in few]
        there = joining.same(candidates)
        new = System(made(acting, "system"), place.id, name, confirmed=True)
        if there is None and not acting.again:
            await acting.tx.add(_described(new, event))
            await known.changed(acting.tx, place.id)
            await acting.log(Did.CHANGED_SYSTEM, new.id)
        here = await of(acting, there.id if there else new.id)
        return (Text(HERE, private=True), *await card(here)) if here else GONE

    return await act(event, desk, keep)


def _described(system: System, event: Submitted) -> System:
    return replace(
        system,
        supplier=reading.line(event.values, "supplier"),
        does=reading.chosen(event.values, "does", Does),
        lifecycle=Lifecycle(reading.line(event.values, "lifecycle") or Lifecycle.UNKNOWN),
    )


def _form(place: Workplace) -> Form:
    intro = (
        "Its name is suggested to everybody who reports something at this workplace, so it must name no person. If it "
        "is in the register already, nothing is added and you see what is there."
    )
    fields = (
        Field("name", "What is it called?", required=True, most=LONGEST_NAME, suggests=f"{SUGGESTED} {place.id}"),
        Field("supplier", "Who makes or sells it?", most=120),
        Field("does", "What does it do?", Kind.CHOICES, labels.options(labels.DOES)),
        Field("lifecycle", "Where in its life is it?", Kind.CHOICE, labels.options(labels.LIFECYCLE)),
    )
    return Form(f"{ADD.action} {place.id}", f"Add a system: {place.name}", fields, intro=intro, send="Add it")
