"""A survey on Teams, asked in a channel: everybody there sees that it is asked, and what came of it.

Who answers, looks or comes shows nowhere: all of that is done in windows that only they see.
"""

import json
from collections.abc import AsyncIterator

import pytest

from bot.records import Ballot, Notice, State
from tests.teams import oracle
from tests.teams.branch import ROOM, TITLE, Branch, asked_here, branch, offered_first, offers, words
from tests.teams.visiting import Member

ANSWERED = {"one.amount": "5", "one.pace": "manager", "one.system": "no"}


@pytest.fixture
async def there() -> AsyncIterator[Branch]:
    async with branch(6) as made:
        await asked_here(made)
        yield made


async def begins(member: Member) -> None:
    """From the post in the channel to the first page, in a window, by what is offered first."""
    await member.presses_posted("Look at it")
    assert offers(member, "Who sees what")
    await member.presses(offered_first(member))


async def answers(member: Member) -> None:
    await begins(member)
    await member.fills(ANSWERED)
    assert "Nothing is sent yet." in member.sees
    await member.fills({"one.go": "send"})
    assert "Your answers are kept, and count once." in member.sees
    member.close()


async def closed(there: Branch) -> None:
    await there.launches()
    for member in there.members:
        await answers(member)
    await there.closes()


def everything_said(there: Branch) -> list[str]:
    return [json.dumps(one.activity) for one in there.here.platform.messages.values()]


async def test_from_a_template_it_is_settled_looked_at_and_posted_once_in_the_channel(there: Branch) -> None:
    rep = there.rep
    await there.opens_form()
    await rep.fills({"typed.closes": "yesterday", "typed.threshold": "2"})
    assert rep.sees.count("⚠️") >= 2
    await rep.fills({"typed.closes": "22/11/2026 16:00", "typed.threshold": "5"})
    assert "Branch chat" in rep.sees
    await rep.presses("See it as they will")
    await rep.presses("First page, as they see it (English)")
    while "That was the last page." not in rep.sees:
        assert "This is only a preview" in rep.sees
        await rep.fills({})
    await rep.presses("Show the survey")
    assert not there.posted()
    await rep.presses("Launch it")
    assert "It is open." in rep.sees
    for _ in range(2):
        await there.delivers()
    (invitation,) = there.posted()
    assert TITLE in words(invitation)
    assert "writing as “Kim, rep”." in words(invitation)
    assert [one.conversation for one in there.here.platform.messages.values()][-1] == ROOM


async def test_a_member_answers_page_by_page_in_a_window_and_nothing_of_it_is_in_any_message(there: Branch) -> None:
    await there.launches()
    before, alex = everything_said(there), there.members[0]
    await begins(alex)
    await alex.fills({"one.amount": "5", "one.pace": "manager", "one.system": "yes"})
    assert asked(alex) == ["many.change"]
    await alex.presses("Back")
    assert {one["id"]: one.get("value") for one in oracle.inputs(alex.window)}["one.amount"] == "5"
    await alex.fills({"one.amount": "4"})
    page = alex.window
    await alex.fills({"many.change": "faster,checking"})
    over = alex.window
    alex.window = page
    await alex.fills({"many.change": "faster,checking"})  # delivered again
    assert asked(alex) == ["one.go"]
    assert "I check what it does" in alex.sees
    assert not await there.all_of(Ballot)
    for _ in range(2):
        alex.window = over
        await alex.fills({"one.go": "send"})
        assert "Your answers are kept, and count once." in alex.sees
    (ballot,) = await there.all_of(Ballot)
    assert (ballot.answers["amount"], ballot.answers["change"]) == (("4",), ("faster", "checking"))
    await begins(alex)
    await alex.fills({"one.amount": "3", "one.system": "no"})
    await alex.fills({"one.go": "send"})
    (ballot,) = await there.all_of(Ballot)
    assert (ballot.answers["amount"], "change" in ballot.answers) == (("3",), False)
    assert everything_said(there) == before


async def test_a_reminder_comes_in_its_time_and_waits_while_the_survey_is_paused(there: Branch) -> None:
    await there.launches(**{"one.reminders": "2"})  # at 13:20 and at 14:40
    await there.at(13, 19)
    assert len(there.posted()) == 1
    await there.at(13, 21)
    _, first = there.posted()
    assert "Reminder. A survey:" in words_of(first)
    assert "I cannot know who has answered" in words(first)
    await (await there.card("open")).presses("Pause it")
    await there.at(15)
    assert len(there.posted()) == 2
    await there.rep.presses("Go on")
    await there.delivers()
    *_, second = there.posted()
    assert "Reminder. A survey:" in words_of(second)
    assert len(there.posted()) == 3
    assert {one.state for one in await there.all_of(Notice) if one.what.startswith("survey.")} == {State.DONE}


async def test_it_is_cancelled_with_all_answers_and_the_button_in_the_channel_says_so(there: Branch) -> None:
    await there.launches()
    await answers(there.members[0])
    await (await there.card("open")).presses("More")
    await there.rep.presses("Cancel it")
    await there.rep.presses("Yes, cancel it")
    await there.delivers()
    assert not await there.all_of(Ballot)
    before = everything_said(there)
    await there.members[1].presses_posted("Look at it")
    assert "called off" in there.members[1].sees
    assert everything_said(there) == before


async def test_results_are_the_reps_alone_until_an_organiser_signs_and_then_stand_where_it_was_asked(
    there: Branch,
) -> None:
    await closed(there)
    await (await there.card("closed")).presses("See the results")
    assert "Draft results: Workload and job quality" in there.rep.sees
    assert "6 people took part." in there.rep.sees
    assert len(there.posted()) == 1
    await there.signed()
    _, said = there.posted()
    assert f"You said. What came out of {TITLE}:" in words_of(said)
    assert "We meet the employer." in words(said)
    assert "mention" not in json.dumps(said)
    alex = there.members[0]
    await alex.presses_posted("See the results")
    assert "6 people took part." in alex.sees
    await alex.presses("Question by question")
    (picture, *_) = [one for one in alex.window["body"] if one["type"] == "Image"]
    assert picture["url"].startswith("https://bot.example/handed/")
    assert picture["altText"]
    assert there.posted()[1:] == [said]


async def test_signed_results_are_handed_out_by_links_that_open_once(there: Branch) -> None:
    async def export(wanted: str) -> None:
        await (await there.card("closed")).presses("See the results")
        await there.rep.presses("Export")
        await there.rep.fills({"one.format": wanted})

    await closed(there)
    await export("csv")
    assert "no file of this may lie in it" in there.rep.sees
    await there.signed()
    found = dict[str, bytes]()
    for wanted in ("csv", "xlsx", "pdf"):
        await export(wanted)
        assert "Before you use it." in there.rep.sees
        found |= await there.opened(there.rep)
    begins_with = {name: content[:4] for name, content in found.items()}
    assert begins_with["survey-results.pdf"] == b"%PDF"
    assert begins_with["survey-results.xlsx"] == b"PK\x03\x04"
    assert "survey-results-questions.csv" in found


async def test_a_meeting_is_told_in_the_channel_and_who_comes_shows_nowhere(there: Branch) -> None:
    await closed(there)
    olu, alex = await there.signed(), there.members[0]
    await (await there.card("closed", olu)).presses("See the results")
    await olu.presses("Meeting to report back")
    await olu.presses("Set a meeting")
    await olu.presses("Show it to me")
    await olu.fills({"typed.when": "soon", "typed.place": "Room 4"})
    assert "Within a year from now." in olu.sees
    await olu.fills({"typed.when": "1/12/2026 12:30"})
    assert "Fewer than 5, or nobody." in olu.sees
    await there.delivers()
    *_, told = there.posted()
    assert "Meeting to report back: Tuesday 1 December 2026, 12:30 in London" in words_of(told)
    before = everything_said(there)
    for _ in range(2):
        await alex.presses_posted("I will come")
        assert "You are counted." in alex.sees
    (calendar,) = (await there.opened(alex)).values()
    assert calendar.startswith(b"BEGIN:VCALENDAR")
    assert everything_said(there) == before
    await olu.presses("Cancel it")
    await olu.presses("Yes, cancel it")
    await there.delivers()
    *_, told = there.posted()
    assert "is cancelled. Who had signed up is erased." in words_of(told)


def asked(member: Member) -> list[str]:
    return [one["id"] for one in oracle.inputs(member.window)]


def words_of(activity: object) -> str:
    """In one line, as they are read."""
    assert isinstance(activity, dict)
    (attached,) = activity["attachments"]
    runs = [run["text"] for one in oracle.every(attached["content"]["body"]) for run in one.get("inlines", [])]
    return oracle.shown("".join(runs))
