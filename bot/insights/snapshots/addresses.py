"""Where the page of a snapshot is: for whoever has its address once it is signed, and for an organiser before."""

import hmac

from bot.desk import Desk
from bot.memory import keyed
from bot.once import Once
from bot.records.insights import Audience

PATH = "/insights/"
DRAFTS = Once("snapshots", "/insights/draft")


def path(release: str, audience: Audience, desk: Desk) -> str:
    """It stays the same, nobody can guess it, and of the one for members nobody can tell the one for the employer."""
    return f"{PATH}{release}/{_key(release, audience, desk)}"


def address(release: str, audience: Audience, desk: Desk) -> str:
    """The same for whoever is elsewhere; empty where there are no pages that they could open."""
    return f"{desk.house.pages.rstrip('/')}{path(release, audience, desk)}" if desk.house.pages else ""


def audience(release: str, key: str, desk: Desk) -> Audience | None:
    """For whom it is, known without any look at what is kept; None where the address is wrong."""
    found = [one for one in Audience if hmac.compare_digest(key.encode(), _key(release, one, desk).encode())]
    return found[0] if found else None


def _key(release: str, audience: Audience, desk: Desk) -> str:
    return keyed(desk.secret, "snapshot", release, audience)
