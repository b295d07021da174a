"""Somebody in distress or danger: where to turn, ahead of everything else."""

import asyncio
import logging

from bot.desk import Desk, House
from bot.events import Said
from bot.hearing import Heard
from bot.identity import ENTRIES, PERSON, reach
from bot.languages import t
from bot.replies import Button, Card, Fact, Replies
from bot.routes import Routes
from knowledge.topics import Band

log = logging.getLogger(__name__)


def add(routes: Routes) -> None:
    routes.said(Heard.CRISIS, distress)


def contacts(house: House, *, said: bool = True, also: tuple[Button, ...] = ()) -> Replies:
    """`said`: the words were said in a conversation, of which nothing is kept, and not handed in with a form."""
    kept = t("What you wrote is not kept.") if said else ""
    return (
        Card(
            title=t("If you or someone else may be in danger"),
            body=t(
                "I am a machine and cannot help with this myself. These people can, now, and it is free to call them. "
                "You need not be sure, and you need not give your name."
            ),
            facts=(
                Fact(t("Danger to life now"), t("[999](tel:999), or the nearest emergency department")),
                Fact(t("Someone to listen, day and night"), t("Samaritans, [116 123](tel:116123)")),
                Fact(
                    t("Afraid of someone at home"),
                    t("National Domestic Abuse Helpline, [0808 2000 247](tel:08082000247), day and night"),
                ),
            ),
            buttons=(PERSON, *also),
            footer=f"{kept} {reach(house)}".strip(),
            private=True,
            common=True,
        ),
    )


async def distress(event: Said, desk: Desk) -> Replies:
    """Where the message also holds a question that has an answer, that stays one press away."""
    return contacts(desk.house, also=await asyncio.to_thread(_also, event.text, desk))


def _also(message: str, desk: Desk) -> tuple[Button, ...]:
    try:
        shelf = desk.knowledge.shelf
        found = shelf.index.find(message)
        entries = [shelf.pack.entries[hit.topic] for hit in found.hits[:1] if found.band is Band.ANSWER]
    except Exception as error:  # noqa: BLE001 - nothing that breaks may stand before the contacts
        log.error("the search failed: %s", type(error).__name__)  # noqa: TRY400 - its words may be somebody's
        return ()
    return tuple(Button(entry.question, "questions.show", entry.id, language=ENTRIES) for entry in entries)
