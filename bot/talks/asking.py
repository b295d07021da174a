"""From what they were told to the form: it is asked where, where that is not known."""

from functools import partial

from bot.desk import Desk
from bot.events import Event, Pressed, Submitted
from bot.identity import TALK
from bot.markup import plain
from bot.people.offices import pseudonym
from bot.records import Workplace
from bot.replies import Button, Form, Replies, Text
from bot.reports.asking import NOT_LISTED, workplace
from bot.reports.beginning import elsewhere
from bot.reports.form import known_workplace
from bot.routes import Routes
from bot.store import Transaction, run
from bot.talks import form
from bot.talks.beginning import BEGIN
from bot.workplaces import by_name

WHERE = "talks.where"


def add(routes: Routes) -> None:
    routes.pressed(BEGIN, begun)
    routes.pressed(WHERE, where_pressed)
    routes.submitted(WHERE, where_said)


async def begun(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        place = await known_workplace(tx, pseudonym(event.person, desk))
        if place is None:
            return (await _where(tx, event, event.value, desk),)
        told = f"I take it that you work at **{plain(place.name)}**, as you told me."
        another = Button("It is another workplace", WHERE, event.value)
        return (Text(told, (another,), private=True), await form.form(tx, place, event.value, event.place, desk))

    return await run(desk.store, look) if event.place.private else (elsewhere(desk.house),)


async def where_pressed(event: Pressed, desk: Desk) -> Replies:
    if not event.place.private:
        return (elsewhere(desk.house),)
    return (await run(desk.store, partial(_where, event=event, campaign=event.value, desk=desk)),)


async def where_said(event: Submitted, desk: Desk) -> Replies:
    campaign = event.form.partition(" ")[2]

    async def look(tx: Transaction) -> Replies:
        if wrong := _places(by_name(await tx.find(Workplace)), campaign).check(event.values):
            return (wrong,)
        wanted = str(event.values["workplace"])
        place = await tx.get(Workplace, wanted) if wanted != NOT_LISTED else None
        return (await form.form(tx, place, campaign, event.place, desk),)

    return await run(desk.store, look) if event.place.private else (elsewhere(desk.house),)


async def _where(tx: Transaction, event: Event, campaign: str, desk: Desk) -> Form:
    """Where there is nothing to choose from, the form itself asks where."""
    places = by_name(await tx.find(Workplace))
    return _places(places, campaign) if places else await form.form(tx, None, campaign, event.place, desk)


def _places(places: list[Workplace], campaign: str) -> Form:
    hint = "It goes to its reps. I keep this with what you ask for, and not with you."
    fields = (workplace(places, "Where do you work?", hint),)
    return Form(f"{WHERE} {campaign}".strip(), TALK.label, fields, send="Go on")
