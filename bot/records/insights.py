"""Concern reports: what was told of which workplaces and weeks, and who answers for it.

What is told lies apart from words and names, so that what was told is still known after a restore without those.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.records.register import Consultation
from bot.records.reports import Does
from bot.records.surveys import Table
from bot.store import Record


class Waited(StrEnum):
    """For how long half of the cases without a reply have waited, so roughly that it is no single one's age."""

    WEEKS = "under-4-weeks"
    MONTHS = "4-to-13-weeks"
    HALF_YEAR = "13-to-26-weeks"
    LONGER = "over-26-weeks"


class Part(StrEnum):
    """Of a report: as it is chosen for somebody, and as a sheet of a spreadsheet is called."""

    SUMMARY = "summary"
    CONCERNS = "concerns"
    STAGES = "stages"
    WORKPLACES = "workplaces"
    WEEKS = "weeks"
    TOGETHER = "together"
    CLAUSES = "clauses"
    SYSTEMS = "systems"
    SURVEYS = "surveys"
    GAPS = "questions"


class Audience(StrEnum):
    """For whom a snapshot is."""

    MEMBERS = "members"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class Facts:
    """Of systems and employers, on the day on which the draft was made. A system counts that any rep there may see."""

    systems: int = 0  # that are confirmed or disclosed
    undisclosed: int = 0  # of those: not withdrawn, and not disclosed, whenever and by how many they were reported
    kinds: tuple[tuple[Does, int], ...] = ()  # what they do; one system can do several things
    consultation: tuple[tuple[Consultation, int], ...] = ()
    overdue: int = 0  # documents that were asked for
    waited: Waited | None = None  # None: too few cases are without a reply


@dataclass(frozen=True, slots=True)
class Release(Record):
    """A concern report as it was made; it never changes, and is never forgotten. Its id is random.

    Without it the same people could be counted twice, in two ways that tell together what neither tells. It could harm
    those who are few in it: so what is withheld was never written down, and who made it stands in the audit log alone.
    """

    kind: ClassVar[str] = "release"

    workplaces: tuple[str, ...]  # ids, in order
    first: int  # periods of `bot.insights.periods`, the last one included
    last: int
    threshold: int  # of people, by which it was made
    people: int
    tables: tuple[Table, ...]
    facts: Facts
    made: date
    corrects: str = ""  # the id of the one before it, of the same workplaces and periods
    number: int = 1  # of those
    gaps: bool = False  # whether it tells of questions without an answer, which belong to no workplace


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What the signed results of a survey say in short."""

    title: str
    where: str
    closed: date
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """A group of questions that found no answer. Its example is shown where an organiser has let it through."""

    count: int
    example: str = field(repr=False)
    passed: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseWords(Record):
    """What a concern report says in words; its id is the release's.

    Without it there would be numbers only. Its examples are somebody's own words, with names and numbers taken out, and
    could still give away who asked: so it is encrypted, and each is shown only where an organiser has let it through.
    """

    kind: ClassVar[str] = "release_words"
    personal: ClassVar[bool] = True

    surveys: tuple[Surveyed, ...] = field(default=(), repr=False)
    gaps: tuple[Missed, ...] = field(default=(), repr=False)
    changed: int = 1  # grows with each change, so that nobody signs what they have not seen


@dataclass(frozen=True, slots=True)
class ReleaseSigned(Record):
    """That somebody answers for a concern report; its id is the release's. Without it a restore would make it a draft.

    It names nobody.
    """

    kind: ClassVar[str] = "release_signed"

    on: date


@dataclass(frozen=True, slots=True)
class ReleaseSigner(Record):
    """Who does; its id is the release's. Without it nobody would answer for the numbers.

    It names an organiser, who knows that it does: so it is encrypted.
    """

    kind: ClassVar[str] = "release_signer"
    personal: ClassVar[bool] = True

    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Snapshot(Record):
    """What of a signed concern report somebody is to be shown; its id is the release's, a slash and the audience.

    Without it an organiser could give members and the employer all of it or nothing. It holds nothing that was not
    decided in the open, and harms nobody.
    """

    kind: ClassVar[str] = "snapshot"

    parts: tuple[Part, ...]
    changed: int = 1  # grows with each change, so that nobody signs what they have not seen


@dataclass(frozen=True, slots=True)
class SnapshotSigned(Record):
    """That somebody answers for a snapshot; its id is the snapshot's. Without it a restore would make it a draft.

    It names nobody.
    """

    kind: ClassVar[str] = "snapshot_signed"

    on: date


@dataclass(frozen=True, slots=True)
class SnapshotSigner(Record):
    """Who does; its id is the snapshot's. Without it nobody would answer for what members and the employer are shown.

    It names an organiser, who knows that it does: so it is encrypted.
    """

    kind: ClassVar[str] = "snapshot_signer"
    personal: ClassVar[bool] = True

    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Least(Record):
    """From how many people on concern reports tell anything; there is one, and it only grows.

    Without it every union would have to take the lowest. It says nothing of anybody.
    """

    kind: ClassVar[str] = "insights_threshold"

    people: int
