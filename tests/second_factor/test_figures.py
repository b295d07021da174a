"""Figures count once, and nobody can go on guessing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.events import Submitted
from bot.records import SecondFactor, Unlocked
from bot.replies import Form
from bot.second_factor import asking, enrolling, giving, totp
from bot.second_factor.checking import WRONG_FIGURES, Wrong
from tests.cases.parts import Hall
from tests.people.living import Somebody
from tests.second_factor.steps import Phone, employers, key_in, open_to, set_up

A_STEP = timedelta(seconds=totp.STEP)


async def asked() -> tuple[Hall, Somebody, Phone]:
    """A rep who has set it up, and is asked for new figures."""
    there = await employers()
    kim = await there.rep("kim")
    phone = await set_up(kim, there.branch.clock)
    await kim.say("lock now")
    there.branch.clock.move(2 * A_STEP)
    await kim.force("case.open", (await there.report()).id)
    return there, kim, phone


async def open_here(there: Hall, who: Somebody) -> bool:
    return there.who(who) in [one.who for one in await there.every(Unlocked)]


@pytest.mark.parametrize(("off", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
async def test_a_clock_may_be_half_a_minute_off(off: int, right: bool) -> None:
    there, kim, phone = await asked()
    shown = totp.figures(phone.secret, totp.step_at(there.branch.clock()) + off)
    await kim.fill(code=shown)
    assert await open_here(there, kim) is right
    if not right:
        assert "My clock says 12:01:00 UTC" in kim.words  # so that they can see whether it is the clock


async def test_the_same_figures_never_count_twice_even_elsewhere() -> None:
    there, kim, phone = await asked()
    await kim.fill(code=phone.figures)
    await kim.say("lock now")
    await kim.send(asking.GIVE, code=phone.figures)
    assert Wrong.USED in kim.words
    assert not await open_here(there, kim)
    there.branch.clock.move(A_STEP)
    await kim.send(asking.GIVE, code=phone.figures)
    assert await open_here(there, kim)


async def test_nor_those_with_which_it_was_set_up_nor_earlier_ones() -> None:
    there = await employers()
    kim = await there.rep("kim")
    phone = await set_up(kim, there.branch.clock)
    await kim.say("lock now")
    before = totp.figures(phone.secret, totp.step_at(there.branch.clock()) - 1)
    for figures in (phone.figures, before):
        await kim.send(asking.GIVE, code=figures)
        assert Wrong.USED in kim.words
    assert not await open_here(there, kim)


async def test_what_is_delivered_again_gets_the_same_answer() -> None:
    there, kim, phone = await asked()
    figures = phone.figures
    first = await kim.fill("twice", code=figures)
    replies = kim.replies
    there.branch.clock.move(timedelta(minutes=5))
    assert await kim.send(asking.GIVE + " case.open x", "twice", code=figures) == first
    assert kim.labels[-1] == replies[0].buttons[-1].label  # type: ignore[union-attr]
    await kim.say("lock now")
    await kim.send(asking.GIVE, "twice", code=figures)  # as if it were sent again on purpose
    assert not await open_here(there, kim)


async def test_what_set_it_up_is_delivered_again_and_gets_the_same_answer() -> None:
    there = await employers()
    kim = await there.rep("kim")
    await kim.force(asking.BEGIN)
    figures = Phone(key_in(kim.form.intro), there.branch.clock).figures
    assert await kim.fill("twice", code=figures) == enrolling.ON
    (kept,) = [one for one in await there.every(SecondFactor) if one.id == there.who(kim)]
    assert await kim.send(enrolling.KEY, "twice", code=figures) == enrolling.ON
    assert kept in await there.every(SecondFactor)
    assert await kim.send(enrolling.KEY, code=figures) == enrolling.ALREADY


async def test_after_ten_wrong_ones_even_the_right_ones_wait_for_an_hour() -> None:
    there, kim, phone = await asked()
    for _ in range(WRONG_FIGURES.a_person):
        assert "not right" in await kim.fill(code=phone.wrong)
    assert Wrong.TOO_MANY in await kim.fill(code=phone.figures)
    assert not await open_here(there, kim)
    await kim.say("my data")
    assert "10 wrong codes" in kim.words
    there.branch.clock.move(timedelta(hours=1))
    await kim.send(asking.GIVE, code=phone.figures)
    assert await open_here(there, kim)


async def test_what_is_no_figures_costs_no_try_and_right_ones_are_given_back() -> None:
    there, kim, phone = await asked()
    for _ in range(WRONG_FIGURES.a_person + 1):
        assert Wrong.NOT_FIGURES in await kim.fill(code="my figures")
    for _ in range(WRONG_FIGURES.a_person + 1):
        there.branch.clock.move(A_STEP)
        await kim.send(asking.GIVE, code=phone.figures)
        assert kim.words == giving.GIVEN


async def test_while_it_is_set_up_guesses_are_counted_too() -> None:
    there = await employers()
    kim = await there.rep("kim")
    await kim.force(asking.BEGIN)
    phone = Phone(key_in(kim.form.intro), there.branch.clock)
    for _ in range(WRONG_FIGURES.a_person):
        await kim.fill(code=phone.wrong)
        assert key_in(kim.form.intro) == phone.secret  # still there, to be typed right
    assert Wrong.TOO_MANY in await kim.fill(code=phone.figures)


async def test_a_clock_that_was_set_back_locks_nobody_out_for_long() -> None:
    there, kim, phone = await asked()
    await kim.fill(code=phone.figures)
    there.branch.clock.move(-timedelta(days=2))
    await kim.force("case.open", (await there.report()).id)
    await kim.fill(code=phone.figures)
    assert kim.words == giving.GIVEN


async def test_a_wrong_form_stays_and_holds_nothing_that_was_typed() -> None:
    there, kim, phone = await asked()
    event = Submitted(kim.person, kim.place, "cause-canary", kim.form.key, {"code": phone.wrong})
    (form,) = await there.branch.bot.handle(event)
    assert isinstance(form, Form)
    assert form.errors
    assert form.values == {}
    assert form == replace(asking.form(form.key.partition(" ")[2]), errors=form.errors)


async def test_the_key_is_in_no_log_and_in_no_repr(logged: list[str]) -> None:
    there, _, phone = await asked()
    (kept,) = [one for one in await there.every(SecondFactor) if one.secret == phone.secret]
    assert phone.secret not in repr(kept)
    assert not any(phone.secret in line or totp.grouped(phone.secret) in line for line in logged)


async def test_one_that_was_given_elsewhere_does_not_open_this_conversation() -> None:
    there, kim, _ = await asked()
    await open_to(there.branch.desk, kim.person, replace(kim.place, platform="web", tenant="", key="a page"))
    await kim.force("case.open", (await there.report()).id)
    assert isinstance(kim.replies[0], Form)
