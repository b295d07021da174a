"""The ways in which an installation may know who is a member."""

from enum import StrEnum


class Way(StrEnum):
    UNKNOWN = "unknown"  # nothing is asked or kept: everybody is treated alike
    TOLD = "told"  # by the person, in private
    LIST = "list"  # that somebody imported, of e-mail addresses
