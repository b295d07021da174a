"""Where the page of the results is: for everybody once they are signed, and for a rep by a link that opens once."""

import hmac
from datetime import datetime, timedelta

from bot import handed
from bot.desk import Desk, House
from bot.memory import keyed
from bot.records import Handed
from bot.store import Transaction

PATH = "/results/"
FOR_REPS = "/results/rep"
OPENED = timedelta(hours=1)  # that a rep's browser shows the page, once it has opened the link
_KIND = "application/x-survey-results"  # what is kept of a rep's link is no document


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


def openable(house: House) -> bool:
    """Whether reps can be given a link to what nobody has signed."""
    return handed.linkable(house) or bool(house.local and house.pages)


async def for_rep(tx: Transaction, survey: str, who: str, desk: Desk) -> str:
    """A link for a rep, by their pseudonym. It opens once, as that to a document does."""
    name = handed.drawn()
    await tx.add(_kept(name, survey, who, desk.now() + handed.WITHIN, once=True))
    return f"{desk.house.pages.rstrip('/')}{FOR_REPS}/{name}"


async def opened(tx: Transaction, taken: Handed, now: datetime) -> str:
    """What the browser that opened it shows from now on, so that the page can be loaded again there alone."""
    survey, who = read(taken)
    name = handed.drawn()
    await tx.add(_kept(name, survey, who, now + OPENED, once=False))
    return name


def named(name: str) -> str:
    """By which what is kept of a rep's link is found, apart from what a link to a document leads to."""
    return f"results {name}"


def id_of(name: str) -> str:
    """Of what is kept of it."""
    return handed.hashed(named(name))


def read(kept: Handed) -> tuple[str, str]:
    """The survey, and the pseudonym of the rep."""
    survey, _, who = kept.content.decode().partition(" ")
    return survey, who


def _kept(name: str, survey: str, who: str, until: datetime, *, once: bool) -> Handed:
    content = f"{survey} {who}".encode()
    return Handed(id_of(name), until, until, "results", _KIND, content, once=once)


def _key(survey: str, desk: Desk) -> str:
    return keyed(desk.secret, "results", survey)
