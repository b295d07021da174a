"""How people are asked, and what they are told of a tap."""

from datetime import date

from bot import days
from bot.campaigns.wording import paragraphs
from bot.desk import House
from bot.events import Owner, Place
from bot.identity import page, readers
from bot.markup import plain
from bot.privacy import described
from bot.records import Asked, Campaign

CHAT = "/chat"
ORGANISERS = (
    "Organisers wrote that question; I am a machine, and my answers are the same whatever you choose. Do nothing, and "
    "I keep nothing about you."
)
TAPS = described.receipt(Asked)
TAPS_BRIEFLY = (
    "After *Yes* or *Not now* your browser is told not to have me ask again for 30 days, after *Never* for a year; I "
    "keep nothing about you."
)

NOT_HERE = "Others can read this place, so nothing comes of that here, and nothing of it is kept."
NOT_YOURS = "That question was not put to you, so nothing comes of it, and nothing of it is kept."
TAKEN_BACK = "Nothing of that tap is kept: since I asked, you took back what the question rested on, or it is too old."
NEVER = (
    "I will not ask you. What I keep for that is a code and no name, and nothing else of it. *My data* leads to where "
    "you can change that."
)
NEVER_BRIEFLY = "Your browser is told not to have me ask for a year. I keep nothing about you."
KEPT_BRIEFLY = "Your browser is told not to have me ask again for 30 days. I keep nothing about you."
STAYS_BRIEFLY = "Your browser keeps to what it was told before: not to have me ask. I keep nothing about you."
ENDED = "That campaign has ended since I asked. If it would still help, a rep can get in touch with you."
WRITTEN = "*An organiser of the union wrote this:*"


def asked(campaign: Campaign, place: Place, house: House) -> str:
    """The question first, in the campaign's words."""
    taps = TAPS if place.lasting else TAPS_BRIEFLY
    said = (f"**{plain(campaign.question)}**", f"{ORGANISERS} {taps}", _read_along(place, house))
    return "\n\n".join(part for part in said if part)


def more(campaign: Campaign, place: Place, house: House) -> str:
    said = (WRITTEN, paragraphs(campaign.more), _read_along(place, house))
    return "\n\n".join(part for part in said if part)


def kept(not_before: date, left: int) -> str:
    if left <= 0:
        return "I do not ask you again: I keep that I have asked three times, and *my data* lets you erase it."
    return f"I do not ask again before {days.told(not_before)}: I keep that date, and *my data* lets you erase it."


def fine(words: str) -> str:
    return words if words == TAKEN_BACK else f"That is fine. {words}"


def _read_along(place: Place, house: House) -> str:
    if place.owner is not Owner.EMPLOYER:
        return ""
    return f"{readers(place.owner)} On a phone or computer of your own you find me at {page(house, CHAT)}."
