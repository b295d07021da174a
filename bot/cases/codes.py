"""The short code of a case, which reps say to each other in place of what it is about."""

import hashlib

from bot.people.codes import LETTERS

_LENGTH = 6


def code(report_id: str) -> str:
    """Made of the id, which is random: so it tells nothing, not even which report came first."""
    number = int.from_bytes(hashlib.sha256(f"case {report_id}".encode()).digest())
    letters = []
    for _ in range(_LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return f"{''.join(letters[:3])}-{''.join(letters[3:])}"


def bare(typed: str) -> str:
    """As codes are compared: the hyphen and capitals make no difference."""
    return "".join(one for one in typed.upper() if one.isalnum())
