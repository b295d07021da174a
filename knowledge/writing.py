"""Writes an entry as the file that `reading` reads: what was changed in chat, and what is taken out of the bot."""

from collections.abc import Iterable

from knowledge import reading
from knowledge.entries import Entry
from knowledge.sheet import UnreadableError


def text(entry: Entry) -> str:
    heads = (
        ("Clauses", ", ".join(entry.clauses)),
        ("Status", entry.status),
        ("First", entry.first),
        ("Applies", entry.applies),
        ("Law", ", ".join(entry.law)),
        ("Checked", entry.checked.isoformat()),
        ("Due", entry.due.isoformat()),
    )
    sections = (
        ("Answer", entry.answer),
        ("Next", _bullets(entry.next)),
        ("Not for", _bullets(entry.not_for)),
        ("Asked", _bullets(entry.asked)),
    )
    lines = [f"{name}: {words}" for name, words in heads if words]
    parts = [f"## {name}\n{words}" for name, words in sections if words]
    return "\n\n".join([f"# {entry.question}", "\n".join(lines), *parts]) + "\n"


def holds(entry: Entry) -> bool:
    """Whether its words stay what they are in a file: a line of them could be read as a heading there."""
    try:
        found, _ = reading.entry(entry.id, entry.id, text(entry))
    except UnreadableError:
        return False
    return found == entry


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
