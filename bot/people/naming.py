"""Office holders say by which name colleagues know them."""

from dataclasses import replace

from bot import audit, memory
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people.appointing import LONGEST_NAME
from bot.people.offices import about, kept_offices, refused
from bot.records import Role
from bot.records.audit import Did
from bot.replies import Button, Field, Form, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

NAME = Button("Change my name", "people.name")
RENAME = "people.rename"
RENAMING = Form(
    RENAME,
    "Your name",
    (Field("name", "As colleagues know you", required=True, most=LONGEST_NAME),),
    intro="It is shown to other organisers, and to everybody beside what you mark as in force.",
    send="Save",
)


def add(routes: Routes) -> None:
    routes.pressed(NAME.action, asked_for_name)
    routes.submitted(RENAME, renamed)


async def asked_for_name(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        mine = await kept_offices(tx, event.person, desk)
        return (replace(RENAMING, values={"name": mine[0].name}),) if mine else refused(Role.REP)

    return await run(desk.store, look)


async def renamed(event: Submitted, desk: Desk) -> Replies:
    async def keep(tx: Transaction) -> Replies:
        mine = await kept_offices(tx, event.person, desk)
        if not mine:
            return refused(Role.REP)
        if wrong := RENAMING.check(event.values):
            return (wrong,)
        name = " ".join(str(event.values["name"]).split())
        if await memory.first(tx, memory.cause(event, desk.secret), desk.now()):
            for office in mine:
                await tx.put(replace(office, name=name))
                if office.name != name:  # one for each workplace, whose organisers know them by the one before
                    await audit.append(tx, office.person, Did.RENAMED, about(office), desk.now())
        return (Text("Your name is changed.", private=True),)

    return await run(desk.store, keep)
