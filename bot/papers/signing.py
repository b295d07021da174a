"""A rep signs a letter off by name, once they have checked it, or deletes it."""

from dataclasses import replace

from bot import days
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.papers import keeping, showing
from bot.papers.giving import NOT_SENT, give
from bot.papers.paper import Paper
from bot.papers.showing import DELETE, DELETED, OPEN, SIGN, SIGNED
from bot.people.inviting import FIRST_NAME
from bot.people.naming import NAME
from bot.people.offices import today_at
from bot.records.audit import Did
from bot.records.papers import Draft
from bot.register.at import GONE
from bot.register.at import OPEN as OPEN_REGISTER
from bot.replies import Button, Replies, Text
from bot.routes import Routes

UNNAMED = (
    "Your name stands on what you sign off, so that the employer knows who answers for it. Please tell me it first."
)
CHANGED = "This has been changed since you looked at it. Look at it again, then sign it off."
DONE: Replies = (Text("The letter is deleted.", (OPEN_REGISTER,), private=True),)
_SHOWN = 12  # of the gaps that are still to be filled


def add(routes: Routes) -> None:
    routes.pressed(SIGN, asked_to_sign)
    routes.pressed(SIGNED, signed)
    routes.pressed(DELETE, asked_to_delete)
    routes.pressed(DELETED, deleted)


async def asked_to_sign(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        draft = await keeping.draft(acting.tx, acting.sight, event.value)
        if draft is None:
            return GONE
        name = _name(acting, draft)
        if not name:
            return (Text(UNNAMED, (NAME,), private=True),)
        yes = Button("Yes, I have checked it", SIGNED, f"{draft.id} {draft.number}", main=True)
        no = Button("No, not yet", OPEN, draft.id)
        return (Text(_question(draft, name), (yes, no), private=True),)

    return await act(event, desk, ask)


async def signed(event: Pressed, desk: Desk) -> Replies:
    async def sign(acting: Acting) -> tuple[Replies, Paper | None]:
        id_, _, number = event.value.partition(" ")
        draft = await keeping.draft(acting.tx, acting.sight, id_)
        if draft is None:
            return GONE, None
        name = _name(acting, draft)
        if not name:
            return (Text(UNNAMED, (NAME,), private=True),), None
        if not acting.again:
            if number != str(draft.number):
                return (Text(CHANGED, (Button("Look at it", OPEN, draft.id),), private=True),), None
            today = await today_at(acting.tx, draft.workplace, desk)
            draft = replace(draft, signed_by=name, signed_on=today, number=draft.number + 1)
            await acting.tx.put(draft)
            await acting.log(Did.SIGNED, keeping.in_log(draft))
        return await showing.one(acting, draft)

    return await give(event, desk, sign)


async def asked_to_delete(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        draft = await keeping.draft(acting.tx, acting.sight, event.value)
        if draft is None:
            return GONE
        words = f"**{plain(draft.title)}** would be gone for everybody. What you have sent or saved stays as it is."
        buttons = Button("Yes, delete it", DELETED, draft.id), Button("No, keep it", OPEN, draft.id)
        return (Text(words, buttons, private=True),)

    return await act(event, desk, ask)


async def deleted(event: Pressed, desk: Desk) -> Replies:
    async def delete(acting: Acting) -> Replies:
        draft = await keeping.draft(acting.tx, acting.sight, event.value)
        if draft:
            await acting.tx.remove(Draft, draft.id)
            await acting.log(Did.DELETED, keeping.in_log(draft))
        return DONE if draft or acting.again else GONE

    return await act(event, desk, delete)


def _name(acting: Acting, draft: Draft) -> str:
    """That of the office in which they sign; empty where nobody has said it yet."""
    office = acting.sight.held.acting(draft.workplace)
    return office.name if office and office.name != FIRST_NAME else ""


def _question(draft: Draft, name: str) -> str:
    open_ = showing.gaps(draft)
    words = [f"You sign **{plain(draft.title)}** off as **{plain(name)}**. From then on it says so. {NOT_SENT}"]
    if draft.signed_by and draft.signed_on:
        words.append(f"{plain(draft.signed_by)} signed it on {days.told(draft.signed_on)}; your name takes that place.")
    if open_:
        listed = "\n".join(f"- {plain(gap)}" for gap in open_[:_SHOWN])
        words.append(f"These gaps are still to be filled, in the words or by hand:\n\n{listed}")
    return "\n\n".join(words)
