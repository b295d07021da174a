"""What a system is called. Once a rep has confirmed its name, it may be suggested to others."""

from collections.abc import Mapping
from dataclasses import replace

from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.records import System
from bot.records.audit import Did
from bot.register import reading
from bot.register.at import At, about, at
from bot.register.card import card
from bot.replies import Field, Form, Kind, Replies
from bot.routes import Routes

NAMES, CONFIRM = "register.names", "register.confirm"
LONGEST_NAME = 80  # characters
MOST_ALIASES = 20
SUGGESTED = "report.what"  # names that are confirmed at the workplace whose id follows
CONFIRMING = (
    "Once you confirm them, the name and the other names are **suggested to everybody** who reports something at this "
    "workplace, and every rep there sees the system in the register. So they must name the system: no person, and "
    "nothing that only one team would say."
)
RENAMING = "These names are suggested to everybody who reports something at this workplace. They must name no person."


def add(routes: Routes) -> None:
    routes.pressed(NAMES, asked)
    routes.submitted(CONFIRM, confirmed)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(here: At) -> Replies:
        return (_form(here.system),)

    return await at(event, desk, about(event), look)


async def confirmed(event: Submitted, desk: Desk) -> Replies:
    async def keep(here: At) -> Replies:
        form = _form(here.system)
        if wrong := form.check(event.values) or _wrong(form, event.values):
            return (wrong,)
        name, aliases = reading.line(event.values, "name"), reading.lines(event.values, "aliases")
        others = tuple(one for one in aliases if one.casefold() != name.casefold())
        did = Did.CHANGED_SYSTEM if here.system.confirmed else Did.CONFIRMED
        return await card(await here.keep(replace(here.system, name=name, aliases=others, confirmed=True), did=did))

    return await at(event, desk, about(event), keep)


def called(system: System, *others: str) -> System:
    """With these as other names, where it is not called so already."""
    known = {system.name.casefold(), *(one.casefold() for one in system.aliases)}
    new = {one.casefold(): one for one in others if one and one.casefold() not in known}
    return replace(system, aliases=(*system.aliases, *new.values()))


def heard(system: System, *others: str) -> tuple[str, ...]:
    """What reporters called it, these included, without what it is called in the open."""
    known = {system.name.casefold(), *(one.casefold() for one in system.aliases)}
    found = {one.casefold(): one for one in (*system.heard, *others)}
    return tuple(one for key, one in found.items() if key not in known)[-MOST_ALIASES:]


def _form(system: System) -> Form:
    aliases = "Other names, each on a line of its own"
    fields = (
        Field("name", "What is it called?", required=True, most=LONGEST_NAME),
        Field("aliases", aliases, Kind.PARAGRAPH, most=(LONGEST_NAME + 1) * MOST_ALIASES),
    )
    return Form(
        f"{CONFIRM} {system.id}",
        "The name of a system" if system.confirmed else "Check and confirm a name",
        fields,
        intro=RENAMING if system.confirmed else CONFIRMING,
        send="Save" if system.confirmed else "Confirm these names",
        values={"name": system.name, "aliases": "\n".join(system.aliases)},
    )


def _wrong(form: Form, values: Mapping[str, Answer]) -> Form | None:
    aliases = reading.lines(values, "aliases")
    wrong = ""
    if len(aliases) > MOST_ALIASES:
        wrong = f"At most {MOST_ALIASES} other names are kept."
    elif any(len(one) > LONGEST_NAME for one in aliases):
        wrong = f"One of these is longer than {LONGEST_NAME} characters."
    return replace(form, values=dict(values), errors={"aliases": wrong}) if wrong else None
