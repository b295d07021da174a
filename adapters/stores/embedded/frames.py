"""The bytes of the journal: one line a frame, and how to tell a frame that was cut short from one that was damaged.

A frame is a checksum, the length of what follows, and JSON: the frame's number, and the changes of one commit of a
group, each as kind, id, and the document or null. The checksum starts from the journal's own identity, so that a frame
of another journal, left in blocks that the disk gave out again, is never taken for one of this.
"""

import json
import re
import zlib
from typing import Any

import msgspec

Document = dict[str, Any]  # JSON values; never changed in place
Change = tuple[str, str, Document | None]  # kind, id, and what is kept there from now on

FORMAT = 1
SECTOR = 512  # bytes; no disk writes less than this at once
_NULS = re.compile(rb"\0+")
_BEGINS = re.compile(rb"[0-9a-f]{8} [0-9]{1,15} (?=[\[{])")
_BEGINNING = re.compile(rb"[0-9a-f]{0,8}|[0-9a-f]{8} [0-9]{0,15}")
_HEAD = re.compile(rb"[0-9a-f]{8} ([0-9]{1,15}) ")


class Header(msgspec.Struct, frozen=True):
    format: int
    journal: str  # its identity, random, another for each file


_encode = msgspec.json.Encoder().encode
_decode_header = msgspec.json.Decoder(Header).decode
_decode_changes = msgspec.json.Decoder(list[Change]).decode
_decode_frame = msgspec.json.Decoder(tuple[int, list[Change]]).decode


def encode_changes(changes: list[Change]) -> bytes:
    """Changes as a frame holds them; several of these joined by commas make one frame."""
    try:
        return _encode(changes)[1:-1]
    except UnicodeEncodeError:  # half of an emoji, as phones send them, which JSON only holds as an escape
        return json.dumps(changes, separators=(",", ":"), allow_nan=False).encode()[1:-1]


def decode_changes(changes: bytes) -> list[Change]:
    listed = b"[%b]" % changes
    try:
        return _decode_changes(listed)
    except msgspec.DecodeError:  # for those halves again
        return msgspec.convert(json.loads(listed), list[Change])


def encode_frame(seed: int, number: int, changes: bytes) -> bytes:
    return encode_line(seed, b"[%d,[%b]]" % (number, changes))


def decode_frame(line: bytes, seed: int) -> tuple[int, list[Change]] | None:
    """The frame's number and changes; None where the line is not one whole frame of this journal."""
    body = _body(line, seed)
    if body is None:
        return None
    try:
        return _decode_frame(body)
    except msgspec.DecodeError:
        return _with_halves(body)


def _with_halves(body: bytes) -> tuple[int, list[Change]] | None:
    try:
        return msgspec.convert(json.loads(body), tuple[int, list[Change]])
    except (ValueError, RecursionError):  # the first of both is msgspec's too
        return None


def encode_header(journal: str) -> bytes:
    return encode_line(0, _encode(Header(FORMAT, journal)))


def decode_header(line: bytes) -> Header | None:
    body = _body(line, 0)
    if body is None:
        return None
    try:
        return _decode_header(body)
    except msgspec.DecodeError:
        return None


def seed_of(journal: str) -> int:
    return zlib.crc32(journal.encode())


def torn(rest: bytes, at: int, seed: int) -> bool:
    """Whether the end of a file, from a frame at byte `at` that is not whole, is just what a crash leaves of one write.

    Only the last write can be unfinished. What there is of it is the beginning of a frame, or has sectors that were
    never written. Anything else was whole once.
    """
    if _any_whole(rest, seed):
        return False
    if b"\0" in rest:
        return b"\n" not in rest[:-1] and all(_unwritten(found, at, len(rest)) for found in _NULS.finditer(rest))
    if b"\n" in rest:
        return False
    head = _HEAD.match(rest)
    if head is None:
        return _BEGINNING.fullmatch(rest) is not None
    missing = int(head[1]) - (len(rest) - head.end())
    return missing > 0 or (missing == 0 and _body(rest + b"\n", seed) is not None)


def encode_line(seed: int, body: bytes) -> bytes:
    measured = b"%d %b" % (len(body), body)
    return b"%08x %b\n" % (zlib.crc32(measured, seed), measured)


def _body(line: bytes, seed: int) -> bytes | None:
    head = _HEAD.match(line)
    if head is None or line[-1:] != b"\n":
        return None
    body = line[head.end() : -1]
    whole = len(body) == int(head[1]) and int(line[:8], 16) == zlib.crc32(line[9:-1], seed)
    return body if whole else None


def _any_whole(rest: bytes, seed: int) -> bool:
    """Whether a whole frame begins anywhere past the first byte."""
    for found in _BEGINS.finditer(rest, 1):
        line_end = rest.find(b"\n", found.end()) + 1
        if line_end and _body(rest[found.start() : line_end], seed) is not None:
            return True
    return False


def _unwritten(nuls: re.Match[bytes], at: int, size: int) -> bool:
    """Whether these NUL bytes are sectors that were never written; a frame itself holds none."""
    begins = nuls.start() == 0 or (at + nuls.start()) % SECTOR == 0
    ends = nuls.end() == size or (at + nuls.end()) % SECTOR == 0
    return begins and ends
