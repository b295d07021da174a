"""The question whether to talk to an organiser, below a real answer. The campaign is made up, and it is their turn."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, ViewportSize

from adapters.web.serve import application
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Person
from bot.people.offices import pseudonym
from bot.records import Asker, Campaign
from bot.records.campaigns import Stage
from bot.recruitment import seat, turns
from scripts.pictures import real, small
from scripts.pictures.branch import keep
from scripts.pictures.drawn_on_slack import bot, conversation
from tests.fakes import TODAY, Clock
from tests.slack import payloads as on_slack
from tests.slack.visiting import Door
from tests.slack.visiting import door as slack_door
from tests.teams import payloads as on_teams
from tests.teams.visiting import door as teams_door

Json = dict[str, Any]
ASKED = "can they just bring in a new AI system without asking the union?"
CAMPAIGN = Campaign(
    "campaign",
    stage=Stage.RUNNING,
    code="code",
    name="new AI systems",
    question="Would it help to talk with someone who is organising on new AI systems at work?",
    begun=TODAY,
)


async def desk_of(clock: Clock, person: Person | None = None) -> Desk:
    """It runs on every topic. `person`: whose turn it is; a browser has none."""
    desk = real.desk(clock)
    topics = tuple(desk.knowledge.shelf.pack.topics)
    await keep(desk, replace(CAMPAIGN, topics=topics))
    if person:
        turn = turns.under_way(pseudonym(person, desk), clock(), desk.secret)
        clock.time = max(clock(), turn.begins + timedelta(hours=1))
        until = clock() + timedelta(minutes=30)
        asker = Asker(seat.ID, desk.recruiting.run, turn.begins - timedelta(days=90), until, seat.grid(desk))
        await keep(desk, asker)
    else:
        begun = desk.recruiting.clock()
        desk.recruiting.clock = lambda: begun + timedelta(hours=4).total_seconds()
    return desk


async def on_slack_scenes() -> list[Json]:
    desk = await desk_of(Clock(), Person("slack", on_slack.TEAM, on_slack.USER))
    async with slack_door(desk, Bot(desk)) as here:
        await _writes(here, "hello", "EvHELLOCANARY")
        await _writes(here, ASKED, "EvASKEDCANARY")
        *_, question = here.platform.calls("chat.postMessage")
        return [conversation("question", "Agreement Bot", [bot(question)])]


async def on_teams_scenes() -> list[Json]:
    desk = await desk_of(Clock(), Person("teams", on_teams.TENANT, on_teams.USER))
    async with teams_door(desk, Bot(desk)) as here:
        member = here.somebody()
        await member.writes("hello")
        await member.writes(ASKED)
        *_, (_, question) = member.messages
        return [{"name": "question", "said": [{"activity": question}]}]


async def make(browser: Browser, folder: Path, sizes: Mapping[str, ViewportSize]) -> None:
    """On the web."""
    for size, view in sizes.items():
        for scheme in ("light", "dark"):
            desk = await desk_of(Clock())
            server = TestServer(application(Bot(desk), desk))
            await server.start_server(access_log=None)
            async with server:
                context = await browser.new_context(
                    viewport=view, color_scheme=cast("Any", scheme), device_scale_factor=1, reduced_motion="reduce"
                )
                page = await context.new_page()
                await page.goto(str(server.make_url("/chat")))
                await page.get_by_label("Your question").fill(ASKED)
                await page.get_by_role("button", name="Ask", exact=True).click()
                asked = page.get_by_role("button", name="Not now", exact=True)
                await asked.wait_for()
                await asked.evaluate("one => one.closest('.reply').scrollIntoView({block: 'center'})")
                await page.mouse.move(0, 0)
                await small.take(page, folder / f"question-{size}-{scheme}.png")
                await context.close()


async def _writes(here: Door, words: str, id_: str) -> None:
    await here.event({**on_slack.message(words), "event_id": id_})
    await here.settled()
