"""Somebody takes their data with them and deletes it, on the web, on Slack and on Teams."""

import base64
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.across import ADDRESS, Across, across
from tests.web.visiting import read

LINK = re.compile(r"https://bot\.example/handed/[\w-]{43}")
FILE = re.compile(r"data:application/json;base64,([\w+/=]+)")


async def opened(here: Across, link: str) -> dict[str, Any] | None:
    """None where the link opens nothing any more."""
    async with here.client.post(urlsplit(link).path) as handed:
        found: dict[str, Any] | None = json.loads(await handed.read()) if handed.ok else None
        return found


async def test_on_slack_and_on_teams_it_lies_behind_a_link_that_opens_once(tmp_path: Path) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        on_slack, on_teams = here.somebody_on_slack(), here.somebody_on_teams()
        for who, platform in ((on_slack, "slack"), (on_teams, "teams")):
            await who.writes("hello")
            await who.writes("take my data with me")
            drawn = on_slack.messages if who is on_slack else [card for card, _ in on_teams.cards]
            (link,) = set(LINK.findall(json.dumps(drawn)))
            told = await opened(here, link)
            assert told is not None, platform
            assert told["format"] == "agreement-bot my-data"
            assert [one["kind"] for one in told["held"]] == ["told"]
            assert await opened(here, link) is None, "it opens once"
            await who.writes("delete my data")
            await who.presses("Yes, delete it")
            assert "It is deleted, with the keys that open it." in who.sees


async def test_on_the_web_the_page_has_the_file(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        page = await read(await here.client.get("/chat"))
        asking = next(form for form in page.tree.forms if "text" in form.fields)
        said = {**dict(asking.form_values()), "text": "take my data with me"}
        async with here.client.post(asking.action, data=said) as answer:
            (found,) = FILE.findall(await answer.text())
        assert json.loads(base64.b64decode(found))["version"] == 1
