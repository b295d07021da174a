"""Whether a store and the keys folder beside it belong together. Nothing is made by looking."""

import io
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag

from adapters.settings import PREFIX, Settings
from adapters.stores import files, master, slots
from adapters.stores.internal import SLOTS, VAULT, Meta
from adapters.stores.master import Master
from adapters.stores.rows import DamagedError, Engine, OpenError
from adapters.stores.vault import WrongKeyError

FILES = (master.MASTER, master.PEOPLE, master.VAULT)


class LostKeysError(OpenError):
    """The store has its keys, and they are not here."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Which vault, and how many of its slots: as a store knows it, or as a keys folder holds it."""

    vault: str = ""  # its identity; empty where none was ever used
    slots: int = 0


async def belonging(engine: Engine) -> Belonging:
    """What a store knows of its keys."""
    async with engine.transaction() as tx:
        vault, had = await tx.get(Meta.kind, VAULT), await tx.get(Meta.kind, SLOTS)
    return Belonging(str(vault.fields["value"]) if vault else "", int(str(had.fields["value"])) if had else 0)


def missing(chosen: Settings) -> list[str]:
    """The files that the keys folder lacks. OpenError."""
    needed = FILES[1:] if chosen.key else FILES
    return [name for name in needed if not exists(chosen.keys / name)]


def require(chosen: Settings, belongs: Belonging) -> None:
    """LostKeysError where the store has its keys and they are not all here: none may be made in their place."""
    if belongs.vault and (lacking := missing(chosen)):
        raise LostKeysError(lost(chosen, lacking))


def lost(chosen: Settings, lacking: list[str]) -> str:
    """Why, and what to do."""
    variable = (
        f" If the master key came from {PREFIX}KEY, set that to what it held." if master.MASTER in lacking else ""
    )
    return (
        f"The keys of this store are not in {chosen.keys} (missing: {', '.join(lacking)}). Put the keys folder back "
        f"from your copy, or name it with {PREFIX}KEYS_DIR.{variable} Without any copy, what is personal is lost: "
        "restore a backup with --without-personal into a new data folder."
    )


def unfit(belongs: Belonging, held: Belonging, folder: Path) -> str:
    """Why these keys are not the store's, and what to do; empty where they are."""
    if belongs.vault and belongs.vault != held.vault:
        return f"the keys in {folder} are another store's: put the keys folder of this store back from your copy"
    if belongs.slots > held.slots:
        return (
            f"the keys in {folder} are an older copy, which lacks keys of records that are kept: "
            "put the newest copy of that folder back"
        )
    return ""


def tried(chosen: Settings) -> Belonging:
    """What the keys folder holds, once its master key was seen to open it. OpenError. All its files must be there."""
    path = chosen.keys / master.VAULT
    try:
        keys = master.from_words(chosen.key) if chosen.key else master.from_folder(chosen.keys)
        master.people_key(chosen.keys)
        head, size = _beginning(path)
        _open(keys, path, head)
        return Belonging(slots.identity_of(path, io.BytesIO(head)).hex(), max(0, size - slots.HEADER) // slots.SLOT)
    except OSError as error:
        message = f"the keys in {chosen.keys} cannot be read ({error.strerror}): mend the rights of that folder"
        raise OpenError(message) from error


def exists(path: Path) -> bool:
    """OpenError where this account may not even look."""
    try:
        return path.exists()
    except OSError as error:
        message = f"{path} cannot be looked at ({error.strerror}): mend the rights of the folders that it lies in."
        raise OpenError(message) from error


def _beginning(path: Path) -> tuple[bytes, int]:
    """The header and the slot that belongs to no record; and the size of the whole, in bytes."""
    while True:
        with path.open("rb") as file:
            head = file.read(slots.offset(slots.CHECK + 1))
            state = os.fstat(file.fileno())
        if state.st_nlink:  # else a rotation replaced it just now, and overwrote what it held
            files.check_mode(path, state.st_mode)
            return head, state.st_size


def _open(keys: Master, path: Path, head: bytes) -> None:
    identity = slots.identity_of(path, io.BytesIO(head))
    slot = head[slots.offset(slots.CHECK) :]
    number = slot[: slots.NUMBER]
    if keys.find(number) is None:
        keys.refresh()  # a rotation may have ended since
    wrapping = keys.find(number)
    if wrapping is None:
        raise WrongKeyError(_wrong(keys, path))
    try:
        slots.unwrap(wrapping, identity, slots.CHECK, slot)
    except InvalidTag as error:
        message = f"{path} is damaged at its beginning: put the keys folder back from your copy"
        raise DamagedError(message) from error


def _wrong(keys: Master, path: Path) -> str:
    variable = master.VARIABLE
    if keys.file is None:
        return (
            f"the master key in {variable} does not open {path}: set {variable} to the key that the bot had at last; "
            "several may stand there, newest first, with commas between them"
        )
    return (
        f"the master key in {keys.file} does not open {path}: if the bot has its master key from {variable}, set that "
        "here too; else put the keys folder back from your copy, all of it"
    )
