"""End to end, against a Slack that keeps messages and views: a survey that is asked in a channel.

Everybody in the channel sees that it is asked, and what came of it. Who answers, comes or looks shows nowhere.
"""

import json
from collections.abc import AsyncIterator

import pytest

from bot.records import Ballot, Notice, State
from tests.slack.branch import TITLE, Branch, assert_thanked, branch, offered_first, words
from tests.slack.emulated import Member
from tests.slack.payloads import Json

NAMES = tuple(f"member-{number}" for number in range(6))
NAMED = "Branch chat"
ANSWERED = {"amount": "5", "pace": "manager", "system": "no"}


@pytest.fixture
async def there() -> AsyncIterator[Branch]:
    """The rep has said in the channel that surveys are posted there."""
    async with branch(*NAMES) as made:
        await made.rep.mentions("survey here", made.channel)
        form = await made.rep.presses_alone("Open the form", made.channel)
        assert "can now be posted here" in words(await made.rep.goes_on(form, {"name": NAMED}))
        yield made


async def begins(there: Branch, member: Member) -> Json:
    """From the post in the channel to the first page, by what is offered first."""
    about = await member.presses_posted("Look at it", there.channel)
    assert "Who sees what" in words(about)
    return await member.presses_in(about, offered_first(about))


async def answers(there: Branch, member: Member, given: Json) -> Json:
    page = await begins(there, member)
    while "Nothing is sent yet." not in words(page):
        page = await member.goes_on(page, given)
    thanks = await member.sends(page, {"go": "send"})
    assert_thanked(thanks)
    return thanks


async def closed(there: Branch) -> None:
    await there.launches()
    await there.delivers()
    for member in there.members:
        await answers(there, member, ANSWERED)
    await there.rep.presses_in(await there.card("open"), "Close it now")
    await there.rep.presses_in(there.here.api.views[-1], "Yes, close it now")
    await there.tend()


async def organiser(there: Branch) -> Member:
    """With a name."""
    rita = await there.here.organiser()
    await rita.writes("our surveys")
    card = await rita.presses(f"{TITLE} (Town Hall): closed")
    results = await rita.presses_in(card, "See the results")
    await rita.presses_in(results, "Write what happens next")
    named = await rita.presses_in(there.here.api.views[-1], "Change my name")
    assert "Your name is changed." in words(await rita.goes_on(named, {"name": "Olu"}))
    return rita


async def signed(there: Branch) -> Member:
    rita = await organiser(there)
    await rita.writes("our surveys")
    results = await rita.presses_in(await rita.presses(f"{TITLE} (Town Hall): closed"), "See the results")
    form = await rita.presses_in(results, "Write what happens next")
    results = await rita.goes_on(form, {"next": "We meet the employer. <!channel> @here"})
    asked = await rita.presses_in(results, "Sign it off")
    assert "You said." in words(asked)
    assert "Results:" in words(await rita.presses_in(asked, "Yes, sign and post it"))
    return rita


async def test_from_a_template_it_is_settled_looked_at_and_posted_once_in_the_channel(there: Branch) -> None:
    before = await there.posted()
    await there.rep.writes("new survey")
    form = await there.rep.presses(TITLE)
    wrong = await there.rep.sends(form, {"closes": "yesterday", "threshold": "2"})
    assert wrong["response_action"] == "errors"
    assert set(wrong["errors"]) == {"closes", "threshold"}
    draft = await there.rep.goes_on(form, {"closes": "22/11/2026 16:00"})
    assert NAMED in words(draft)
    about = await there.rep.presses_in(draft, "See it as they will")
    page = await there.rep.presses_in(about, "First page, as they see it (English)")
    assert "Much more work" in words(page)
    while "That was the last page." not in words(page):
        assert "This is only a preview" in words(page)
        page = await there.rep.goes_on(page, {})
    draft = await there.rep.presses_in(page, "Show the survey")
    assert await there.posted() == before
    assert "It is open." in words(await there.rep.presses_in(draft, "Launch it"))
    for _ in range(2):
        await there.delivers()
    invitation, *others = await there.posted()
    assert others == before
    assert f"A survey: *{TITLE}*. It is for people who work at" in words(invitation)
    assert "thread_ts" not in invitation


async def test_a_member_answers_page_by_page_from_the_channel_and_nothing_of_it_is_in_any_history(
    there: Branch,
) -> None:
    await there.launches()
    await there.delivers()
    before, alex = await there.histories(), there.members[0]
    page = await begins(there, alex)
    first = {"amount": "5", "pace": "manager", "system": "yes"}
    second = await alex.goes_on(page, first)
    assert asked(await alex.goes_on(page, first)) == asked(second) == ["change"]  # the same, delivered again
    back = await alex.presses_in(second, "Back")
    assert chosen(back) >= {"Much more work", "A manager"}
    second = await alex.goes_on(back, {"amount": "4"})
    over = await alex.goes_on(second, {"change": ("faster", "checking")})
    assert "Nothing is sent yet." in words(over)
    assert "A little more" in words(over)
    assert "I check what it does" in words(over)
    assert not await there.all_of(Ballot)
    for _ in range(2):
        assert_thanked(await alex.sends(over, {"go": "send"}))
    (ballot,) = await there.all_of(Ballot)
    assert ballot.answers["amount"] == ("4",)
    page = await begins(there, alex)
    over = await alex.goes_on(page, {"amount": "3"})
    while "Nothing is sent yet." not in words(over):
        over = await alex.goes_on(over, {})
    assert_thanked(await alex.sends(over, {"go": "send"}))
    (ballot,) = await there.all_of(Ballot)
    assert ballot.answers["amount"] == ("3",)
    assert await there.histories() == before


async def test_a_reminder_comes_in_its_time_and_waits_while_the_survey_is_paused(there: Branch) -> None:
    await there.launches(reminders="2")  # at 13:20 and at 14:40
    await there.delivers()
    before = await there.posted()
    await there.at(13, 19)
    await there.delivers()
    assert await there.posted() == before
    await there.at(13, 21)
    await there.delivers()
    first, *others = await there.posted()
    assert others == before
    assert "*Reminder.* A survey:" in words(first)
    assert "I cannot know who has answered" in words(first)
    paused = await there.rep.presses_in(await there.card("open"), "Pause it")
    assert "It is paused" in words(paused)
    await there.at(15)
    await there.delivers()
    assert (await there.posted())[1:] == before
    await there.rep.presses_in(paused, "Go on")
    await there.delivers()
    second, *others = await there.posted()
    assert others == [first, *before]
    assert "*Reminder.*" in words(second)
    assert {one.state for one in await there.all_of(Notice) if one.what.startswith("survey.")} == {State.DONE}


async def test_it_is_cancelled_with_all_answers_and_the_button_in_the_channel_says_so(there: Branch) -> None:
    await there.launches()
    await there.delivers()
    await answers(there, there.members[0], ANSWERED)
    more = await there.rep.presses_in(await there.card("open"), "More")
    sure = await there.rep.presses_in(more, "Cancel it")
    assert "being erased" in words(await there.rep.presses_in(sure, "Yes, cancel it"))
    await there.tend()
    assert not await there.all_of(Ballot)
    before = await there.posted()
    shown = await there.members[1].presses_posted("Look at it", there.channel)
    assert "called off" in words(shown)
    assert await there.posted() == before


async def test_results_are_the_reps_alone_until_an_organiser_signs_and_then_stand_where_it_was_asked(
    there: Branch,
) -> None:
    await closed(there)
    before = await there.histories()
    draft = await there.rep.presses_in(await there.card("closed"), "See the results")
    assert "Draft results: Workload and job quality" in words(draft)
    assert "6 people took part." in words(draft)
    assert "Sign it off" not in words(draft)
    channel, _, silent, *members = await there.histories()
    assert [channel, silent, *members] == [before[0], *before[2:]]
    assert "took part" not in words(await there.rep.reads())
    await signed(there)
    await there.delivers()
    said, *others = await there.posted()
    assert others == before[0]
    assert f"*You said.* What came out of *{TITLE}*:" in words(said)
    assert "We meet the employer." in words(said)
    for ping in ("<!", "<@", "@here|"):
        assert ping not in json.dumps(said).replace("<!date", "")
    shown = await there.members[0].presses_posted("See the results", there.channel)
    assert "Results: Workload and job quality" in words(shown)
    assert (await there.posted())[0] == said


async def test_results_are_files_in_the_conversation_of_two_once_they_are_signed(there: Branch) -> None:
    async def exported(who: Member, wanted: str) -> str:
        results = await who.presses_in(await there.card("closed"), "See the results")
        return words(await who.goes_on(await who.presses_in(results, "Export"), {"format": wanted}))

    async def files() -> list[Json]:
        found: list[Json] = (await there.here.ask(there.rep.token, "files.list"))["files"]
        return [one for one in found if one["name"].startswith("survey-results")]

    await closed(there)
    assert "no file of this may lie in it" in await exported(there.rep, "csv")
    assert not await files()
    await signed(there)
    for wanted in ("csv", "xlsx", "pdf"):
        assert "Before you use it." in await exported(there.rep, wanted)
    found = await files()
    assert {one["name"] for one in found} == {
        *("survey-results-questions.csv", "survey-results.xlsx", "survey-results.pdf"),
    }
    assert all(there.rep.dm in json.dumps(one) and there.channel not in json.dumps(one) for one in found)


async def test_a_meeting_is_told_in_the_channel_and_who_comes_shows_nowhere(there: Branch) -> None:
    await closed(there)
    rita, alex = await signed(there), there.members[0]
    await there.delivers()
    await rita.writes("our surveys")
    results = await rita.presses_in(await rita.presses(f"{TITLE} (Town Hall): closed"), "See the results")
    none = await rita.presses_in(results, "Meeting to report back")
    form = await rita.presses_in(none, "Set a meeting")
    wrong = await rita.sends(form, {"when": "soon", "place": "Room 4"})
    assert set(wrong["errors"]) == {"when"}
    shown = await rita.goes_on(form, {"when": "1/12/2026 12:30", "place": "Room 4"})
    assert "Fewer than 5, or nobody." in words(shown)
    await there.delivers()
    told, *_ = before = await there.posted()
    assert "*Meeting to report back:* Tuesday 1 December 2026, 12:30 in London" in words(told)
    for _ in range(2):
        assert "You are counted." in words(await alex.presses_posted("I will come", there.channel))
    files = (await there.here.ask(alex.token, "files.list"))["files"]
    assert {one["name"] for one in files} == {"meeting.ics"}
    assert await there.posted() == before
    sure = await rita.presses_in(shown, "Cancel it")
    assert "The meeting is cancelled." in words(await rita.presses_in(sure, "Yes, cancel it"))
    await there.delivers()
    told, *others = await there.posted()
    assert others == before
    assert "is cancelled. Who had signed up is erased." in words(told)


async def test_where_a_rep_wants_no_answers_in_the_channel_a_survey_can_be_answered_all_the_same(there: Branch) -> None:
    await there.rep.mentions("this channel", there.channel)
    await there.rep.presses_alone("Do not answer here", there.channel)
    await there.launches()
    await there.delivers()
    await answers(there, there.members[0], ANSWERED)
    assert len(await there.all_of(Ballot)) == 1


async def test_the_home_lists_what_is_open(there: Branch) -> None:
    alex = there.members[0]
    assert TITLE not in words(await alex.comes_home())
    await there.launches()
    home = await alex.comes_home()
    assert TITLE in words(home)
    about = await alex.presses_in(home, TITLE)
    assert "Who sees what" in words(about)


def asked(view: Json) -> list[str]:
    return [one["block_id"] for one in view["blocks"] if one["type"] == "input"]


def chosen(view: Json) -> set[str]:
    """The choices that are made already."""
    inputs = [one["element"] for one in view["blocks"] if one["type"] == "input"]
    return {str(one["initial_option"]["text"]["text"]) for one in inputs if "initial_option" in one}
