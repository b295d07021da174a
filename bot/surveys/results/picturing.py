"""Results as pictures, each with what it shows in words."""

from collections.abc import Sequence
from dataclasses import replace

from bot import picturing
from bot.charts import CHAT, PAGE, Drawing, Size, bars, marked
from bot.desk import Desk
from bot.replies import Replies
from bot.surveys.results.figures import Figure, Findings

_NARROW = Size(320, 4_000, 16)


def drawings(figure: Figure, findings: Findings) -> tuple[Drawing, ...]:
    """To stand in a chat. A draft says so in the picture, too, and across it."""
    heading = findings.group(figure).heading
    marks = ("" if findings.signed else findings.standing, figure.counts.note, f"{heading}." if heading else "")
    note = " ".join(filter(None, marks))
    drawn = bars(replace(figure.counts, note=note), CHAT, figure.before)
    return drawn if findings.signed else tuple(marked(one, findings.standing) for one in drawn)


def on_a_page(figure: Figure, *, narrow: bool) -> tuple[Drawing, ...]:
    """Without what stands beside them there: the question, the notes, and that it is a draft. `narrow`: for a phone."""
    if figure.not_again:
        return ()
    return bars(replace(figure.counts, title="", note=""), _NARROW if narrow else PAGE, figure.before)


async def pictures(figures: Sequence[Figure], findings: Findings, desk: Desk) -> Replies:
    """None where they cannot be drawn: the same numbers stand in words beside them."""

    def draw() -> Sequence[Drawing]:
        return [drawn for one in figures if not one.not_again for drawn in drawings(one, findings)]

    return await picturing.pictures(draw, desk)
