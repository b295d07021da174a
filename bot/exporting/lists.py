"""A list that an office holder takes away, as one spreadsheet or as a text table, with what to mind before it is used.

In a workspace it lies behind a link that opens once, so that no chat keeps it.
"""

import asyncio
from dataclasses import dataclass

from bot import handed
from bot.desk import Desk
from bot.events import Owner, Submitted
from bot.exporting import formats
from bot.exporting.formats import Format
from bot.exporting.tables import CSV_TYPE, XLSX_TYPE, Sheet, as_csv, as_xlsx
from bot.exporting.warning import NOT_HERE
from bot.owners import is_workspace
from bot.replies import Document, Replies, Text


@dataclass(frozen=True, slots=True)
class Ready:
    """What is to be written, once the store is not waited for any more. `name`: of the file, without its ending."""

    name: str
    warning: tuple[str, ...]
    sheet: Sheet


async def out(said: Replies, ready: Ready, event: Submitted, desk: Desk) -> Replies:
    """What is said, and the file."""
    made = (await asyncio.to_thread(document, ready, formats.chosen(event.values)),)
    if not is_workspace(event.place):
        return (*said, *made)
    if event.place.owner is Owner.EMPLOYER and not handed.fits(made, desk.house):
        return (Text(NOT_HERE, private=True),)
    return (*said, *await handed.by_link(made, desk.house, desk.store, desk.now()))


def document(ready: Ready, format_: Format) -> Document:
    if format_ is Format.XLSX:
        return Document(f"{ready.name}.xlsx", XLSX_TYPE, as_xlsx(ready.warning, (ready.sheet,)))
    return Document(f"{ready.name}.csv", CSV_TYPE, as_csv(ready.warning, ready.sheet))
