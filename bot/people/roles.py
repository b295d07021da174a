"""What roles are called."""

from collections.abc import Mapping

from bot.languages import to_be_said
from bot.records import Role

CALLED: Mapping[Role, str] = {
    Role.NON_MEMBER: to_be_said("non-member"),
    Role.MEMBER: to_be_said("member"),
    Role.REP: to_be_said("rep"),
    Role.ORGANISER: to_be_said("organiser"),
}
