"""Results as pictures, each with what it shows in words."""

from collections.abc import Sequence
from dataclasses import replace

from bot.charts import PAGE, Drawing, NotDrawnError, Size, bars
from bot.desk import Desk
from bot.replies import Picture, Replies
from bot.surveys.results.figures import Figure, Findings

_NARROW = Size(320, 4_000, 16)


def drawings(figure: Figure, findings: Findings) -> tuple[Drawing, ...]:
    """A draft says so in the picture, too."""
    heading = findings.group(figure).heading
    marks = ("" if findings.signed else findings.standing, figure.counts.note, f"{heading}." if heading else "")
    note = " ".join(filter(None, marks))
    return bars(replace(figure.counts, note=note), PAGE, figure.before)


def on_a_page(figure: Figure, *, narrow: bool) -> tuple[Drawing, ...]:
    """Without what stands beside them there: the question, the notes, and that it is a draft. `narrow`: for a phone."""
    if figure.not_again:
        return ()
    return bars(replace(figure.counts, title="", note=""), _NARROW if narrow else PAGE, figure.before)


async def pictures(figures: Sequence[Figure], findings: Findings, desk: Desk) -> Replies:
    """None where they cannot be drawn: the same numbers stand in words beside them."""
    made: list[Picture] = []
    for figure in (one for one in figures if not one.not_again):
        for drawing in drawings(figure, findings):
            try:
                png = await desk.drawing.picture(drawing)
            except NotDrawnError:
                return ()
            title = drawing.title if findings.signed else f"Draft: {drawing.title}"
            made.append(Picture(png, drawing.alternative, title))
    return tuple(made)
