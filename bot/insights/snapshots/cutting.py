"""What of a concern report is in a snapshot: all that shows one is made of this.

It takes away and adds nothing: so it tells no number that the report does not tell.
"""

from dataclasses import replace

from bot.insights import clauses
from bot.insights.parts import OF, part_of
from bot.insights.snapshots.keeping import Snapshot
from bot.records import Release, ReleaseWords
from bot.records.insights import Audience, Facts, Part
from bot.records.surveys import Table


def cut(release: Release, words: ReleaseWords, snapshot: Snapshot) -> tuple[Release, ReleaseWords]:
    parts = snapshot.parts
    surveys = words.surveys if Part.SURVEYS in parts else ()
    gaps = words.gaps if Part.GAPS in parts else ()
    tables = tuple(one for one in release.tables if _stands(one, snapshot))
    facts = _facts(release.facts, snapshot)
    return replace(release, tables=tables, facts=facts), replace(words, surveys=surveys, gaps=gaps)


def _stands(table: Table, snapshot: Snapshot) -> bool:
    """Of two things together each must be in it, too. What no rep has confirmed is not said to the employer."""
    needed = {part_of(table.questions), *(OF[one] for one in table.questions)}
    outside = snapshot.audience is Audience.EMPLOYER and clauses.PROPOSED in table.questions
    return needed <= snapshot.parts and not outside


def _facts(facts: Facts, snapshot: Snapshot) -> Facts:
    """How long people wait for a rep's reply is no business of the employer."""
    shown = facts if Part.SYSTEMS in snapshot.parts else Facts()
    return replace(shown, waited=None if snapshot.audience is Audience.EMPLOYER else facts.waited)
