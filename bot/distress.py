"""Somebody in distress or danger: where to turn, ahead of everything else."""

import asyncio

from bot.desk import Desk, House
from bot.events import Said
from bot.hearing import Heard
from bot.identity import PERSON, reach
from bot.replies import Button, Card, Fact, Replies
from bot.routes import Routes
from knowledge.topics import Band


def add(routes: Routes) -> None:
    routes.said(Heard.CRISIS, distress)


def contacts(house: House, *, said: bool = True, also: tuple[Button, ...] = ()) -> Replies:
    """`said`: the words were said in a conversation, of which nothing is kept, and not handed in with a form."""
    kept = "What you wrote is not kept. " if said else ""
    return (
        Card(
            title="If you or someone else may be in danger",
            body="I am a machine and cannot help with this myself. These people can, now, and it is free to call them. "
            "You need not be sure, and you need not give your name.",
            facts=(
                Fact("Danger to life now", "[999](tel:999), or the nearest emergency department"),
                Fact("Someone to listen, day and night", "Samaritans, [116 123](tel:116123)"),
                Fact(
                    "Afraid of someone at home",
                    "National Domestic Abuse Helpline, [0808 2000 247](tel:08082000247), day and night",
                ),
            ),
            buttons=(PERSON, *also),
            footer=f"{kept}{reach(house)}",
            private=True,
        ),
    )


async def distress(event: Said, desk: Desk) -> Replies:
    """Where the message also holds a question that has an answer, that stays one press away."""
    found = await asyncio.to_thread(desk.knowledge.find, event.text)
    entries = desk.knowledge.shelf.pack.entries
    also = [entries[hit.topic] for hit in found.hits[:1] if found.band is Band.ANSWER]
    return contacts(desk.house, also=tuple(Button(entry.question, "questions.show", entry.id) for entry in also))
