"""Is this the same system as that? A rep says so, or that it is another."""

from dataclasses import replace

from bot import sight
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.records import Gains, System
from bot.records.audit import Did
from bot.register import joining, merging, reviewing
from bot.register.at import GONE, SYSTEM, At, about, at, of
from bot.register.card import APART, JOIN, card, suggestions
from bot.register.joining import Alike
from bot.register.naming import LONGEST_NAME
from bot.replies import Button, Field, Form, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

OTHERS, FIND, SURE = "register.others", "register.find_other", "register.sure"
OFFERED = 10


def add(routes: Routes) -> None:
    routes.pressed(JOIN, joined)
    routes.pressed(APART, parted)
    routes.pressed(OTHERS, others)
    routes.pressed(SURE, asked_if_sure)
    routes.pressed(FIND, asked)
    routes.submitted(FIND, found)


async def joined(event: Pressed, desk: Desk) -> Replies:
    """The first goes into the second, unless only the first has a confirmed name."""
    first, _, second = event.value.partition(" ")

    async def keep(acting: Acting) -> Replies:
        gone, kept = await of(acting, first), await of(acting, second)
        one = kept or gone
        if acting.again and one and (gone is None or kept is None):
            return await card(one)  # they are one already
        if gone is None or kept is None or not _fit(gone.system, kept.system):
            return GONE
        if gone.system.confirmed and not kept.system.confirmed:
            gone, kept = kept, gone
        if not acting.again:
            made = await merging.merge(acting.tx, gone.system, kept.system, kept.today)
            await acting.log(Did.MERGED, gone.system.id)  # of which only those read who may know of it
            kept = replace(kept, system=made)
            gains = await acting.tx.get(Gains, made.id)
            await reviewing.remind(kept, made.id, gains.review_on if gains else None)
        return await card(kept)

    return await act(event, desk, keep)


async def parted(event: Pressed, desk: Desk) -> Replies:
    first, _, second = event.value.partition(" ")
    suggested = await suggestions(desk, first)

    async def keep(here: At) -> Replies:
        other = await sight.system(here.tx, here.acting.sight, second)
        if other is None or not _fit(here.system, other):
            return GONE
        apart = tuple(dict.fromkeys((*here.system.apart, other.id)))
        return await card(await here.keep(replace(here.system, apart=apart)), suggested)

    return await at(event, desk, first, keep)


async def others(event: Pressed, desk: Desk) -> Replies:
    """Those of its workplace that may be meant."""
    suggested = await _alike(desk, about(event))

    async def look(here: At) -> Replies:
        return await _offered(here, suggested)

    return await at(event, desk, about(event), look)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(here: At) -> Replies:
        return (_form(here.system),)

    return await at(event, desk, about(event), look)


async def found(event: Submitted, desk: Desk) -> Replies:
    typed = " ".join(str(event.values.get("name", "")).split())[:LONGEST_NAME]
    suggested = await _alike(desk, about(event), typed)

    async def look(here: At) -> Replies:
        if wrong := _form(here.system).check(event.values):
            return (wrong,)
        return await _offered(here, suggested)

    return await at(event, desk, about(event), look)


async def asked_if_sure(event: Pressed, desk: Desk) -> Replies:
    first, _, second = event.value.partition(" ")

    async def look(here: At) -> Replies:
        other = await sight.system(here.tx, here.acting.sight, second)
        if other is None or not _fit(here.system, other):
            return GONE
        words = (
            f"**{plain(here.system.name)}** and **{plain(other.name)}** would become one: reports, documents, log and "
            "what the employer told. A confirmed name stays as another name of it; one that is not goes on joining "
            "reports, and is shown to nobody. Reports can be moved out again one by one, the rest cannot."
        )
        yes = Button("Yes, join them", JOIN, f"{here.system.id} {other.id}")
        return (Text(words, (yes, Button("No, leave them", SYSTEM, here.system.id)), private=True),)

    return await at(event, desk, first, look)


async def _offered(here: At, suggested: Alike) -> Replies:
    """The likeliest first, then by name."""
    (likeliest,) = (await joining.seen(here.tx, suggested, here.acting.sight)).values()
    all_ = await sight.systems(here.tx, here.acting.sight, here.system.workplace)
    ranked = {one.id: one for one in (*(system for system, _ in likeliest), *all_) if one.id != here.system.id}
    id_ = here.system.id
    buttons = [Button(one.name, SURE, f"{id_} {one.id}") for one in tuple(ranked.values())[:OFFERED]]
    if not buttons:
        return (Text("There is no other system at this workplace.", (Button("Back", SYSTEM, id_),), private=True),)
    more = [Button("Find another by its name", FIND, id_)] if len(ranked) > OFFERED else []
    words = f"Which one is the same as **{plain(here.system.name)}**?"
    return (Text(words, (*buttons, *more, Button("None of them", SYSTEM, id_)), private=True),)


async def _alike(desk: Desk, id_: str, typed: str = "") -> Alike:
    """To what was typed, or to its own name."""

    async def look(tx: Transaction) -> System | None:
        return await tx.get(System, id_)

    found = await run(desk.store, look)
    return await joining.alike(desk, found.workplace if found else "", [typed or (found.name if found else "")])


def _fit(one: System, other: System) -> bool:
    return one.workplace == other.workplace and one.id != other.id


def _form(system: System) -> Form:
    field = Field("name", "What is the other one called?", required=True, most=LONGEST_NAME)
    return Form(f"{FIND} {system.id}", f"What is the same as {system.name}?", (field,), send="Find")
