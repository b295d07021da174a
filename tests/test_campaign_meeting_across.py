"""Somebody asks to hear of a campaign, comes to its meeting, and stops it, all by what they press, on each platform."""

import re
from base64 import b64decode
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from adapters.teams.render import SHOW as IN_A_WINDOW
from adapters.terminal.hosts import There
from bot import memory
from bot.campaigns import hearing_of, sending
from bot.meetings import signing_up
from bot.people import inviting
from bot.records import EVERYWHERE, Campaign, Coming, Hears, Notice, Role
from bot.records.campaigns import Stage
from tests.across import ADDRESS, Across, OnSlack, across
from tests.campaigns.parts import pack
from tests.fakes import NOON, Clock, FakeLibrary, kept
from tests.insights.reported import keep
from tests.surveys.test_meeting import unfolded
from tests.teams.visiting import Member
from tests.terminal.sitting import DEPOT, SAM, alone, button, once_shown, talk
from tests.terminal.sitting import keep as keep_there
from tests.test_recruitment_across import ALEX_ON_SLACK, ALEX_ON_TEAMS, QUESTION, YES, carry, turn_of
from tests.web.visiting import LOCAL_HOUSE

CAMPAIGN = Campaign(
    "camp",
    EVERYWHERE,
    Stage.RUNNING,
    "code-canary",
    "monitoring at work",
    ("monitoring",),
    question="Would it help to talk with someone who is organising on monitoring at work?",
    more="Organising on monitoring at work means that people ask together.",
    begun=memory.day(NOON),
)
LABEL = "monitoring at work (all workplaces): running"
PLACE = "Room 2; bring a chair\\, begin:valarm"
HEAR, HERE, COME, STOP = "Hear what comes next", "Yes, tell me here", "I will come", "Stop this news"
LINK = re.compile(r"https://bot\.example/handed/[\w-]{43}")
ALEX, ORGANISER = (replace(SAM, session=f"{one}-canary", role=one) for one in (Role.NON_MEMBER, Role.ORGANISER))


def day(here: Across) -> str:
    return f"{here.clock() + timedelta(days=8):%d/%m/%Y} 17:00"


async def runs(here: Across) -> str:
    """What makes somebody its organiser."""
    cast(FakeLibrary, here.desk.knowledge).entries = pack()
    await here.code()
    await keep(here.desk, CAMPAIGN)
    return f"claim {await inviting.for_the_machine(here.desk.store, here.desk.secret, here.clock())}"


async def sets_on_slack(here: Across, olu: OnSlack, when: str) -> None:
    await to_the_meeting(olu)
    await olu.presses("Change it" if "Change it" in olu.sees else "Set a meeting")
    await olu.sends({"when": when, "minutes": "60", "place": PLACE})
    olu.closes()
    await told(here)


async def sets_on_teams(here: Across, olu: Member, when: str) -> None:
    await to_the_meeting(olu)
    await olu.presses("Set a meeting")
    await olu.presses(IN_A_WINDOW)
    await olu.fills({"typed.when": when, "one.minutes": "60", "typed.place": PLACE})
    olu.close()
    await told(here)


async def to_the_meeting(olu: OnSlack | Member) -> None:
    await olu.writes("campaigns")
    await olu.presses(LABEL)
    await olu.presses("Meeting")


async def told(here: Across) -> None:
    here.clock.move(sending.STANDS)
    await sending.tend(here.desk)
    await here.deliver()
    await here.deliver(timedelta(hours=14))  # where it was night
    await sending.tend(here.desk)


async def asks_to_hear(here: Across, alex: OnSlack | Member) -> None:
    await turn_of(here, ALEX_ON_SLACK if isinstance(alex, OnSlack) else ALEX_ON_TEAMS)
    await alex.writes(QUESTION)
    await alex.presses(YES)
    await alex.presses(HEAR)
    assert hearing_of.NOT_PRIVATE in alex.sees
    assert not await kept(here.desk.store, Hears)
    await alex.presses(HERE)
    assert len(await kept(here.desk.store, Hears)) == 1
    if isinstance(alex, OnSlack):
        alex.closes()


async def comes_and_stops(here: Across, alex: OnSlack | Member) -> None:
    assert sending.LEAN in alex.sees
    assert "Room 2" not in alex.sees
    await alex.presses("Show it to me")
    assert "Room 2" in alex.sees
    await alex.presses(COME)
    assert "You are counted" in alex.sees
    assert len(await kept(here.desk.store, Coming)) == 1
    is_the_meeting(await file_of(here, alex))
    if isinstance(alex, OnSlack):
        alex.closes()
    await alex.presses(STOP)
    assert hearing_of.ENDED in alex.sees
    for kind in (Hears, Coming, Notice):
        assert not await kept(here.desk.store, kind)


async def file_of(here: Across, alex: OnSlack | Member) -> bytes:
    if isinstance(alex, OnSlack):
        return here.slack.platform.files[-1]
    link = next(one["url"] for one, _ in reversed(list(alex.buttons)) if LINK.match(one.get("url", "")))
    async with here.client.post(urlsplit(link).path) as handed:
        return await handed.read()


def is_the_meeting(content: bytes) -> None:
    lines = unfolded(content)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "UID:camp@agreement-bot" in lines
    assert [one for one in lines if one.startswith("LOCATION")] == [
        "LOCATION:Room 2\\; bring a chair\\\\\\, begin:valarm",
    ]
    assert not [one for one in lines if one.upper().startswith(("BEGIN:VALARM", "ATTENDEE", "ORGANIZER"))]


async def test_asked_on_teams_set_on_slack(tmp_path: Path) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        olu, alex = here.somebody_on_slack(), here.somebody_on_teams()
        await olu.writes(await runs(here))
        await asks_to_hear(here, alex)
        await sets_on_slack(here, olu, day(here))
        await comes_and_stops(here, alex)
        before = len(here.teams.platform.asked)
        await sets_on_slack(here, olu, day(here).replace("17:00", "18:00"))
        assert len(here.teams.platform.asked) == before, "nothing comes after the stop"


async def test_asked_on_slack_set_on_teams(tmp_path: Path) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        olu, alex = here.somebody_on_teams(), here.somebody_on_slack()
        await olu.writes(await runs(here))
        await asks_to_hear(here, alex)
        await sets_on_teams(here, olu, day(here))
        await comes_and_stops(here, alex)
        await to_the_meeting(olu)
        assert "Fewer than 5, or nobody" in olu.sees


async def test_on_the_web_nobody_is_known_again_and_the_file_is_given_all_the_same(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        olu = here.somebody_on_slack()
        await olu.writes(await runs(here))
        await sets_on_slack(here, olu, day(here))
        begun = here.desk.recruiting.clock()
        here.desk.recruiting.clock = lambda: begun + timedelta(hours=4).total_seconds()
        alex = replace(here.somebody_with_a_browser(), path="/chat")
        await alex.opens()
        carry(here)
        await alex.says(QUESTION)
        carry(here)
        await alex.presses(YES)
        await alex.presses(HEAR)
        assert hearing_of.NOT_KNOWN in alex.sees
        assert "Room 2" in alex.sees
        await alex.presses(COME)
        assert signing_up.NOT_KNOWN in alex.sees
        assert alex.page
        (address,) = alex.page.tree.xpath("//a[@download='meeting.ics']/@href")
        is_the_meeting(b64decode(address.partition("base64,")[2]))
        assert not await kept(here.desk.store, Hears)
        assert not await kept(here.desk.store, Coming)


async def test_at_a_terminal(home: Path, tmp_path: Path) -> None:
    clock = Clock()
    async with alone(home, ALEX, LOCAL_HOUSE, clock) as (alex, desk):
        library = cast(FakeLibrary, desk.knowledge)
        library.entries = library.below = pack()
        await keep_there(desk, DEPOT, CAMPAIGN)
        await talk(alex, QUESTION, button(YES), button(HEAR), "quit")
        assert len(await kept(desk.store, Hears)) == 1
        when = f"{clock() + timedelta(days=8):%d/%m/%Y} 17:00"
        steps = ("campaigns", button(LABEL), button("Meeting"), button("Set a meeting"), when, "3", PLACE)
        await talk(There(home, ORGANISER), *steps, "quit")
        clock.move(sending.STANDS)
        await sending.tend(desk)
        shown = await talk(
            alex, *(once_shown("Room 2", button(COME)), button("I will not come after all")), "quit", folder=tmp_path
        )
        assert "You are counted" in shown.words
        assert signing_up.NOT_COMING in shown.words
        is_the_meeting((tmp_path / "meeting.ics").read_bytes())
        assert hearing_of.ENDED in (await talk(alex, "stop", button("Stop news of campaigns"), "quit")).words
        assert not await kept(desk.store, Hears)
