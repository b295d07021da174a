"""Surveys as long as they may be, with words as nasty as people can write them, keep to what Slack takes."""

from collections.abc import AsyncIterator

import pytest

from bot.records import AskedIn, Ballot, Survey, Workplace
from bot.records.surveys import Asked, Way
from tests.people.codes import HALL
from tests.slack.branch import Branch, assert_thanked, branch, words
from tests.surveys.asked import opened, survey
from tests.surveys.longest import longest

PINGS = "<!channel> @here <@U012CANARY> <#C1|x> *all* & "
PLACES = 120


@pytest.fixture
async def there() -> AsyncIterator[Branch]:
    async with branch("alice") as made:
        yield made


async def test_the_longest_survey_is_answered_in_windows(there: Branch) -> None:
    asked, desk, alice = longest(PINGS), there.here.slack.receiving.desk, there.members[0]
    await opened(desk.store, survey(asked, ways=(Way.CHAT,)), desk)
    await alice.writes("survey")
    page = await alice.presses_in(await alice.presses("Show it"), "Begin")
    given = {one.key: ("c0", "c8") if one.asked is Asked.SEVERAL else "c0" for one in asked.questions}
    while "Nothing is sent yet." not in words(page):
        page = await alice.goes_on(page, {**given, "text": PINGS * 5})
    assert_thanked(await alice.sends(page, {"go": "send"}))
    (ballot,) = await there.all_of(Ballot)
    assert set(ballot.answers) == {one.key for one in asked.questions}
    assert ballot.answers["q1"] == ("c0", "c8")
    assert ballot.answers["text"] == ((PINGS * 5).strip(),)


async def test_of_more_workplaces_than_a_list_takes_one_is_looked_for(there: Branch) -> None:
    alice, desk = there.members[0], there.here.slack.receiving.desk
    async with desk.store.transaction() as tx:
        for number in range(PLACES):
            await tx.put(Workplace(f"place-{number}", f"{PINGS}Depot {number} {'x' * 100}", "The council"))
    await alice.writes("ask me")
    form = await alice.presses("Open the form")
    found = await alice.looks_for(form, "workplace", "town hall")
    assert [name.partition(",")[0] for name in found] == [HALL.name]
    assert len(await alice.looks_for(form, "workplace", "depot")) == 100
    assert "I tell you here when a survey opens" in words(await alice.goes_on(form, {"workplace": HALL.id}))


async def test_of_more_channels_than_a_list_takes_all_are_chosen_and_told(there: Branch) -> None:
    desk = there.here.slack.receiving.desk
    async with desk.store.transaction() as tx:
        for number in range(PLACES):
            await tx.put(AskedIn(f"{number:064}", HALL.id, f"{PINGS}{number}"))
    draft = await there.drafts()
    assert PINGS.strip() in words(draft)
    (kept,) = await there.all_of(Survey)
    assert len(kept.channels) == PLACES
