"""How the bot answers where others read along: a rep sets that for each channel, in the channel itself.

Unless somebody sets it, it answers where it is mentioned, in the open, but for what is private. Where the store cannot
tell, it answers only to whoever asked.
"""

from dataclasses import replace
from functools import partial

from bot import memory
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Event, Place, Pressed, Said
from bot.people.offices import refused
from bot.records import EVERYWHERE, Channel, Role, Speaks
from bot.records.audit import Did
from bot.replies import Button, Card, Replies, Text
from bot.routes import Routes
from bot.store import Transaction

WORDS = "this channel"
SET = "channels.set"
LABELS = {
    Speaks.OPENLY: "Answer in the open",
    Speaks.QUIETLY: "Answer only to whoever asks",
    Speaks.NOT: "Do not answer here",
}
TOLD = {
    Speaks.OPENLY: "In this channel I answer whoever mentions me, in the open. What is private I show to them alone.",
    Speaks.QUIETLY: "In this channel I answer whoever mentions me, and nobody else sees it.",
    Speaks.NOT: "In this channel I answer nobody. Whoever mentions me is told, unseen by others, to write to me.",
}
NOT_HERE = Text("You can set this in a channel where I am: mention me there with *this channel*.", private=True)
SILENT = Text(
    "I am an automated bot, and a rep has asked me not to answer in this channel. "
    "Write to me directly: nobody else in this channel sees that.",
    private=True,
)


def add(routes: Routes) -> None:
    routes.command(WORDS, said)
    routes.pressed(SET, pressed)


def is_one(place: Place) -> bool:
    """Whether others read along, and a rep can set how the bot speaks there."""
    return bool(place.room) and not place.private


async def speaks(place: Place, desk: Desk) -> Speaks:
    """Openly wherever nobody reads along."""
    if not is_one(place):
        return Speaks.OPENLY
    return await memory.attempt(desk.store, partial(_kept, place=place, desk=desk), failing=Speaks.QUIETLY)


def concerns(event: Event) -> bool:
    """Whether this is about the setting itself, which must be answered where it says not to."""
    return isinstance(event, Pressed) and event.action == SET


def hushed(replies: Replies) -> Replies:
    """The same, to whoever asked alone."""
    return tuple(replace(one, private=True) if isinstance(one, Text | Card) else one for one in replies)


async def said(event: Said, desk: Desk) -> Replies:
    async def show(acting: Acting) -> Replies:
        if not event.place.room:
            return (NOT_HERE,)
        return (_shown(await _kept(acting.tx, event.place, desk)),)

    return await act(event, desk, show)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    async def settle(acting: Acting) -> Replies:
        if not event.place.room:
            return (NOT_HERE,)
        if event.value not in tuple(Speaks):
            return refused(Role.REP)
        chosen = Speaks(event.value)
        if not acting.again and chosen is not await _kept(acting.tx, event.place, desk):
            await acting.tx.put(Channel(_id(event.place, desk), chosen))
            await acting.log(Did.SET_CHANNEL, EVERYWHERE)
        return (_shown(chosen),)

    return await act(event, desk, settle)


def _shown(now: Speaks) -> Text:
    others = tuple(Button(label, SET, one) for one, label in LABELS.items() if one is not now)
    return Text(TOLD[now], others, private=True)


async def _kept(tx: Transaction, place: Place, desk: Desk) -> Speaks:
    kept = await tx.get(Channel, _id(place, desk))
    return kept.speaks if kept else Speaks.OPENLY


def _id(place: Place, desk: Desk) -> str:
    return memory.keyed(desk.secret, "channel", place.platform, place.tenant, place.room)
