"""One rep at a time sees to a matter: they take it, give it back, hand it over, or ask an organiser to take it."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot import telling
from bot.cases import overdue
from bot.cases.matter import Matter
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.memory import keyed
from bot.records import News
from bot.records.audit import Did
from bot.replies import Button, Field, Form, Kind, Replies
from bot.routes import Routes

OTHERS_TOLD = "Whoever else can be told of it is told that something waits."  # said always, as below

M = TypeVar("M", bound=Matter)
Look = Callable[[M], Awaitable[Replies]]
On = Callable[[Pressed | Submitted, Desk, Look[M]], Awaitable[Replies]]  # see `bot.cases.case.on`


def add(routes: Routes, prefix: str, on: On[M]) -> None:
    """`on` finds the matter that a button or a form is about."""

    def step(look: Callable[[Matter], Awaitable[Replies]]) -> Callable[[Pressed, Desk], Awaitable[Replies]]:
        async def done(event: Pressed, desk: Desk) -> Replies:
            return await on(event, desk, look)

        return done

    async def handed(event: Submitted, desk: Desk) -> Replies:
        return await on(event, desk, lambda matter: hand(matter, event))

    steps = {"take": take, "give_back": give_back, "hand": ask_to_whom, "organiser": ask_organisers}
    for action, look in steps.items():
        routes.pressed(f"{prefix}.{action}", step(look))
    routes.submitted(f"{prefix}.handed", handed)


async def take(matter: Matter) -> Replies:
    noun = matter.noun
    if matter.holder and not matter.mine:
        name = plain(await matter.name(matter.holder))
        if matter.organising:
            over = matter.button("Hand it over", "hand")
            return matter.say(f"{name} has taken this {noun}. You can hand it over, to yourself too.", over)
        return matter.say(f"{name} has taken this {noun}. They can hand it over to you, or an organiser can.")
    if not matter.again and not matter.mine:
        await matter.give(matter.who)
        await matter.acting.log(Did.TOOK, matter.about.id)
    return matter.say(f"You have taken this {noun}. Nobody else is reminded of it any more.")


async def give_back(matter: Matter) -> Replies:
    given = f"You have given this {matter.noun} back."
    said = matter.say(given if matter.over else f"{given} {OTHERS_TOLD}")
    if matter.again:
        return said
    if not matter.mine:
        return _not_yours(matter)
    await matter.let_go()
    if not matter.over:
        await overdue.begin_again(matter.tx, matter.about.id, matter.desk.now())
        others = [one for one in matter.told.first if one != matter.who]
        others = others or [one for one in matter.told.organisers if one != matter.who]
        told = matter.told.organisers
        await telling.tell(matter.tx, others, matter.news, matter.about.id, matter.desk, instead=told)
    await matter.acting.log(Did.GAVE_BACK, matter.about.id)
    return said


async def ask_to_whom(matter: Matter) -> Replies:
    if not may_decide(matter):
        return _not_yours(matter)
    people = await _people(matter)
    return (_form(matter, people),) if people else _nobody(matter)


async def hand(matter: Matter, event: Submitted) -> Replies:
    if not (matter.again or may_decide(matter)):
        return _not_yours(matter)
    people = await _people(matter)
    if not people:
        return _nobody(matter)
    if wrong := _form(matter, people).check(event.values):
        return (wrong,)
    who, name = people[str(event.values["to"])]
    if not matter.again and who != matter.holder:
        await matter.give(who)
        told = matter.told.organisers
        await telling.tell(matter.tx, (who,), News.HANDED, matter.about.id, matter.desk, instead=told)
        await matter.acting.log(Did.HANDED_OVER, matter.about.id)
    return matter.say(f"{plain(name)} has this {matter.noun} now, and is told that something waits.")


async def ask_organisers(matter: Matter) -> Replies:
    if not matter.again:
        others = [one for one in matter.told.organisers if one != matter.who]
        await telling.tell(matter.tx, others, News.HANDED, matter.about.id, matter.desk, instead=others)
        await matter.acting.log(Did.ESCALATED, matter.about.id)
    return matter.say(f"Every organiser who can be told of this {matter.noun} is told that something waits.")


def may_decide(matter: Matter) -> bool:
    return matter.mine or matter.organising


def asking(matter: Matter) -> Button:
    return matter.button("Ask an organiser to take it", "organiser")


def _not_yours(matter: Matter) -> Replies:
    return matter.say(f"Only who has taken this {matter.noun} can do that, or an organiser.")


def _nobody(matter: Matter) -> Replies:
    words = f"There is nobody else to whom I could hand this {matter.noun}. You can ask an organiser to take it."
    return matter.say(words, asking(matter))


async def _people(matter: Matter) -> dict[str, tuple[str, str]]:
    """Pseudonym and name of each rep who may know of it, by what stands for them in the form."""
    people = {one for one in matter.told.reps if one != matter.who} | ({matter.who} if matter.organising else set())
    named = {who: await matter.name(who) for who in people}
    return {
        keyed(matter.desk.secret, "hand over", matter.about.id, who)[:16]: (who, name)
        for who, name in sorted(named.items(), key=lambda one: (one[1].casefold(), one[0]))
    }


def _form(matter: Matter, people: dict[str, tuple[str, str]]) -> Form:
    options = tuple((value, name) for value, (_, name) in people.items())
    # Said always, so that it tells nothing:
    hidden = f"Some {matter.noun}s cannot be handed to everybody; then a name is missing here."
    return Form(
        f"{matter.prefix}.handed {matter.about.id}",
        f"Hand this {matter.noun} over",
        (Field("to", "To whom?", Kind.CHOICE, options, required=True),),
        intro=f"They are told that something waits. {hidden}",
        send="Hand it over",
    )
