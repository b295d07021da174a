"""A rep takes the register away as CSV or XLSX. The warning goes with it, and no cell begins a formula."""

import asyncio
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import xlsxwriter

from bot import sight
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people.offices import named
from bot.records.audit import Did
from bot.register import cells, counting, places, reading
from bot.register.at import OPEN, about
from bot.register.sheets import Sheet, Whole, Wish, read, sheets
from bot.replies import Document, Field, Form, Kind, Replies, Text
from bot.routes import Routes

EXPORT = "register.export"
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_000  # characters; a spreadsheet takes a few more
_PURPOSE = (
    "For the union's own work on these systems. Keep it where only reps can read it, and delete it once it is not "
    "needed any more."
)
LISTS_FORBIDDEN = (
    "a list of people who belong to a union or are active in it, made or used to treat them worse, is forbidden in "
    "Great Britain by the Employment Relations Act 1999 (Blacklists) Regulations 2010."
)
_NO_LISTS = (
    f"It holds no names of members, nor of whoever reported something, and nobody may add any: {LISTS_FORBIDDEN}"
)
_COUNTED = f"People are counted from {counting.SHOWN_FROM} on only. Do not try to find out who they are."
WARNING = (_PURPOSE, _NO_LISTS, _COUNTED, "This is general information, not legal advice.")
OF_MANAGERS = "It names managers, or quotes words that may: what is said of somebody can be wrong, and can harm them."


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


class Extra(StrEnum):
    MANAGERS = "managers"
    WORDS = "words"
    UNCONFIRMED = "unconfirmed"


FORMATS = ((Format.XLSX, "One spreadsheet (XLSX)"), (Format.CSV, "Text tables, one for each sheet (CSV)"))
_EXTRAS = (
    (Extra.MANAGERS, "The managers who are named"),
    (Extra.WORDS, "What is said in sentences, which may name people"),
    (Extra.UNCONFIRMED, "Names of systems that no rep has confirmed"),
)


@dataclass(frozen=True, slots=True)
class Ready:
    """What is to be written, once the store is not waited for any more."""

    warning: tuple[str, ...]
    whole: list[Whole] = field(repr=False)
    wish: Wish

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return sheets(self.whole, self.wish)


def add(routes: Routes) -> None:
    routes.pressed(EXPORT, asked)
    routes.submitted(EXPORT, exported)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        await acting.confided()
        place = await places.one(acting, event.value)
        where = place.name if place else "all of your workplaces"
        return (form(place.id if place else places.ALL, where),)

    return await act(event, desk, look)


async def exported(event: Submitted, desk: Desk) -> Replies:
    ready: list[Ready] = []

    async def gather(acting: Acting) -> Replies:
        await acting.confided()
        place = await places.one(acting, about(event))
        at = place.id if place else ""
        if wrong := form(at or places.ALL, await named(acting.tx, at)).check(event.values):
            return (wrong,)
        extras = reading.chosen(event.values, "extras", Extra)
        wish = Wish(Extra.MANAGERS in extras, Extra.WORDS in extras, Extra.UNCONFIRMED in extras)
        whole = await read(acting, await sight.systems(acting.tx, acting.sight, at or None), wish)
        warning = (*WARNING, *((OF_MANAGERS,) if wish.managers or wish.words else ()))
        ready[:] = [Ready(warning, whole, wish)]
        await acting.log(Did.EXPORTED, at)
        return (Text("\n\n".join(("**Before you use it.**", *warning)), (OPEN,), private=True),)

    replies = await act(event, desk, gather)
    if not ready:
        return replies
    return (*replies, *await asyncio.to_thread(documents, ready[0], Format(reading.line(event.values, "format"))))


def documents(ready: Ready, format_: Format) -> Replies:
    if format_ is Format.XLSX:
        return (Document("register.xlsx", XLSX_TYPE, as_xlsx(ready.warning, ready.sheets)),)
    return tuple(Document(f"register-{one.name}.csv", CSV_TYPE, as_csv(ready.warning, one)) for one in ready.sheets)


def as_csv(warning: Sequence[str], sheet: Sheet) -> bytes:
    """Every cell in quotes; the warning comes first, in lines that are read as remarks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([cells.defused(f"# {line}")] for line in warning)
    rows = (sheet.header, *sheet.rows)
    defused = {cell: cells.defused(cell) for cell in {cell for row in rows for cell in row}}  # most stand there often
    writer.writerows([defused[cell] for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(warning: Sequence[str], sheets_: Sequence[Sheet]) -> bytes:
    """Every cell is text; the warning is a sheet of its own, the first."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        first = book.add_worksheet("read first")
        first.set_column(0, 0, 100, wrapped)
        for at, line in enumerate(warning):
            first.write_string(at, 0, line)
        for sheet in sheets_:
            page = book.add_worksheet(sheet.name)
            page.set_column(0, len(sheet.header) - 1, 24)
            page.freeze_panes(1, 0)
            for at, row in enumerate((sheet.header, *sheet.rows)):
                for column, cell in enumerate(row):
                    if cell:
                        page.write_string(at, column, _clean(cell), bold if at == 0 else None)
    return out.getvalue()


def _clean(cell: str) -> str:
    return cell.strip().encode("utf-8", "replace").decode()[:LONGEST_CELL]


def form(workplace: str, where: str) -> Form:
    fields = (
        Field("format", "In which form?", Kind.CHOICE, FORMATS, required=True),
        Field("extras", "What is left out unless you ask for it", Kind.CHOICES, _EXTRAS),
    )
    intro = "\n\n".join(WARNING)
    return Form(f"{EXPORT} {workplace}", f"Export the register: {where}", fields, intro=intro, send="Export")
