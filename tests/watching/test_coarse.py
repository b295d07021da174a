"""What is counted by coins: right on the whole, and blind to one thing more."""

from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.watching.coarse import Coin, down_to, drawn, up_to
from adapters.watching.metrics import CONFLICT, FAILED, KEPT, STEPS, Metrics
from adapters.watching.requests import Outcome
from bot.measuring import Answered, Delivery

Thing = tuple[str, ...]

things = st.one_of(
    st.tuples(st.just("asked"), st.sampled_from(("web", "slack", "teams")), st.sampled_from(list(Outcome))),
    st.tuples(st.just("answered"), st.sampled_from(list(Answered))),
    st.tuples(st.just("sent"), st.sampled_from(("web", "slack", "teams")), st.sampled_from(list(Delivery))),
    st.tuples(st.just("ended"), st.sampled_from((KEPT, CONFLICT, FAILED))),
)


def happens(metrics: Metrics, thing: Thing, *, drawn: bool) -> None:
    match thing:
        case ("asked", platform, outcome):
            metrics.asked(platform, Outcome(outcome), 0.01)
        case ("answered", band):
            metrics.answered(Answered(band))
        case ("sent", platform, delivery):
            metrics.sent(platform, Delivery(delivery), drawn=drawn)
        case ("ended", result):
            metrics.ended(result)


@pytest.mark.parametrize("of", [10, 20, 200, 2000])
def test_a_coin_falls_once_in_as_many_times_as_it_says(of: int) -> None:
    evenly = cycle(number / (of * 7) for number in range(of * 7))
    coin = Coin(lambda: next(evenly))
    assert sum(coin.falls(of) for _ in range(of * 7 * 3)) == 21


def test_a_coin_is_no_ones_to_foresee() -> None:
    assert sum(Coin().falls(2) for _ in range(10_000)) in range(4_000, 6_000)


def test_what_is_about_one_thing_is_counted_together_and_about_as_often_as_is_said() -> None:
    found = [drawn(b"secret", f"report {number}", STEPS.subjects) for number in range(20_000)]
    assert found == [drawn(b"secret", f"report {number}", STEPS.subjects) for number in range(20_000)]
    assert sum(found) in range(300, 500)  # of 400
    assert found != [drawn(b"another", f"report {number}", STEPS.subjects) for number in range(20_000)]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(things, st.booleans())), st.lists(things, max_size=30), st.data())
def test_whatever_else_happens_and_whenever_one_looks_what_fell_on_no_coin_changes_no_byte(
    base: list[tuple[Thing, bool]], more: list[Thing], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(base)))
    pages = [_pages(base, extra, at) for extra in ([], more)]
    assert pages[0] == pages[1]


def _pages(base: list[tuple[Thing, bool]], extra: list[Thing], at: int) -> list[bytes]:
    """After each thing of the base, among which the others come, for which no coin falls."""
    lucky = [False]
    metrics = Metrics(("web", "slack", "teams"), coin=Coin(lambda: 0.0 if lucky[-1] else 1.0 - 1e-9))
    among = [*base[:at], *((one, None) for one in extra), *base[at:]]
    shown = []
    for thing, falls in among:
        lucky.append(bool(falls))
        happens(metrics, thing, drawn=bool(falls))
        if falls is not None:
            shown.append(metrics.page())
    return shown


def test_steps_are_found_from_below_and_from_above() -> None:
    assert [up_to(value, (1.0, 2.0)) for value in (0.5, 1.0, 1.5, 9.0)] == [1.0, 1.0, 2.0, 2.0]
    assert [down_to(value, (0.0, 2.0)) for value in (-1.0, 1.9, 2.0, 9.0)] == [0.0, 0.0, 2.0, 2.0]
