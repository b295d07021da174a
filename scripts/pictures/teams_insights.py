"""A concern report on Teams, as a member gets it: a card with its picture."""

import base64
from typing import Any
from urllib.parse import urlsplit

from bot.bot import Bot
from bot.desk import Desk
from scripts.pictures import branch
from tests.teams import oracle
from tests.teams.visiting import Door, Member, door

Json = dict[str, Any]
ASKED = "concern reports"


async def scenes(desk: Desk) -> list[Json]:
    await branch.shown_to_members(desk)
    async with door(desk, Bot(desk)) as here:
        alex = here.somebody()
        await alex.writes(ASKED)
        before = len(alex.messages)
        await alex.presses(_newest(alex))
        shown = [activity for _, activity in alex.messages][before:]
        cards = [part["content"] for one in shown for part in one.get("attachments", [])]
        for image in (one for card in cards for one in oracle.every(card["body"]) if one["type"] == "Image"):
            image["url"] = await _within(here, image["url"])
        return [{"name": "concern-report", "said": [{"activity": one} for one in shown]}]


def _newest(member: Member) -> str:
    """What stands on the button of the newest report: a long label stands above it."""
    found = (str(one.get("tooltip") or one["title"]) for one, _ in member.buttons)
    return next(label for label in found if "September" in label)


async def _within(here: Door, address: str) -> str:
    """The picture itself, since nothing is behind its address once the scene is over."""
    async with here.client.get(urlsplit(address).path) as found:
        return f"data:image/png;base64,{base64.b64encode(await found.read()).decode()}"
