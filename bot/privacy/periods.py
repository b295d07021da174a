"""For how long things are kept. An installation may shorten each of these, and lengthen none.

What is kept for less than a fortnight is not here: it holds what was promised just now, such as to count once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import timedelta

from bot.languages import OWN, n, spoken, t

_YEAR = timedelta(days=365)
_IN_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS: Mapping[str, timedelta] = {
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
    "weeks": timedelta(weeks=1),
}


@dataclass(frozen=True, slots=True)
class Periods:
    """What each is of, and why it is not shorter for everybody, stands in `bot.privacy.described`."""

    questions: timedelta = _YEAR  # that found no answer
    language: timedelta = _YEAR  # in which somebody wants to be written to
    workplace: timedelta = _YEAR  # where somebody said they work
    membership: timedelta = _YEAR  # what somebody said of it
    wishes: timedelta = _YEAR  # to be told of surveys, news and campaigns
    reports_closed: timedelta = timedelta(weeks=13)  # after a report was closed or taken back
    reports: timedelta = timedelta(weeks=104)  # whatever has come of it
    talks_done: timedelta = timedelta(weeks=2)  # after the talk, or after it was taken back
    talks: timedelta = timedelta(weeks=26)  # whatever has come of it
    results: timedelta = timedelta(weeks=104)  # of a survey, after its close
    written: timedelta = timedelta(weeks=13)  # what was written in a survey, and no rep has let through
    campaigns: timedelta = _YEAR  # after their end
    messages: timedelta = timedelta(days=60)  # to those who asked to hear of a campaign
    waiting: timedelta = timedelta(days=30)  # for somebody who reads on a page
    backups: timedelta = timedelta(weeks=4)  # after which whoever looks after the machine deletes one

    def __str__(self) -> str:
        """Those that are shortened, as they are written in the settings."""
        longest = Periods()
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        shorter = {name: time for name, time in found.items() if time != getattr(longest, name)}
        return ", ".join(f"{name}={_written(time)}" for name, time in shorter.items())


LONGEST = Periods()
NAMES = tuple(one.name for one in fields(Periods))
IN_WEEKS = frozenset({"reports_closed", "reports", "talks_done", "talks"})  # of what says no more than the week


class PeriodError(ValueError):
    """What is wrong with the periods of an installation; `wrong` has a sentence for each."""

    def __init__(self, wrong: Iterable[str]) -> None:
        self.wrong = tuple(wrong)
        super().__init__("; ".join(self.wrong))


def shortened(wanted: Mapping[str, object]) -> Periods:
    """`wanted`: such as "26 weeks", by name. PeriodError, with all that is wrong at once."""
    found, wrong = dict[str, timedelta](), list[str]()
    for name, value in wanted.items():
        try:
            found[name] = _read(name, value)
        except ValueError as error:
            wrong.append(str(error))
    if wrong:
        raise PeriodError(wrong)
    made = Periods(**found)
    for after, whole in (("reports_closed", "reports"), ("talks_done", "talks"), ("written", "results")):
        if getattr(made, after) > getattr(made, whole):
            wrong.append(f"'{after}' cannot be longer than '{whole}', {told(getattr(made, whole))}: shorten both")
    if wrong:
        raise PeriodError(wrong)
    return made


def read(text: str) -> Periods:
    """As it stands in the environment: "reports = 52 weeks, questions = 90 days"."""
    wanted, wrong = dict[str, object](), list[str]()
    for part in filter(None, (one.strip() for one in text.split(","))):
        name, found, value = (one.strip() for one in part.partition("="))
        if not found:
            wrong.append("each period is written as its name, '=' and how long: reports=52 weeks")
        elif name in wanted and name in NAMES:
            wrong.append(f"'{name}' stands there twice")
        else:
            wanted[name] = value
    try:
        made = shortened(wanted)
    except PeriodError as error:
        raise PeriodError([*wrong, *error.wrong]) from None
    if wrong:
        raise PeriodError(wrong)
    return made


def told(time: timedelta) -> str:
    """In words: "a year", "two weeks", "30 days"."""
    for whole in (_YEAR, timedelta(weeks=52)):
        if time >= whole and time % whole == timedelta():
            many = time // whole
            return n("a year", "{number} years", many, number=_number(many))
    for unit in ("weeks", "days", "hours"):
        many = time // _UNITS[unit]
        if many and time % _UNITS[unit] == timedelta():
            if unit == "days" and many == 1:
                return t("24 hours")
            return _counted(unit, many)
    message = f"{time} is told in no whole hours"
    raise ValueError(message)


def _counted(unit: str, many: int) -> str:
    match unit:
        case "weeks":
            return n("a week", "{number} weeks", many, number=_number(many))
        case "days":
            return n("a day", "{number} days", many, number=_number(many))
        case _:
            return n("an hour", "{number} hours", many, number=_number(many))


def in_words(template: str, periods: Periods) -> str:
    """A sentence in which names of periods stand in braces."""
    return t(template, **{name: told(getattr(periods, name)) for name in NAMES})


def weeks(time: timedelta) -> int:
    return time // timedelta(weeks=1)


def _read(name: str, value: object) -> timedelta:
    if name not in NAMES:
        message = f"it names a period that cannot be shortened; these can: {', '.join(NAMES)}"
        raise ValueError(message)
    number, _, unit = str(value).strip().partition(" ")
    unit = unit.strip() if unit.strip().endswith("s") else f"{unit.strip()}s"
    units = ("weeks",) if name in IN_WEEKS else ("weeks", "days")
    if not number.isascii() or not number.isdigit() or unit not in units or not 0 < int(number) <= 100_000:  # noqa: PLR2004 - far beyond all
        message = f"'{name}' is counted in {' or '.join(units)}, one at least: {name}=4 {units[0]}"
        raise ValueError(message)
    found, longest = int(number) * _UNITS[unit], getattr(LONGEST, name)
    if found > longest:
        message = f"'{name}' can be {told(longest)} at most, and only be shortened"
        raise ValueError(message)
    return found


def _written(time: timedelta) -> str:
    unit = "weeks" if time % _UNITS["weeks"] == timedelta() else "days"
    return f"{time // _UNITS[unit]} {unit}"


def _number(many: int) -> str:
    """In words only where the code's own language is spoken: in others a number changes with what it counts."""
    return _IN_WORDS[many] if many < len(_IN_WORDS) and spoken() == OWN else str(many)
