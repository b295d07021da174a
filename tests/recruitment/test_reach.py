"""What turns cost: how likely somebody is asked at all who asks the bot on some days of a campaign."""

import re
from datetime import timedelta
from math import comb
from pathlib import Path

import pytest

from bot.recruitment import turns
from tests.recruitment.parts import DAY

CAMPAIGN, ASKS = 90, (1, 2, 3, 5, 10, 20)  # days; on so many of them, one as likely as another
RESTARTS = (None, 28, 14, 7)  # days from one start of the bot to the next
STEP = timedelta(hours=12)
PAGE = Path(__file__).parents[2] / "docs" / "decisions" / "recruitment.md"


def reach(asks: int, restarts: int | None) -> float:
    """The mean over all days on which somebody's turn, and a run of the bot, can begin."""
    shares = [
        1 - comb(CAMPAIGN - hits, asks) / comb(CAMPAIGN, asks)
        for begins in range(turns.PERIOD // STEP)
        for starts in range(restarts * DAY // STEP if restarts else 1)
        for hits in (_days(begins * STEP, starts * STEP, restarts),)
    ]
    return sum(shares) / len(shares)


def _days(begins: timedelta, starts: timedelta, restarts: int | None) -> int:
    """On how many days of the campaign it is their turn, and the bot has run since a day before it."""
    found = 0
    for day in range(CAMPAIGN):
        into = (day * DAY - begins) % turns.PERIOD  # of their turn
        runs = (day * DAY - starts) % (restarts * DAY) if restarts else None
        found += into < turns.LENGTH and (runs is None or runs >= into + turns.EARLIER)
    return found


@pytest.mark.parametrize("restarts", RESTARTS)
def test_the_page_says_what_it_is(restarts: int | None) -> None:
    name = f"every {restarts} days" if restarts else "never"
    (row,) = re.findall(rf"^\| {name} \|(.*)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [cell.strip() for cell in row.split("|")] == [f"{reach(asks, restarts):.0%}" for asks in ASKS]


def test_two_turns_of_somebody_lie_far_apart_and_all_begin_at_different_times() -> None:
    secret = b"secret"
    begun = set()
    for number in range(200):
        who = str(number)
        first = turns.under_way(who, turns._FIRST + number * DAY, secret)
        second = turns.under_way(who, first.ends, secret)
        assert second.begins - first.ends == timedelta(days=46)
        assert turns.under_way(who, first.begins, secret) == first
        assert turns.under_way(who, first.ends - timedelta(microseconds=1), secret) == first
        begun.add((first.begins - turns._FIRST) % turns.PERIOD)
    assert len(begun) == 200
