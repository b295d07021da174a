"""Who may do what. Until people are kept, only a trial on one's own computer has roles: the switch at its top."""

from enum import StrEnum

from bot.desk import Desk
from bot.events import Person

LOCAL = "local"  # the platform of the people of a trial; each role is one of them


class Role(StrEnum):
    NON_MEMBER = "non-member"
    MEMBER = "member"
    REP = "rep"
    ORGANISER = "organiser"


def role(person: Person, desk: Desk) -> Role | None:
    """None where it is not known, which is the rule: nobody is asked whether they are a member."""
    if desk.house.local and person.platform == LOCAL and person.user in set(Role):
        return Role(person.user)
    return None


def is_rep(person: Person, desk: Desk) -> bool:
    return role(person, desk) in (Role.REP, Role.ORGANISER)
