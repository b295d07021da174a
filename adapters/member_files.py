"""Lists of members as spreadsheets and unions write them: text in several encodings, with several separators.

Read line by line, twice: once to see how it is written, so that nothing is taken of what cannot be read to its end.
"""

import codecs
import csv
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from bot.membership.columns import Column, UnclearError, choose

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_NOTHING = " \t\r\n,;"  # what a line consists of in which nothing stands, whatever separates it
LONGEST = 1 << 16  # characters of a line
_PIECE = 1 << 20  # bytes
_MARKS = (  # at the beginning of a file; the longer ones first
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHERS = {
    b"PK\x03\x04": "a spreadsheet",
    b"\xd0\xcf\x11\xe0": "a spreadsheet",
    b"%PDF": "a PDF",
}


class UnusableListError(Exception):
    """The file is no list that can be read; the words say what to do, and repeat nothing of it."""


@dataclass(frozen=True, slots=True)
class Written:
    """How a list is written."""

    path: Path
    encoding: str
    separator: str
    column: Column
    lines: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Of the column with the addresses. `text` is None where the line has none; `wrong` says why."""

    line: int  # from 1, in the file
    text: str | None
    wrong: str = ""


def look(path: Path, asked: str = "") -> Written:
    """UnusableListError. `asked`: which column, by its number or heading."""
    if not path.is_file():  # a pipe could not be read twice
        message = f"There is no file {path}."
        raise UnusableListError(message)
    try:
        with path.open("rb") as file:
            encoding, lines = _encoding(file)
        separator, column = _columns(path, encoding, asked)
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror})."
        raise UnusableListError(message) from error
    return Written(path, encoding, separator, column, lines)


def named(encoding: str) -> str:
    """As people know it."""
    return "Windows-1252" if encoding == "cp1252" else encoding.removesuffix("-sig").upper()


def cells(written: Written) -> Iterator[Cell]:
    """One for each line that is not empty, but for the heading. UnusableListError."""
    heading = written.column.headed
    at = written.column.number - 1
    with closing(_rows(written.path, written.encoding, written.separator)) as rows:
        for line, last, row in rows:
            if row is None:
                upto = f", so nothing is taken up to line {last:,}" if last > line else ""
                yield Cell(line, None, f"quotation marks that do not belong together{upto}")
            elif not any(one.strip() for one in row):
                continue
            elif heading:
                heading = False
            elif at >= len(row):
                yield Cell(line, None, "too few columns")
            else:
                yield Cell(line, row[at])


def _encoding(file: IO[bytes]) -> tuple[str, int]:
    """The first that reads all of it, and how many lines there are."""
    head = file.read(_PIECE)
    if not head:
        message = "The file is empty."
        raise UnusableListError(message)
    for mark, what in _OTHERS.items():
        if head.startswith(mark):
            message = f"That is {what}. Open it and save the sheet with the members as CSV, in UTF-8."
            raise UnusableListError(message)
    for encoding in _candidates(head[:4096]):
        file.seek(0)
        lines = _lines(file, encoding)
        if lines is not None:
            return encoding, lines
    message = "The file cannot be read as text to its end. Save the sheet as CSV, in UTF-8."
    raise UnusableListError(message)


def _candidates(head: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return (encoding,)
    if b"\0" not in head:
        return "utf-8", "cp1252"
    if head[::2].count(0) > len(head) // 4:
        return ("utf-16-be",)
    return ("utf-16-le",) if head[1::2].count(0) > len(head) // 4 else ()


def _lines(file: IO[bytes], encoding: str) -> int | None:
    """None where it is not written so."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines, last = 0, "\n"
    try:
        while piece := file.read(_PIECE):
            text = decoder.decode(piece)
            if "\0" in text:
                return None
            lines += text.count("\n") or text.count("\r")
            last = text[-1:] or last
        decoder.decode(b"", final=True)
    except UnicodeError:
        return None
    return lines + (last not in "\r\n")


def _columns(path: Path, encoding: str, asked: str) -> tuple[str, Column]:
    """The separator with which the first line has the column that is looked for, and that column."""
    found, unclear = list[tuple[int, str, Column]](), dict[str, tuple[int, UnclearError]]()
    for separator in SEPARATORS:
        with closing(_rows(path, encoding, separator)) as rows:
            first = next((row for _, _, row in islice(rows, 100) if row and "".join(row).strip(_NOTHING)), None)
        if first is None:
            continue
        try:
            found.append((-len(first), separator, choose(first, asked)))
        except UnclearError as error:
            unclear[separator] = len(first), error
    if found:
        _, separator, column = min(found, key=lambda one: one[0])
        return separator, column
    if unclear:
        raise UnusableListError(str(max(unclear.values(), key=lambda one: one[0])[1]))
    message = "There is no line in the file that could be read."
    raise UnusableListError(message)


def _rows(path: Path, encoding: str, separator: str) -> Generator[tuple[int, int, list[str] | None], None, None]:
    """Each with the numbers of its first and last line; None where its quotation marks do not belong together."""
    with path.open(encoding=encoding, newline="") as file:
        passed = 0

        def lines() -> Iterator[str]:
            nonlocal passed
            while line := file.readline(LONGEST + 1):
                passed += 1
                if len(line) > LONGEST:
                    message = f"Line {passed:,} is longer than a line of a list can be: that is no CSV."
                    raise UnusableListError(message)
                if passed == 1 and line.rstrip("\r\n").casefold() == f"sep={separator}":  # a hint for spreadsheets
                    line = "\n"
                yield line

        reader = csv.reader(lines(), delimiter=separator, strict=True)
        while True:
            begins = passed + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield begins, passed, None
            else:
                yield begins, passed, row
