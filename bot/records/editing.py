"""What people changed in chat of what the bot answers."""

from dataclasses import dataclass, field
from typing import ClassVar

from bot.store import Record

ENTRIES = "entries"  # the id of the one EditedRevision


@dataclass(frozen=True, slots=True)
class Edited(Record):
    """An entry as an organiser wrote it in chat, in place of the one in the files; its id is the entry's.

    Without it each change of an answer would need somebody at the machine. It is shown to everybody who asks, so it is
    not encrypted, and outlasts lost keys. Who wrote it stands in the audit log alone.
    """

    kind: ClassVar[str] = "edited"

    text: str = field(repr=False)  # as it would stand in a file of a pack


@dataclass(frozen=True, slots=True)
class EditedRevision(Record):
    """Changes whenever an edit does. Without it each process would have to read all of them to know of a new one.

    It says nothing of anybody.
    """

    kind: ClassVar[str] = "edited_revision"

    mark: str  # at random
