"""The timeline of a system as its page shows it: drawn for a wide and for a narrow screen, with the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from bot.charts import PAGE, PHONE, Draughtsman, Drawing, NotDrawnError, Timeline, timeline


@dataclass(frozen=True, slots=True)
class Timelines:
    """`wide` and `narrow` show the same; a page shows whichever fits. None where nothing could be drawn."""

    wide: Sequence[Markup] = field(default=(), repr=False)
    narrow: Sequence[Markup] = field(default=(), repr=False)
    header: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = field(default=(), repr=False)


async def drawn(figures: Timeline, drawing: Draughtsman) -> Timelines:
    wide = timeline(figures, PAGE)
    tables = [one.table for one in wide if one.table]
    return Timelines(
        await _inline(wide, drawing),
        await _inline(timeline(figures, PHONE), drawing),
        tables[0].header if tables else (),
        [row for table in tables for row in table.rows],
    )


async def _inline(drawings: Sequence[Drawing], drawing: Draughtsman) -> Sequence[Markup]:
    try:
        return [Markup(await drawing.inline(one)) for one in drawings]  # noqa: S704 - made by our own drawing, which escapes each word
    except NotDrawnError:
        return ()
