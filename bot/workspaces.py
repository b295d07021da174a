"""An organiser of all workplaces settles who owns the workspace in which they write: the employer or the union.

Everybody there is told so before they type. To call an employer's workspace the union's could cost somebody their job:
so it is asked twice, and where nobody has settled it, what whoever runs the bot has set holds.
"""

from bot import owners
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Owner, Place, Pressed, Said
from bot.identity import readers
from bot.people.offices import refused
from bot.records import EVERYWHERE, Ownership, Role
from bot.records.audit import Did
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.signing_in import sessions
from bot.store import Transaction

WORDS = ("this workspace", "who owns this workspace")
OPEN = Button("Who owns this workspace", "workspaces.open")
SET, SURE = "workspaces.set", "workspaces.sure"
BY_THE_SETTINGS = "settings"
WHO = {Owner.EMPLOYER: "The employer owns it", Owner.UNION: "The union owns it"}
NOT_HERE = Text("You can settle this in the chat of a workspace: write *this workspace* to me there.", private=True)
ASK = Text(
    "Are you sure that the **union** owns this workspace: that it is in the union's name, and that nobody of an "
    "employer looks after it? A channel for members in an employer's workspace is still the employer's.\n\n"
    "Everybody here is then told that the union, and not an employer, could read what they type.",
    (Button("Yes, the union owns it", SURE, Owner.UNION), Button("No, leave it", OPEN.action)),
    private=True,
)


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said)
    routes.pressed(OPEN.action, opened)
    routes.pressed(SET, chosen)
    routes.pressed(SURE, settled)


async def said(event: Said, desk: Desk) -> Replies:
    return await _looked(event, desk)


async def opened(event: Pressed, desk: Desk) -> Replies:
    return await _looked(event, desk)


async def chosen(event: Pressed, desk: Desk) -> Replies:
    """What makes people more careful is done at once."""
    wanted = desk.house.chat_owner if event.value == BY_THE_SETTINGS else event.value
    return (ASK,) if wanted == Owner.UNION else await settled(event, desk)


async def settled(event: Pressed, desk: Desk) -> Replies:
    async def settle(acting: Acting) -> Replies:
        if refusal := _refusal(acting, event.place):
            return refusal
        if event.value not in (*WHO, BY_THE_SETTINGS):
            return (await _shown(acting.tx, event.place, desk),)
        await acting.confided()  # of a union's workspace nobody need give a second step
        id_ = owners.id_of(event.place, desk.secret)
        kept = await acting.tx.get(Ownership, id_)
        wanted = None if event.value == BY_THE_SETTINGS else Ownership(id_, Owner(event.value))
        if not acting.again and wanted != kept:
            await (acting.tx.put(wanted) if wanted else acting.tx.remove(Ownership, id_))
            if (wanted.owner if wanted else desk.house.chat_owner) is not Owner.UNION:
                await sessions.end_as_the_unions(acting.tx)
            await acting.log(Did.SET_WORKSPACE, EVERYWHERE)
        return (await _shown(acting.tx, event.place, desk),)

    replies = await act(event, desk, settle, Role.ORGANISER)
    desk.owners.forget()
    return replies


async def _looked(event: Said | Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        return _refusal(acting, event.place) or (await _shown(acting.tx, event.place, desk),)

    return await act(event, desk, look, Role.ORGANISER)


def _refusal(acting: Acting, place: Place) -> Replies:
    """An organiser of one workplace may not speak for everybody who writes there."""
    if not acting.sight.held.organises(EVERYWHERE):
        return refused(Role.ORGANISER)
    return () if owners.is_workspace(place) else (NOT_HERE,)


async def _shown(tx: Transaction, place: Place, desk: Desk) -> Text:
    kept = await tx.get(Ownership, owners.id_of(place, desk.secret))
    default = Owner.UNION if desk.house.chat_owner is Owner.UNION else Owner.EMPLOYER
    now = kept.owner if kept else default
    why = "An organiser has settled that." if kept else "Nobody has settled that here, so it is as in my settings."
    offered = [Button(label, SET, owner) for owner, label in WHO.items() if not kept or owner is not kept.owner]
    back = [Button("As in my settings", SET, BY_THE_SETTINGS)] if kept else []
    words = f"Whoever writes to me in this workspace is told:\n\n> {readers(now)}\n\n{why}"
    return Text(words, (*offered, *back), private=True)
