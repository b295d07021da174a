"""Reads what a browser sent: one request becomes one event. Pure; past here nothing is a raw field."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from bot.desk import Desk, House
from bot.events import Answer, Event, Opened, Owner, Person, Place, Pressed, Said, Submitted, Typing
from bot.memory import keyed
from bot.people import LOCAL, Role
from bot.records import Seated, Session
from bot.signing_in import accounts, seats

Fields = Mapping[str, tuple[str, ...]]

ONE, MANY = "one.", "many."  # before the name of a form's field, so that it can never be taken for one of ours
_MOST_FIELDS = 500
_LONGEST_TYPED = 300  # characters for which something is suggested
_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")


class MalformedError(Exception):
    """What came is not something that one of our pages sends."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits at this page, and where that is. A role is there in a trial only."""

    person: Person
    place: Place
    role: Role | None


def seat(house: House, session: str, wanted: str, *, at_desk: bool = False) -> Seat:
    """The one who has this session. `wanted` is the role of the switch, and means nothing outside a trial.

    Whoever sits at the desk without a role is nobody in particular, until they take one. The people of a trial are
    always known again, and told something wherever they sit.
    """
    key = f"{session} at the desk" if at_desk else session
    if house.local:
        role = Role(wanted) if wanted in set(Role) else Role.MEMBER
        place = Place("web", "", f"{key} {role}", Owner.SELF, reach=role, vouched=True)
        return Seat(Person(LOCAL, "", role), place, role)
    anew = new_id() if at_desk else ""
    return Seat(Person("web", "", key), Place("web", "", key, Owner.UNION, lasting=False, anew=anew), None)


def seated(desk: Desk, session: str, kept: Seated) -> Seat:
    """A browser that holds a role itself. `session` is that of the conversation."""
    here = seat(desk.house, session, "", at_desk=True)
    place = replace(here.place, lasting=True, reach=seats.reach(kept.user, desk.secret))
    return Seat(Person("web", "", kept.user), place, None)


def taking(here: Seat, given: Fields, desk: Desk) -> Seat:
    """With what the browser will be known by, should it take a role by what it sends: the same for the same once more.

    The code that somebody enters is part of what is sent: who does not have it can never make this again.
    """
    sent = (part for name in sorted(given) for part in (name, *given[name]))
    anew = keyed(desk.secret, "seat", here.place.key, *sent)
    return replace(here, place=replace(here.place, anew=anew)) if here.place.anew else here


def signed_in(desk: Desk, session: Session) -> Seat:
    """The account that asked for this session. Nothing is told to it here later: it is told in its chat."""
    place = Place("web", "", keyed(desk.secret, "session", session.id), Owner.UNION, through=session.through)
    return Seat(accounts.person(session.who, desk.secret), place, None)


def apart(house: House, session: str, what: str = "a report", *, one_by_one: bool = False) -> Seat:
    """Somebody who reports or answers: nobody who is known from elsewhere, not even in a trial, nor tomorrow."""
    key = f"{session} for {what}"
    owner = Owner.SELF if house.local else Owner.UNION
    return Seat(Person("web", "", key), Place("web", "", key, owner, lasting=False, one_by_one=one_by_one), None)


def session(cookie: str | None) -> str | None:
    """A session as we make them, or None."""
    return cookie if cookie and _ID.fullmatch(cookie) else None


def new_id() -> str:
    return secrets.token_urlsafe(16)


def fields(body: bytes) -> Fields:
    """A form as browsers send it. Line ends become one character, as they were typed."""
    try:
        pairs = parse_qsl(
            body.decode(),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as error:
        raise MalformedError from error
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        found[name] = (*found.get(name, ()), value.replace("\r\n", "\n"))
    return found


def opened(here: Seat, cause: str, shown: str) -> Opened:
    return Opened(here.person, here.place, cause, shown)


def event(given: Fields, here: Seat) -> Event:
    """What was done on the page: something said, a button pressed, a form sent."""
    cause = one(given, "cause")
    if not _ID.fullmatch(cause):
        raise MalformedError
    match one(given, "do"):
        case "say":
            return Said(here.person, here.place, cause, one(given, "text"))
        case "press":
            return Pressed(here.person, here.place, cause, one(given, "action"), one(given, "value"))
        case "submit":
            return Submitted(here.person, here.place, cause, one(given, "form"), _values(given))
        case _:
            raise MalformedError


def typing(given: Fields, here: Seat) -> Typing | None:
    """What is being typed into which field; None where it is too long to be the name of anything."""
    field, text = one(given, "field"), one(given, "text")
    return Typing(here.person, here.place, field, text) if len(text) <= _LONGEST_TYPED else None


def words(given: Fields) -> str:
    """What the person did, in the words that the page shows beside the answer."""
    return one(given, "text") if given.get("do") == ("say",) else one(given, "label")


def one(given: Fields, name: str) -> str:
    match given.get(name):
        case (value,):
            return value
        case _:
            raise MalformedError


def _values(given: Fields) -> Mapping[str, Answer]:
    values: dict[str, Answer] = {}
    for name, found in given.items():
        if name.startswith(ONE):
            values[name.removeprefix(ONE)] = found[0] if len(found) == 1 else found
        elif name.startswith(MANY):
            values[name.removeprefix(MANY)] = found
    return values
