"""Before what a report says is shown, office holders give figures that only their own phone shows."""

from dataclasses import replace
from datetime import timedelta

from bot import expiring
from bot.cases.case import GONE
from bot.events import Owner, Pressed
from bot.owners import id_of
from bot.records import Office, Ownership, Unlocked
from bot.replies import Card, Form
from bot.second_factor import asking, enrolling, giving
from tests.cases.parts import Hall, hall
from tests.fakes import kept
from tests.people.living import Branch, Somebody
from tests.second_factor.steps import Phone, employers, key_in, open_to, set_up

SAID = "It decides who works on Sunday"


async def opens(who: Somebody, report: str) -> bool:
    """Whether the case opens; what is said in its place says nothing of the report."""
    words = await who.force("case.open", report)
    if SAID in words:
        return True
    assert "Rota helper" not in words
    return False


async def test_after_an_update_the_next_case_leads_to_setting_it_up_and_then_opens_and_nothing_is_lost() -> None:
    there = await employers()
    kim = await there.rep("kim")
    report = await there.report()
    waiting = await there.unread(kim)
    await kim.say("inbox")
    assert not await opens(kim, report.id)
    assert "take over an account" in kim.words
    assert await there.unread(kim) == waiting
    await kim.press("Set it up")
    phone = Phone(key_in(kim.form.intro), there.branch.clock)
    assert "your own phone" in kim.form.intro
    await kim.fill(code=phone.figures)
    assert kim.words == enrolling.ON
    await kim.press("Go on")
    assert SAID in kim.words
    assert await there.unread(kim) == []


async def test_it_holds_for_twelve_hours_in_that_conversation_and_is_then_asked_for_in_a_form() -> None:
    there = await employers()
    kim = await there.rep("kim")
    report = await there.report()
    phone = await set_up(kim, there.branch.clock)
    there.branch.clock.move(timedelta(hours=11, minutes=59))
    assert await opens(kim, report.id)
    there.branch.clock.move(timedelta(minutes=1))
    assert not await opens(kim, report.id)
    (form,) = kim.replies
    assert isinstance(form, Form)
    assert form.confided  # in a window of its own wherever a chat has one
    await kim.fill(code=phone.figures)
    assert kim.words == giving.GIVEN
    await kim.press("Go on")
    assert SAID in kim.words


async def test_another_conversation_and_another_person_get_nothing_of_it() -> None:
    there = await employers()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await set_up(kim, there.branch.clock)
    elsewhere = replace(kim.place, key="another-canary", reach="another-canary")
    said = await there.branch.bot.handle(Pressed(kim.person, elsewhere, "cause-canary", "case.open", report.id))
    assert isinstance(said[-1], Form)
    assert not await opens(sam, report.id)
    assert await opens(kim, report.id)


async def test_lock_now_ends_it_in_all_conversations() -> None:
    there = await employers()
    kim = await there.rep("kim")
    report = await there.report()
    await set_up(kim, there.branch.clock)
    elsewhere = replace(kim.place, key="another-canary", reach="another-canary")
    await open_to(there.branch.desk, kim.person, elsewhere)
    assert await kim.say("lock now") == giving.LOCKED
    assert await there.every(Unlocked) == tuple(
        one for one in await there.every(Unlocked) if one.who == there.who(there.organiser)
    )
    assert not await opens(kim, report.id)


async def test_what_others_can_see_of_a_case_is_the_same_whether_or_not_it_exists() -> None:
    there = await employers()
    kim = await there.rep("kim")
    report = await there.report(kept_from=(kim,))
    assert await kim.force("case.open", report.id) == await kim.force("case.open", "no such case")
    await set_up(kim, there.branch.clock)
    await kim.force("case.open", report.id)
    assert kim.replies == GONE


async def test_where_the_union_owns_the_chat_it_is_off_until_somebody_turns_it_on_for_themselves() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    assert await opens(kim, report.id)
    await kim.say("second step")
    assert "yours to choose" in kim.words
    await kim.press("Set it up")
    await kim.fill(code=Phone(key_in(kim.form.intro), there.branch.clock).figures)
    await kim.say("lock now")
    assert not await opens(kim, report.id)
    assert await opens(sam, report.id)


async def test_who_sets_that_an_employer_owns_the_workspace_turns_it_on_for_all_there() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await there.keep(Ownership(id_of(kim.place, there.branch.desk.secret), Owner.EMPLOYER))
    there.branch.desk.owners.forget()
    assert not await opens(kim, report.id)


async def test_an_organiser_can_want_it_at_a_workplace_wherever_its_reps_are() -> None:
    there = await hall()
    kim, elsewhere = await there.rep("kim"), await there.workplace("Library")
    sam = await there.rep("sam", elsewhere.id)
    report, other = await there.report(), replace(await there.report(), workplace=elsewhere.id)
    await there.keep(other)
    await there.organiser.force("workplaces.add", there.place.id)
    await there.organiser.fill(second_step="yes")
    assert not await opens(kim, report.id)
    assert await opens(sam, other.id)
    assert not await opens(there.organiser, other.id)  # who sees both
    await there.organiser.force("workplaces.add", there.place.id)
    await there.organiser.fill(second_step="no")
    assert "take over" in there.organiser.words
    assert not await opens(kim, report.id)
    await set_up(there.organiser, there.branch.clock)
    await there.organiser.force("workplaces.add", there.place.id)
    await there.organiser.fill(second_step="no")
    assert await opens(kim, report.id)


async def test_nobody_is_appointed_and_no_role_handed_over_without_it() -> None:
    there = Hall(Branch(owner=Owner.EMPLOYER))
    olu = await there.branch.organiser()
    for asked in ("people.appoint", "people.hand_over"):
        await olu.force(asked)
        assert "Set it up" in olu.labels
    await olu.send("people.appoint", name="Eve", role="organiser", workplace="all")
    assert "Set it up" in olu.labels
    (office,) = await kept(there.branch.desk.store, Office)
    await olu.send(f"people.hand_over {office.id}", name="Eve")
    assert "Set it up" in olu.labels
    await set_up(olu, there.branch.clock)
    await olu.force("people.appoint")
    await olu.fill(name="Eve", role="organiser", workplace="all")
    assert olu.code


async def test_what_was_opened_in_time_can_still_be_sent_for_an_hour() -> None:
    there = await employers()
    kim = await there.rep("kim")
    report = await there.report()
    await set_up(kim, there.branch.clock)
    there.branch.clock.move(timedelta(hours=11, minutes=59))
    await kim.force("case.note", report.id)
    note = kim.form.key
    there.branch.clock.move(timedelta(minutes=60))
    await expiring.sweep(there.branch.desk.store, there.branch.clock())
    await kim.send(note, words="A long note")
    assert "Your note is kept" in kim.words
    there.branch.clock.move(timedelta(minutes=1))
    await kim.send(note, words="Another")
    assert asking.NOT_DONE in kim.words
    await expiring.sweep(there.branch.desk.store, there.branch.clock())
    assert not [one for one in await there.every(Unlocked) if one.who == there.who(kim)]


async def test_a_case_is_not_in_the_log_as_read_before_it_was_shown() -> None:
    there = await employers()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.open", report.id)
    assert await there.log(report) == []
    assert not any(isinstance(one, Card) for one in kim.replies)
