"""Reads the files of a pack: entries, levers in law, and the description of the pack itself."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from knowledge import joining, subjects
from knowledge.entries import Clause, Entry, Joining, Lever, Problem, Source, Status, Subject, Sure
from knowledge.sheet import Sheet, UnreadableError, take_apart

FEWEST_PHRASINGS = 10

_HEADS = ("Clauses", "Status", "First", "Applies", "Law", "Checked", "Due")
_LEVER_HEADS = ("Source", "Holds in", "Sure", "Checked", "Due")
_SECTIONS = ("Answer", "Next", "Not for", "Asked")


def entry(identity: str, file: str, text: str) -> tuple[Entry, tuple[Problem, ...]]:
    """Read an entry. What it raises cannot be used; the problems it returns are warnings."""
    sheet = take_apart(file, text, _HEADS, _SECTIONS)
    status = _one_of(sheet, "Status", Status)
    if not sheet.text("Answer"):
        sheet.wrong(1, "there is no answer: write it below a line '## Answer'")
    asked = sheet.bullets("Asked")
    if len(asked) < FEWEST_PHRASINGS:
        sheet.wrong(1, f"only {len(asked)} ways of asking below '## Asked': at least {FEWEST_PHRASINGS} are needed")
    if twice := _twice(asked):
        sheet.wrong(1, f"the same way of asking stands twice below '## Asked': '{twice}'", warning=True)
    clauses = sheet.names("Clauses")
    if not clauses and status is not Status.ELSEWHERE:
        sheet.wrong(1, "the line 'Clauses: …' is missing below the title")
    checked, due = sheet.day("Checked"), sheet.day("Due")
    if date.min < due < checked:
        sheet.wrong(sheet.heads["Due"][0], "it is due before it was checked")
    found = Entry(
        id=identity,
        question=sheet.title,
        answer=sheet.text("Answer"),
        status=status,
        asked=tuple(dict.fromkeys(asked)),
        clauses=clauses,
        applies=sheet.head("Applies", needed=status is not Status.ELSEWHERE),
        checked=checked,
        due=due,
        law=sheet.names("Law"),
        next=sheet.bullets("Next"),
        first=sheet.head("First", needed=False),
        not_for=sheet.bullets("Not for"),
    )
    return found, sheet.settled()


def lever(identity: str, file: str, text: str) -> tuple[Lever, tuple[Problem, ...]]:
    """Read a lever in law: its words stand below the lines of `Name: words`."""
    sheet = take_apart(file, text, _LEVER_HEADS, ("",))
    if not sheet.text(""):
        sheet.wrong(1, "there are no words: say below the lines at the top what the law asks for and how to use it")
    found = Lever(
        id=identity,
        title=sheet.title,
        words=sheet.text(""),
        source=sheet.head("Source"),
        holds_in=sheet.head("Holds in"),
        sure=_one_of(sheet, "Sure", Sure),
        checked=sheet.day("Checked"),
        due=sheet.day("Due"),
    )
    return found, sheet.settled()


@dataclass(frozen=True, slots=True)
class Description:
    """A `pack.toml`: its documents, their clauses, what people organise on; what it does to the packs before it."""

    sources: Mapping[str, Source]
    clauses: Mapping[str, Clause]
    leave_out: frozenset[str] = frozenset()
    alone: bool = False
    topics: Mapping[str, Subject] = field(default_factory=dict)
    joining: Joining | None = None


def description(file: str, text: str) -> Description:
    """Read a `pack.toml`, or raise what is wrong with it."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+)", str(error))
        raise UnreadableError((Problem(file, int(where[1]) if where else 1, f"not readable: {error}"),)) from error
    try:
        sources = {
            name: Source(name, str(row["title"]), Status(row["status"]))
            for name, row in table.get("sources", {}).items()
        }
        clauses = {name: _clause(name, row, sources) for name, row in table.get("clauses", {}).items()}
        leave_out = frozenset(str(name) for name in table.get("leave_out", ()))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        words = (
            f"each source needs a title and a status, each clause a source before its dot, 'at' and 'about': {error}"
        )
        raise UnreadableError((Problem(file, 1, words),)) from error
    topics = subjects.read(file, text, table.get("topics", {}))
    told = joining.read(file, text, table.get("joining"))
    return Description(sources, clauses, leave_out, alone=table.get("alone") is True, topics=topics, joining=told)


def _clause(name: str, row: Mapping[str, object], sources: Mapping[str, Source]) -> Clause:
    source = sources[name.split(".", 1)[0]]
    status = Status(str(row["status"])) if "status" in row else source.status
    signs = row.get("signs", ())
    if not isinstance(signs, list | tuple):
        message = f"{name}: 'signs' is a list of words"
        raise TypeError(message)
    heading = str(row.get("heading", ""))
    return Clause(
        name, source.id, str(row["at"]), str(row["about"]), status, heading, tuple(str(sign) for sign in signs)
    )


S = TypeVar("S", Status, Sure)


def _one_of(sheet: Sheet, name: str, kind: type[S]) -> S:
    words = sheet.head(name)
    try:
        return kind(words.lower())
    except ValueError:
        if words:
            sheet.wrong(sheet.heads[name][0], f"'{words}' is no {name.lower()}: use one of {', '.join(kind)}")
        return next(iter(kind))


def _twice(lines: tuple[str, ...]) -> str:
    seen: set[str] = set()
    for line in _folded(lines):
        if line in seen:
            return line
        seen.add(line)
    return ""


def _folded(lines: tuple[str, ...]) -> Iterator[str]:
    return (" ".join(re.findall(r"\w+", line.casefold())) for line in lines)
