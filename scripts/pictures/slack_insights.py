"""A concern report on Slack, as a member gets it: the picture in the conversation, and the card in a window."""

import base64
import json

from bot.desk import Desk
from scripts.pictures import branch
from scripts.pictures.drawn_on_slack import alex, bot, conversation, modal
from tests.slack import oracle, payloads
from tests.slack.payloads import Json
from tests.slack.visiting import Door

ASKED = "concern reports"


async def scenes(here: Door, desk: Desk) -> list[Json]:
    await branch.shown_to_members(desk)
    await here.event({**payloads.message(ASKED), "event_id": "EvREPORTSCANARY"})
    await here.settled()
    listed = here.platform.calls("chat.postMessage")[-1]
    buttons = [one for block in listed["blocks"] for one in oracle.elements(block) if one["type"] == "button"]
    await here.interaction(payloads.pressed(next(one for one in buttons if "September" in json.dumps(one))))
    await here.settled()
    views = [one.payload["view"] for one in here.platform.asked if one.method in ("views.open", "views.update")]
    picture = f"data:image/png;base64,{base64.b64encode(here.platform.files[-1]).decode()}"
    told = here.platform.calls("files.completeUploadExternal")[-1]["files"]
    (file,) = json.loads(told) if isinstance(told, str) else told
    posted = {"who": "Agreement Bot", "bot": True, "picture": picture, "text": file["title"], "at": "12:00"}
    said = [alex(ASKED), bot(listed), posted]
    return [conversation("concern-report-picture", "Agreement Bot", said), modal("concern-report", views[-1])]
