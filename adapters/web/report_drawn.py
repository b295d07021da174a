"""The figures of a concern report as pages show them: each table as pictures, with the same numbers beside them."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from adapters.web.inline import inline
from bot.charts import Draughtsman, Drawing
from bot.insights import contents as of
from bot.insights.contents import Contents, Lines
from bot.insights.grids import Grid
from bot.insights.wording import Shown
from bot.papers.paper import Table

KEPT = 32  # reports, each some 300 KB


@dataclass(frozen=True, slots=True)
class Figure:
    """`wide` and `narrow` show the same; a page shows whichever fits. `lines`: where there is no table to show."""

    title: str
    counted: str
    lines: Sequence[str]
    table: Table | None = field(default=None, repr=False)
    wide: Sequence[Markup] = field(default=(), repr=False)
    narrow: Sequence[Markup] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    lines: Sequence[Lines]
    figures: Sequence[Figure]
    grids: Sequence[Grid]  # of two dimensions, which have no pictures


Drawn = Sequence[Section]


async def drawn(contents: Contents, drawing: Draughtsman) -> Drawn:
    """Takes a while, off the event loop."""
    return [await _section(one, drawing) for one in contents.sections]


@dataclass(slots=True)
class Gallery:
    """What was drawn last, so that whoever looks again does not wait."""

    _kept: OrderedDict[str, tuple[tuple[of.Section, ...], Drawn]] = field(default_factory=OrderedDict, repr=False)

    async def drawn(self, contents: Contents, drawing: Draughtsman) -> Drawn:
        """Drawn anew only where something of it has changed, a name included."""
        id_ = contents.release.id
        before = self._kept.get(id_)
        if before is None or before[0] != contents.sections:
            before = self._kept[id_] = contents.sections, await drawn(contents, drawing)
        self._kept.move_to_end(id_)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return before[1]


async def _section(section: of.Section, drawing: Draughtsman) -> Section:
    figures = [await _figure(one, drawing) for one in section.tables]
    return Section(section.heading, section.lines, figures, section.grids)


async def _figure(shown: Shown, drawing: Draughtsman) -> Figure:
    wide, narrow = await asyncio.to_thread(_both, shown)
    return Figure(
        shown.title,
        shown.counted,
        shown.lines(),
        shown.grid if wide else None,
        await inline(wide, drawing),
        await inline(narrow, drawing),
    )


def _both(shown: Shown) -> tuple[Sequence[Drawing], Sequence[Drawing]]:
    return shown.on_a_page(narrow=False), shown.on_a_page(narrow=True)
