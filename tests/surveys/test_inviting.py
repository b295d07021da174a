"""Those who are asked are told once, and reminded alike. How it is with hundreds: see test_inviting_many."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from bot.events import Said
from bot.outbox import Composed
from bot.records import Address, AskedIn, Notice, State, Told, Willing
from bot.replies import Text
from bot.store import run
from bot.surveys.questionnaire.phrases import say
from bot.surveys.reps import asked_in
from bot.surveys.telling import inviting, rounds, willing
from tests.fakes import UNION_HOUSE
from tests.house.test_pausing import REASON
from tests.surveys.reps import Hall, hall


async def composed(there: Hall, owed: Notice) -> Composed:
    return await run(there.branch.desk.store, lambda tx: there.branch.bot.composers[owed.what](owed, tx))


async def words(there: Hall, owed: Notice) -> str:
    (said,) = (await composed(there, owed)).replies
    assert isinstance(said, Text)
    return said.body


async def test_who_asked_to_be_told_is_told_once_and_who_did_not_is_not() -> None:
    there = await hall()
    await there.willing("alex")
    await there.works_here("bo")
    await there.launched()
    for _ in range(3):
        await there.tend()
    (owed,) = await there.notices()
    (address,) = [one for one in await there.every(Address) if one.id == owed.to]
    assert "alex" in address.channel
    said = await words(there, owed)
    assert "**One question**" in said
    assert "writing as “Kim, rep”." in said
    assert "You asked me to tell you" in said
    assert address.quiet_from, "nobody is told at night"


async def test_who_works_elsewhere_is_not_told() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    await alex.say("ask me")
    await alex.fill(workplace=there.depot.id)
    await there.launched()
    await there.tend()
    assert not await there.notices()


async def test_who_ends_it_is_left_alone_even_where_a_notice_was_made_and_nothing_is_kept_of_them() -> None:
    there = await hall()
    alex = await there.willing("alex")
    await there.launched()
    await there.tend()
    (owed,) = await there.notices()
    await alex.say("do not ask me")
    assert await composed(there, owed) == Composed()
    assert not await there.every(Willing)
    assert not [one for one in await there.every(Address) if "alex" in one.channel]


async def test_an_office_holder_who_ends_it_is_still_told_what_waits() -> None:
    there = await hall()
    await there.willing("sam")
    before = await there.every(Address)
    await there.branch.somebody("sam").say("do not ask me")
    assert await there.every(Address) == before


async def test_what_is_kept_for_it_is_shown_to_them_and_forgotten_after_a_year() -> None:
    there = await hall()
    alex = await there.willing("alex")
    await alex.say("my data")
    told = {fact.label: fact.words for fact in alex.card.facts}
    assert told["Told of surveys"] == "You asked to be told of surveys at Town Hall, until 22 November 2027"
    assert willing.NOT_ME.label in alex.labels
    await there.pass_by(timedelta(days=366))
    assert not await there.every(Willing)
    assert not [one for one in await there.every(Address) if "alex" in one.channel]


async def test_nobody_is_told_where_they_could_not_be_reached_later() -> None:
    there = await hall()
    passing = there.branch.somebody("passing", lasting=False)
    assert willing.NOT_HERE in await passing.say("ask me")
    assert not await there.every(Willing)


async def test_everybody_is_reminded_alike_whether_or_not_they_have_answered() -> None:
    there = await hall()
    for name in ("alex", "bo"):
        await there.willing(name)
    await there.launched()
    await there.tend()
    await there.answered("alex")
    await there.pass_by(timedelta(days=5))
    reminders = [one for one in await there.notices() if one.what == inviting.REMIND]
    assert len(reminders) == 2
    assert {await words(there, one) for one in reminders} == {await words(there, reminders[0])}
    assert say("en", "invite.nobody_knows") in await words(there, reminders[0])
    await there.tend()
    assert len([one for one in await there.notices() if one.what == inviting.REMIND]) == 2
    await there.pass_by(timedelta(days=5))
    await there.pass_by(timedelta(days=3))
    assert Counter(one.about[-1] for one in await there.notices()) == {"0": 2, "1": 2, "2": 2}


async def test_reminders_that_were_missed_come_as_one() -> None:
    there = await hall()
    await there.willing("alex")
    await there.launched(reminders="4")
    await there.tend()
    await there.kim.press("Pause it")
    await there.pass_by(timedelta(days=10))
    assert len(await there.notices()) == 1
    await there.kim.press("Go on")
    await there.tend()
    assert [one.about[-1] for one in await there.notices() if one.what == inviting.REMIND] == ["3"]


async def test_while_it_is_paused_what_is_to_be_told_waits_and_comes_afterwards() -> None:
    there = await hall()
    await there.willing("alex")
    await there.launched()
    await there.tend()
    (owed,) = await there.notices()
    await there.kim.press("Pause it")
    waits = await composed(there, owed)
    assert not waits.replies
    (later,) = waits.then
    assert isinstance(later, Notice)
    assert (later.to, later.about, later.due) == (owed.to, owed.about, there.branch.clock() + rounds.AGAIN)
    await there.kim.press("Go on")
    assert "One question" in await words(there, later)


async def test_while_the_bot_is_paused_there_nobody_is_asked() -> None:
    there = await hall()
    await there.willing("alex")
    await there.sam.say("pause")
    await there.sam.press("Pause at Town Hall")
    await there.sam.fill(reason=REASON)
    await there.launched()
    await there.tend()
    assert not await there.notices()
    await there.sam.force("pausing.started", there.hall.id)
    await there.tend()
    assert len(await there.notices()) == 1


async def test_of_a_survey_that_is_closed_or_cancelled_nobody_is_told_any_more() -> None:
    there = await hall()
    await there.willing("alex")
    made = await there.launched()
    await there.tend()
    (owed,) = await there.notices()
    await there.kim.force("surveys.cancelled", made.id)
    assert await composed(there, owed) == Composed()


async def test_a_channel_is_asked_in_public_where_a_rep_has_said_so_there() -> None:
    there = await hall()
    await there.channel_named()
    (channel,) = await there.every(AskedIn)
    made = await there.launched(audience=(f"channel {channel.id}",))
    assert made.channels == (channel.id,)
    assert "The channel Hall chat" in there.kim.words
    (owed,) = await there.notices()
    (address,) = [one for one in await there.every(Address) if one.id == owed.to]
    assert (address.person, address.channel, address.reference) == ("", "depot-canary", "channel")
    (said,) = (await composed(there, owed)).replies
    assert isinstance(said, Text)
    assert not said.private
    assert [(button.action, button.label) for button in said.buttons] == [
        ("survey.open", "Look at it"),
        ("survey.open", "Edrych arno"),
    ]
    english, welsh = said.body.split("\n\n")
    assert english.startswith("A survey: **One question**. It is for people who work at **Town Hall, ")
    assert welsh.startswith("Arolwg: **Un cwestiwn**. Mae i bobl sy'n gweithio yn **Town Hall, ")
    for words_ in (english, welsh):
        assert "“Kim, rep”" in words_
        assert UNION_HOUSE.operator in words_


async def test_only_a_rep_of_the_workplace_says_where_it_is_asked() -> None:
    there = await hall()
    eve = there.branch.somebody("eve")
    await there.kim.say("survey here")
    assert "Mention me" in there.kim.words
    await eve.send(asked_in.KEY, workplace=there.hall.id, name="Mine")
    assert not await there.every(AskedIn)


async def test_who_has_said_where_they_work_is_told_once_as_they_come_and_nobody_writes_to_them() -> None:
    there = await hall()
    bo = await there.works_here("bo")
    made = await there.launched()
    there.branch.clock.move(timedelta(hours=4))
    assert "A survey is open where you work" in await bo.say("hello")
    assert "One question" in bo.labels
    there.branch.clock.move(timedelta(hours=4))
    assert "A survey is open" not in await bo.say("hello")
    assert not await there.notices()
    await bo.say("my data")
    assert made.closes
    assert "that I have told you of the survey" in bo.words
    elsewhere = there.branch.somebody("elsewhere")
    assert "A survey is open" not in await elsewhere.say("hello")
    assert await there.every(Told)


async def test_stop_and_a_paused_bot_leave_the_way_to_end_it() -> None:
    there = await hall()
    alex = await there.willing("alex")
    await there.sam.say("pause")
    await there.sam.press("Pause at Town Hall")
    await there.sam.fill(reason=REASON)
    assert "do not ask me" in await alex.say("stop")
    await alex.press(willing.NOT_ME.label)
    assert willing.ENDED in alex.words
    assert not await there.every(Willing)
    bo = await there.willing("bo")
    assert willing.ENDED not in bo.words
    assert willing.ENDED in await bo.say("do not ask me")


async def test_a_channel_is_no_longer_asked_once_a_rep_says_so_there() -> None:
    there = await hall()
    await there.channel_named()
    await there.branch.bot.handle(Said(there.kim.person, there.channel(), "ends", "no surveys here"))
    assert not await there.every(AskedIn)
    assert not [one for one in await there.every(Address) if not one.person]
    await there.kim.say("new survey")
    await there.kim.press("One question")
    (field,) = [one for one in there.kim.form.fields if one.name == "audience"]
    assert not any(value.startswith("channel") for value, _ in field.options)


async def test_reps_see_how_far_it_is_as_numbers() -> None:
    there = await hall()
    for name in ("alex", "bo", "cy"):
        await there.willing(name)
    made = await there.launched()
    await there.tend()
    first, second, _ = await there.notices()
    async with there.branch.desk.store.transaction() as tx:
        await tx.put(replace(first, state=State.DONE))
        await tx.put(replace(second, state=State.UNDELIVERED))
    said = await there.kim.force("surveys.one", made.id)
    assert "Invitations: 1 of 3 told, 1 cannot be reached." in said
