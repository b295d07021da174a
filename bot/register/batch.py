"""Many disclosures in one paste, as a spreadsheet saves them: read whole, or refused with what is wrong in which line.

The first line names the columns: `system` and `day`, and if wanted `stage`, `words` and `confirm`. Commas or semicolons
part them. A cell that holds one of these, or a line end, stands in double quotes. Lines before the first that begin
with # say nothing.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import dropwhile

from bot.exporting import cells
from bot.records.register import Lifecycle
from bot.register import labels, reading
from bot.register.naming import LONGEST_NAME

MOST = 500  # lines
MOST_CHARACTERS = 80_000  # of a paste
LONGEST_WORDS = 2_000  # characters of one cell
MOST_TOLD = 20  # mistakes that are told at once
COLUMNS = ("system", "day", "stage", "words", "confirm")
_NEEDED = COLUMNS[:2]
_PASSED_OVER = "workplace"  # a column of exports: all of a paste is for one workplace
_YES, _NO = ("yes", "y", "true", "1"), ("no", "n", "false", "0", "")

TEMPLATE = (
    "system,day,stage,words,confirm\n"
    "CareMatch,31/3/2027,trial,Shares out visits in two areas,yes\n"
    '"Rota Planner, night",1/4/2027,in use,,no\n'
)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the employer has told."""

    name: str = field(repr=False)
    on: date
    lifecycle: Lifecycle
    words: str = field(repr=False)
    confirm: bool


@dataclass(frozen=True, slots=True)
class Wrong:
    line: int  # as an editor counts them; 0 where it is about the whole
    what: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.what}" if self.line else self.what


class MistakesError(ValueError):
    """Nothing can be taken before these are mended."""

    def __init__(self, wrong: list[Wrong]) -> None:
        super().__init__(f"{len(wrong)} mistakes")
        self.wrong = wrong


def read(text: str, today: date) -> tuple[Told, ...]:
    """Each thing once. MistakesError where a line cannot be read."""
    rows = list(dropwhile(lambda row: row[1][0].lstrip().startswith("#"), _rows(text)))
    if not rows:
        raise MistakesError([Wrong(0, "There is nothing in it.")])
    columns = _columns(*rows[0])
    if len(rows) - 1 > MOST:
        raise MistakesError([Wrong(0, f"It has {len(rows) - 1} lines; at most {MOST} can be taken at once.")])
    found: dict[Told, None] = {}
    wrong: list[Wrong] = []
    for line, row in rows[1:]:
        read_ = _told(line, row, columns, today)
        if isinstance(read_, Told):
            found[read_] = None
        else:
            wrong += read_
    if wrong:
        raise MistakesError(wrong)
    if not found:
        raise MistakesError([Wrong(0, "There is only the line with the names of the columns.")])
    return tuple(found)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """With the number of the line on which each begins. What is empty is left out."""
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(clean, newline=""), delimiter=_delimiter(clean), strict=True)
    before = 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield before + 1, row
            before = reader.line_num
    except csv.Error:
        what = "A double quote is not closed, or stands where none can. Within quotes write it twice."
        raise MistakesError([Wrong(before + 1, what)]) from None


def _delimiter(text: str) -> str:
    """Whichever parts the names of the columns."""
    told = (line for line in text.split("\n") if line.strip(' ,;\t"') and not line.lstrip('" ').startswith("#"))
    first = next(told, "")
    return max((",", ";", "\t"), key=first.count)


def _columns(line: int, row: list[str]) -> dict[str, int]:
    names = [cell.strip().casefold() for cell in row]
    wrong = [Wrong(line, f"There is no column “{name}”.") for name in _NEEDED if name not in names]
    wrong += [
        Wrong(line, f"“{name[:30]}” is no column that I know.")
        for name in names
        if name not in ("", _PASSED_OVER, *COLUMNS)
    ]
    wrong += [Wrong(line, f"There are two columns “{name}”.") for name in COLUMNS if names.count(name) > 1]
    if wrong:
        raise MistakesError([*wrong, Wrong(line, f"The first line names the columns: {', '.join(COLUMNS)}.")])
    return {name: at for at, name in enumerate(names) if name}


def _told(line: int, row: list[str], columns: Mapping[str, int], today: date) -> Told | list[Wrong]:
    said = {name: cells.opened(row[at]).strip() for name, at in columns.items() if at < len(row)}
    wrong: list[Wrong] = []
    if any(cell.strip() for at, cell in enumerate(row) if at not in columns.values()):
        wrong.append(Wrong(line, "There are more cells than columns: put a cell that holds a comma into quotes."))
    name = " ".join(said.get("system", "").split())
    if not name or len(name) > LONGEST_NAME:
        wrong.append(Wrong(line, f"“system” needs a name of at most {LONGEST_NAME} characters."))
    on = reading.past(said.get("day", ""), today)
    if isinstance(on, str):
        wrong.append(Wrong(line, f"“day”: {on}"))
    words = said.get("words", "")
    if len(words) > LONGEST_WORDS:
        wrong.append(Wrong(line, f"“words” holds more than {LONGEST_WORDS} characters."))
    stage = _stage(said.get("stage", ""))
    if stage is None:
        known = ", ".join(label.lower() for label in labels.LIFECYCLE.values())
        wrong.append(Wrong(line, f"“stage” is one of: {known}."))
    confirm = said.get("confirm", "").casefold()
    if confirm not in (*_YES, *_NO):
        wrong.append(Wrong(line, "“confirm” is yes or no."))
    if wrong or isinstance(on, str) or stage is None:
        return wrong
    return Told(name, on, stage, words, confirm in _YES)


def _stage(typed: str) -> Lifecycle | None:
    """By its name or its label; not known where nothing is said."""
    said = " ".join(typed.casefold().replace("-", " ").split())
    if not said:
        return Lifecycle.UNKNOWN
    return next(
        (one for one, label in labels.LIFECYCLE.items() if said in (one.replace("-", " "), label.casefold())), None
    )
