"""What follows the question whether to talk to an organiser, to its end, on each platform."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from adapters.terminal.hosts import There
from bot.events import Person
from bot.people import inviting
from bot.people.offices import pseudonym
from bot.records import Asked, Campaign, Talk, Unasked
from bot.records.campaigns import Stage
from bot.recruitment import turns, wording
from tests.across import ADDRESS, Across, OnSlack, OnTheWeb, across
from tests.campaigns.parts import pack
from tests.fakes import Clock, FakeLibrary, kept
from tests.insights.reported import keep
from tests.people.codes import HALL
from tests.slack import payloads as on_slack
from tests.teams.visiting import Member
from tests.terminal.sitting import DEPOT, Screen, alone, button, receipt_on, talk
from tests.terminal.sitting import keep as keep_there
from tests.terminal.test_reporting import REP
from tests.test_campaign_meeting_across import ALEX, CAMPAIGN, LABEL, ORGANISER
from tests.test_recruitment_across import (
    ALEX_ON_SLACK,
    ALEX_ON_TEAMS,
    LATER,
    NEVER_ASK,
    QUESTION,
    YES,
    carry,
    turn_of,
)
from tests.test_talks_across import NAME, REACH, receipt
from tests.web.visiting import LOCAL_HOUSE

MINE, AGAIN, ERASE = "Being asked about organising", "You may ask me again", "Forget when I asked you"
OTHER = {"slack": "teams", "teams": "slack"}
BOTH = pytest.mark.parametrize("platform", ["slack", "teams"])


def somebody(here: Across, platform: str) -> OnSlack | Member:
    return here.somebody_on_slack() if platform == "slack" else here.somebody_on_teams()


def account(platform: str) -> Person:
    return ALEX_ON_SLACK if platform == "slack" else ALEX_ON_TEAMS


def closes(one: OnSlack | Member) -> None:
    one.closes() if isinstance(one, OnSlack) else one.close()


async def runs(here: Across) -> str:
    """A campaign, and what makes somebody a rep at the hall."""
    cast(FakeLibrary, here.desk.knowledge).entries = pack()
    code = await here.code()
    await keep(here.desk, CAMPAIGN)
    return f"claim {code}"


async def is_asked(here: Across, alex: OnSlack | Member, platform: str) -> None:
    """When it is their turn, and below an answer."""
    await turn_of(here, account(platform))
    await alex.writes(QUESTION)
    assert LATER in alex.sees


async def is_asked_again(here: Across, alex: OnSlack | Member, platform: str) -> bool:
    """Whether that is so in their next turn."""
    turn = turns.under_way(pseudonym(account(platform), here.desk), here.clock(), here.desk.secret)
    here.clock.time = turn.ends + timedelta(hours=1)
    await turn_of(here, account(platform))
    before = asked(alex)
    await alex.writes(QUESTION)
    return asked(alex) > before


def asked(alex: OnSlack | Member) -> int:
    """How often."""
    return alex.sees.count(str(CAMPAIGN.question))


async def to_what_is_kept(alex: OnSlack | Member) -> None:
    await alex.writes("my data")
    await alex.presses(MINE)


@BOTH
async def test_yes_leads_to_a_talk_that_a_rep_takes_on_another_platform(tmp_path: Path, platform: str) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        alex, sam = somebody(here, platform), somebody(here, OTHER[platform])
        await sam.writes(await runs(here))
        await is_asked(here, alex, platform)
        await alex.presses(YES)
        await alex.presses("Talk with a rep")
        await alex.presses("Go on")
        if isinstance(alex, OnSlack):
            await alex.sends({"workplace": HALL.id})
            await alex.sends({"name": NAME, "reach": REACH})
        else:
            await alex.presses("Open in a window")
            await alex.fills({"one.workplace": HALL.id})
            await alex.fills({"typed.name": NAME, "typed.reach": REACH})
        figures = receipt(alex.sees)
        closes(alex)
        await here.deliver()
        await here.deliver(timedelta(hours=14))  # where it was night
        await sam.presses("Open it")
        await sam.steps(here.clock)
        await sam.presses("Take it")
        await sam.presses("Open the request")
        for words in (NAME, REACH, "monitoring at work"):
            assert words in sam.sees
        await alex.writes(f"receipt {figures}")
        assert "A rep has taken it up" in alex.sees


@BOTH
async def test_yes_leads_to_joining_to_what_it_means_and_to_inviting(tmp_path: Path, platform: str) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        alex = somebody(here, platform)
        await runs(here)
        await is_asked(here, alex, platform)
        for label, words in (
            ("Join the union", f"{ADDRESS}/join/{CAMPAIGN.code}"),
            ("What joining means", "I hold no answers on joining"),
            ("Invite a colleague", "A text to pass on"),
        ):
            await alex.presses(YES)
            await alex.presses(label)
            assert words in alex.sees
            closes(alex)
        assert await kept(here.desk.store, Talk) == ()


@BOTH
async def test_never_is_final_until_they_change_it_themselves(tmp_path: Path, platform: str) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        alex = somebody(here, platform)
        await runs(here)
        await is_asked(here, alex, platform)
        await alex.presses(NEVER_ASK)
        assert "I will not ask you." in alex.sees
        closes(alex)
        assert not await is_asked_again(here, alex, platform)
        assert not await is_asked_again(here, alex, platform)
        await to_what_is_kept(alex)
        await alex.presses(AGAIN)
        closes(alex)
        assert await kept(here.desk.store, Unasked) == ()
        assert await is_asked_again(here, alex, platform)


@BOTH
async def test_after_not_now_they_are_asked_at_most_twice_more(tmp_path: Path, platform: str) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        alex = somebody(here, platform)
        await runs(here)
        await is_asked(here, alex, platform)
        await alex.presses(LATER)
        closes(alex)
        assert [await is_asked_again(here, alex, platform) for _ in range(4)] == [True, True, False, False]


@BOTH
async def test_a_campaign_that_ends_between_question_and_tap(tmp_path: Path, platform: str) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        alex, olu = somebody(here, platform), somebody(here, OTHER[platform])
        await runs(here)
        await olu.writes(f"claim {await inviting.for_the_machine(here.desk.store, here.desk.secret, here.clock())}")
        await is_asked(here, alex, platform)
        await olu.writes("campaigns")
        for label in (LABEL, "More", "End it", "Yes, end it"):
            await olu.presses(label)
        assert [one.stage for one in await kept(here.desk.store, Campaign)] == [Stage.ENDED]
        await alex.presses(YES)
        assert wording.ENDED in alex.sees
        await alex.presses("Talk with a rep")
        assert "Who can read this here" in alex.sees


@BOTH
async def test_what_was_taken_back_between_question_and_tap_stays_taken_back(tmp_path: Path, platform: str) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        alex = somebody(here, platform)
        await runs(here)
        await is_asked(here, alex, platform)
        await alex.presses(LATER)
        closes(alex)
        assert await is_asked_again(here, alex, platform)
        await to_what_is_kept(alex)
        await alex.presses(ERASE)
        closes(alex)
        assert await kept(here.desk.store, Asked) == ()
        await alex.presses(LATER)
        assert wording.TAKEN_BACK in alex.sees
        assert await kept(here.desk.store, Asked) == ()


async def test_in_a_channel_of_slack_nobody_is_asked(tmp_path: Path) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        await runs(here)
        await turn_of(here, ALEX_ON_SLACK)
        alex = here.somebody_on_slack()
        await here.slack.event(on_slack.mention(f"<@{on_slack.BOT}> {QUESTION}"))
        await here.slack.settled()
        assert "The draft agreement would not allow it." in alex.sees
        assert LATER not in alex.sees
        await alex.writes(QUESTION)
        assert LATER in alex.sees, "alone with the bot they are"


async def is_asked_on_the_web(here: Across) -> OnTheWeb:
    await runs(here)
    begun = here.desk.recruiting.clock()
    here.desk.recruiting.clock = lambda: begun + timedelta(hours=4).total_seconds()
    alex = replace(here.somebody_with_a_browser(), path="/chat")
    await alex.opens()
    carry(here)
    await alex.says(QUESTION)
    assert LATER in alex.sees
    carry(here)
    return alex


async def test_on_the_web_yes_leads_to_a_talk(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        alex = await is_asked_on_the_web(here)
        await alex.presses(YES)
        assert "Organising on monitoring at work" in alex.sees
        assert await kept(here.desk.store, Asked) == ()
        carry(here)
        await alex.presses("Talk with a rep")
        await alex.presses("Go on")
        await alex.fills({"one.workplace": HALL.id})
        await alex.fills({"one.name": NAME, "one.reach": REACH})
        assert receipt(alex.sees)
        (one,) = await kept(here.desk.store, Talk)
        assert one.workplace == HALL.id


async def test_on_the_web_a_campaign_that_ends_between_question_and_tap(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        alex = await is_asked_on_the_web(here)
        await keep(here.desk, replace(CAMPAIGN, stage=Stage.ENDED))
        await alex.presses(YES)
        assert wording.ENDED in alex.sees
        carry(here)
        await alex.presses("Talk with a rep")
        assert "Who can read this here" in alex.sees


async def test_at_a_terminal_from_the_question_to_the_talk(home: Path) -> None:
    async with alone(home, ALEX, LOCAL_HOUSE) as (alex, desk):
        library = cast(FakeLibrary, desk.knowledge)
        library.entries = library.below = pack()
        await keep_there(desk, DEPOT, CAMPAIGN)
        sent = await talk(
            alex,
            *(QUESTION, button(YES), button("Talk with a rep"), button("Go on"), button("The depot, The council")),
            *(NAME, REACH, "", "", "", "", "quit"),
        )
        figures = receipt_on(sent)
        taken = await talk(
            There(home, REP), "talks asked for", "1", button("Take it"), button("Open the request"), "quit"
        )
        assert f"How to reach them: {REACH}" in taken.words
        assert "What it is about: monitoring at work" in taken.words
        assert "A rep has taken it up" in (await talk(alex, f"receipt {figures}", "quit")).words


async def test_at_a_terminal_never_is_final_until_they_change_it(home: Path) -> None:
    async with alone(home, ALEX, LOCAL_HOUSE) as (alex, desk):
        library = cast(FakeLibrary, desk.knowledge)
        library.entries = library.below = pack()
        await keep_there(desk, DEPOT, CAMPAIGN)
        said = await talk(alex, QUESTION, button(NEVER_ASK), QUESTION, "quit")
        assert said.words.count(str(CAMPAIGN.question)) == 1
        assert len(await kept(desk.store, Unasked)) == 1
        await talk(alex, "my data", button(MINE), button(AGAIN), "quit")
        assert await kept(desk.store, Unasked) == ()


async def test_at_a_terminal_a_campaign_that_ends_between_question_and_tap(home: Path) -> None:
    async with alone(home, ALEX, LOCAL_HOUSE) as (alex, desk):
        library = cast(FakeLibrary, desk.knowledge)
        library.entries = library.below = pack()
        await keep_there(desk, DEPOT, CAMPAIGN)

        async def ended(screen: Screen) -> str:
            """By an organiser at another terminal, with the question on this one."""
            end = (button(LABEL), button("More"), button("End it"), button("Yes, end it"))
            await talk(There(home, ORGANISER), "campaigns", *end, "quit")
            assert [one.stage for one in await kept(desk.store, Campaign)] == [Stage.ENDED]
            return button(YES)(screen)

        said = await talk(alex, QUESTION, ended, button("Talk with a rep"), "quit")
        assert wording.ENDED in said.words
        assert CAMPAIGN.more not in said.words
        assert "Who can read this here" in said.words


@pytest.mark.parametrize("label", [YES, LATER])
async def test_at_a_terminal_what_was_taken_back_between_question_and_tap(home: Path, label: str) -> None:
    clock = Clock()
    async with alone(home, ALEX, LOCAL_HOUSE, clock) as (alex, desk):
        library = cast(FakeLibrary, desk.knowledge)
        library.entries = library.below = pack()
        await keep_there(desk, DEPOT, CAMPAIGN)
        await talk(alex, QUESTION, button(LATER), "quit")
        assert len(await kept(desk.store, Asked)) == 1
        clock.move(timedelta(days=38))  # after the date that is kept

        async def erased(screen: Screen) -> str:
            """In another window of theirs, with the question in this one."""
            await talk(There(home, ALEX), "my data", button(MINE), button(ERASE), "quit")
            assert await kept(desk.store, Asked) == ()
            return button(label)(screen)

        said = await talk(alex, QUESTION, erased, "quit")
        assert wording.TAKEN_BACK in said.words
        assert await kept(desk.store, Asked) == ()
