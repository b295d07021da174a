"""What follows from an attempt, decided without a clock, a store or a platform."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.after import (
    FEWEST_ATTEMPTS,
    FIRST_PAUSE,
    GIVE_UP_AFTER,
    LONGEST_PAUSE,
    LONGEST_WAIT,
    MOST_ATTEMPTS,
    UNREACHED,
    Later,
    Never,
    Outcome,
    Sent,
    after,
    leased,
    postponed,
)
from bot.records import Cause, Notice, State
from tests.fakes import NOON
from tests.outbox.parts import to

ATTEMPTS = st.integers(1, MOST_ATTEMPTS - 1)
CHANCES = st.floats(0, 1)
WAITS = st.none() | st.timedeltas()
OUTCOMES = st.just(Sent()) | st.builds(Later, st.just(Cause.BUSY), WAITS) | st.just(Never(Cause.REFUSED))


def tried(attempts: int, instead: tuple[str, ...] = ()) -> Notice:
    owed = leased(to("rep", instead=instead), "a lease", NOON, NOON + timedelta(minutes=1))
    return replace(owed, attempts=attempts)


@given(ATTEMPTS, CHANCES)
def test_the_pause_doubles_up_to_an_hour_and_is_never_less_than_half_of_that(attempts: int, chance: float) -> None:
    (later,) = after(tried(attempts), Later(Cause.FAILED), NOON, chance)
    whole = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempts - 1, 20))
    assert whole / 2 <= later.due - NOON <= whole
    assert (later.state, later.lease, later.cause, later.moved) == (State.WAITING, "", Cause.FAILED, NOON)


@given(ATTEMPTS, WAITS, CHANCES)
def test_nothing_is_tried_again_before_the_platform_allows_it_unless_it_asks_for_too_long(
    attempts: int, wait: timedelta | None, chance: float
) -> None:
    later, *_ = after(tried(attempts), Later(Cause.BUSY, wait), NOON, chance)
    assert later.state is State.WAITING
    assert later.due - NOON >= min(wait or timedelta(), LONGEST_WAIT)
    assert later.due - NOON <= max(LONGEST_PAUSE, LONGEST_WAIT)


def test_the_longest_wait_leaves_the_attempts_without_which_nothing_is_given_up() -> None:
    assert timedelta(hours=1) < LONGEST_WAIT < GIVE_UP_AFTER / FEWEST_ATTEMPTS


@given(st.integers(1, 2 * MOST_ATTEMPTS), OUTCOMES, st.timedeltas(timedelta(), timedelta(days=30)), CHANCES)
def test_whatever_happens_a_notice_is_over_or_due_again_within_the_time_until_it_is_given_up(
    attempts: int, outcome: Outcome, age: timedelta, chance: float
) -> None:
    now = NOON + age
    then, *others = after(tried(attempts, instead=("branch",)), outcome, now, chance)
    assert then.due > now
    assert then.lease == ""
    assert then.state is not State.WAITING or then.due <= now + GIVE_UP_AFTER
    assert bool(others) is (then.state is State.UNDELIVERED)


def test_it_is_given_up_after_three_days_but_not_before_five_attempts() -> None:
    late = NOON + GIVE_UP_AFTER
    assert after(tried(FEWEST_ATTEMPTS), Later(Cause.TOO_SLOW), late, 0)[0].state is State.UNDELIVERED
    assert after(tried(FEWEST_ATTEMPTS - 1), Later(Cause.TOO_SLOW), late, 0)[0].state is State.WAITING
    assert after(tried(MOST_ATTEMPTS), Later(Cause.TOO_SLOW), NOON, 0)[0].state is State.UNDELIVERED


def test_what_is_given_up_keeps_the_cause_of_its_last_failure() -> None:
    assert after(tried(MOST_ATTEMPTS), Later(Cause.TOO_SLOW), NOON, 0)[0].cause is Cause.TOO_SLOW


def test_each_of_the_others_is_told_once_and_nobody_instead_of_them() -> None:
    owed = tried(1, instead=("branch", "office"))
    _, *told = after(owed, Never(Cause.UNREACHABLE), NOON, 0)
    assert [(one.to, one.what, one.about, one.instead) for one in told] == [
        ("address of branch", UNREACHED, owed.id, ()),
        ("address of office", UNREACHED, owed.id, ()),
    ]
    assert [one.id for one in after(owed, Never(Cause.UNREACHABLE), NOON + GIVE_UP_AFTER, 1)[1:]] == [
        one.id for one in told
    ]


def test_what_is_put_back_untried_has_not_used_up_an_attempt() -> None:
    owed = to("rep")
    taken = leased(owed, "a lease", NOON, NOON + timedelta(minutes=1))
    later = NOON + timedelta(hours=8)
    assert postponed(taken, later, NOON) == replace(owed, due=later, moved=NOON)


def test_the_same_key_makes_the_same_notice_and_another_key_another() -> None:
    assert to("rep").id == to("rep", due=NOON + timedelta(days=1)).id
    assert to("rep").id != to("rep", 1).id
    assert "rep" not in to("rep").id
