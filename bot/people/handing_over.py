"""A rep or an organiser names who takes over. Their own office ends when that person enters the code."""

from functools import partial

from bot import audit, memory
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people import inviting
from bot.people.appointing import ALREADY, LONGEST_NAME, shown
from bot.people.inviting import FOR_A_PERSON, Offer
from bot.people.offices import Rights, kept_offices, named, refused, where
from bot.records import Office, Role
from bot.records.audit import Did
from bot.replies import Button, Field, Form, Replies, Text
from bot.routes import Routes
from bot.second_factor import gate
from bot.second_factor.asking import guarded
from bot.store import Transaction, run

HAND_OVER = Button("Hand over", "people.hand_over")
KEY = "people.hand_over"


def add(routes: Routes) -> None:
    routes.pressed(HAND_OVER.action, pressed)
    routes.submitted(KEY, submitted)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        mine = await kept_offices(tx, event.person, desk)
        chosen = [office for office in mine if event.value in (office.id, "")]
        if not chosen:
            return refused(Role.REP)
        await gate.demand(tx, mine[0].person, Rights(tuple(mine)), event, desk)
        if len(chosen) == 1:
            return (_form(chosen[0], await where(tx, chosen[0].workplace)),)
        buttons = [
            Button(f"{office.role.capitalize()} for {await named(tx, office.workplace)}", HAND_OVER.action, office.id)
            for office in chosen
        ]
        return (Text("Which role do you hand over?", tuple(buttons), private=True),)

    return await guarded(event, desk, look)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    if not await run(desk.store, partial(kept_offices, person=event.person, desk=desk)):
        return refused(Role.REP)  # before the work of hashing, which nobody else shall cause
    coded = await inviting.code(desk.secret)

    async def keep(tx: Transaction) -> Replies:
        wanted = event.form.partition(" ")[2]
        mine = await kept_offices(tx, event.person, desk)
        office = next((one for one in mine if one.id == wanted), None)
        if office is None:
            return refused(Role.REP)
        await gate.demand(tx, office.person, Rights(tuple(mine)), event, desk)
        place = await where(tx, office.workplace)
        if wrong := _form(office, place).check(event.values):
            return (wrong,)
        if not await memory.first(tx, memory.cause(event, desk.secret), desk.now()):
            return (Text(ALREADY, private=True),)
        name = " ".join(str(event.values["name"]).split())
        offer = Offer(office.role, office.workplace, name, office.person, office.until, replaces=office.id)
        await tx.add(inviting.invitation(coded, offer, desk.now() + FOR_A_PERSON))
        await audit.append(tx, office.person, Did.APPOINTED, office.workplace, desk.now())
        return shown(coded.code, offer, place), Text("Until they enter it, the role stays yours.", private=True)

    return await guarded(event, desk, keep)


def _form(office: Office, place: str) -> Form:
    return Form(
        f"{KEY} {office.id}",
        "Hand over your role",
        (Field("name", "The name of who takes over", required=True, most=LONGEST_NAME),),
        intro=f"They become {office.role} for {place}. You no longer are once they have entered the code.",
        send="Make a code",
    )
