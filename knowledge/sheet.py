"""Takes a file of a pack apart: a title, lines of `Name: words`, sections. Whatever is wrong is told with its line."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from knowledge.entries import Problem

LARGEST = 200_000  # characters in one file
_HEAD = re.compile(r"^([A-Z][A-Za-z ]{1,20}):\s*(.*)$")
_ALIKE = 60  # of 100: as far as a slip of the keyboard goes


class UnreadableError(Exception):
    """A file that cannot be taken as it is. `problems` says what to mend, and where."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(slots=True)
class Sheet:
    """One file, taken apart; problems gather until all are known."""

    file: str
    title: str = ""
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    sections: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, line: int, words: str, *, warning: bool = False) -> None:
        self.problems.append(Problem(self.file, line, words, warning))

    def head(self, name: str, *, needed: bool = True) -> str:
        if name not in self.heads and needed:
            self.wrong(1, f"the line '{name}: …' is missing below the title")
        return self.heads.get(name, (0, ""))[1]

    def names(self, name: str) -> tuple[str, ...]:
        """A head that lists ids."""
        return tuple(part for part in re.split(r"[,\s]+", self.head(name, needed=False)) if part)

    def day(self, name: str) -> date:
        words = self.head(name)
        try:
            return date.fromisoformat(words)
        except ValueError:
            if words:
                self.wrong(self.heads[name][0], f"'{words}' is not a date: write it as 2026-11-22 (year-month-day)")
            return date.min

    def text(self, name: str) -> str:
        lines = [line for _, line in self.sections.get(name, [])]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def bullets(self, name: str) -> tuple[str, ...]:
        found: list[str] = []
        for number, line in self.sections.get(name, []):
            if not line.strip():
                continue
            if not line.startswith("- "):
                self.wrong(number, f"each line under '## {name}' begins with '- '; this one does not: '{line[:40]}'")
                continue
            if line[2:].strip():
                found.append(line[2:].strip())
        return tuple(found)

    def settled(self) -> tuple[Problem, ...]:
        """The warnings; or UnreadableError where something keeps the file from being used."""
        if any(not problem.warning for problem in self.problems):
            raise UnreadableError(tuple(self.problems))
        return tuple(self.problems)


def clean(text: str) -> str:
    """The text without what cannot be seen: control characters, marks that turn the direction of writing, a BOM."""
    kept = (char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return "".join(kept)


def take_apart(file: str, text: str, heads: tuple[str, ...], sections: tuple[str, ...]) -> Sheet:
    """Read a file whose names are known. Where "" is among the sections, plain text may follow the heads."""
    sheet = Sheet(file)
    if len(text) > LARGEST:
        sheet.wrong(1, f"this file is too large: at most {LARGEST:,} characters fit")
        raise UnreadableError(tuple(sheet.problems))
    section: list[tuple[int, str]] | None = None
    for number, line in enumerate(clean(text.replace("\r\n", "\n")).split("\n"), start=1):
        bare = line.strip()
        if bare.startswith("# ") and not sheet.title:
            sheet.title = bare[2:].strip()
        elif bare.startswith("## "):
            section = sheet.sections.setdefault(_known(sheet, number, bare[3:].strip(), sections), [])
        elif section is not None:
            section.append((number, line.rstrip()))
        elif match := _HEAD.match(bare):
            _head(sheet, number, _known(sheet, number, match[1], heads), match[2].strip())
        elif bare and "" in sections:
            section = sheet.sections.setdefault("", [(number, line.rstrip())])
        elif bare:
            sheet.wrong(number, f"this line is neither 'Name: words' nor below a '## …' heading: '{bare[:40]}'")
    if not sheet.title:
        sheet.wrong(1, "the first line must be the question, after '# '")
    return sheet


def _head(sheet: Sheet, number: int, name: str, words: str) -> None:
    if name in sheet.heads:
        sheet.wrong(number, f"'{name}:' stands twice")
    sheet.heads[name] = (number, words)


def _known(sheet: Sheet, number: int, name: str, names: tuple[str, ...]) -> str:
    if name not in names:
        closest = process.extractOne(name, names, scorer=fuzz.ratio)
        slip = closest is not None and closest[1] > _ALIKE
        hint = f"do you mean '{closest[0]}'?" if slip and closest else f"known are: {', '.join(filter(None, names))}"
        sheet.wrong(number, f"'{name}' is not known here; {hint}")
    return name
