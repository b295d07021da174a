"""What joining means: answers of the knowledge, which the pack lists."""

from bot.campaigns import at
from bot.desk import Desk
from bot.events import Pressed, Said
from bot.identity import PERSON
from bot.joining.opening import button, talk
from bot.replies import Button, Replies, Text
from bot.routes import Routes

WORDS = ("what joining means",)
CHOOSE = "People wrote these answers, and each says where it comes from. What would you like to know?"
NOTHING = "I hold no answers on joining. A rep can tell you what it means, and what it costs."


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said)
    routes.pressed(at.READ, pressed)


async def said(event: Said, desk: Desk) -> Replies:
    return _listed(desk, "")


async def pressed(event: Pressed, desk: Desk) -> Replies:
    """The same with every campaign, and with none."""
    return _listed(desk, event.value)


def _listed(desk: Desk, campaign: str) -> Replies:
    pack = desk.knowledge.shelf.pack
    known = [pack.entries[one] for one in pack.joining.entries if one in pack.entries]
    if not known:
        return (Text(NOTHING, (talk(campaign), button(campaign), PERSON), private=True),)
    return (Text(CHOOSE, tuple(Button(one.question, "questions.show", one.id) for one in known), private=True),)
