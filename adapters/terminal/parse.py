"""Reads what is typed: a number presses the button with that number, everything else is said."""

from dataclasses import dataclass

from bot.events import Answer, Event, Owner, Person, Place, Pressed, Said
from bot.replies import Button, Field, Kind

LEAVE = frozenset({"quit", "exit", "/quit", "/exit"})


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits at this terminal, and where that is."""

    person: Person
    place: Place


def seat(owner: Owner, session: str) -> Seat:
    return Seat(Person("terminal", "", session), Place("terminal", "", session, owner, lasting=False))


def line(text: str, offered: tuple[Button, ...], here: Seat, cause: str) -> Event:
    bare = text.strip()
    if bare.isdecimal() and len(bare) < 4 and 1 <= int(bare) <= len(offered):  # noqa: PLR2004 - longer is not a button's number
        button = offered[int(bare) - 1]
        return Pressed(here.person, here.place, cause, button.action, button.value)
    return Said(here.person, here.place, cause, text)


def answer(text: str, field: Field) -> Answer:
    """What was typed for a field; a number chooses its option. What fits nothing comes back, for the form to refuse."""
    bare = text.strip()
    if not field.options:
        return bare
    if field.kind is Kind.CHOICES:
        return tuple(_chosen(part, field) for part in bare.replace(" ", ",").split(",") if part)
    return _chosen(bare, field)


def _chosen(typed: str, field: Field) -> str:
    if typed.isdecimal() and len(typed) < 4 and 1 <= int(typed) <= len(field.options):  # noqa: PLR2004 - as above
        return field.options[int(typed) - 1][0]
    for value, label in field.options:
        if typed.casefold() in (value.casefold(), label.casefold()):
            return value
    return typed
