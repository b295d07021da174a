"""A survey on Slack: posted in a channel, a page of its questions, and what came of it."""

from collections.abc import Sequence

from bot.bot import Bot
from bot.desk import Desk
from bot.outbox import Outbox
from bot.records import Address
from scripts.pictures import surveyed
from scripts.pictures.drawn_on_slack import bot, conversation, modal
from tests.fakes import Clock
from tests.slack import oracle, payloads
from tests.slack.payloads import CHANNEL, TEAM, Json
from tests.slack.visiting import Door

_CHOSEN = {"amount": "5", "pace": "manager", "evening": "4", "system": "yes"}


async def scenes(here: Door, desk: Desk, of: Bot, clock: Clock) -> list[Json]:
    asked = await surveyed.asked(desk, Address("channel", "", "slack", TEAM, CHANNEL, TEAM, quiet_from=None))
    await Outbox(desk.store, {"slack": here.slack.messenger}, of.composers, clock, desk.secret).deliver_due()
    posted = here.platform.calls("chat.postMessage")[-1]
    about = await _pressed(here, payloads.pressed(_main(posted["blocks"]), CHANNEL))
    page = await _pressed(here, payloads.pressed_in(about, _main(about["blocks"])))
    await asked.closes()
    results = await _pressed(here, payloads.pressed(_button("surveys.results", asked.made.id), CHANNEL))
    return [
        conversation("survey", f"# {surveyed.ROOM}", [bot(posted)]),
        modal("survey-about", about),
        modal("survey-page", _filled(page)),
        modal("survey-results", results),
    ]


async def _pressed(here: Door, payload: Json) -> Json:
    """The window that is shown then."""
    before = len(_views(here))
    await here.interaction(payload)
    await here.settled()
    (view,) = _views(here)[before:]
    return view


def _views(here: Door) -> list[Json]:
    shown = [one.payload for one in here.platform.asked if one.method in ("views.open", "views.update")]
    return [one["view"] for one in shown]


def _main(blocks: Sequence[Json]) -> Json:
    """The button that is offered first."""
    drawn = [element for block in blocks for element in oracle.elements(block) if element["type"] == "button"]
    return dict(next(one for one in drawn if one.get("style") == "primary"))


def _button(action: str, value: str) -> Json:
    return {"type": "button", "action_id": f"{action}|1", "value": value, "text": {"type": "plain_text", "text": "x"}}


def _filled(view: Json) -> Json:
    blocks = []
    for block in view["blocks"]:
        chosen = [
            one for one in block.get("element", {}).get("options", ()) if one["value"] == _CHOSEN.get(block["block_id"])
        ]
        element = {**block["element"], "initial_option": chosen[0]} if chosen else block.get("element")
        blocks.append({**block, "element": element} if element else block)
    return {**view, "blocks": blocks}
