"""Who must not see a report, or that somebody asks for a talk: they get no trace of it.

The names of reps and organisers are ticked or typed. Where anybody can come, the employer included, nobody may learn
from the form who is a rep. So names are typed there, and nothing that is said back may differ by whether one was found.
"""

from collections.abc import Iterable, Sequence
from enum import Enum

from bot import meant, reaching
from bot.desk import Desk
from bot.events import Answer, Owner, Place
from bot.languages import listed as in_a_sentence
from bot.languages import t, to_be_said
from bot.memory import keyed
from bot.people.offices import covers, holds, today_at
from bot.people.roles import CALLED
from bot.records import EVERYWHERE, KeptFrom, Office, Role
from bot.replies import Field, Kind
from bot.reports import modes
from bot.store import Transaction

FIELD = "hidden"
LONGEST_NAMES = 600  # characters
NOBODY_LEFT = to_be_said(
    "Then nobody would be left who could see it. Leave at least one of them out of this, or speak to a person whom you "
    "trust."
)


class Kept(Enum):
    """What names are kept with."""

    REPORT = "report"
    REQUEST = "request"


_KEPT_WITH = {
    Kept.REPORT: to_be_said(
        "As colleagues know them. If one of them is a rep or an organiser, they get no trace of it, now or later. "
        "I do not say here who is one. A first or last name is enough: it leaves out everybody who could be meant. I "
        "keep the names with the report, encrypted, and show them to nobody."
    ),
    Kept.REQUEST: to_be_said(
        "As colleagues know them. If one of them is a rep or an organiser, they get no trace of it, now or later. "
        "I do not say here who is one. A first or last name is enough: it leaves out everybody who could be meant. I "
        "keep the names with the request, encrypted, and show them to nobody."
    ),
}
_OF_THE_TRIAL = {
    Role.REP: to_be_said("The rep of this trial"),
    Role.ORGANISER: to_be_said("The organiser of this trial"),
}


def listed(here: Place) -> bool:
    """Whether the form may show who holds office: only in a chat that one is let into, or at one's own computer.

    The union's pages let everybody in, and the desk, too, before they have entered a code.
    """
    return modes.reachable(here) and (bool(here.tenant) or here.owner is Owner.SELF)


async def holders(tx: Transaction, workplace: str, desk: Desk) -> list[Office]:
    """Whoever holds an office for a workplace today."""
    today = await today_at(tx, workplace, desk)
    found = [one for place in dict.fromkeys((workplace, EVERYWHERE)) for one in await tx.find(Office, workplace=place)]
    held = [one for one in found if covers(one, workplace) and holds(one, today)]
    if desk.house.local:
        for role in (Role.REP, Role.ORGANISER):
            name = str(_OF_THE_TRIAL[role])
            held.append(Office("", reaching.of_the_trial(role, desk), role, EVERYWHERE, name, today))
    return held


def asked(offices: Iterable[Office], here: Place, desk: Desk, kept: Kept) -> tuple[Field, ...]:
    """The field of a form. `kept`: what the names are kept with."""
    if not listed(here):
        return (_by_hand(kept),)
    people = options(offices, desk)
    if not people:
        return ()
    hint = t("They get no trace of it. Whoever takes up a role later can see it.")
    return (Field(FIELD, t("Who must not see this?"), Kind.CHOICES, people, hint=hint),)


def _by_hand(kept: Kept) -> Field:
    return Field(
        FIELD,
        t("Who must not see this? Write their names, one on a line"),
        Kind.PARAGRAPH,
        hint=_KEPT_WITH[kept],
        most=LONGEST_NAMES,
    )


def options(offices: Iterable[Office], desk: Desk) -> tuple[tuple[str, str], ...]:
    """One for each name. What comes back of it tells nothing but that name."""
    roles: dict[str, tuple[str, set[Role]]] = {}
    for office in offices:
        roles.setdefault(_value(office.name, desk), (office.name, set()))[1].add(office.role)
    named = [(value, f"{name} ({_held(held)})") for value, (name, held) in roles.items()]
    return tuple(sorted(named, key=lambda one: (one[1].casefold(), one[0])))


def _held(roles: Iterable[Role]) -> str:
    return in_a_sentence([str(CALLED[role]) for role in sorted(roles, reverse=True)])


def chosen(answer: Answer, offices: Iterable[Office], here: Place, desk: Desk) -> KeptFrom | None:
    """What came back of the form, of a report that has no id yet."""
    given = (answer,) if isinstance(answer, str) else tuple(answer)
    if listed(here):
        return kept_from("", given, offices, desk)
    return kept_from_typed("", "\n".join(given)[:LONGEST_NAMES], offices)


def kept_from(report: str, ticked: Sequence[str], offices: Iterable[Office], desk: Desk) -> KeptFrom | None:
    """With every pseudonym that goes by a ticked name, and every name that goes with such a pseudonym."""
    offices = tuple(offices)
    hidden = {office for office in offices if _value(office.name, desk) in ticked}
    return KeptFrom(report, *_together(hidden, offices)) if hidden else None


def kept_from_typed(report: str, text: str, offices: Iterable[Office]) -> KeptFrom | None:
    """With everybody who could be meant, and the words themselves, whether or not they fit anybody."""
    offices, typed = tuple(offices), meant.read(text)
    if not typed:
        return None
    hidden = {office for office in offices if meant.could_be(typed, office.name)}
    return KeptFrom(report, *_together(hidden, offices), typed)


def _together(hidden: set[Office], offices: tuple[Office, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All pseudonyms and names that hang together with these."""
    while more := {one for one in offices if one not in hidden and _same(one, hidden)}:
        hidden = hidden | more
    return tuple(sorted({one.person for one in hidden})), tuple(sorted({one.name for one in hidden}))


def _same(office: Office, hidden: set[Office]) -> bool:
    return any(office.person == one.person or office.name.casefold() == one.name.casefold() for one in hidden)


def _value(name: str, desk: Desk) -> str:
    return keyed(desk.secret, "kept from", name.casefold())[:16]
