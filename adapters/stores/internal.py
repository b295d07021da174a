"""What a store keeps for itself beside the records: the vault that it belongs to, and which of its keys are dead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from adapters.stores import spans
from adapters.stores.rows import Row
from adapters.stores.spans import Spans
from bot.store import Record


@dataclass(frozen=True, slots=True)
class Meta(Record):
    """What the store knows of itself."""

    kind: ClassVar[str] = "meta"

    value: str


@dataclass(frozen=True, slots=True)
class Shred(Record):
    """A key that was erased, or must be; its id is the slot's number. Kept in the commit that removes the record.

    Once it was erased, the Meta that names all dead keys may take its place.
    """

    kind: ClassVar[str] = "shred"


VAULT = "vault"  # the id of the Meta that names the vault
SLOTS = "slots"  # the id of the Meta that holds how many slots it had
ERASED = "erased "  # the id of the Meta that holds which of its keys were erased begins so, and then names the vault
INTERNAL = (Meta.kind, Shred.kind)

Dead = Mapping[str, Spans]  # slots whose keys are dead, by vault


def erased(vault: str) -> str:
    """The id of the Meta that holds which keys of a vault were erased. No key of another is ever meant by it."""
    return f"{ERASED}{vault}"


def names_dead(row: Row) -> bool:
    return row.kind == Shred.kind or (row.kind == Meta.kind and row.id.startswith(ERASED))


def dead(rows: Iterable[Row]) -> Dead:
    """What the internal rows of a store name."""
    found: dict[str, Spans] = {}
    shreds: list[int] = []
    vault = ""
    for row in rows:
        if row.kind == Shred.kind:
            shreds.append(int(row.id))
        elif row.id == VAULT:
            vault = str(row.fields["value"])
        elif names_dead(row):
            found[row.id.removeprefix(ERASED)] = spans.read(str(row.fields["value"]))
    return joined(found, {vault: spans.of(shreds)} if vault and shreds else {})


def joined(*several: Dead) -> Dead:
    return {vault: spans.joined(*(dead.get(vault, ()) for dead in several)) for dead in several for vault in dead}


def rows(dead: Dead) -> list[Row]:
    """Those that name these keys, in their order."""
    return [Row(Meta.kind, erased(vault), {"value": spans.words(dead[vault])}) for vault in sorted(dead)]
