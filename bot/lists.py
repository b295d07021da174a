"""A list that an office holder takes away, as one spreadsheet or as a text table, with what to mind before it is used.

In a workspace it lies behind a link that opens once, so that no chat keeps it.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from bot import handed
from bot.desk import Desk
from bot.events import Answer, Owner, Submitted
from bot.markup import plain
from bot.owners import is_workspace
from bot.register import reading
from bot.register.exporting import CSV_TYPE, FORMATS, XLSX_TYPE, Format, as_csv, as_xlsx
from bot.register.sheets import Sheet
from bot.replies import Button, Document, Field, Kind, Replies, Text

NOT_HERE = (
    "Your employer can read this chat: no file of it may lie here, and I cannot give you a link to it either. Ask me "
    "where the union owns the chat."
)
FORMAT = Field("format", "In which form?", Kind.CHOICE, FORMATS, required=True)


@dataclass(frozen=True, slots=True)
class Ready:
    """What is to be written, once the store is not waited for any more. `name`: of the file, without its ending."""

    name: str
    warning: tuple[str, ...]
    sheet: Sheet


def before_use(warning: tuple[str, ...], *buttons: Button) -> Replies:
    return (Text("\n\n".join(("**Before you use it.**", *map(plain, warning))), buttons, private=True),)


async def out(said: Replies, ready: Ready, event: Submitted, desk: Desk) -> Replies:
    """What is said, and the file."""
    made = (await asyncio.to_thread(document, ready, _format(event.values)),)
    if not is_workspace(event.place):
        return (*said, *made)
    if event.place.owner is Owner.EMPLOYER and not handed.fits(made, desk.house):
        return (Text(NOT_HERE, private=True),)
    return (*said, *await handed.by_link(made, desk.house, desk.store, desk.now()))


def document(ready: Ready, format_: Format) -> Document:
    if format_ is Format.XLSX:
        return Document(f"{ready.name}.xlsx", XLSX_TYPE, as_xlsx(ready.warning, (ready.sheet,)))
    return Document(f"{ready.name}.csv", CSV_TYPE, as_csv(ready.warning, ready.sheet))


def _format(values: Mapping[str, Answer]) -> Format:
    return Format(reading.line(values, "format"))
