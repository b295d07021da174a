"""The bytes of a vault: a header, then slots of 64 bytes: key number 4 | nonce 12 | key 32 | tag 16.

Slot 0 belongs to no record; it shows whether the master key is the right one. A slot of zeros is a key that was erased.
No slot is used twice.
"""

import os
from pathlib import Path
from typing import IO

from adapters.stores.master import Key
from adapters.stores.rows import DamagedError, NewerError
from adapters.stores.spans import Spans

KIND, FORMAT = b"agreement-bot vault ", b"1"
HEADER = 64  # bytes
IDENTITY = 16  # bytes, the last of the header
SLOT = 64  # bytes
NUMBER, NONCE = 4, 12  # bytes
CHECK = 0  # the slot that belongs to no record
AT_ONCE = 16_384  # slots that are read at a time, to count them


def header(identity: bytes) -> bytes:
    return (KIND + FORMAT).ljust(HEADER - IDENTITY, b"\n") + identity


def identity_of(path: Path, file: IO[bytes]) -> bytes:
    """What the header names. DamagedError or NewerError where it is not one that this version writes."""
    file.seek(0)
    found = file.read(HEADER)
    name = found[:-IDENTITY].rstrip(b"\n")
    if len(found) < HEADER or not name.startswith(KIND):
        message = (
            f"{path} is not a vault of keys, or its beginning is damaged. Put the keys folder back from your copy."
        )
        raise DamagedError(message)
    if name != KIND + FORMAT:
        message = f"A newer version of the bot wrote {path}. Run that version."
        raise NewerError(message)
    return found[-IDENTITY:]


def offset(number: int) -> int:
    """The byte at which a slot begins."""
    return HEADER + number * SLOT


def wrap(wrapping: Key, identity: bytes, number: int, key: bytes) -> bytes:
    """The slot that holds a record's key, bound to this vault and this place in it."""
    nonce = os.urandom(NONCE)
    return wrapping.number + nonce + wrapping.cipher.encrypt(nonce, key, _bound(identity, number))


def unwrap(wrapping: Key, identity: bytes, number: int, slot: bytes) -> bytes:
    """The key in a slot. InvalidTag where it was changed, or comes from another place."""
    nonce, text = slot[NUMBER : NUMBER + NONCE], slot[NUMBER + NONCE :]
    return wrapping.cipher.decrypt(nonce, text, _bound(identity, number))


def mended(file: IO[bytes]) -> int:
    """Where the whole slots end; what a process that ended midway left after them is cut off."""
    size = os.fstat(file.fileno()).st_size
    end = size - (size - HEADER) % SLOT
    if end != size:
        file.truncate(end)
    return end


def count(file: IO[bytes]) -> tuple[int, int]:
    """How many keys live, and how many were erased; none is opened for it."""
    living = erased = 0
    file.seek(offset(CHECK + 1))
    while block := file.read(SLOT * AT_ONCE):
        found = [block[at : at + SLOT] for at in range(0, len(block), SLOT)]
        dead = sum(not any(slot) for slot in found)
        erased += dead
        living += len(found) - dead
    return living, erased


def living(file: IO[bytes], among: Spans) -> list[int]:
    """Which of these slots hold a key; none is opened for it."""
    found: list[int] = []
    for span in among:
        file.seek(offset(span.start))
        for first in range(span.start, span.stop, AT_ONCE):
            block = file.read(SLOT * min(AT_ONCE, span.stop - first))
            if block != bytes(len(block)):
                each = (block[at : at + SLOT] for at in range(0, len(block), SLOT))
                found += [number for number, slot in enumerate(each, first) if any(slot)]
    return found


def _bound(identity: bytes, number: int) -> bytes:
    return identity + number.to_bytes(8, "big")
