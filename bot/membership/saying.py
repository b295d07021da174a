"""Somebody says, among what is kept of them and nowhere else, whether they are a member; or that they would rather not.

Nobody is ever asked, and no answer differs by it: only whether they are asked, in a place that no employer owns, if
they would talk to an organiser. What they say stands in a form alone, which chats show in a window: in a message an
employer who owns the chat could read it. What follows is the same whatever was chosen.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot import days, memory
from bot.desk import Desk
from bot.events import Event, Pressed, Submitted
from bot.membership.knowing import told_id
from bot.membership.ways import Way
from bot.people.offices import ZONE, pseudonym, today_in
from bot.privacy import receipts
from bot.records import Membership
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

OPEN = Button("Union membership", "membership.open")
KEY = "membership.say"
MEMBER, NOT, UNSAID = "member", "not", "unsaid"
CHOICES: tuple[tuple[str, str], ...] = (
    (MEMBER, "I am a member"),
    (NOT, "I am not"),
    (UNSAID, "I would rather not say"),
)
KEPT_BRIEFLY = timedelta(hours=3)  # where nobody is known again tomorrow

OFFERED = (
    "If you like, tell me whether you are in the union. All that it is for is that I do not ask who has joined whether "
    "they would talk to an organiser; in a chat that an employer owns I do not look at it, and ask everybody alike. It "
    "changes no answer, and nobody else is shown it. {kept}"
)
NOT_HERE = Text("Others can read this place, so I keep nothing of that here.", private=True)
NOT_KEPT = "I do not keep here any more whether somebody is a member. What you once said counts no longer."
NOTHING = Text("I do not keep here whether somebody is a member.", private=True)
DONE = Text("Done. It changes no answer, and nobody else is shown it. *My data* leads back to it.", private=True)


def add(routes: Routes) -> None:
    routes.pressed(OPEN.action, opened)
    routes.submitted(KEY, submitted)


async def offered(tx: Transaction, event: Event, desk: Desk) -> tuple[Button, ...]:
    """What leads there from what is kept of somebody, in a conversation that only they read."""
    kept = await tx.get(Membership, _id(event, desk))
    return (OPEN,) if kept or desk.membership is Way.TOLD else ()


async def words(tx: Transaction, who: str, desk: Desk) -> str:
    """That something was said; what it was is shown in the form."""
    kept = await tx.get(Membership, told_id(who, desk))
    if kept is None:
        return ""
    return f"what you told me stands behind *{OPEN.label}*, until {days.told(today_in(ZONE, kept.due))}"


async def opened(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        return (await _form(tx, event, desk) or NOTHING,)

    return await run(desk.store, look) if event.place.private else (NOT_HERE,)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    """What was said can be taken back however the bot is set by now."""

    async def keep(tx: Transaction) -> Replies:
        form = await _form(tx, event, desk)
        if form is None:
            return (NOTHING,)
        if wrong := form.check(event.values):
            return (wrong,)
        said = event.values["said"]
        if said == UNSAID:
            await tx.remove(Membership, _id(event, desk))
        else:
            await tx.put(Membership(_id(event, desk), _due(event, desk), member=said == MEMBER))
        return (DONE,)

    return await run(desk.store, keep) if event.place.private else (NOT_HERE,)


async def _form(tx: Transaction, event: Event, desk: Desk) -> Form | None:
    """As filled in before; None where there is nothing to say or take back."""
    kept = await tx.get(Membership, _id(event, desk))
    if desk.membership is Way.TOLD:
        keeps = desk.keeps if event.place.lasting else replace(desk.keeps, membership=KEPT_BRIEFLY)
        intro, choices = OFFERED.format(kept=receipts.told(Membership, keeps)), CHOICES
    elif kept:
        intro, choices = NOT_KEPT, ((UNSAID, "Forget what I said"),)
    else:
        return None
    now = {"said": MEMBER if kept.member else NOT} if kept and desk.membership is Way.TOLD else {}
    field = Field("said", "Are you in the union?", Kind.CHOICE, choices, required=True)
    return Form(KEY, OPEN.label, (field,), intro, "Save", now, confided=True)


def _due(event: Event, desk: Desk) -> datetime:
    """A day that tells of when it was said only the week, and is not later than what they were told."""
    now, keeps = desk.now(), desk.keeps.membership
    if not event.place.lasting:
        return now + KEPT_BRIEFLY
    counted = memory.next_week(now) - timedelta(weeks=1) + keeps
    return counted if counted > now else now + keeps  # where hardly anything is kept for a week


def _id(event: Event, desk: Desk) -> str:
    return told_id(pseudonym(event.person, desk), desk)
