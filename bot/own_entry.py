"""The bot's own entry in the register of AI systems: the nine items that it asks of others, answered about itself."""

from datetime import timedelta

from bot import days, identity, memory, paused
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Event, Pressed, Submitted
from bot.languages import n, t, to_be_said
from bot.markup import plain
from bot.membership.ways import IN_WORDS, Way
from bot.people.offices import named, pseudonym, refused, rights, today_at
from bot.privacy.periods import told
from bot.records import EVERYWHERE, OwnStand, Role, Workplace, Works
from bot.records.audit import Did
from bot.records.pausing import ALL
from bot.records.register import Consultation, Item, Lifecycle
from bot.recruitment.resting import GOOD_FOR
from bot.register.labels import CONSULTATION, LIFECYCLE
from bot.register.nine_items import MEANS
from bot.replies import Button, Card, Fact, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from knowledge.entries import Pack

BUTTON = Button(to_be_said("Agreement Bot (this bot)"), "own_entry.show")
SETTLE = Button("Note how far the union has a say", "own_entry.settle")
LINKED = (
    "So that each person counts once, and is not asked by one account what they were asked by another, I look up the "
    "e-mail address of an account that answers a survey, or could be asked about organising, and keep none."
)
NOT_NOTED = "No organiser has noted yet how far it has a say."


def add(routes: Routes) -> None:
    routes.pressed(BUTTON.action, shown)
    routes.pressed(SETTLE.action, asked)
    routes.submitted(SETTLE.action, settled)


async def shown(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        return (await card(tx, event, desk),)

    return await run(desk.store, look)


async def card(tx: Transaction, event: Event, desk: Desk) -> Card:
    """The same for everybody, but for where they work, where only they read it."""
    works = await tx.get(Works, pseudonym(event.person, desk)) if event.place.private else None
    place = works.workplace if works else EVERYWHERE
    lifecycle = await _lifecycle(tx, place, desk)
    organiser = event.place.private and (await rights(tx, event.person, desk)).organiser
    return Card(
        BUTTON.label,
        "What I ask of other systems I answer about myself.",
        (
            Fact("Run by", plain(desk.house.operator)),
            Fact("Lifecycle", lifecycle),
            Fact("The union's say", await _consultation(tx, place)),
            Fact("Human control", _CONTROL),
            *(Fact(f"{item.number}. {MEANS[item].name}", words) for item, words in _items(desk).items()),
        ),
        buttons=(identity.PERSON, *((SETTLE,) if organiser else ())),
        footer=identity.reach(desk.house),
    )


async def line(tx: Transaction, workplace: str, desk: Desk) -> str:
    """What stands of it in the list of all systems; `workplace` is empty for all of them."""
    words = (await _lifecycle(tx, workplace, desk), await _consultation(tx, workplace))
    return f"**{BUTTON.label}**: {'; '.join(word[:1].lower() + word[1:] for word in words)}"


async def _lifecycle(tx: Transaction, place: str, desk: Desk) -> str:
    if stops := await paused.at(tx, place):
        return f"Paused since {days.told(stops.since)}"
    return LIFECYCLE[Lifecycle.TRIAL if desk.house.local else Lifecycle.IN_USE]


async def _consultation(tx: Transaction, place: str) -> str:
    stand = (await tx.get(OwnStand, place) if place else None) or await tx.get(OwnStand, ALL)
    return f"{CONSULTATION[stand.consultation]}, noted on {days.told(stand.on)}" if stand else NOT_NOTED


_CONTROL = (
    "People write every answer, confirm every flag, sign every letter, and decide about every report. "
    "Any rep can pause me where they are a rep, and start me again."
)


def _items(desk: Desk) -> dict[Item, str]:
    """Figures are those of the running bot."""
    shelf = desk.knowledge.shelf
    meaning = "by words and by meaning, with a language model that only compares" if shelf.index.model else "by words"
    documents = n("{count} document", "{count} documents", len(shelf.pack.sources))
    return {
        Item.OPERATION: "I find answers to questions about AI at work, take reports of AI systems for reps, keep the "
        "register of those systems, and draft papers that a person checks and signs. I decide nothing about anyone, "
        "and I score and rank nobody.",
        Item.EQUALITY: "I answer everybody alike, and need not know who you are. So far I read English only. My pages "
        "are checked for use with a keyboard and a screen reader. I hold no equality impact assessment by those who "
        "run me: ask them.",
        Item.AIMS_DATA_LOGIC: "The aim is that people know their rights. I search "
        f"{answers(shelf.pack)} that people wrote, resting on {documents}, "
        f"{meaning}. That is machine learning: how much each sign counts was learnt from example questions, and so was "
        "what kind of message somebody writes. All of it runs on this machine. From what you type I learn nothing by "
        "myself.",
        Item.PRIVACY: _kept(desk),
        Item.JOB_IMPACT: "I look things up and keep lists, which reps did by hand. I am not made to take anybody's "
        "post, and I speak for nobody: whatever matters goes to a person.",
        Item.STAFF_PLAN: "I need nobody to be moved, and no training but the words at the desk. Nobody has to use me: "
        "everything that I do can be done with a rep instead.",
        Item.HEALTH_SAFETY: "Whoever writes in distress is first shown where to turn; I miss some, so I am no "
        "substitute for people. Notices wait for the end of somebody's quiet hours, and many become one.",
        Item.RELATIONS_PLAN: "A rep stops me by writing *pause*, with a reason that I then show. What reps and "
        "organisers do with me is in a log that organisers can read and nobody can alter.",
        Item.COMMUNICATIONS: "At the start, again after "
        f"{span(identity.AGAIN_AFTER)}, and whenever you ask, I say that I am a machine, who runs me, who can read "
        "this place, and how to reach a person. Before a report I say what is kept, and for how long.",
    }


def answers(pack: Pack) -> str:
    """How many, and apart from them the subjects of which it only says who has the answer."""
    elsewhere = sum(entry.elsewhere for entry in pack.entries.values())
    answered = n("{count} answer", "{count} answers", len(pack.entries) - elsewhere)
    if not elsewhere:
        return answered
    notes = n("{count} note on who else can answer", "{count} notes on who else can answer", elsewhere)
    return t("{answers} (and {notes})", answers=answered, notes=notes)


def _kept(desk: Desk) -> str:
    linked = f" {LINKED}" if desk.linking.look_ups else ""
    keeps = desk.keeps
    members = "" if desk.membership is Way.UNKNOWN else f" Of who is in the union: {IN_WORDS[desk.membership]}"
    return (
        f"Kept: a question that I could not answer, without names and numbers ({told(keeps.questions)}); where you "
        f"work, if you said so ({told(keeps.workplace)}); a report, its words encrypted, with the week and never the "
        f"hour ({told(keeps.reports_closed)} after its case is closed, {told(keeps.reports)} in any case); "
        f"that you ask for a talk with a rep, encrypted ({told(keeps.talks_done)} after it is done, "
        f"{told(keeps.talks)} in any case); what waits for you on a page ({told(keeps.waiting)}); that something "
        f"was delivered already ({span(memory.CAUSES_KEPT)}); if you answered whether you would talk to an organiser, "
        "until when I do not ask again, or that I never do (until you erase it), and that this question was answered "
        f"(some {(GOOD_FOR + timedelta(weeks=1)) // timedelta(weeks=1)} weeks); of reps and organisers, who they are "
        "and what they did. Not kept: who asked what. Nothing goes to any other service than the chat in which you "
        f"write to me.{linked}{members}"
    )


def span(time: timedelta) -> str:
    return f"{time // timedelta(hours=1)} hours" if time < timedelta(days=2) else told(time)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        return (await _form(acting),)

    return await act(event, desk, ask, Role.ORGANISER)


async def settled(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting) -> Replies:
        form = await _form(acting)
        if wrong := form.check(event.values):
            return (wrong,)
        place = str(event.values["workplace"])
        workplace = EVERYWHERE if place == ALL else place
        if not acting.sight.held.organises(workplace):
            return refused(Role.ORGANISER)
        consultation = Consultation(str(event.values["consultation"]))
        if not acting.again:
            await acting.tx.put(OwnStand(place, consultation, await today_at(acting.tx, workplace, desk)))
            await acting.log(Did.SETTLED_OWN, workplace)
        name = plain(await named(acting.tx, workplace))
        return (Text(f"Noted for {name}: {CONSULTATION[consultation]}.", (BUTTON,), private=True),)

    return await act(event, desk, keep, Role.ORGANISER)


async def _form(acting: Acting) -> Form:
    held = acting.sight.held
    places = [(one.id, one.name) for one in await acting.tx.find(Workplace) if held.organises(one.id)]
    whole = [(ALL, "All workplaces")] if held.organises(EVERYWHERE) else []
    return Form(
        SETTLE.action,
        SETTLE.label,
        (
            Field("workplace", "Where?", Kind.CHOICE, (*places, *whole), required=True),
            Field("consultation", "How far?", Kind.CHOICE, tuple(CONSULTATION.items()), required=True),
        ),
        intro="The union's say in this bot itself: everybody who looks at its entry sees it.",
        send="Save",
    )
