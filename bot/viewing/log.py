"""The audit log as a page: its lines, whether it is whole, and what it can be searched by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from bot import days, log_exporting, log_reading, logbook
from bot.acting import Acting
from bot.desk import Desk
from bot.events import Opened
from bot.log_reading import Asked
from bot.records import Role
from bot.replies import Field, Form
from bot.viewing.looking import view


@dataclass(frozen=True, slots=True)
class Line:
    day: date
    words: str  # in the Markdown of `bot.markup`
    times: int  # that it stands there on end


@dataclass(frozen=True, slots=True)
class LogView:
    """`seal` and `state` are told on the first page alone, as each look at that is itself in the log."""

    lines: tuple[Line, ...]
    older: Asked | None
    asked: Asked
    fields: Sequence[Field]  # by which it is searched
    wrong_day: str  # what is wrong with the day that was typed
    whole: bool
    state: str
    seal: str
    export: Form


async def log(event: Opened, desk: Desk, asked: Asked) -> LogView | None:
    """`asked.on` is as somebody typed it."""
    read = await log_reading.read(event, desk)
    if read is None:
        return None
    day = days.read(asked.on) if asked.on else None
    wrong = f"That is not a day that I can read. {days.HINT}" if asked.on and day is None else ""
    wanted = replace(asked, on=day.isoformat() if day else "")

    async def look(acting: Acting) -> LogView:
        fields = (await logbook.form(acting)).fields
        found = await log_reading.found(acting, read.entries, wanted)
        seal = "" if asked.before else await log_reading.looked(acting)
        return LogView(
            _counted(found.lines),
            found.older,
            asked,
            fields,
            wrong,
            read.whole,
            read.state,
            seal,
            log_exporting.form(wanted),
        )

    return await view(event, desk, look, Role.ORGANISER)


def _counted(lines: Sequence[tuple[date, str]]) -> tuple[Line, ...]:
    return tuple(Line(*same, len(list(found))) for same, found in groupby(lines))
