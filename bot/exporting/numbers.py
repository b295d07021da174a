"""Numbers on their way out of a chat: as a PDF, as one spreadsheet, as text tables. A draft says so on each of them."""

import asyncio
from typing import Protocol

from bot import handed
from bot.charts import NotDrawnError
from bot.charts import Sheet as Paper
from bot.charts.draughtsman import PDF_TYPE
from bot.desk import Desk
from bot.events import Owner, Place
from bot.exporting.formats import Format
from bot.exporting.tables import CSV_TYPE, XLSX_TYPE, Sheet, as_csv, as_xlsx
from bot.exporting.warning import NOT_HERE
from bot.replies import Button, Document, Replies, Text

NOT_DRAWN = "The PDF could not be made just now. Please try again in a few minutes, or take the tables."


class Export(Protocol):
    """All that is to be written, once the store is not waited for any more.

    `name`: what the names of its files begin with. `apart`: whether no file of it may lie in a chat of the employer's.
    `warning`: how far it is, then what is said before it is used. `head`: what stands above its tables, how far it is
    first. `paper` and `sheets` can take a while.
    """

    @property
    def name(self) -> str: ...

    @property
    def signed(self) -> bool: ...

    @property
    def apart(self) -> bool: ...

    @property
    def warning(self) -> tuple[str, ...]: ...

    @property
    def head(self) -> tuple[str, ...]: ...

    def paper(self) -> Paper: ...

    def sheets(self) -> tuple[Sheet, ...]: ...


def anew(action: str, value: str) -> Button:
    """To the form once more, for whoever did not get what they asked for."""
    return Button("Export the tables", action, value)


async def documents(export: Export, format_: Format, desk: Desk) -> tuple[Document, ...]:
    """`NotDrawnError` where a PDF cannot be made just now."""
    if format_ is Format.PDF:
        paper = await asyncio.to_thread(export.paper)
        return (Document(f"{export.name}.pdf", PDF_TYPE, await desk.drawing.document(paper)),)
    return await asyncio.to_thread(_tables, export, format_)


async def out(said: Replies, export: Export, format_: Format, desk: Desk, again: Button, *, place: Place) -> Replies:
    """What is said, then what is signed as files, and a draft by a link, as all is that must lie apart from `place`.

    `again`: to the form, where nothing was drawn.
    """
    try:
        made = await documents(export, format_, desk)
    except NotDrawnError:
        return (Text(NOT_DRAWN, (again,), private=True),)
    apart = export.apart and place.owner is Owner.EMPLOYER
    if export.signed and not apart:
        return (*said, *made)
    if apart and not handed.fits(made, desk.house):
        return (Text(NOT_HERE, private=True),)
    return (*said, *await handed.by_link(made, desk.house, desk.store, desk.now()))


def _tables(export: Export, format_: Format) -> tuple[Document, ...]:
    head, sheets, name = export.head, export.sheets(), export.name
    if format_ is Format.XLSX:
        return (Document(f"{name}.xlsx", XLSX_TYPE, as_xlsx(head, sheets)),)
    return tuple(Document(f"{name}-{one.name}.csv", CSV_TYPE, as_csv(head, one)) for one in sheets)
