"""An office holder signs a browser in from the chat, and ends what was signed in."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot import memory
from bot.desk import Desk
from bot.events import Event, Pressed, Said, Submitted
from bot.handed import linkable
from bot.identity import page
from bot.markup import plain
from bot.people import tries
from bot.people.offices import pseudonym, refused, rights
from bot.records import Role, Seen
from bot.replies import Button, Field, Form, Replies, Text
from bot.routes import Routes
from bot.signing_in import accounts, links, pairing, sessions
from bot.signing_in.pairing import WITHIN, WRONG
from bot.store import Transaction, run

WORDS, OUT_WORDS = "sign in", "sign out everywhere"
ASK = Button("Sign in to the desk", "signing_in.ask")
OUT = Button("Sign out everywhere", "signing_in.out")
WHERE = "/desk/sign-in"
MINUTES = WITHIN // timedelta(minutes=1)
NO_PAGES = (
    "I have no pages of my own that you could reach with a browser: whoever runs me has set no address for them. All "
    "that the desk can do is here in our chat: write *desk*."
)
TRIAL = "In a trial nobody signs in: open my page that ends in /desk, and choose who you are at its top."
HERE_ALREADY = "This browser is signed in. To sign in with another one, write *sign in* to me in your chat."
NOT_HERE = "Others can read this place. Please write *sign in* to me in a conversation of our own."
WRONG_CODE = (
    "No browser shows that code: it may be mistyped, used already, or older than ten minutes. Look at it again, or let "
    "the browser show a new one."
)
TOO_MANY = "There have been too many wrong codes. Please try again in an hour."
AGAIN = "You have used that code already. The link is in my answer to it."
OUT_NOW = "You are signed out in every browser, and links that I gave you for signing in no longer work."
NONE_OPEN = "No browser is signed in for you."


@dataclass(frozen=True, slots=True)
class Made:
    path: str
    looks: str


def add(routes: Routes) -> None:
    routes.command(WORDS, said)
    routes.pressed(ASK.action, pressed)
    routes.submitted(ASK.action, submitted)
    routes.command(OUT_WORDS, asked_out)
    routes.pressed(OUT.action, pressed_out)


def offered(event: Event, desk: Desk) -> bool:
    """Whether the button leads anywhere."""
    elsewhere = not accounts.signed_in(event.person, desk.secret)
    return elsewhere and event.place.private and linkable(desk.house) and not desk.house.local


async def said(event: Said, desk: Desk) -> Replies:
    return await _form(event, desk)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return await _form(event, desk)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    if stopped := await _not_possible(event, desk):
        return stopped
    form = _asked(desk)
    if wrong := form.check(event.values):
        return (wrong,)
    who, code = pseudonym(event.person, desk), str(event.values["code"])
    if not await run(desk.store, partial(tries.take, person=who, desk=desk, counting=WRONG)):
        return (Text(TOO_MANY, private=True),)
    made = await run(desk.store, partial(_make, code=code, who=who, event=event, desk=desk))
    match made:
        case Made():
            return (Text(_told(made, desk), private=True),)
        case str():
            return (Text(made, (ASK,), private=True),)


async def asked_out(event: Said, desk: Desk) -> Replies:
    return await _ended(event, desk)


async def pressed_out(event: Pressed, desk: Desk) -> Replies:
    return await _ended(event, desk)


async def _form(event: Said | Pressed, desk: Desk) -> Replies:
    return await _not_possible(event, desk) or (_asked(desk),)


async def _not_possible(event: Event, desk: Desk) -> Replies:
    """What is said in place of the form; nothing where it can be asked."""
    if accounts.signed_in(event.person, desk.secret):
        return (Text(HERE_ALREADY, (OUT,), private=True),)
    held = await run(desk.store, partial(rights, person=event.person, desk=desk))
    if not held.offices:
        return refused(Role.REP)
    if desk.house.local:
        return (Text(TRIAL, private=True),)
    if not linkable(desk.house):
        return (Text(NO_PAGES, private=True),)
    return () if event.place.private else (Text(NOT_HERE, private=True),)


def _asked(desk: Desk) -> Form:
    intro = (
        f"Open {page(desk.house, WHERE)} in the browser that you want to use. It shows a code. Type only a code that "
        "you see on your own screen, and none that somebody sent you."
    )
    hint = "Ten letters and digits, in two groups."
    return Form(
        ASK.action, ASK.label, (Field("code", "The code", hint=hint, required=True, most=30),), intro, "Get the link"
    )


async def _make(tx: Transaction, code: str, who: str, event: Submitted, desk: Desk) -> Made | str:
    """The link, or what is wrong."""
    cause = memory.cause(event, desk.secret)
    if await tx.get(Seen, cause):  # delivered a second time: the link stands in the first answer
        await tries.give_back(tx, who, desk, WRONG)
        return AGAIN
    asked = pairing.asked_with(code, desk)
    if asked is None or not await memory.first(tx, memory.keyed(desk.secret, "code", asked.browser), desk.now()):
        return WRONG_CODE
    await memory.first(tx, cause, desk.now())
    await tries.give_back(tx, who, desk, WRONG)
    return Made(await links.make(tx, asked, who, event.place.owner, desk), asked.looks)


def _told(made: Made, desk: Desk) -> str:
    address = f"{desk.house.pages.rstrip('/')}{made.path}"
    return (
        f"**{plain(made.looks)}** asks to be signed in as you.\n\n"
        f"If that is your browser, open this link in it: [sign in]({address})\n\n"
        f"The link works once, within {MINUTES} minutes, and in that browser alone. "
        "If this was not you, do nothing: without the link nobody is signed in."
    )


async def _ended(event: Event, desk: Desk) -> Replies:
    """For whoever asks: it ends only what is theirs."""
    who = pseudonym(event.person, desk)

    async def end(tx: Transaction) -> int:
        return await sessions.sign_out(tx, who, desk)

    words = OUT_NOW if await run(desk.store, end) else NONE_OPEN
    return (Text(words, private=True),)
