"""What is personal stands in its row only as sealed text, under a key of its own, bound to its place."""

import base64
import binascii
import json
import os
from typing import TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.stores.kinds import Form, UnreadableError
from adapters.stores.rows import Json, Row
from adapters.stores.vault import KeyDamagedError, ShreddedError, Vault
from bot.store import Record

R = TypeVar("R", bound=Record)
SLOT, TEXT = "sealed-under", "sealed-text"  # no field of a record can have such a name
NONCE = 12  # bytes


class ForgedError(UnreadableError):
    """What is sealed was changed, or was moved here from another row."""


class Scribe:
    """Writes records as rows and reads them back; those of personal kinds are sealed."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def slots(self) -> int:
        """How many keys there are, used or not."""
        return self._vault.slots()

    async def written(self, form: Form[R], record: R) -> Row:
        """A row of its own: what is personal gets a new key."""
        return seal(form, record, *await self._vault.take()) if form.kind.personal else _open(form, record)

    def rewritten(self, form: Form[R], record: R, number: int | None) -> Row:
        """A row in place of another of the same record, under the same key. ShreddedError, KeyDamagedError."""
        if not form.kind.personal:
            return _open(form, record)
        if number is None:
            raise _unsealed(form)
        return seal(form, record, number, self._vault.key(number))

    def living(self, row: Row) -> bool:
        """Whether a sealed row has its key, if only a damaged one."""
        number = slot(row)
        try:
            return number is None or bool(self._vault.key(number))
        except KeyDamagedError:
            return True
        except ShreddedError:
            return False

    def alive(self, row: Row) -> bool | None:
        """Whether the key of a sealed row lives; None where nothing in it is sealed."""
        return None if slot(row) is None else self.living(row)

    def read(self, form: Form[R], row: Row) -> R:
        """UnreadableError, ForgedError, ShreddedError or KeyDamagedError where it cannot be read."""
        if not form.kind.personal:
            return form.record(row.id, row.due, row.fields)
        number = slot(row)
        if number is None:
            raise _unsealed(form)
        return unseal(form, row, self._vault.key(number))


def slot(row: Row) -> int | None:
    """The number of the key that opens a row; None where nothing in it is sealed."""
    number = row.fields.get(SLOT)
    return number if isinstance(number, int) else None


def seal(form: Form[R], record: R, number: int, key: bytes) -> Row:
    """A row that shows only what the record is found by, and when it is due."""
    fields = form.fields(record)
    shown = {name: fields.pop(name) for name in form.shape.found_by}
    nonce = os.urandom(NONCE)
    # Not msgspec: people's phones send halves of emoji, and it refuses them.
    plain = json.dumps(fields, separators=(",", ":")).encode()
    text = nonce + AESGCM(key).encrypt(nonce, plain, _bound(form.shape.kind, record.id, number))
    shown |= {SLOT: number, TEXT: base64.b64encode(text).decode()}
    return Row(form.shape.kind, record.id, shown, form.due(record))


def unseal(form: Form[R], row: Row, key: bytes) -> R:
    """UnreadableError, and ForgedError where it is not what was sealed here."""
    # A row from before the kind was found by a field does not show it.
    shown = {name: row.fields[name] for name in form.shape.found_by if name in row.fields}
    return form.record(row.id, row.due, _opened(row, key) | shown)


def _open(form: Form[R], record: R) -> Row:
    return Row(form.shape.kind, record.id, form.fields(record), form.due(record))


def _unsealed(form: Form[R]) -> UnreadableError:
    return UnreadableError(f"a record of the kind '{form.shape.kind}' should be sealed, and is not")


def _opened(row: Row, key: bytes) -> dict[str, Json]:
    try:
        text = base64.b64decode(str(row.fields[TEXT]), validate=True)
        plain = AESGCM(key).decrypt(text[:NONCE], text[NONCE:], _bound(row.kind, row.id, row.fields[SLOT]))
        fields: dict[str, Json] = json.loads(plain)
    except (KeyError, binascii.Error, InvalidTag, ValueError) as error:
        message = f"a sealed record of the kind '{row.kind}' was changed since, or belongs to another row"
        raise ForgedError(message) from error
    return fields


def _bound(kind: str, id: str, number: Json) -> bytes:  # noqa: A002
    return f"{kind} {number} {id}".encode()
