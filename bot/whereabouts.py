"""Where somebody works, for who likes to say it: then answers tell what is in force there."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from bot import memory, reaching
from bot.desk import Desk
from bot.events import Opened, Person, Place, Pressed, Said, Submitted
from bot.home import Part
from bot.in_force import There
from bot.insights.digest import wishes
from bot.languages import t, to_be_said
from bot.markup import plain
from bot.people.offices import pseudonym
from bot.privacy import periods, receipts
from bot.privacy.periods import Periods
from bot.records import InForce, Told, Workplace, Works
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.workplaces import by_name

KEY = "whereabouts.say"
ASK = to_be_said("Where do you work?")
ASKING = "whereabouts.ask"
FORGET = Button(to_be_said("Forget where I work"), "whereabouts.forget")
RATHER_NOT = "rather-not"
KEPT_BRIEFLY = timedelta(hours=3)  # where nobody is known again tomorrow
NOT_TO_ASK = timedelta(hours=3)
NONE_YET = to_be_said("No workplace has been entered yet, so there is nothing to choose from.")
NOT_HERE = to_be_said("Others can read this place. Please tell me where you work in a conversation of our own.")


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
            words = t("You work at **{place}**, as you told me.", place=plain(place.name))
            return Text(words, (Button(t("Change where I work"), ASKING), FORGET), private=True)
        if not await tx.find(Workplace):
            return None
        words = t("I do not know where you work. If you tell me, I show what is in force there.")
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
    return (Text(t("Forgotten. I no longer know where you work."), private=True),)


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
            (Text(t("You told me that you work at **{place}**.", place=plain(known.name)), (FORGET,), private=True),)
            if known
            else ()
        )
        return (*told, _form(places, entry, _keeps(event.place, desk))) if places else (Text(NONE_YET, private=True),)

    return await run(desk.store, look)


async def _keep(tx: Transaction, event: Submitted, desk: Desk) -> Replies:
    places, keeps = by_name(await tx.find(Workplace)), _keeps(event.place, desk)
    if wrong := _form(places, event.form.partition(" ")[2], keeps).check(event.values):
        return (wrong,)
    chosen, now = str(event.values["workplace"]), desk.now()
    if chosen == RATHER_NOT:
        await tx.put(Told(declining(event.place, desk), now + NOT_TO_ASK, now + NOT_TO_ASK))
        return (Text(t("That is fine. I do not ask again in this conversation."), private=True),)
    due = now + keeps.workplace
    await tx.put(Works(pseudonym(event.person, desk), due, chosen))
    name = next(place.name for place in places if place.id == chosen)
    words = t(
        "I keep for {period} that you work at **{place}**, for my answers to you only. It says nothing of membership. "
        "To change it, write: where do I work.",
        period=periods.told(keeps.workplace),
        place=plain(name),
    )
    news = (await wishes.button(tx, pseudonym(event.person, desk)),) if reaching.reachable(event) else ()
    return (Text(words, (FORGET, *news), private=True),)


def _keeps(place: Place, desk: Desk) -> Periods:
    return desk.keeps if place.lasting else replace(desk.keeps, workplace=KEPT_BRIEFLY)


def declining(place: Place, desk: Desk) -> str:
    return memory.telling(place, desk.secret, "does not say where they work")


def _form(places: list[Workplace], entry: str, keeps: Periods) -> Form:
    options = [(place.id, f"{place.name}, {place.employer}") for place in places]
    field = Field(
        "workplace",
        t("Your workplace"),
        Kind.CHOICE,
        (*options, (RATHER_NOT, t("I would rather not say"))),
        hint=t("If yours is not in this list, choose the last."),
        required=True,
    )
    return Form(
        f"{KEY} {entry}".strip(),
        ASK,
        (field,),
        intro=receipts.told(Works, keeps),
        send=t("Save"),
    )
