"""A survey on Teams: posted in a channel, a page of its questions, and what came of it."""

from collections.abc import Sequence
from typing import Any

from adapters.teams import references
from adapters.teams.references import Reference
from bot.bot import Bot
from bot.desk import Desk
from bot.outbox import Outbox
from bot.records import Address
from scripts.pictures import surveyed
from tests.fakes import Clock
from tests.teams import oracle, payloads
from tests.teams.payloads import BOT, CHANNEL, TENANT
from tests.teams.visiting import Member, door

Json = dict[str, Any]
_CHOSEN = {"one.amount": "5", "one.pace": "manager", "one.evening": "4", "one.system": "yes"}


async def scenes(desk: Desk, clock: Clock) -> list[Json]:
    async with door(desk, Bot(desk)) as here:
        room = CHANNEL.partition(";")[0]
        to = references.written(Reference(here.platform.service, TENANT, BOT, conversation=room))
        asked = await surveyed.asked(desk, Address("channel", "", "teams", TENANT, room, to, quiet_from=None))
        await Outbox(desk.store, {"teams": here.messenger}, here.bot.composers, clock, desk.secret).deliver_due()
        (posted,) = here.platform.messages.values()
        alex = here.somebody()
        await alex.presses_posted(_main(_cards(posted.activity)))
        about = _window("survey-about", alex)
        await alex.presses(_main([alex.window]))
        page = _window("survey-page", alex)
        await asked.closes()
        results = payloads.invoke("task/submit", {"data": _pressing("surveys.results", asked.made.id)})
        await alex.does(results)
        said = {"name": "survey", "said": [{"activity": posted.activity}]}
        return [said, about, _filled(page), _window("survey-results", alex)]


def _cards(activity: Json) -> list[Json]:
    return [one["content"] for one in activity["attachments"]]


def _main(cards: Sequence[Json]) -> str:
    """The title of the button that is offered first."""
    return next(str(one["title"]) for card in cards for one in oracle.actions(card) if one.get("style") == "positive")


def _window(name: str, member: Member) -> Json:
    return {"name": name, "window": {"title": member.title, "card": member.window}}


def _pressing(action: str, value: str) -> Json:
    return {"agreement": {"do": "press", "what": action, "value": value}}


def _filled(scene: Json) -> Json:
    for one in oracle.every(scene["window"]["card"]["body"]):
        if one.get("id") in _CHOSEN:
            one["value"] = _CHOSEN[one["id"]]
    return scene
