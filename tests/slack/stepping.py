"""An office holder on Slack sets up the second step, as they do it there: in a window."""

import json

from bot.second_factor import totp
from tests.second_factor.steps import key_in
from tests.slack import oracle, payloads
from tests.slack.payloads import Json
from tests.slack.test_home import button, says, sent
from tests.slack.visiting import Door


def figures(here: Door, key: str) -> str:
    return totp.figures(key, totp.step_at(here.desk.now()))


async def window(here: Door) -> Json:
    """The one in which the key stands."""
    await says(here, "second step")
    message = here.platform.calls("chat.postMessage")[-1]
    await here.interaction({**payloads.pressed(button(message, "Set it up")), "trigger_id": "second step"})
    await here.settled()
    view: Json = here.platform.calls("views.open")[-1]["view"]
    oracle.view(view)
    return view


async def stepped(here: Door) -> str:
    """The key."""
    view = await window(here)
    key = key_in(json.dumps(view["blocks"]))
    shown = await sent(here, view, {"code": figures(here, key)})
    assert "Your second step is on" in json.dumps(shown)
    return key
