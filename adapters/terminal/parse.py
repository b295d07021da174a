"""Reads what is typed: a number presses the button with that number, everything else is said."""

from dataclasses import dataclass

from bot.desk import House
from bot.events import Answer, Event, Owner, Person, Place, Pressed, Said
from bot.memory import keyed
from bot.people import LOCAL, Role
from bot.replies import Button, Field, Kind

PLATFORM = "terminal"
LEAVE = frozenset({"quit", "exit", "/quit", "/exit"})
LONGEST_LIST = 15  # options that are shown without being asked for


class NoSwitchError(Exception):
    """Somebody wants to be in a role, and this is no trial."""


@dataclass(frozen=True, slots=True)
class Sits:
    """Who says to sit at a terminal. `account` is that of the computer; `role` is the switch of a trial."""

    session: str
    account: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits at this terminal, and where that is."""

    person: Person
    place: Place


def seat(sits: Sits, house: House, secret: bytes) -> Seat:
    """NoSwitchError. In a trial somebody is whom they choose; else an account is known again tomorrow."""
    key = sits.session
    if house.local:
        role = Role(sits.role) if sits.role in set(Role) else Role.MEMBER
        place = Place(PLATFORM, "", f"{key} {role}", Owner.SELF, reach=role, vouched=True)
        return Seat(Person(LOCAL, "", role), place)
    if sits.role:
        message = "--as is the switch of a trial, and this bot is none. Start chat without it."
        raise NoSwitchError(message)
    reach = keyed(secret, PLATFORM, sits.account)
    return Seat(Person(PLATFORM, "", sits.account), Place(PLATFORM, "", key, Owner.SELF, reach=reach))


def passing(key: str) -> Seat:
    """Somebody who is not known again, and of whom nothing is kept."""
    return Seat(Person(PLATFORM, "", key), Place(PLATFORM, "", key, Owner.SELF, lasting=False))


def line(text: str, offered: tuple[Button, ...], here: Seat, cause: str) -> Event:
    chosen = number(text, len(offered))
    if chosen:
        button = offered[chosen - 1]
        return Pressed(here.person, here.place, cause, button.action, button.value)
    return Said(here.person, here.place, cause, text)


def number(text: str, most: int) -> int:
    """The number that was typed, where it is one of the first so many; else 0."""
    bare = text.strip()
    if not (bare.isdecimal() and len(bare) < 4):  # noqa: PLR2004 - longer is no number of a list
        return 0
    return int(bare) if 1 <= int(bare) <= most else 0


def answer(text: str, field: Field) -> Answer:
    """What was typed for a field; a number chooses its option. What fits nothing comes back, for the form to refuse."""
    bare = text.strip()
    if not field.options:
        return bare
    if field.kind is Kind.CHOICES:
        parts = bare.split(",") if "," in bare else bare.split() if _numbers(bare) else [bare]
        return tuple(_chosen(part.strip(), field) for part in parts if part.strip())
    return _chosen(bare, field)


def alike(text: str, field: Field) -> tuple[int, ...]:
    """The numbers of the options that have these words in them."""
    wanted = text.strip().casefold()
    return tuple(at for at, (_, label) in enumerate(field.options, start=1) if wanted and wanted in label.casefold())


def _numbers(text: str) -> bool:
    return all(part.isdecimal() for part in text.split())


def _chosen(typed: str, field: Field) -> str:
    if chosen := number(typed, len(field.options)):
        return field.options[chosen - 1][0]
    for value, label in field.options:
        if typed.casefold() in (value.casefold(), label.casefold()):
            return value
    return typed
