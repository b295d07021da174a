"""The timeline of a system as its page shows it: drawn for a wide and for a narrow screen, with the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from adapters.web.inline import inline
from bot.charts import PAGE, PHONE, Draughtsman, Timeline, timeline
from bot.papers.paper import Table


@dataclass(frozen=True, slots=True)
class Timelines:
    """`wide` and `narrow` show the same; a page shows whichever fits. None where nothing could be drawn."""

    wide: Sequence[Markup] = field(default=(), repr=False)
    narrow: Sequence[Markup] = field(default=(), repr=False)
    table: Table | None = field(default=None, repr=False)


async def drawn(figures: Timeline, drawing: Draughtsman) -> Timelines:
    wide = timeline(figures, PAGE)
    tables = [one.table for one in wide if one.table]
    rows = tuple(row for table in tables for row in table.rows)
    return Timelines(
        await inline(wide, drawing),
        await inline(timeline(figures, PHONE), drawing),
        Table(tables[0].header, rows) if tables else None,
    )
