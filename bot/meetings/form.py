"""What somebody fills in to set a meeting or to move it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.events import Answer
from bot.meetings.keeping import Wanted
from bot.records import Meeting
from bot.register import reading
from bot.replies import Field, Form, Kind
from bot.surveys.reps import times

LONGEST_PLACE = 200
_AT = time(12, 30)
_LONGEST_AHEAD = timedelta(days=366)
_MINUTES = tuple((str(one), f"{one} minutes") for one in (30, 45, 60, 90, 120))
AGAIN = "If it is moved, people are asked to sign up again."


def form(key: str, title: str, intro: str, found: Meeting | None, zone: str) -> Form:
    fields = (
        Field("when", "When?", hint=times.HINT, required=True, most=40),
        Field("minutes", "How long?", Kind.CHOICE, _MINUTES, required=True),
        Field("place", "Where?", hint="A room, or a link to an online meeting.", required=True, most=LONGEST_PLACE),
    )
    values = (
        {"when": times.written(found.at, zone), "minutes": str(found.minutes), "place": found.place}
        if found
        else {"minutes": "60"}
    )
    return Form(key, title, fields, f"{intro} {AGAIN}", "Save", values)


def read(asked: Form, values: Mapping[str, Answer], zone: str, now: datetime) -> Wanted | Form:
    """Or the form again, with what is wrong."""
    if wrong := asked.check(values):
        return wrong
    begins = times.read(reading.line(values, "when"), zone, _AT)
    if begins is None or not now < begins < now + _LONGEST_AHEAD:
        return replace(asked, values=dict(values), errors={"when": f"{times.HINT} Within a year from now."})
    return Wanted(begins, int(reading.line(values, "minutes")), reading.line(values, "place"))
