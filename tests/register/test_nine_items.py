from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records.register import Item, NineItem, nine_item
from bot.register.nine_items import DUE_AFTER, MEANS, Standing, ask_next, days_overdue, due_by, of_system, standing
from knowledge import packs

ASKED = date(2026, 11, 2)
DAY = timedelta(days=1)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
TODAY = st.dates(date(2026, 1, 1), date(2027, 12, 31))
KEPT = st.builds(
    lambda item, days: NineItem(f"s/{item.number}", "s", item, *days),
    st.sampled_from(Item),
    st.tuples(DAYS, DAYS, DAYS),
)


def privacy(asked: date | None = None, received: date | None = None, refused: date | None = None) -> NineItem:
    return NineItem("s/4", "s", Item.PRIVACY, asked, received, refused)


def test_they_are_nine_clauses_of_the_agreement_each_with_its_own_words() -> None:
    known = packs.load([packs.BUILT_IN]).pack.clauses
    assert [item.number for item in Item] == list(range(1, 10))
    assert {item.value for item in Item} <= set(known)
    assert set(MEANS) == set(Item)
    assert len({meaning.name for meaning in MEANS.values()} | {meaning.ask for meaning in MEANS.values()}) == 18


@pytest.mark.parametrize(
    ("item", "today", "stands"),
    [
        (privacy(), ASKED, Standing.NOT_ASKED),
        (privacy(asked=ASKED), ASKED, Standing.ASKED),
        (privacy(asked=ASKED), ASKED + DUE_AFTER, Standing.ASKED),
        (privacy(asked=ASKED), ASKED + DUE_AFTER + DAY, Standing.OVERDUE),
        (privacy(asked=ASKED, received=ASKED), ASKED + DUE_AFTER * 9, Standing.RECEIVED),
        (privacy(asked=ASKED, refused=ASKED + DAY), ASKED + DUE_AFTER * 9, Standing.REFUSED),
        (privacy(asked=ASKED, refused=ASKED + DAY, received=ASKED + 2 * DAY), ASKED + 3 * DAY, Standing.RECEIVED),
        (privacy(asked=ASKED, received=ASKED, refused=ASKED), ASKED, Standing.RECEIVED),
        (privacy(asked=ASKED + 2 * DAY, refused=ASKED), ASKED + 3 * DAY, Standing.ASKED),
        (privacy(received=ASKED), ASKED, Standing.RECEIVED),
    ],
)
def test_where_an_item_stands_follows_from_its_days(item: NineItem, today: date, stands: Standing) -> None:
    assert standing(item, today) is stands


def test_the_time_for_an_answer_can_be_another() -> None:
    item = privacy(asked=ASKED)
    assert standing(item, ASKED + 8 * DAY, timedelta(days=7)) is Standing.OVERDUE
    assert due_by(item, timedelta(days=7)) == ASKED + 7 * DAY
    assert days_overdue(item, ASKED + 10 * DAY, timedelta(days=7)) == 3
    assert due_by(privacy(asked=ASKED, received=ASKED)) is None
    assert due_by(privacy()) is None


@given(KEPT, TODAY)
def test_an_item_is_overdue_exactly_where_it_has_days_overdue(item: NineItem, today: date) -> None:
    assert (standing(item, today) is Standing.OVERDUE) == (days_overdue(item, today) > 0)
    assert standing(item, today) is not Standing.NOT_ASKED or item.asked is None


def test_a_system_has_all_nine_whether_or_not_anything_is_kept_of_them() -> None:
    found = of_system("s", [privacy(asked=ASKED), nine_item("another", Item.EQUALITY)])
    assert [one.item for one in found] == list(Item)
    assert len({one.id for one in found}) == 9
    assert [one.asked for one in found if one.asked] == [ASKED]
    assert {one.system for one in found} == {"s"}


def test_what_is_longest_overdue_is_asked_for_first_then_what_nobody_asked_for_then_what_was_refused() -> None:
    kept = [
        NineItem("s/1", "s", Item.OPERATION, ASKED, refused=ASKED),
        NineItem("s/2", "s", Item.EQUALITY, ASKED),
        NineItem("s/3", "s", Item.AIMS_DATA_LOGIC, ASKED - DAY),
        NineItem("s/5", "s", Item.JOB_IMPACT, ASKED, received=ASKED),
        NineItem("s/6", "s", Item.STAFF_PLAN, ASKED + DUE_AFTER),
    ]
    found = ask_next(of_system("s", kept), ASKED + DUE_AFTER + DAY)
    assert [one.item.number for one in found] == [3, 2, 4, 7, 8, 9, 1]
