"""How to join: not here, and what is done elsewhere is no concern of the bot."""

from bot.campaigns import at
from bot.desk import Desk
from bot.events import Event, Owner, Pressed, Said
from bot.identity import readers
from bot.joining import addresses
from bot.joining.finding import Found, by_id
from bot.languages import to_be_said
from bot.markup import plain
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

WORDS = ("join",)  # "join the union", and whatever is longer, is a question
NOT_HERE = (
    "**I cannot sign you up, and I learn nothing of it**: not whether you join, and not whether you are in already. "
    "You join on the union's own page, or with the help of a rep."
)
DEVICE = "Join on a phone or computer of your own, and with an e-mail address that is not your employer's."
PAGE = (
    "My page leads there. It is the same for everybody and holds nothing of you, no name and no cookie; I count only "
    "how often somebody goes on from there."
)
NO_PAGE = "I have no page of my own on the web, so there is no link that I could give you."


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said)
    routes.pressed(at.JOIN, pressed)


def button(campaign: str = "") -> Button:
    return Button(to_be_said("Join the union"), at.JOIN, campaign)


def read(campaign: str = "") -> Button:
    return Button("What joining means", at.READ, campaign)


def invite(campaign: str = "") -> Button:
    return Button("Invite a colleague", at.INVITE, campaign)


def talk(campaign: str = "") -> Button:
    return Button("Talk with a rep", at.TALK, campaign)


async def said(event: Said, desk: Desk) -> Replies:
    return _told(event, None, desk)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return _told(event, await running(event.value, desk), desk)


async def running(campaign: str, desk: Desk) -> Found | None:
    """What a button carries, if that runs."""

    async def look(tx: Transaction) -> Found | None:
        return await by_id(tx, campaign, desk)

    return await run(desk.store, look)


def _told(event: Event, found: Found | None, desk: Desk) -> Replies:
    campaign = found.campaign.id if found else ""
    link = addresses.link(found, desk.house)
    there = f"{PAGE}\n\n[{plain(link)}]({link})" if link else NO_PAGE
    parts = (NOT_HERE, there, f"{DEVICE}{warning(event)}")
    pack = desk.knowledge.shelf.pack
    how = (Button("How to join", "questions.show", pack.joining.how),) if pack.joining.how in pack.entries else ()
    return (Text("\n\n".join(parts), (*how, read(campaign), talk(campaign), invite(campaign)), private=True),)


def warning(event: Event) -> str:
    """Who can read along, where that is the employer."""
    return f" {readers(event.place.owner)}" if event.place.owner is Owner.EMPLOYER else ""
