"""What a knowledge pack holds, frozen. People write it in files (`reading`); nothing here knows how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """What kind of thing an answer is. One is never shown as another."""

    LAW = "law today"
    IN_FORCE = "agreement in force here"
    DRAFT = "draft agreement"
    POLICY = "union policy"
    GUIDANCE = "guidance to reps"
    BOT = "about this bot"
    ELSEWHERE = "not covered"  # a signpost: a subject that this knowledge leaves to others


class Sure(StrEnum):
    """How well a lever in law is established."""

    IN_FORCE = "in force"
    REGULATOR = "regulator's guidance"
    SECONDARY = "secondary source, check first"
    UNCONFIRMED = "not confirmed"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the entries answer from."""

    id: str
    title: str
    status: Status


@dataclass(frozen=True, slots=True)
class Clause:
    """A passage of a source. `at` says where it stands, `about` what it says, `signs` the words that find it there."""

    id: str
    source: str
    at: str
    about: str
    status: Status
    heading: str = ""
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lever:
    """Law that somebody can use today."""

    id: str
    title: str
    words: str
    source: str
    holds_in: str
    sure: Sure
    checked: date
    due: date


@dataclass(frozen=True, slots=True)
class Entry:
    """A question that people ask, and the answer that people wrote."""

    id: str
    question: str
    answer: str
    status: Status
    asked: tuple[str, ...]
    clauses: tuple[str, ...]
    applies: str
    checked: date
    due: date
    law: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    first: str = ""  # settles, in a sentence, what binds, where the usual words for the status would mislead
    not_for: tuple[str, ...] = ()

    @property
    def primary(self) -> str:
        """The clause that the entry is about; a signpost has none."""
        return self.clauses[0] if self.clauses else ""

    @property
    def elsewhere(self) -> bool:
        return self.status is Status.ELSEWHERE


@dataclass(frozen=True, slots=True)
class Subject:
    """What people can organise on, and which entries are about it: a table `[topics.KEY]` of a pack.

    `entries` are ids, `folders` end in a slash, `clauses` stand for the entries whose first clause they are. So an
    entry that is written later in a folder, or about a clause, belongs to it as well.
    """

    key: str
    words: str  # as a sentence goes on with it: "monitoring at work"
    entries: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)  # on which each of them stands in the file

    def holds(self, entry: Entry) -> bool:
        """Never what is about this bot, nor a signpost to somebody else."""
        if entry.elsewhere or entry.status is Status.BOT:
            return False
        return entry.id in self.entries or entry.id.startswith(self.folders) or entry.primary in self.clauses


@dataclass(frozen=True, slots=True)
class Joining:
    """What to show of joining the union, by the ids of entries: how to, and what people want to know before they do."""

    how: str = ""
    entries: tuple[str, ...] = ()
    file: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a file, in words for the person who wrote it. A warning does not keep the file out."""

    file: str
    line: int
    words: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {'(warning) ' if self.warning else ''}{self.words}"


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that can be answered, from one pack or several laid over each other."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    levers: Mapping[str, Lever] = field(default_factory=dict)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)  # an entry's or a lever's id → the file it was read from
    topics: Mapping[str, Subject] = field(default_factory=dict)
    joining: Joining = field(default_factory=Joining)
