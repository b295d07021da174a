"""Somebody takes away what leads to their account, corrects it, stops a use of it, or deletes it."""

from collections.abc import Awaitable, Callable

from bot import handed, whereabouts
from bot.desk import Desk
from bot.events import Event, Owner, Pressed, Said
from bot.exporting.warning import NOT_HERE as NO_FILE_HERE
from bot.languages.offering import CHOOSE
from bot.markup import plain
from bot.owners import is_workspace
from bot.people.naming import NAME
from bot.privacy import erasing, staying, taking_away
from bot.privacy.mine import Mine, mine
from bot.recruitment import at as recruitment
from bot.replies import Button, Card, Document, Fact, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

NOT_HERE = Text("Others can read this place. Please write *my data* to me in a conversation of our own.", private=True)
OPEN = Button("Take away, correct or delete", "privacy.hands")
TAKE = Button("Take it with me (JSON)", "privacy.take")
DELETE = Button("Delete it", "privacy.delete")
DELETED = Button("Yes, delete it", "privacy.deleted")
LANGUAGE = Button("In which language", CHOOSE)
WORK = Button("Where I work", whereabouts.ASKING)
LEAVE = Button("Leave it as it is", "privacy.mine")
TAKE_WORDS = ("take my data with me", "download my data", "export my data", "give me my data")
DELETE_WORDS = ("delete my data", "erase my data", "forget me", "delete everything about me")
TAKEN = "What leads to your account, as one file for programs. It is about you: keep it where only you can read it."
SURE = (
    "What leads to your account is deleted at once, with the keys that open it, in old copies too. It cannot be "
    "undone. What stays is this:"
)
GONE = "It is deleted, with the keys that open it. What stays is this:"
WAYS = (
    Fact("Take it with you", "A file with all that I find by your account, and with what I do not show, and why."),
    Fact("Correct it", "Say anew where you work, or in which language; change the name by which colleagues know you."),
    Fact(
        "Stop a use of it",
        "Write *do not ask me* to hear of no surveys, *stop these news* or *stop campaign news*. For never being asked "
        "about organising there is a button here.",
    ),
    Fact("Delete it", "At once, but for what I say first, with until when."),
)
A_PERSON = "If something else is wrong, or must not be used, ask a person: {contact}. They answer within a month."


Work = Callable[[Mine], Awaitable[Replies]]


def add(routes: Routes) -> None:
    for words in TAKE_WORDS:
        routes.command(words, take)
    for words in DELETE_WORDS:
        routes.command(words, delete)
    routes.pressed(OPEN.action, opened)
    routes.pressed(TAKE.action, take)
    routes.pressed(DELETE.action, delete)
    routes.pressed(DELETED.action, deleted)


async def opened(event: Pressed, desk: Desk) -> Replies:
    async def look(asker: Mine) -> Replies:
        name = (NAME,) if asker.offices else ()
        buttons = (TAKE, WORK, *name, LANGUAGE, recruitment.UNASK, DELETE)
        words = A_PERSON.format(contact=plain(desk.house.contact))
        return (Card("What you can do with it", words, WAYS, buttons=buttons, private=True),)

    return await _alone(event, desk, look)


async def take(event: Said | Pressed, desk: Desk) -> Replies:
    """Where an employer can read the chat it lies behind a link that opens once, as in any workspace."""
    made: list[Document] = []

    async def gather(asker: Mine) -> Replies:
        made[:] = [await taking_away.document(asker)]
        return (Text(TAKEN, private=True),)

    said = await _alone(event, desk, gather)
    if not made or not is_workspace(event.place):
        return (*said, *made)
    if event.place.owner is Owner.EMPLOYER and not handed.fits(made, desk.house):
        return (Text(NO_FILE_HERE, private=True),)
    return (*said, *await handed.by_link(made, desk.house, desk.store, desk.now()))


async def delete(event: Said | Pressed, desk: Desk) -> Replies:
    async def ask(asker: Mine) -> Replies:
        return (await _told("Delete what leads to you?", SURE, asker, DELETED, LEAVE),)

    return await _alone(event, desk, ask)


async def deleted(event: Pressed, desk: Desk) -> Replies:
    """A second delivery finds nothing more to delete."""

    async def erase(asker: Mine) -> Replies:
        stays = await _told("Deleted", GONE, asker)
        await erasing.erase(asker)
        return (stays,)

    return await _alone(event, desk, erase)


async def _told(title: str, words: str, asker: Mine, *buttons: Button) -> Card:
    facts = tuple(Fact(one.what, one.words) for one in await staying.of(asker))
    return Card(title, words, facts, buttons=buttons, private=True)


async def _alone(event: Event, desk: Desk, work: Work) -> Replies:
    """In a conversation that only they read."""
    if not event.place.private:
        return (NOT_HERE,)

    async def look(tx: Transaction) -> Replies:
        return await work(await mine(tx, event, desk))

    return await run(desk.store, look)
