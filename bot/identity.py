"""Says that it is a machine: at the start, again after three hours, and whenever anyone asks."""

import re
from datetime import timedelta

from bot import memory
from bot.desk import Desk, House
from bot.events import Event, Opened, Owner, Place, Pressed, Said
from bot.hearing import Heard
from bot.languages import t, to_be_said
from bot.languages.offering import others
from bot.markup import plain
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction

NAME = "Agreement Bot"
AGAIN_AFTER = timedelta(hours=3)
ENTRIES = "en"  # the language of the answers, which people wrote, and in which questions are understood

PERSON = Button(to_be_said("Talk to a person"), "identity.person")
TALK = Button(to_be_said("Ask a rep to get in touch"), "talks.ask")
EXAMPLES = (
    "Can they bring in a new AI system without asking us?",
    "What must they tell us about a system?",
    "Can I get into trouble for asking about AI at work?",
)


def add(routes: Routes) -> None:
    routes.opened("chat", welcome)
    routes.said(Heard.HUMAN, human)
    routes.said(Heard.PERSON, person)
    routes.pressed(PERSON.action, person_pressed)


def readers(owner: Owner) -> str:
    """Who can read this place, in the words for the one who types there."""
    match owner:
        case Owner.SELF:
            return t(
                "This goes through no chat service: whoever can use the computer that I run on, or looks after it, "
                "can read it."
            )
        case Owner.UNION:
            return t(
                "The union runs this place, and the people who look after it for the union could read what you type."
            )
        case Owner.EMPLOYER:
            return t("Your employer owns this place and could read what you type, later too. Nothing private, please.")


def reach(house: House) -> str:
    """Every way to a person that the installation has."""
    by_text = t("By text: {contact}.", contact=plain(house.contact_text)) if house.contact_text else ""
    signing = t("In sign language: {contact}.", contact=plain(house.contact_sign)) if house.contact_sign else ""
    spoken = t("To reach a person: {contact}.", contact=plain(house.contact))
    return " ".join(filter(None, (spoken, by_text, signing)))


def page(house: House, path: str) -> str:
    """One of its own pages, with an address to open, or to type where it is safer to."""
    if not house.pages:
        return t("the page at my address that ends in {path}", path=path)
    address = f"{house.pages.rstrip('/')}{path}"
    return f"[{plain(address)}]({address})"


async def notice(tx: Transaction, event: Event, desk: Desk) -> Replies:
    """The opening words, where this place has not had them for three hours."""
    told = await memory.told(tx, telling(event.place, desk), desk.now(), AGAIN_AFTER)
    return () if told else (introduction(event.place, desk.house),)


def telling(place: Place, desk: Desk) -> str:
    """The id of what a place is remembered by that was told this."""
    return memory.telling(place, desk.secret, "machine")


def introduction(place: Place, house: House) -> Text:
    return Text(
        t(
            "I am **{name}**, an automated bot: a machine, not a person. I am run by {operator}. {readers} {reach}",
            name=NAME,
            operator=plain(house.operator),
            readers=readers(place.owner),
            reach=reach(house),
        )
    )


async def welcome(event: Opened, desk: Desk) -> Replies:
    buttons = tuple(Button(words, "questions.ask", words, language=ENTRIES) for words in EXAMPLES)
    return (
        Text(
            t(
                "Ask me about AI and robots at work: what the agreement says, what the law already asks of your "
                "employer, and what you can do. I find answers that people wrote, and show where they come from. "
                "Ask in your own words."
            ),
            (*buttons, *others()),
        ),
    )


async def human(event: Said, desk: Desk) -> Replies:
    return (
        Text(
            t(
                "{answer} No person is typing. I am an automated bot, run by {operator}. People wrote the answers that "
                "I find. {readers} {reach}",
                answer=_plain_answer(event.text),
                operator=plain(desk.house.operator),
                readers=readers(event.place.owner),
                reach=reach(desk.house),
            )
        ),
    )


_MACHINE = re.compile(
    r"\b(?:(?:ro)?bots?|machines?|computers?|automat\w+|ai|program\w*|software|gpt)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:humans?|person|people|real|some(?:one|body)|alive|(?:wo)?man|bloke|lass)\b",
    re.IGNORECASE,
)


def _plain_answer(question: str) -> str:
    """Yes or no to what was asked, or what it is where it was asked neither way or both."""
    machine, person = bool(_MACHINE.search(question)), bool(_PERSON.search(question))
    denied = re.search(r"\bnot\b|n't\b|\bprove\b", question, re.IGNORECASE)
    if machine is person or denied:
        return t("I am a machine, not a person.")
    return t("Yes, I am a machine.") if machine else t("No. I am a machine, not a person.")


async def person(event: Said, desk: Desk) -> Replies:
    return _person(desk.house)


async def person_pressed(event: Pressed, desk: Desk) -> Replies:
    return _person(desk.house)


def _person(house: House) -> Replies:
    return (
        Text(
            t(
                "I am a machine, and I cannot put you through from here. {reach} Say that it is about AI at work. You "
                "need not say more until you are with them. Or a rep can get in touch with you.",
                reach=reach(house),
            ),
            (TALK,),
            private=True,
        ),
    )
