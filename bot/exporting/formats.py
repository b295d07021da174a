"""In which form somebody takes something away."""

from collections.abc import Mapping
from enum import StrEnum

from bot.events import Answer
from bot.register import reading
from bot.replies import Field, Kind


class Format(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"


_TABLES = (
    (Format.XLSX, "One spreadsheet (XLSX)"),
    (Format.CSV, "Text tables, one for each sheet (CSV)"),
)
FORMATS = ((Format.PDF, "A document to read and print (PDF)"), *_TABLES)
FORMAT = Field("format", "In which form?", Kind.CHOICE, FORMATS, required=True)
FORMAT_OF_TABLES = Field("format", "In which form?", Kind.CHOICE, _TABLES, required=True)


def chosen(values: Mapping[str, Answer]) -> Format:
    """Of a form that was checked."""
    return Format(reading.line(values, "format"))
