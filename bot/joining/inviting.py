"""Words and a link to pass on to a colleague. Nothing is kept of either of them: not who asks, nor who is meant."""

from bot.campaigns import at
from bot.campaigns.wording import quoted
from bot.charts.draughtsman import PDF_TYPE, NotDrawnError, Poster
from bot.desk import Desk
from bot.events import Event, Owner, Pressed, Said
from bot.identity import NAME, page
from bot.joining import addresses
from bot.joining.finding import Found
from bot.joining.opening import NO_PAGE, running, talk, warning
from bot.replies import Button, Document, Picture, Replies, Text
from bot.routes import Routes

WORDS = ("invite a colleague", "invite")
CODE = "joining.code"
FILE = "invitation.pdf"
KEPT = "Nothing is kept of your colleague, nor that you asked. Ask first whether they would like to see it, and once."
HERE = "Pass it on by hand or from a phone of your own"
NOT_DRAWN = "I could not draw the picture and the page to print just now. The link works all the same."
NOT_AMONG_OTHERS = "Others can read this place. Ask me in a conversation of our own, and I give you a text and a link."
BINDS_TO_NOTHING = (
    "The page belongs to a bot, which is a machine and says so. It keeps nothing of who looks. Looking binds you to "
    "nothing, and I will not ask whether you did."
)
NO_ANSWER_OWED = "It binds you to nothing, and I will not ask what you make of it."
TITLE = "Joining the union"
READ_THERE = "What it is about, what joining the union means, and how to talk with a rep."


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said)
    routes.pressed(at.INVITE, pressed)
    routes.pressed(CODE, coded)


async def said(event: Said, desk: Desk) -> Replies:
    return _told(event, None, desk)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return _told(event, await running(event.value, desk), desk)


async def coded(event: Pressed, desk: Desk) -> Replies:
    """As a picture for a phone's camera, and as a page to print."""
    if not event.place.private:
        return (Text(NOT_AMONG_OTHERS, private=True),)
    found = await running(event.value, desk)
    link = addresses.link(found, desk.house)
    if not link:
        return (Text(NO_PAGE, private=True),)
    try:
        drawn = await desk.drawing.code(link)
        picture = Picture(await desk.drawing.picture(drawn), drawn.alternative, "A phone's camera reads this")
        printed = Document(FILE, PDF_TYPE, await desk.drawing.poster(poster(found, link, desk)))
    except NotDrawnError:
        return (Text(NOT_DRAWN, private=True),)
    return (Text(f"{KEPT}{_safer(event, desk)}", private=True), picture, printed)


def invitation(found: Found | None, link: str) -> tuple[str, ...]:
    """The words to pass on, paragraph by paragraph; whoever passes them on makes them their own."""
    on = f"People where we work are organising on {found.campaign.name}. " if found else ""
    subject = "what that is about, and what joining the union means" if found else "what joining the union means"
    if not link:
        return f"Hello. {on}A rep can tell you {subject}.", NO_ANSWER_OWED
    return f"Hello. {on}This page tells {subject}: {link}", BINDS_TO_NOTHING


def poster(found: Found | None, link: str, desk: Desk) -> Poster:
    title = f"Organising on {found.campaign.name}" if found else TITLE
    whose = f"The page belongs to {NAME}, a machine that {desk.house.operator} runs. It keeps nothing of who looks."
    return Poster(title, (READ_THERE, f"{whose} Open it on a phone of your own."), link)


def _told(event: Event, found: Found | None, desk: Desk) -> Replies:
    if not event.place.private:
        return (Text(NOT_AMONG_OTHERS, private=True),)
    campaign = found.campaign.id if found else ""
    link = addresses.link(found, desk.house)
    parts = (
        "A text to pass on. Please change it until it is in words of your own:",
        quoted("\n".join(invitation(found, link))),
        *(() if link else (NO_PAGE,)),
        f"{KEPT}{_safer(event, desk)}",
    )
    code = (Button("QR code, to show or print", CODE, campaign),) if link else ()
    return (Text("\n\n".join(parts), (*code, talk(campaign)), private=True),)


def _safer(event: Event, desk: Desk) -> str:
    if event.place.owner is not Owner.EMPLOYER:
        return ""
    return f"{warning(event)} {HERE}. There you find me at {page(desk.house, '/chat')}."
