"""Somebody has lost the phone: another organiser resets their second step, or whoever runs the machine does."""

import secrets
from datetime import datetime

from bot import audit
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.outbox import Composed
from bot.people.offices import refused
from bot.reaching import IN_A_TRIAL
from bot.records import Address, Notice, Office, Role, SecondFactor, notice
from bot.records.audit import Did
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.second_factor import keeping, step
from bot.store import Store, Transaction, run

ASK, SURE = "second.reset", "second.reset_sure"
CHANGED = "second.changed"  # a notice; it is about a pseudonym
TOLD = "Something about how you prove who you are to me has changed."
ASKED = (
    "Do this only once you have heard their voice, or stood before them: whoever has taken over their account would "
    "ask you for it, too. They set up the step anew before they can read a report."
)
NOBODY = "Nobody who is a rep or an organiser is called so."
SEVERAL = "More than one is called so. One of them can change their name first, at the desk."
NONE = "They have no second step."
NOT_ONESELF = "Another organiser can do that for you, or whoever runs the machine. With the phone you can yourself."


def add(routes: Routes) -> None:
    routes.pressed(ASK, asked)
    routes.pressed(SURE, done)
    routes.notice(CHANGED, told)


async def button(tx: Transaction, office: Office) -> tuple[Button, ...]:
    """For who is shown that office; `asked` looks whether they may."""
    return (Button("Reset their second step", ASK, office.id),) if await tx.lying(SecondFactor, office.person) else ()


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        found = await _whose(acting, event.value)
        if not isinstance(found, Office):
            return found
        yes = Button(f"Yes, reset it for {found.name}", SURE, found.id)
        words = f"**{plain(found.name)}** would have no second step any more. {ASKED}"
        return (Text(words, (yes, Button("No, leave it", "people.holder", found.id)), private=True),)

    return await act(event, desk, ask, Role.ORGANISER)


async def done(event: Pressed, desk: Desk) -> Replies:
    async def reset(acting: Acting) -> Replies:
        found = await _whose(acting, event.value)
        if not isinstance(found, Office):
            return found
        if not acting.again:
            await _reset(acting.tx, found.person, acting.who, desk.now())
        return (
            Text(
                f"The second step of **{plain(found.name)}** is reset. They are told that something has changed.",
                private=True,
            ),
        )

    return await act(event, desk, reset, Role.ORGANISER)


async def _whose(acting: Acting, wanted: str) -> Office | Replies:
    """Only by who organises all that they hold: else who looks after one workplace could open the others."""
    await acting.confided()
    office, held = await acting.tx.get(Office, wanted), acting.sight.held
    if office is None:
        return refused(Role.ORGANISER)
    theirs = await acting.tx.find(Office, person=office.person)
    if not all(held.organises(one.workplace) for one in theirs):
        return refused(Role.ORGANISER)
    if office.person == acting.who:
        return (Text(NOT_ONESELF, private=True),)
    if not (acting.again or await acting.tx.lying(SecondFactor, office.person)):
        return (Text(NONE, private=True),)
    return office


async def told(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    return Composed((Text(TOLD, (step.OPEN,), private=True),))


class NotResetError(Exception):
    """Nothing was reset; the words are for whoever asked."""


async def by_the_machine(store: Store, name: str, now: datetime) -> None:
    """For who is called so; NotResetError where that is nobody, or not clear."""

    async def reset(tx: Transaction) -> None:
        wanted = " ".join(name.split()).casefold()
        people = sorted({one.person for one in await tx.readable(Office) if one.name.casefold() == wanted})
        if not people:
            raise NotResetError(NOBODY)
        if len(people) > 1:
            raise NotResetError(SEVERAL)
        if not await tx.lying(SecondFactor, people[0]):
            raise NotResetError(NONE)
        await _reset(tx, people[0], "", now)

    await run(store, reset)


async def _reset(tx: Transaction, who: str, by: str, now: datetime) -> None:
    await keeping.forget(tx, who)
    for workplace in sorted({one.workplace for one in await tx.readable(Office, person=who)}):
        await audit.append(tx, by, Did.RESET_STEP, f"{workplace}/{who}", now)
    ways = await tx.readable(Address, person=who)
    if ways:
        to = min(ways, key=lambda one: (one.platform == IN_A_TRIAL, one.id))
        # At any hour: if it was not they who asked for that, each hour counts.
        await tx.add(notice(f"{CHANGED}/{secrets.token_hex(16)}", to.id, CHANGED, who, now, quiet=False))
