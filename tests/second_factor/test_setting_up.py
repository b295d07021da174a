"""An office holder sets up the second step, changes the phone, and leaves."""

from dataclasses import replace
from datetime import timedelta

from bot.desk import House
from bot.events import Owner, Person, Place, Pressed, Submitted
from bot.records import Enrolling, SecondFactor, Unlocked
from bot.records.audit import Did
from bot.replies import Form, Picture, Text
from bot.second_factor import asking, enrolling, giving, step
from bot.second_factor.gate import Needs, needed
from bot.store import run
from tests import fakes
from tests.fakes import Clock
from tests.people.living import Branch
from tests.second_factor.steps import Phone, employers, key_in, set_up

SAID = "It decides who works on Sunday"


async def test_in_a_trial_it_is_off_unless_turned_on() -> None:
    clock = Clock()
    branch = Branch(clock)
    house = House("The union", "a person", Owner.UNION, local=True)
    branch.start(fakes.desk(house=house, clock=clock))
    person, place = Person("local", "", "rep"), Place("web", "", "session rep", Owner.SELF)

    async def stands() -> Needs:
        return await run(branch.desk.store, lambda tx: needed(tx, person, place, branch.desk))

    assert await stands() is Needs.NOTHING
    begun = await branch.bot.handle(Pressed(person, place, "one", asking.BEGIN))
    *_, picture, form = begun
    assert isinstance(picture, Picture)  # a page of the bot's own shows it; see below for a chat
    assert isinstance(form, Form)
    phone = Phone(key_in(form.intro), clock)
    assert phone.secret not in picture.alternative + picture.title
    await branch.bot.handle(Submitted(person, place, "two", form.key, {"code": phone.figures}))
    assert await stands() is Needs.NOTHING
    clock.move(timedelta(hours=12))
    assert await stands() is Needs.FIGURES


async def test_a_chat_gets_the_picture_by_a_link_that_opens_once_and_never_as_a_file() -> None:
    clock = Clock()
    branch = Branch(clock, owner=Owner.EMPLOYER)
    house = House("The union", "a person", Owner.EMPLOYER, pages="https://bot.example")
    branch.start(fakes.desk(house=house, clock=clock))
    olu = await branch.organiser()
    await olu.force(asking.BEGIN)
    (form,) = olu.replies
    assert isinstance(form, Form)
    assert form.confided
    assert "https://bot.example/handed/" in form.intro
    assert "opens once" in form.intro


async def test_where_others_read_along_no_key_is_shown() -> None:
    there = await employers()
    kim = await there.rep("kim")
    channel = replace(kim.place, private=False, room="room-canary")
    said = await there.branch.bot.handle(Pressed(kim.person, channel, "cause-canary", asking.BEGIN))
    assert said == (enrolling.NOT_HERE,)
    assert await there.every(Enrolling) == ()


async def test_the_key_is_the_same_in_two_windows_and_forgotten_after_a_quarter_of_an_hour() -> None:
    there = await employers()
    kim = await there.rep("kim")
    await kim.force(asking.BEGIN)
    first = key_in(kim.form.intro)
    await kim.force(asking.BEGIN)
    assert key_in(kim.form.intro) == first
    there.branch.clock.move(timedelta(minutes=15))
    await kim.fill(code=Phone(first, there.branch.clock).figures)
    assert "forgotten the key" in kim.words
    await kim.press("Set it up")
    assert key_in(kim.form.intro) != first
    assert there.who(kim) not in [one.id for one in await there.every(SecondFactor)]


async def test_the_phone_is_changed_only_with_fresh_figures_of_the_old_one() -> None:
    there = await employers()
    kim = await there.rep("kim")
    phone = await set_up(kim, there.branch.clock)
    await kim.say("second step")
    assert "It is on, since 22 November 2026" in kim.words
    await kim.press(step.CHANGE)
    await kim.fill(code=phone.wrong)
    assert "not right" in kim.words
    there.branch.clock.move(timedelta(seconds=30))
    await kim.fill(code=phone.figures)
    assert step.GONE in kim.words
    await kim.press("Set it up")
    other = Phone(key_in(kim.form.intro), there.branch.clock)
    assert other.secret != phone.secret
    await kim.fill(code=other.figures)
    assert kim.words == enrolling.ON
    assert [one for one in await there.log() if "step" in one] == [
        Did.SET_UP_STEP,
        Did.TURNED_OFF_STEP,
        Did.SET_UP_STEP,
    ]


async def test_it_is_told_in_the_log_for_organisers_and_goes_with_the_last_office() -> None:
    there = await employers()
    kim = await there.rep("kim")
    await set_up(kim, there.branch.clock)
    await there.organiser.say("audit log")
    assert "**Kim** set up a second step" in there.organiser.words
    await kim.say("my data")
    facts = {fact.label: fact.words for fact in kim.card.facts}
    assert facts["Your second step"] == "On, since 22 November 2026"
    await there.organiser.force("people.list")
    await there.organiser.press("Kim, rep for Town Hall")
    await there.organiser.press("Remove Kim")
    await there.organiser.press("Yes, remove Kim")
    mine = there.who(kim)
    assert mine not in [one.id for one in await there.every(SecondFactor)]
    assert mine not in [one.who for one in await there.every(Unlocked)]


async def test_nobody_without_an_office_learns_that_there_is_such_a_thing() -> None:
    there = await employers()
    eve = there.branch.somebody("eve")
    await eve.force(asking.BEGIN)
    assert isinstance(eve.replies[0], Text)
    assert "Only a rep can do that" in eve.words
    for key in (asking.GIVE, enrolling.KEY, step.OFF):
        assert "Only a rep can do that" in await eve.send(key, code="123456")
    for action in (giving.LOCK.action, step.OPEN.action, step.OFF):
        assert "Only a rep can do that" in await eve.force(action)
