"""Who wants news every four weeks: asked for, ended, and what is left of it."""

from datetime import timedelta

from bot.insights.digest import asking
from bot.insights.digest.wishes import STOP, WANT
from bot.records import Address, DigestWish
from tests.insights.digested import digested, ended, eventful

DAY = timedelta(days=1)


async def test_it_is_off_for_everybody_who_has_not_asked() -> None:
    there = await digested()
    await there.rep("kim")
    await there.works_here("alex")
    await eventful(there)
    await there.goes_by()
    assert not await there.owed()


async def test_whose_role_has_ended_is_not_told_and_nothing_is_left_of_the_wish() -> None:
    there = await digested()
    kim = await there.wants(await there.rep("kim"))
    await eventful(there)
    await ended(there, there.who(kim))
    there.told.clear()
    await there.goes_by()
    assert not there.heard("kim")
    assert not await there.left_of(kim)


async def test_who_forgets_where_they_work_leaves_nothing() -> None:
    there = await digested()
    alex = await there.wants(await there.works_here("alex"))
    await alex.say("my data")
    told = {fact.label: fact.words for fact in alex.card.facts}
    assert told["Told of news"] == "You asked to be told news every four weeks, until 22 November 2027"
    await alex.press("Forget where I work")
    assert not await there.left_of(alex)
    assert not await there.every(DigestWish)


async def test_a_wish_is_forgotten_after_a_year_and_with_it_where_they_are_reached() -> None:
    there = await digested()
    alex = await there.wants(await there.works_here("alex"))
    await there.goes_by(timedelta(days=366))
    assert not await there.left_of(alex)


async def test_what_else_somebody_is_told_there_still_reaches_them() -> None:
    there = await digested()
    alex, kim = await there.works_here("alex"), await there.rep("kim")
    await alex.say("ask me")
    for who in (alex, kim):
        await there.wants(who)
        await who.say("stop these news")
        assert [one for one in await there.every(Address) if one.person == there.who(who)]
    await there.wants(alex)
    await alex.say("do not ask me")
    assert [one for one in await there.every(Address) if one.person == there.who(alex)]
    await alex.say("stop these news")
    assert not await there.left_of(alex)


async def test_only_who_can_be_told_later_and_has_something_to_be_told_can_ask() -> None:
    there = await digested()
    passing = there.branch.somebody("passing", lasting=False)
    assert asking.NOT_HERE in await passing.say("tell me of news")
    nobody = there.branch.somebody("nobody")
    assert asking.NOWHERE in await nobody.say("tell me of news")
    assert nobody.labels == ["Where do you work?"]
    await nobody.say("concern reports")
    assert WANT.label not in nobody.labels
    assert not await there.every(DigestWish)


async def test_it_is_offered_on_the_list_of_concern_reports_and_where_data_are_shown() -> None:
    there = await digested()
    kim = await there.rep("kim")
    await kim.say("concern reports")
    await kim.press(WANT.label)
    await kim.say("concern reports")
    assert STOP.label in kim.labels
    await kim.say("my data")
    await kim.press(STOP.label)
    await kim.say("my data")
    assert WANT.label in kim.labels
