"""Weeks of ISO 8601 as they are kept, such as "2026-W47". As texts they are in the order of time."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import days
from bot.languages import t

_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


def week_of(moment: datetime, zone: ZoneInfo) -> str:
    """The week that people in this zone were in. ValueError where the moment has no zone of its own."""
    if moment.tzinfo is None:
        message = "a time without its time zone is in no week"
        raise ValueError(message)
    year, week, _ = moment.astimezone(zone).isocalendar()
    return f"{year:04}-W{week:02}"


def monday(week: str) -> date:
    """ValueError where it is no week."""
    found = _WEEK.fullmatch(week)
    if not found:
        message = "a week is written like 2026-W47"
        raise ValueError(message)
    return date.fromisocalendar(int(found[1]), int(found[2]), 1)


def in_words(week: str) -> str:
    first = monday(week)
    return t("the week of {day}", day=days.told(first))


def told(found: Iterable[str]) -> str:
    """When something was, in words that follow a verb."""
    first, last = min(weeks := list(found)), max(weeks)
    if first == last:
        return t("in {week}", week=in_words(first))
    return t("from {first} to {last}", first=in_words(first), last=in_words(last))


def between(earlier: str, later: str) -> int:
    """How many weeks lie from one to the other; less than none where they are the other way round."""
    return (monday(later) - monday(earlier)).days // 7


def later(week: str, weeks: int) -> str:
    year, number, _ = (monday(week) + timedelta(weeks=weeks)).isocalendar()
    return f"{year:04}-W{number:02}"
