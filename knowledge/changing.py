"""Whether an entry that somebody changed may take its place among the others."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from knowledge import checking, packs, reading, writing
from knowledge.entries import Entry, Pack, Problem
from knowledge.sheet import UnreadableError


def problems(entry: Entry, pack: Pack, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong because of this entry: what `knowledge check` would say if it stood in a file."""
    name = f"{packs.IN_CHAT}/{entry.id}.md"
    try:
        _, found = reading.entry(entry.id, name, writing.text(entry))
    except UnreadableError as error:
        return error.problems
    without = {other: one for other, one in pack.entries.items() if other != entry.id}
    before = set(checking.check(replace(pack, entries=MappingProxyType(without)), today))
    files = MappingProxyType({**pack.files, entry.id: name})
    after = replace(pack, entries=MappingProxyType({**without, entry.id: entry}), files=files)
    return (*found, *(problem for problem in checking.check(after, today) if problem not in before))
