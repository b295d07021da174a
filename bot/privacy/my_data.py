"""Somebody sees all that leads to their account. Only they see it."""

from bot import identity, whereabouts
from bot.campaigns import wanting
from bot.cases.preferring import PREFER
from bot.desk import Desk
from bot.events import Opened, Pressed, Said
from bot.home import Part
from bot.insights.digest import asking as news_
from bot.membership import saying
from bot.people import linking
from bot.privacy import hands, taking_away
from bot.privacy.hands import NOT_HERE
from bot.privacy.linked import LINKED
from bot.privacy.mine import mine
from bot.privacy.not_linked import Why
from bot.records import Hears, Willing, Works
from bot.recruitment import at as recruitment
from bot.replies import Button, Card, Fact, Replies, Text
from bot.reports import beginning
from bot.routes import Routes
from bot.signing_in import asking as signing_in
from bot.signing_in import sessions
from bot.store import Transaction, run
from bot.surveys.telling import willing

WORDS = (
    "my data",
    "what do you know about me",
    "what do you keep about me",
    "what do you hold about me",
    "what data do you have about me",
    "what data do you hold about me",
    "what data do you keep about me",
)
OPEN = Button("My data", "privacy.mine")
WHY = Button("What is not shown, and why", "privacy.not_linked")
NOTHING = "I find nothing by the account with which you write."
ADDRESS = Fact("Your e-mail address", linking.MINE)
HANDS = f"To take it with you, correct it or delete it, choose *{hands.OPEN.label}*."
ALL = "That is all that I find by the account with which you write. With another you are somebody else to me."


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said)
    routes.pressed(OPEN.action, pressed)
    routes.pressed(WHY.action, why)
    routes.at_home(Part.YOURS, at_home)
    hands.add(routes)


async def said(event: Said, desk: Desk) -> Replies:
    return await _shown(event, desk)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return await _shown(event, desk)


async def why(event: Pressed, desk: Desk) -> Replies:
    """The same for everybody, so that to see it tells nothing."""
    facts = tuple(Fact(one.value.what, one.value.words) for one in Why)
    return (Card("What is not shown, and why", "", facts, buttons=(beginning.ENTER, OPEN), private=True),)


async def at_home(event: Opened, desk: Desk) -> Text:
    return Text("", (OPEN,), private=True)


async def _shown(event: Said | Pressed, desk: Desk) -> Replies:
    if not event.place.private:
        return (NOT_HERE,)

    async def look(tx: Transaction) -> Replies:
        asker = await mine(tx, event, desk)
        found = [(one.label, await one.words(asker)) for one in LINKED.values()]
        facts = tuple(Fact(label, words[:1].upper() + words[1:]) for label, words in found if words)
        forget = (whereabouts.FORGET,) if await tx.get(Works, asker.who) else ()
        untold = (willing.NOT_ME,) if await tx.get(Willing, asker.who) else ()
        unheard = (wanting.STOP_ALL,) if await tx.get(Hears, asker.who) else ()
        news = await news_.offered(tx, event, desk)
        out = (signing_in.OUT,) if await sessions.of(tx, asker.who, desk) else ()
        prefer = (PREFER,) if asker.offices else ()
        words = f"{ALL if facts else NOTHING} {HANDS}"
        if at_hand := taking_away.at_hand(asker):
            facts += (Fact("In memory", f"{at_hand[:1].upper()}{at_hand[1:]}"),)
        facts += (ADDRESS,) if linking.on(event.place, desk) else ()
        member = await saying.offered(tx, event, desk)
        buttons = (
            *forget,
            *untold,
            *unheard,
            *news,
            *out,
            *prefer,
            *member,
            recruitment.MINE,
            hands.OPEN,
            WHY,
            beginning.ENTER,
            identity.PERSON,
        )
        return (Card("What I hold about you", words, facts, buttons=buttons, private=True),)

    return await run(desk.store, look)
