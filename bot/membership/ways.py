"""The ways in which an installation may know who is a member."""

from collections.abc import Mapping
from enum import StrEnum


class Way(StrEnum):
    UNKNOWN = "unknown"  # nothing is asked or kept: everybody is treated alike
    TOLD = "told"  # by the person, in private
    LIST = "list"  # that somebody imported, of e-mail addresses


_FOR = (
    "Who is a member is not asked whether they would talk to an organiser; but in a chat that your employer owns I do "
    "not look at it, and ask everybody alike."
)
IN_WORDS: Mapping[Way, str] = {
    Way.UNKNOWN: "I do not know who is a member, nobody is asked whether they are, and everybody is answered alike.",
    Way.TOLD: "Only what you say of it yourself in *my data*, if you like: I keep that sealed, for a year at most. It "
    f"changes no answer, and nobody else is shown it. {_FOR}",
    Way.LIST: "The union gave me its list of members. I keep codes of its e-mail addresses and no address; who looks "
    "after my machine could test an address against them. It changes no answer, and nobody else is shown it. "
    f"{_FOR}",
}
