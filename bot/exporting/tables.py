"""Tables of plain cells as CSV or XLSX. What to mind stands above them, and no cell begins a formula."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import xlsxwriter

from bot.exporting import cells

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 - the first that its archive can tell
LONGEST_CELL = 32_000  # characters; a spreadsheet takes a few more

Row = tuple[str, ...]


@dataclass(slots=True)
class Sheet:
    name: str
    header: Row
    rows: list[Row] = field(default_factory=list)


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
    """Every cell is text; the warning is a sheet of its own, the first. It does not say when it was made."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": _NO_TIME})
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
