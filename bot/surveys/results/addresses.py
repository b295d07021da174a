"""Where the page of the results is: for everybody once they are signed, and for a rep by a link that opens once."""

import hmac

from bot.desk import Desk
from bot.memory import keyed
from bot.once import Once

PATH = "/results/"
FOR_REPS = Once("results", "/results/rep")


def path(survey: str, desk: Desk) -> str:
    """The page of what is signed. It stays the same, and nobody can guess it."""
    return f"{PATH}{survey}/{_key(survey, desk)}"


def address(survey: str, desk: Desk) -> str:
    """The same for whoever is elsewhere; empty where there are no pages that they could open."""
    return f"{desk.house.pages.rstrip('/')}{path(survey, desk)}" if desk.house.pages else ""


def link(survey: str, desk: Desk) -> str:
    """In the Markdown of `bot.markup`; empty as above."""
    there = address(survey, desk)
    return f"[All of it on a page, with pictures]({there})" if there else ""


def fits(survey: str, key: str, desk: Desk) -> bool:
    """Whether an address is right: known without any look at what is kept."""
    return hmac.compare_digest(key.encode(), _key(survey, desk).encode())


def _key(survey: str, desk: Desk) -> str:
    return keyed(desk.secret, "results", survey)
