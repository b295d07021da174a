"""What happens on Slack before the pictures are taken: people ask and report, and the real bot answers.

Its door, the requests to it and the Slack that it calls are those of the tests; the answers are those that it has.
"""

import json
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlencode

from bot.bot import Bot
from bot.outbox import Outbox
from bot.people import inviting
from scripts.pictures import asking, real, slack_insights, slack_survey
from scripts.pictures.drawn_on_slack import alex, bot, conversation, modal
from tests.fakes import Clock
from tests.slack import payloads
from tests.slack.payloads import BOT, CHANNEL, DM, USER, Json
from tests.slack.visiting import Door, door

QUESTION = "can they just bring in a new AI system without asking the union?"
AT_A_MEETING = "do they have to tell us what data they collect?"
REPORT = {
    "what": "Rota planner",
    "where": "A hospital in the north",
    "doing": "It moves shifts the night before, and nobody can say why.",
    "name": "Alex",
}
REP, REP_DM = "U034CANARY", "D034CANARY"


async def scenes() -> list[Json]:
    clock = Clock()
    desk = real.desk(clock)
    answering = Bot(desk)
    async with door(desk, answering) as here:
        organiser = await inviting.for_the_machine(desk.store, desk.secret, clock())
        await _told(here, payloads.message(f"claim {organiser}", user=REP, channel=REP_DM))
        asked = [
            conversation("greeting", "Agreement Bot", [alex("hello"), *await _said(here, "hello")]),
            conversation("answer", "Agreement Bot", [alex(QUESTION), *await _said(here, QUESTION)]),
            await _mention(here),
        ]
        reported = await _report(here)
        clock.move(timedelta(minutes=5))
        before = len(here.platform.calls("chat.postMessage"))
        await Outbox(desk.store, {"slack": here.slack.messenger}, answering.composers, clock, desk.secret).deliver_due()
        (notice,) = here.platform.calls("chat.postMessage")[before:]
        told = [conversation("notice", "Agreement Bot", [bot(notice)]), await _home(here)]
        surveyed = await slack_survey.scenes(here, desk, answering, clock)
        found = [*asked, *reported, *told, *surveyed, *await slack_insights.scenes(here, desk)]
    return [*found, *await asking.on_slack_scenes()]


async def _told(here: Door, event: Json) -> Sequence[Json]:
    """What was posted because of it."""
    before = len(here.platform.calls("chat.postMessage"))
    await here.event({**event, "event_id": f"Ev{len(here.platform.asked)}CANARY"})
    await here.settled()
    return here.platform.calls("chat.postMessage")[before:]


async def _said(here: Door, text: str) -> list[Json]:
    return [bot(one) for one in await _told(here, payloads.message(text))]


async def _mention(here: Door) -> Json:
    answers = [bot(one) for one in await _told(here, payloads.mention(f"<@{BOT}> {AT_A_MEETING}"))]
    replies = f"{len(answers)} {'reply' if len(answers) == 1 else 'replies'}"
    asked = {**alex(f"@Agreement Bot {AT_A_MEETING}"), "replies": replies}
    return conversation("mention", "Thread   # branch-meeting", [asked, *answers])


async def _report(here: Door) -> list[Json]:
    """From the command to the receipt; once with a field left empty."""
    await here.command(payloads.command("report"))
    await here.settled()
    offered = [{**bot(one), "only": True} for one in here.platform.hooks]
    buttons = [one for block in here.platform.hooks[-1]["blocks"] for one in block.get("elements", ())]
    named = next(one for one in buttons if one.get("text", {}) and "Named" in json.dumps(one["text"]))
    await here.interaction(payloads.pressed(named, CHANNEL, ephemeral=True))
    await here.settled()
    view = here.platform.calls("views.open")[-1]["view"]
    wrong = await _sent(here, view, {**REPORT, "where": " "})
    receipt = await _sent(here, view, REPORT)
    return [
        conversation("report", "# branch-meeting", offered),
        modal("form", _filled(view, REPORT)),
        modal("errors", _filled(view, {**REPORT, "where": ""}), wrong["errors"]),
        modal("receipt", receipt["view"]),
    ]


async def _sent(here: Door, view: Json, answers: Json) -> Json:
    answered = await here.post(urlencode({"payload": json.dumps(payloads.sent(view, answers))}))
    await here.settled()
    return answered.json


async def _home(here: Door) -> Json:
    opened = {"type": "app_home_opened", "user": USER, "channel": DM, "tab": "home"}
    await _told(here, payloads.event(opened))
    return {"name": "home", "kind": "home", "view": here.platform.calls("views.publish")[-1]["view"]}


def _filled(view: Json, answers: Json) -> Json:
    """As somebody sees it who has typed this."""
    blocks = [
        {**block, "element": {**block["element"], "initial_value": answers[block["block_id"]]}}
        if block.get("block_id") in answers and block["element"]["type"] == "plain_text_input"
        else block
        for block in view["blocks"]
    ]
    return {**view, "blocks": blocks}
