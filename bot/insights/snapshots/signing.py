"""An organiser signs a snapshot by name. With that members are shown theirs; the employer gets theirs from people."""

from bot import days
from bot.desk import Desk
from bot.events import Pressed
from bot.insights.signing import CHANGED, UNNAMED
from bot.insights.snapshots import in_chat, keeping
from bot.insights.snapshots.at import SIGN, SIGNED, SNAPSHOT, At, at
from bot.markup import plain
from bot.people.naming import NAME
from bot.people.offices import ZONE, today_in
from bot.records.audit import Did
from bot.records.insights import Audience
from bot.replies import Replies, Text
from bot.routes import Routes

QUESTIONS = {
    Audience.MEMBERS: (
        "Sign this off for members? Everybody who works there and asks me for concern reports then sees it, and so "
        "does whoever has its address. It cannot be changed or taken back: what people have seen they know."
    ),
    Audience.EMPLOYER: (
        "Sign this off for the employer? It then has an address that you can pass on; I send it to nobody. It cannot "
        "be changed any more."
    ),
}
FIXED = "This is signed off, and stays as it is. What is wrong in it is put right by a correction of the report."


def add(routes: Routes) -> None:
    routes.pressed(SIGN, asked)
    routes.pressed(SIGNED, signed)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(there: At) -> Replies:
        if stop := _stopped(there):
            return stop
        yes = there.button("Yes, sign it", SIGNED, str(there.snapshot.changed), main=True)
        no = there.button("No, not yet", SNAPSHOT)
        words = f"{QUESTIONS[there.snapshot.audience]} Your name and today's date stand on it: “{_name(there)}”."
        return (Text(words, (yes, no), private=True),)

    return await at(event, desk, event.value, ask)


async def signed(event: Pressed, desk: Desk) -> Replies:
    number = event.value.split(" ")[-1]

    async def sign(there: At) -> Replies:
        looking, snapshot = there.looking, there.snapshot
        if looking.acting.again and snapshot.signed:
            return await in_chat.shown(there)
        if stop := _stopped(there):
            return stop
        if number != str(snapshot.changed):
            return (Text(CHANGED, (there.button("Look at it", SNAPSHOT, main=True),), private=True),)
        await keeping.sign(looking.tx, snapshot, looking.name, today_in(ZONE, desk.now()))
        await looking.acting.log(Did.SIGNED_SNAPSHOT, snapshot.id)
        return await in_chat.shown(await there.again())

    return await at(event, desk, event.value, sign)


def fixed(there: At) -> Replies:
    """Nothing where it can still be changed."""
    if there.snapshot.signed is None:
        return ()
    by = f"{plain(there.snapshot.by)} on {days.told(there.snapshot.signed)}"
    return (Text(f"{FIXED} It was signed by {by}.", (there.button("Look at it", SNAPSHOT),), private=True),)


def _stopped(there: At) -> Replies:
    return fixed(there) or (() if there.looking.name else (Text(UNNAMED, (NAME,), private=True),))


def _name(there: At) -> str:
    return plain(there.looking.name)
