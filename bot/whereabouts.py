"""Where somebody works, for who likes to say it: then answers tell what is in force there."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot import memory, reaching
from bot.desk import Desk
from bot.events import Opened, Person, Place, Pressed, Said, Submitted
from bot.home import Part
from bot.in_force import There
from bot.insights.digest import wishes
from bot.markup import plain
from bot.people.offices import pseudonym
from bot.records import InForce, Told, Workplace, Works
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.workplaces import by_name

KEY = "whereabouts.say"
ASK = "Where do you work?"
ASKING = "whereabouts.ask"
FORGET = Button("Forget where I work", "whereabouts.forget")
RATHER_NOT = "rather-not"
KEPT, KEPT_BRIEFLY = timedelta(days=365), timedelta(hours=3)  # the latter where nobody is known again tomorrow
NOT_TO_ASK = timedelta(hours=3)
NONE_YET = "No workplace has been entered yet, so there is nothing to choose from."
NOT_HERE = "Others can read this place. Please tell me where you work in a conversation of our own."


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody works, as far as it is known, and whether to offer them to say it."""

    there: There | None = None
    ask: bool = False


NOWHERE = Whereabouts()


def add(routes: Routes) -> None:
    routes.command("where do i work", said)
    routes.pressed(ASKING, pressed)
    routes.pressed(FORGET.action, forgotten)
    routes.at_home(Part.YOURS, at_home)


def button(entry: str) -> Button:
    """Asks beside an answer; once it is said, that answer comes again."""
    return Button(ASK, ASKING, entry)


async def of(event: Said | Pressed | Submitted, desk: Desk) -> Whereabouts:
    """Never where others read along, and nothing where the store cannot tell: an answer must not hang on it."""
    if not event.place.private:
        return NOWHERE

    async def look(tx: Transaction) -> Whereabouts:
        if place := await known(tx, event.person, desk):
            marks = await tx.find(InForce, workplace=place.id) if place.marked else ()
            return Whereabouts(There(place.name, {mark.clause: mark for mark in marks}))
        declined = await tx.get(Told, declining(event.place, desk))
        if declined and desk.now() < declined.until:
            return NOWHERE
        return Whereabouts(ask=any(one.marked for one in await tx.find(Workplace)))

    return await memory.attempt(desk.store, look, failing=NOWHERE)


async def at_home(event: Opened, desk: Desk) -> Text | None:
    """Nothing where there is no workplace to choose."""

    async def look(tx: Transaction) -> Text | None:
        if place := await known(tx, event.person, desk):
            words = f"You work at **{plain(place.name)}**, as you told me."
            return Text(words, (Button("Change where I work", ASKING), FORGET), private=True)
        if not await tx.find(Workplace):
            return None
        words = "I do not know where you work. If you tell me, I show what is in force there."
        return Text(words, (Button(ASK, ASKING),), private=True)

    return await run(desk.store, look) if event.place.private else None


async def known(tx: Transaction, person: Person, desk: Desk) -> Workplace | None:
    works = await tx.get(Works, pseudonym(person, desk))
    return await tx.get(Workplace, works.workplace) if works else None


async def said(event: Said, desk: Desk) -> Replies:
    return await _asked(event, desk, "")


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return await _asked(event, desk, event.value if event.value in desk.knowledge.shelf.pack.entries else "")


async def forgotten(event: Pressed, desk: Desk) -> Replies:
    async def forget(tx: Transaction) -> None:
        who = pseudonym(event.person, desk)
        await tx.remove(Works, who)
        await wishes.forget_idle(tx, who, desk)

    await run(desk.store, forget)
    return (Text("Forgotten. I no longer know where you work.", private=True),)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    """Answered by `questions`, which knows the answer that it was asked beside."""
    if not event.place.private:
        return (Text(NOT_HERE, private=True),)
    return await run(desk.store, partial(_keep, event=event, desk=desk))


async def _asked(event: Said | Pressed, desk: Desk, entry: str) -> Replies:
    if not event.place.private:
        return (Text(NOT_HERE, private=True),)

    async def look(tx: Transaction) -> Replies:
        places = by_name(await tx.find(Workplace))
        works = await tx.get(Works, pseudonym(event.person, desk))
        known = next((place for place in places if works and place.id == works.workplace), None)
        told = (
            (Text(f"You told me that you work at **{plain(known.name)}**.", (FORGET,), private=True),) if known else ()
        )
        return (*told, _form(places, entry)) if places else (Text(NONE_YET, private=True),)

    return await run(desk.store, look)


async def _keep(tx: Transaction, event: Submitted, desk: Desk) -> Replies:
    places = by_name(await tx.find(Workplace))
    if wrong := _form(places, event.form.partition(" ")[2]).check(event.values):
        return (wrong,)
    chosen, now = str(event.values["workplace"]), desk.now()
    if chosen == RATHER_NOT:
        await tx.put(Told(declining(event.place, desk), now + NOT_TO_ASK, now + NOT_TO_ASK))
        return (Text("That is fine. I do not ask again in this conversation.", private=True),)
    due = now + (KEPT if event.place.lasting else KEPT_BRIEFLY)
    await tx.put(Works(pseudonym(event.person, desk), due, chosen))
    name = next(place.name for place in places if place.id == chosen)
    until = "for a year" if event.place.lasting else "for three hours"
    words = (
        f"I keep {until} that you work at **{plain(name)}**, for my answers to you only. It says nothing of membership."
    )
    news = (await wishes.button(tx, pseudonym(event.person, desk)),) if reaching.reachable(event) else ()
    return (Text(f"{words} To change it, write: where do I work.", (FORGET, *news), private=True),)


def declining(place: Place, desk: Desk) -> str:
    return memory.telling(place, desk.secret, "does not say where they work")


def _form(places: list[Workplace], entry: str) -> Form:
    options = [(place.id, f"{place.name}, {place.employer}") for place in places]
    field = Field(
        "workplace",
        "Your workplace",
        Kind.CHOICE,
        (*options, (RATHER_NOT, "I would rather not say")),
        hint="If yours is not in this list, choose the last.",
        required=True,
    )
    return Form(
        f"{KEY} {entry}".strip(),
        ASK,
        (field,),
        intro="I then show what is in force there. Nobody else sees what you choose, and you can have it forgotten.",
        send="Save",
    )
