"""The pictures of a concern report in a chat: one with which it begins, and those of each table."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import picturing
from bot.charts import CHAT, Drawing
from bot.desk import Desk
from bot.events import Place
from bot.insights.grids import Grid
from bot.insights.wording import Shown
from bot.markup import plain
from bot.replies import Replies

NAME = "concern-report"


@dataclass(frozen=True, slots=True)
class Wanted:
    """`apart`: whether it is for organisers and reps only. Members are shown what their signed snapshot has."""

    told: Shown
    apart: bool

    @property
    def name(self) -> str:
        return f"{NAME}-draft" if self.told.mark else NAME

    def drawings(self) -> Sequence[Drawing]:
        return self.told.drawings(CHAT)[: picturing.MOST]


def first(shown: Sequence[Shown]) -> Shown | None:
    """What says most: what the systems do, and else the next table that tells anything of people.

    All else in a report follows from what they do; and the weeks of one are few, and withheld first.
    """
    return next((one for one in shown if any(row.count for row in one.rows())), None)


def numbers(told: Shown | Grid) -> str:
    """All that its picture shows, in words, in the Markdown of `bot.markup`."""
    lines = "\n".join(f"- {plain(line)}" for line in told.lines())
    return f"{told.counted}\n\n{lines}" if told.counted else lines


async def beside(replies: Replies, wanted: Sequence[Wanted], place: Place, desk: Desk) -> Replies:
    """With these pictures. The employer is given a snapshot of its own, and must find no more of it in a chat."""
    for one in wanted:
        if one.apart:
            replies = await picturing.apart(replies, one.drawings, one.name, place, desk)
        else:
            replies = await picturing.above(replies, one.drawings, desk)
    return replies
