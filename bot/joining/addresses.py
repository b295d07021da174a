"""Where people can join: our own page, the same for everybody, and from there the union's.

The union's page is told the workplace and the campaign by two parameters in its address, and nothing of the person:
`workplace`, its name (left out where the campaign is for all of them), and `campaign`, the code of ours. They come
after what the address has; one that it has already stays as it is.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bot.campaigns import addresses
from bot.desk import House
from bot.joining.finding import Found

PATH = "/join"
GO = "union"  # what a campaign's address ends in that leads on to the union's page


def path(found: Found | None) -> str:
    """Of our page: that of a campaign that runs, or the one for all."""
    return f"{PATH}/{found.campaign.code}" if found else PATH


def link(found: Found | None, house: House) -> str:
    """The same with its host; nothing where we have no pages that people can reach."""
    return f"{house.pages.rstrip('/')}{path(found)}" if house.pages else ""


def union(found: Found) -> str:
    """The union's own page; nothing where the campaign has none, or one that could not be typed in today."""
    try:
        kept = addresses.read(found.campaign.joining) if found.campaign.joining else ""
    except LookupError:
        return ""
    if not kept:
        return ""
    parts = urlsplit(kept)
    there = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    wanted = {"workplace": found.workplace, "campaign": found.campaign.code}
    more = urlencode({name: value for name, value in wanted.items() if value and name not in there})
    return urlunsplit(parts._replace(query="&".join(part for part in (parts.query, more) if part)))


def host(address: str) -> str:
    """Whose site it is, for people to read."""
    return urlsplit(address).hostname or ""
