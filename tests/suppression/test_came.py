"""Whoever came between two tellings of a table is nobody or enough, in each of its numbers and in all the others."""

import pytest

from bot.suppression import Published
from bot.suppression.came import enough_came

NONE = ("none",)


def telling(**cells: int | None) -> Published:
    return Published(("q",), cells.pop("all"), {(key,): count for key, count in cells.items()})


@pytest.mark.parametrize(
    ("now", "enough"),
    [
        (telling(all=40, a=20, b=20), True),
        (telling(all=50, a=25, b=25), True),
        (telling(all=50, a=30, b=20), True),
        (telling(all=43, a=23, b=20), False),
        (telling(all=50, a=21, b=29), False),
        (telling(all=50, a=27, b=None), False),
        (telling(all=50, a=25, b=None), True),
        (telling(all=None, a=None, b=None), True),
    ],
)
def test_of_a_line(now: Published, enough: bool) -> None:
    assert enough_came(now, telling(all=40, a=20, b=20), 5, line=True) is enough


def test_of_a_line_what_is_withheld_in_either_is_a_number_too() -> None:
    then = telling(all=60, a=20, b=20, c=20)
    assert enough_came(telling(all=75, a=25, b=None, c=30), then, 5, line=True)
    assert not enough_came(telling(all=81, a=29, b=None, c=29), then, 5, line=True)


@pytest.mark.parametrize(
    ("now", "enough"),
    [
        (telling(all=50, none=15, x=20, y=15), True),  # all who named anything named x, none of them y
        (telling(all=50, none=10, x=22, y=15), False),
        (telling(all=50, none=10, x=23, y=20), False),
        (telling(all=55, none=15, x=22, y=25), False),  # who named something, but not x, are three
        (telling(all=55, none=15, x=25, y=20), True),
        (telling(all=51, none=10, x=21, y=20), True),
        (telling(all=51, none=10, x=21, y=21), False),  # of eleven who came, one named both
        (telling(all=50, none=10, x=20, y=20), True),
    ],
)
def test_of_several_choices(now: Published, enough: bool) -> None:
    then = telling(all=40, none=10, x=15, y=15)
    assert enough_came(now, then, 5, line=False, apart=NONE) is enough
