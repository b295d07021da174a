"""Somebody says, among what is kept of them and nowhere else, whether they are a member; or that they would rather not.

Nobody is ever asked, and no answer differs by it.
"""

from datetime import timedelta

from bot import days, memory
from bot.desk import Desk
from bot.events import Event, Pressed
from bot.membership.knowing import told_id
from bot.membership.ways import Way
from bot.people.offices import ZONE, pseudonym, today_in
from bot.records import Membership
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

MEMBER = Button("I am a member", "membership.member")
NOT = Button("I am not", "membership.not")
UNSAID = Button("I would rather not say", "membership.unsaid")
CHOICES = (MEMBER, NOT, UNSAID)
KEPT, KEPT_BRIEFLY = timedelta(days=365), timedelta(hours=3)  # the latter where nobody is known again tomorrow

OFFERED = (
    "If you like, tell me whether you are in the union. All that it is for is that I do not suggest joining to who has "
    "joined: it changes no answer, and nobody else is shown it."
)
NOT_HERE = Text("Others can read this place, so I keep nothing of that here.", private=True)
NOT_KEPT = "I do not keep here whether somebody is a member."
FORGOTTEN = "I keep nothing about that. You can change it whenever you like, in *my data*."


def add(routes: Routes) -> None:
    routes.pressed(MEMBER.action, said_member)
    routes.pressed(NOT.action, said_not)
    routes.pressed(UNSAID.action, unsaid)


async def said_member(event: Pressed, desk: Desk) -> Replies:
    return await _keep(event, desk, member=True)


async def said_not(event: Pressed, desk: Desk) -> Replies:
    return await _keep(event, desk, member=False)


async def unsaid(event: Pressed, desk: Desk) -> Replies:
    """What was said can be taken back however the bot is set now."""
    if not event.place.private:
        return (NOT_HERE,)

    async def forget(tx: Transaction) -> None:
        await tx.remove(Membership, told_id(pseudonym(event.person, desk), desk))

    await run(desk.store, forget)
    return (Text(FORGOTTEN, _choices(desk, kept=False), private=True),)


async def offered(tx: Transaction, event: Event, desk: Desk) -> Replies:
    """What stands below the rest of what is kept of somebody, in a conversation that only they read."""
    kept = await tx.get(Membership, told_id(pseudonym(event.person, desk), desk)) is not None
    if choices := _choices(desk, kept=kept):
        return (Text(OFFERED if desk.membership is Way.TOLD else NOT_KEPT, choices, private=True),)
    return ()


async def words(tx: Transaction, who: str, desk: Desk) -> str:
    """What was said, as it is shown to whoever said it; nothing where they said nothing."""
    kept = await tx.get(Membership, told_id(who, desk))
    return f"{_said(member=kept.member)}, until {days.told(today_in(ZONE, kept.due))}" if kept else ""


async def _keep(event: Pressed, desk: Desk, *, member: bool) -> Replies:
    if not event.place.private:
        return (NOT_HERE,)
    if desk.membership is not Way.TOLD:
        return (Text(NOT_KEPT, private=True),)
    now = desk.now()
    due = memory.next_week(now) + KEPT if event.place.lasting else now + KEPT_BRIEFLY
    kept = Membership(told_id(pseudonym(event.person, desk), desk), due, member)

    async def keep(tx: Transaction) -> None:
        await tx.put(kept)

    await run(desk.store, keep)
    until = "for a year" if event.place.lasting else "for three hours"
    said = f"I keep {until}, sealed: {_said(member=member)}. It changes no answer, and nobody else is shown it."
    return (Text(said, _choices(desk, kept=True), private=True),)


def _choices(desk: Desk, *, kept: bool) -> tuple[Button, ...]:
    if desk.membership is Way.TOLD:
        return CHOICES
    return (UNSAID,) if kept else ()


def _said(*, member: bool) -> str:
    return "you said that you are a member" if member else "you said that you are not a member"
