"""What stands in a cell of a list that should be an e-mail address. Pure; what is wrong is said without the cell."""

import re
import unicodedata
from enum import Enum

_USUAL = re.compile(r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE | re.ASCII)
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')  # by which spreadsheets are made to leave a cell as it is
_NAMED = re.compile(r"[^<>]*<([^<>]*)>")  # Mary Jones <mary@example.org>
_SHEET_ERRORS = ("#N/A", "#REF!", "#NAME?", "#VALUE!", "#NULL!", "#DIV/0!", "#NUM!")
_INVISIBLE = ("Cc", "Cf", "Zs")


class Wrong(Enum):
    FORMULA = "a formula and no address: save the sheet with its values alone"
    NONE = "no e-mail address"
    SEVERAL = "more than one address in one cell"
    SPACE = "a space within the address"


def address(cell: str) -> str | Wrong:
    """The address without what stands around it; empty where the cell is."""
    if _USUAL.fullmatch(cell):
        return cell
    text = _trimmed(unicodedata.normalize("NFKC", cell))
    if quoted := _QUOTED_FORMULA.fullmatch(text):
        text = _trimmed(quoted[1])
    if text.startswith("=") or text.upper() in _SHEET_ERRORS:
        return Wrong.FORMULA
    text = _trimmed(text.strip("'"))  # one in front keeps a spreadsheet from taking it for a formula
    if text[:7].casefold() == "mailto:":
        text = text[7:].partition("?")[0]
    if named := _NAMED.fullmatch(text):
        text = _trimmed(named[1])
    text = text.rstrip(",;")
    return _judged(text) if text else ""


def _judged(text: str) -> str | Wrong:
    name, at, domain = text.partition("@")
    if "@" in domain or (at and any(mark in text for mark in ",;")):
        return Wrong.SEVERAL
    labels = domain.replace("。", ".").split(".")
    if not name or len(labels) < 2 or not all(labels):  # noqa: PLR2004 - a name and where it is
        return Wrong.NONE
    if any(one.isspace() for one in text):
        return Wrong.SPACE
    if not text.isprintable():
        return Wrong.NONE
    return f"{name}@{'.'.join(labels)}"


def _trimmed(text: str) -> str:
    """Without spaces of every kind around it, and marks that nobody sees."""
    start, end = 0, len(text)
    while start < end and unicodedata.category(text[start]) in _INVISIBLE:
        start += 1
    while start < end and unicodedata.category(text[end - 1]) in _INVISIBLE:
        end -= 1
    return text[start:end]
