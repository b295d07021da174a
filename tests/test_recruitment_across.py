"""A campaign is made on one platform, people are asked on others, and what they choose leads where it says."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

from bot.events import Person
from bot.marks import ASKED, NEVER
from bot.people import inviting
from bot.people.offices import pseudonym
from bot.records import Asked, Asker, Unasked
from bot.recruitment import seat, turns
from bot.store import run
from tests.across import Across, OnSlack, across
from tests.campaigns.parts import pack
from tests.fakes import FakeLibrary, kept
from tests.slack import oracle
from tests.slack import payloads as on_slack
from tests.teams import payloads as on_teams

QUESTION = "can they bring in a new system without us?"
YES, LATER, NEVER_ASK = "Yes, tell me more", "Not now", "Never ask me"
ALEX_ON_SLACK = Person("slack", on_slack.TEAM, on_slack.USER)
ALEX_ON_TEAMS = Person("teams", on_teams.TENANT, on_teams.USER)


async def turn_of(here: Across, person: Person) -> None:
    """Now is when they may be asked, and this process has run since long before."""
    turn = turns.under_way(pseudonym(person, here.desk), here.clock(), here.desk.secret)
    here.clock.time = max(here.clock(), turn.begins + timedelta(hours=1))
    now = here.clock()
    begun = turn.begins - timedelta(days=90)
    asker = Asker(seat.ID, here.desk.recruiting.run, begun, now + timedelta(minutes=30), seat.grid(here.desk))
    await run(here.desk.store, lambda tx: tx.put(asker))


async def started(here: Across, olu: OnSlack) -> None:
    """By an organiser on Slack, from the first word to the start."""
    cast(FakeLibrary, here.desk.knowledge).entries = pack()
    await here.code()
    await olu.writes(f"claim {await inviting.for_the_machine(here.desk.store, here.desk.secret, here.clock())}")
    await olu.writes("campaigns")
    await olu.presses("New campaign")
    await olu.presses("monitoring at work")
    await olu.sends({"workplace": "all"})
    await olu.presses("Start it")
    assert "It is running" in olu.sees
    olu.closes()


async def test_made_on_slack_asked_on_teams_and_yes_leads_to_a_talk_and_to_joining(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        await started(here, here.somebody_on_slack())
        alex = here.somebody_on_teams()
        await turn_of(here, ALEX_ON_TEAMS)
        await alex.writes(QUESTION)
        assert "organising on monitoring at work?" in alex.sees
        assert await kept(here.desk.store, Asked) == ()
        await alex.presses(YES)
        assert len(await kept(here.desk.store, Asked)) == 1
        assert "Organising on monitoring at work" in alex.sees
        offered = [one["title"] for one, _ in alex.buttons]
        assert {"Talk with a rep", "What joining means", "Join the union"} <= set(offered)
        await alex.presses("Talk with a rep")
        await alex.writes(QUESTION)
        asked = [one for one in here.teams.platform.said() if LATER in json.dumps(one)]
        assert len(asked) == 1, "nobody is asked twice"


async def test_on_teams_not_now_keeps_a_date_and_never_a_code(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        await started(here, here.somebody_on_slack())
        alex = here.somebody_on_teams()
        await turn_of(here, ALEX_ON_TEAMS)
        await alex.writes(QUESTION)
        await alex.presses(LATER)
        assert len(await kept(here.desk.store, Asked)) == 1
        await alex.presses(NEVER_ASK)
        assert await kept(here.desk.store, Asked) == ()
        assert len(await kept(here.desk.store, Unasked)) == 1


async def test_in_a_channel_nobody_is_asked(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        await started(here, here.somebody_on_slack())
        await turn_of(here, ALEX_ON_TEAMS)
        alex = here.somebody_on_teams().in_a_channel()
        await alex.writes(QUESTION)
        assert "The draft agreement would not allow it." in alex.sees
        assert LATER not in alex.sees


async def test_made_on_slack_and_asked_on_the_web_where_the_browser_remembers(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        await started(here, here.somebody_on_slack())
        begun = here.desk.recruiting.clock()
        here.desk.recruiting.clock = lambda: begun + timedelta(hours=4).total_seconds()
        alex = replace(here.somebody_with_a_browser(), path="/chat")
        await alex.opens()
        carry(here)
        await alex.says(QUESTION)
        assert "organising on monitoring at work?" in alex.sees
        assert f"mark-{ASKED}" in carry(here)
        here.desk.recruiting._until.clear()
        await alex.says(QUESTION)
        assert LATER not in alex.sees, "once in a visit"
        carry(here)
        here.client.session.cookie_jar.clear(lambda one: one.key == f"mark-{ASKED}")
        await alex.says(QUESTION)
        carry(here)
        await alex.presses(NEVER_ASK)
        assert f"mark-{NEVER}" in carry(here)
        here.client.session.cookie_jar.clear(lambda one: one.key == f"mark-{ASKED}")
        here.desk.recruiting._until.clear()
        await alex.says(QUESTION)
        assert LATER not in alex.sees
        assert await kept(here.desk.store, Asked) == ()
        assert await kept(here.desk.store, Unasked) == ()


async def test_the_organiser_is_told_of_a_few_only_that_it_is_withheld(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        olu, alex = here.somebody_on_slack(), here.somebody_on_teams()
        await started(here, olu)
        await turn_of(here, ALEX_ON_TEAMS)
        await alex.writes(QUESTION)
        assert LATER in alex.sees
        here.clock.move(timedelta(days=62))
        await olu.writes("campaigns")
        await olu.presses(label_in(olu))
        await olu.presses("Results")
        assert "Asked: withheld. Talks: withheld. Links: withheld. Joined: withheld" in olu.sees
        assert "Asked: 1" not in olu.sees


def carry(here: Across) -> set[str]:
    """What the browser keeps. Its cookies are for https, over which nobody comes here: so they are sent without."""
    found = list(here.client.session.cookie_jar)
    for one in found:
        one["secure"] = ""
    return {one.key for one in found}


def label_in(olu: OnSlack) -> str:
    """Of the button that leads to the campaign."""
    drawn = (
        one
        for each in olu.messages
        for block in each["blocks"]
        for one in oracle.elements(block)
        if one["type"] == "button"
    )
    return next(str(one["text"]["text"]) for one in drawn if one["text"]["text"].startswith("monitoring at work"))
