"""The desk: where reps and organisers find what they can do, and others how to become one."""

from dataclasses import replace

from bot import logbook, marking, owners, pausing, reaching, workplaces, workspaces
from bot.campaigns import at as campaigns
from bot.cases import inbox, preferring
from bot.cases.case import INBOX
from bot.desk import Desk, House
from bot.editing import finding, missing
from bot.events import Opened, Place, Pressed, Said
from bot.home import Part, Whom
from bot.identity import page
from bot.insights import seeing as insights
from bot.papers.meeting import TO_BRIEF
from bot.people import appointing, claiming, handing_over, holders, naming
from bot.people.offices import ENTER, Rights, rights, where
from bot.records import EVERYWHERE, Workplace
from bot.register import at as register
from bot.replies import Button, Card, Replies, Text, grouped
from bot.routes import Routes
from bot.second_factor import step
from bot.signing_in import asking as signing_in
from bot.store import Transaction, run
from bot.surveys import at as surveys
from bot.talks import request as talks

FOR_OTHERS = (
    "The desk is for reps and organisers. If somebody gave you a code, enter it here. "
    "For questions you need none: ask in your own words."
)

FIRST = "\n\nNo workplace has been entered yet. Begin with **Workplaces**, then appoint the reps of each."


def add(routes: Routes) -> None:
    routes.opened("desk", opened)
    routes.command("desk", said)
    routes.pressed(claiming.TO_DESK.action, pressed)
    routes.at_home(Part.OFFICE, at_home, Whom.REPS)
    routes.at_home(Part.YOURS, code_at_home, Whom.OTHERS)


async def at_home(event: Opened, desk: Desk) -> Text:
    async def look(tx: Transaction) -> Text:
        held = await rights(tx, event.person, desk)
        await reaching.remember(tx, event, desk)
        organisers = (holders.LIST, logbook.LOG) if held.organiser else ()
        to_desk = replace(claiming.TO_DESK, main=False)
        return Text(await _told(tx, held), (to_desk, register.OPEN, TO_BRIEF, *organisers), private=True)

    return await run(desk.store, look)


async def code_at_home(event: Opened, desk: Desk) -> Text:
    return Text("", (ENTER,), private=True)


async def opened(event: Opened, desk: Desk) -> Replies:
    return await _greeting(event, desk) or (Text(FOR_OTHERS, private=True), claiming.FORM)


async def said(event: Said, desk: Desk) -> Replies:
    return await _greeting(event, desk) or _for_others(event, desk.house)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return await _greeting(event, desk) or _for_others(event, desk.house)


def _for_others(event: Pressed | Said, house: House) -> Replies:
    if not (event.place.lasting or event.place.anew):
        words = f"The desk is for reps and organisers. Here it is {page(house, '/desk')}."
        return (Text(words, private=True),)
    return (Text(FOR_OTHERS, (ENTER,), private=True),)


async def _greeting(event: Opened | Pressed | Said, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.offices:
            return ()
        await reaching.remember(tx, event, desk)
        buttons = _buttons(held, event.place, signing_in.offered(event, desk))
        greeting = Card("The desk", await _told(tx, held), buttons=buttons, private=True)
        return (*await pausing.at_the_desk(tx, event, desk), greeting)

    return await run(desk.store, look)


async def _told(tx: Transaction, held: Rights) -> str:
    offices = [f"**{office.role}** for {await where(tx, office.workplace)}" for office in held.offices]
    first = FIRST if held.organises(EVERYWHERE) and not await tx.find(Workplace) else ""
    return f"You are {' and '.join(offices)}.{first}"


def _buttons(held: Rights, place: Place, sign_in: bool) -> tuple[Button, ...]:  # noqa: FBT001 - one caller
    """What is needed daily comes first, what is set once last."""
    office = (holders.LIST, appointing.APPOINT, logbook.LOG) if held.organiser else ()
    answers = (missing.MISSED, *((finding.ANSWERS,) if held.organises(EVERYWHERE) else ()))
    chat = (workspaces.OPEN,) if held.organises(EVERYWHERE) and owners.is_workspace(place) else ()
    own = (handing_over.HAND_OVER, naming.NAME) if held.kept else ()
    return (
        *grouped("Cases", replace(inbox.WAITING, main=True), INBOX, talks.LIST),
        *grouped("Systems and the employer", register.OPEN, TO_BRIEF),
        *grouped("Surveys and concern reports", surveys.ALL, surveys.NEW, insights.OPEN),
        *grouped("Campaigns", campaigns.TO_ALL),
        *grouped("Workplaces", workplaces.LIST, marking.MARK, pausing.PAUSE, *chat),
        *grouped("Answers", *answers),
        *grouped("People", *office),
        *grouped("You", *((signing_in.ASK,) if sign_in else ()), preferring.PREFER, step.OPEN, *own, ENTER),
    )
