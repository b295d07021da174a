"""One rep sees to a talk at a time; the others are reminded until somebody does."""

from dataclasses import replace
from datetime import timedelta

from bot import telling
from bot.cases.codes import code
from bot.records import Office, Talk, Unread
from bot.records.notices import News
from bot.records.talks import Talking
from tests.cases.parts import hall
from tests.people.living import Branch
from tests.talks.asked import NAME, WROTE, asked, the_talk

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


async def test_nobody_takes_it_up_so_reps_are_reminded_and_then_organisers_told() -> None:
    there = await hall()
    await there.rep("kim")
    await asked(there.branch.somebody("alex"), there)
    await there.deliver()
    assert there.told.names == ["kim"]
    there.told.clear()
    await there.pass_by(4 * DAY)
    assert [(name, said.body) for name, said in there.told.sent] == [("kim", telling.STILL)]
    there.told.clear()
    await there.pass_by(4 * DAY)
    assert ("olu", telling.STILL) in [(name, said.body) for name, said in there.told.sent]
    talk = await the_talk(there)
    await there.organiser.force("talks.take", talk.id)
    there.told.clear()
    await there.pass_by(30 * DAY)
    assert there.told.names == []


async def test_what_is_done_can_be_undone_and_is_reminded_of_again_when_it_is_given_back() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    await asked(there.branch.somebody("alex"), there)
    talk = await the_talk(there)
    assert "Please take it first." in await kim.force("talks.done", talk.id)
    await kim.force("talks.take", talk.id)
    assert "Please take it first." in await sam.force("talks.done", talk.id)
    await kim.force("talks.done", talk.id)
    assert "Please take it first." in await sam.force("talks.not_done", talk.id)
    await kim.force("talks.open", talk.id)
    assert kim.labels == ["It is not done yet", "Talks asked for"]
    await kim.press("It is not done yet")
    assert (await the_talk(there)).state is Talking.ASKED
    await kim.force("talks.give_back", talk.id)
    assert await there.unread(sam) == [News.TALK]
    there.told.clear()
    await there.pass_by(4 * DAY)
    assert ("kim", telling.STILL) in [(name, said.body) for name, said in there.told.sent]


async def test_it_is_handed_to_another_rep_who_alone_sees_it_then() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    await asked(there.branch.somebody("alex"), there)
    talk = await the_talk(there)
    assert "Only who has taken this request" in await kim.force("talks.hand", talk.id)
    await kim.force("talks.take", talk.id)
    assert "Kim has taken this request." in await sam.force("talks.take", talk.id)
    await kim.force("talks.hand", talk.id)
    ((value, name),) = kim.form.fields[0].options
    assert name == "Sam"
    assert "Sam has this request now" in await kim.fill(to=value)
    assert await there.unread(sam) == [News.HANDED]
    await there.deliver()
    await sam.force(telling.OPEN_TALK, talk.id)
    assert NAME in sam.words
    await kim.force(telling.OPEN_TALK, talk.id)
    assert NAME not in kim.words
    assert "Every organiser who can be told of this request" in await sam.force("talks.organiser", talk.id)
    assert await there.unread(there.organiser) == [News.HANDED]


async def test_where_there_is_no_rep_organisers_are_told_and_where_nobody_is_it_waits() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    await asked(alex, there)
    assert "The organisers are told that something waits." in alex.words
    assert await there.unread(there.organiser) == [News.TALK]

    alone = Branch()
    nobody = alone.somebody("mo")
    await nobody.say("talk to a rep")
    await nobody.press("Go on")
    assert [field.name for field in nobody.form.fields][:3] == ["where", "name", "reach"]
    assert nobody.form.fields[0].label == "Where do you work?"
    await nobody.fill(where="The mill", **WROTE)
    assert "Nobody holds a role for this workplace yet. Your request waits for the first who does." in nobody.words
    olu = await alone.organiser()
    await olu.force("talks.list")
    assert len(olu.labels) == 1
    await olu.press(olu.labels[0])
    await olu.press("Take it")
    await olu.press("Open the request")
    assert "Where, as they wrote it: The mill" in olu.words


async def test_many_are_listed_in_pages_those_first_that_nobody_has() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    weeks = {f"{number:02}": f"2026-W{number}" for number in range(10, 22)}
    await there.keep(*(Talk(id_, there.place.id, week, week) for id_, week in weeks.items()))
    await kim.force("talks.take", "10")
    await sam.force("talks.take", "11")
    await sam.force("talks.done", "11")
    await kim.say("talks asked for")
    stands = [label.partition(" – ")[2].partition(",")[0] for label in kim.labels]
    assert stands[:10] == ["nobody has it"] * 10
    assert kim.labels[0].startswith(code("12"))
    await kim.press("More")
    stands = [label.partition(" – ")[2].partition(",")[0] for label in kim.labels]
    assert stands == ["yours", "done"]
    assert "12 requests." in kim.words
    for forged in ("999", "-1", "x", "9" * 40, "²"):
        assert "Something went wrong" not in await kim.force("talks.older", forged)


async def test_once_it_is_done_nobody_else_gets_to_read_it_by_an_older_card() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    await asked(there.branch.somebody("alex"), there)
    talk = await the_talk(there)
    await kim.force("talks.take", talk.id)
    await there.organiser.force("talks.hand", talk.id)
    form = there.organiser.form
    to = form.fields[0].options[0][0]
    await kim.force("talks.done", talk.id)
    kept = await the_talk(there)
    assert "Noted as done." in await there.organiser.send(form.key, to=to)
    for action in ("take", "hand", "give_back", "organiser"):
        for who in (sam, there.organiser, kim):
            assert "Noted as done." in await who.force(f"talks.{action}", talk.id)
    assert await the_talk(there) == kept
    assert await there.every(Unread) == ()
    for who in (sam, there.organiser):
        assert NAME not in await who.force(telling.OPEN_TALK, talk.id)


async def test_once_it_is_done_nobody_is_told_or_reminded_any_more() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await asked(there.branch.somebody("alex"), there)
    talk = await the_talk(there)
    await kim.force("talks.take", talk.id)
    await kim.force("talks.organiser", talk.id)
    assert await there.unread(there.organiser) == [News.HANDED]
    await kim.force("talks.done", talk.id)
    assert await there.every(Unread) == ()
    (office,) = [one for one in await there.every(Office) if one.person == there.who(kim)]
    await there.keep(replace(office, until=there.branch.clock().date()))
    await there.pass_by(9 * DAY)
    assert there.told.names == []
    assert await there.every(Unread) == ()
