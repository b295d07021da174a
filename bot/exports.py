"""Numbers on their way out of a chat: as a PDF, as one spreadsheet, as text tables. A draft says so on each of them."""

import asyncio
from enum import StrEnum
from typing import Protocol

from bot import handed
from bot.charts import NotDrawnError
from bot.charts import Sheet as Paper
from bot.charts.draughtsman import PDF_TYPE
from bot.desk import Desk
from bot.events import Owner, Place
from bot.markup import plain
from bot.register.exporting import CSV_TYPE, LISTS_FORBIDDEN, XLSX_TYPE, as_csv, as_xlsx
from bot.register.sheets import Sheet
from bot.replies import Button, Document, Field, Kind, Replies, Text

NO_ADVICE = "This is general information, not legal advice."
NOT_DRAWN = "The PDF could not be made just now. Please try again in a few minutes, or take the tables."
NOT_HERE = (
    "Your employer can read this chat, and no file of this may lie in it. I cannot give you a link to it either. "
    "Please ask me where the union owns the chat."
)


class Format(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"


FORMATS = (
    (Format.PDF, "A document to read and print (PDF)"),
    (Format.XLSX, "One spreadsheet (XLSX)"),
    (Format.CSV, "Text tables, one for each sheet (CSV)"),
)
FORMAT = Field("format", "In which form?", Kind.CHOICE, FORMATS, required=True)


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


def no_lists(of: str) -> str:
    """`of`: whose names there are none."""
    return f"It holds no names of {of}, and nobody may add any: {LISTS_FORBIDDEN}"


def before_use(export: Export) -> str:
    """In the Markdown of `bot.markup`."""
    return "\n\n".join(("**Before you use it.**", *map(plain, export.warning)))


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
