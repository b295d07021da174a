"""In which language somebody is spoken to: they ask for it, and it is remembered. It is never taken for granted."""

from datetime import timedelta

from bot import languages, marks
from bot.desk import Desk
from bot.events import Event, Opened, Place, Pressed, Said
from bot.hearing.languages import language_of
from bot.home import Part
from bot.languages import LANGUAGES, OWN, Language, t
from bot.languages.offering import CHOOSE, button, others
from bot.people.offices import pseudonym
from bot.privacy import periods
from bot.records import Address, Notice, Spoken
from bot.replies import Mark, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

WORDS = {  # what somebody says for each; nothing: they ask which there are
    "cymraeg": "cy",
    "yn gymraeg": "cy",
    "siarad cymraeg": "cy",
    "welsh": "cy",
    "in welsh": "cy",
    "speak welsh": "cy",
    "english": "en",
    "in english": "en",
    "saesneg": "en",
    "yn saesneg": "en",
    "iaith": "",
    "language": "",
    "languages": "",
}
KEPT = timedelta(days=365)
WHICH = "English or Welsh? · Cymraeg neu Saesneg?"  # in both, for whoever reads only one of them
WELSH_HEARD = (
    "Rydych wedi ysgrifennu yn Gymraeg. Hoffech chi i mi ysgrifennu atoch yn Gymraeg? Cwestiynau yn Saesneg yn unig y "
    "gallaf eu deall hyd yma.\n\n*You wrote in Welsh. Shall I write to you in Welsh? Questions I can read in English "
    "only, so far.*"
)


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said)
    routes.pressed(CHOOSE, pressed)
    routes.at_home(Part.YOURS, at_home)


def wrote_welsh(text: str) -> bool:
    return language_of(text) == "cy"


def offered() -> Text:
    """To somebody who wrote in Welsh while they are spoken to in English."""
    return Text(WELSH_HEARD, (button("cy"),), language="cy")


def at_first(place: Place, desk: Desk) -> Language:
    """As far as it is known without a look: what the browser keeps, or else the language of the installation."""
    mark = next((code for code, name in marks.SPEAKS.items() if name in place.marks), "")
    return Language(mark or desk.house.language, chosen=bool(mark))


async def of(tx: Transaction, event: Event, desk: Desk) -> Language:
    """What they asked for; where others read along, and where nobody is known again, as `at_first`."""
    first = at_first(event.place, desk)
    if first.chosen or not (event.place.private and event.place.lasting):
        return first
    return await kept(tx, pseudonym(event.person, desk), desk)


async def kept(tx: Transaction, who: str, desk: Desk) -> Language:
    found = await tx.get(Spoken, who)
    code = found.language if found and found.due > desk.now() else ""
    return Language(code, chosen=True) if code in LANGUAGES else Language(desk.house.language)


async def of_notice(tx: Transaction, owed: Notice, desk: Desk) -> Language:
    """Of whom it goes to. An address that leads to nobody says nothing of their language either."""
    address = await tx.get(Address, owed.to) if owed.to else None
    if address is None or not address.person:
        return Language(desk.house.language)
    return await kept(tx, address.person, desk)


async def said(event: Said, desk: Desk) -> Replies:
    code = WORDS.get(" ".join(event.text.split()).rstrip(".? ").casefold(), "")
    if code:
        return await _chosen(code, event, desk)
    return (Text(WHICH, tuple(button(one) for one in LANGUAGES), private=True),)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    code = next((code for code, name in LANGUAGES.items() if name == event.value), "")
    if not code:
        return (Text(WHICH, tuple(button(one) for one in LANGUAGES), private=True),)
    return await _chosen(code, event, desk)


async def at_home(event: Opened, desk: Desk) -> Text:
    return Text("", others(), private=True)


async def _chosen(code: str, event: Said | Pressed, desk: Desk) -> Replies:
    """Said in the language that was chosen, as is everything after it."""
    if event.place.lasting:
        record = Spoken(pseudonym(event.person, desk), desk.now() + desk.keeps.language, code)

        async def keep(tx: Transaction) -> None:
            await tx.put(record)

        await run(desk.store, keep)
    languages.speak(Language(code, chosen=True))
    told = Text(_told(code, desk, lasting=event.place.lasting), others(), private=True)
    return (told,) if event.place.lasting else (told, Mark(marks.SPEAKS[code], KEPT.days))


def _told(code: str, desk: Desk, *, lasting: bool) -> str:
    where = (
        t(
            "I keep that for {period}, so that notices come in it, too; *my data* shows it.",
            period=periods.told(desk.keeps.language),
        )
        if lasting
        else t("Your browser keeps that for a year. I keep nothing of it.")
    )
    if code == OWN:
        return t("I write to you in English from now on. {where}", where=where)
    return t(
        "I write to you in Welsh from now on, as far as my words have been translated. {where} Questions I can read in "
        "English only, and the answers, which people wrote, are in English. The Welsh is to be checked by a speaker.",
        where=where,
    )
