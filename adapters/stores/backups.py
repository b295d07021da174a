"""A backup: one file of JSON lines that knows whether it is whole.

A header, one line a row ordered by kind and id, and an end with the counts and sums. What is personal in it is as
sealed as it was in the store, and the keys are not in it.
"""

import asyncio
import hashlib
import json
import os
import secrets
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, NoReturn, Self

from adapters.stores import files
from adapters.stores.rows import Row
from adapters.stores.tally import Counting, Tally, canonical

FORMAT = 1
MARK = "agreement-bot backup"  # the header's first name; its value is the format
LONGEST_LINE = 256 * 1024 * 1024  # bytes
BATCH = 500  # rows that are written at a time, off the loop


class BackupError(Exception):
    """The backup cannot be written or is not whole; the words say why, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says of itself."""

    version: str  # of the bot that wrote it
    engine: str
    made: str  # ISO 8601, UTC
    vault: str  # whose keys open what is sealed in it
    until: str = ""  # the day by which it is to be deleted, ISO 8601; empty where it does not say


async def write(path: Path, header: Header, rows: AsyncIterator[Row]) -> Tally:
    """Write a backup beside its place and then put it there, so that a file of this name is always a whole one.

    BackupError where there is a file already, or the folder cannot be written.
    """
    with _backup_errors(path):
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        try:
            with _opened(path, draft) as file:
                tally = await _lines(file, header, rows)
                await asyncio.to_thread(os.fsync, file.fileno())
            await asyncio.to_thread(_place, draft, path)
        finally:
            draft.unlink(missing_ok=True)
    return tally


def _opened(path: Path, draft: Path) -> IO[bytes]:
    if path.exists():
        raise FileExistsError
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    return open(descriptor, "wb")  # noqa: PTH123 - a Path opens no descriptor


async def _lines(file: IO[bytes], header: Header, rows: AsyncIterator[Row]) -> Tally:
    counting, whole = Counting(), hashlib.sha256()

    def put(lines: list[bytes]) -> None:
        for line in lines:
            whole.update(line)
            file.write(line)

    head = {MARK: FORMAT, "version": header.version, "engine": header.engine, "made": header.made}
    waiting = [_line({**head, "vault": header.vault, "until": header.until})]
    async for row in rows:
        written = canonical(row)
        counting.take_written(row.kind, written)
        waiting.append(b'{"row":' + written + b',"sum":%d}\n' % zlib.crc32(written))
        if len(waiting) >= BATCH:
            await asyncio.to_thread(put, waiting)
            waiting = []
    await asyncio.to_thread(put, waiting)
    tally = counting.tally
    end = {"counts": tally.counts, "digest": tally.digest, "sum": whole.hexdigest()}
    await asyncio.to_thread(file.write, _line({"end": end}))
    file.flush()
    return tally


def _line(content: object) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode() + b"\n"


def _place(draft: Path, path: Path) -> None:
    """Give the file its name, never in place of another."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # no second names on this file system
        if path.exists():
            raise FileExistsError from None
        draft.rename(path)
    files.sync_folder(path.parent)


@contextmanager
def _backup_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        message = f"{path} exists already, and a backup never overwrites a file. Choose another name."
        raise BackupError(message) from None
    except FileNotFoundError:
        message = f"The folder {path.parent} does not exist. Make it, or choose another."
        raise BackupError(message) from None
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}). Nothing is left there."
        raise BackupError(message) from error


class Backup:
    """A backup that is read. Its header is checked at once; its rows are whole only once all of them were read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = _open(path)
        self._number = 0
        try:
            self.header = self._header()
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self) -> Iterator[Row]:
        """Every row, each checked; BackupError at the first thing that is wrong, at the end at the latest."""
        self._file.seek(0)
        self._number = 0
        counting, whole = Counting(), hashlib.sha256()
        whole.update(self._next())
        before = ("", "")
        while True:
            line = self._next()
            content = self._content(line)
            if "end" in content:
                break
            row = self._row(content)
            if (row.kind, row.id) <= before:
                self._wrong("is not in its order")
            before = (row.kind, row.id)
            counting.take(row)
            whole.update(line)
            yield row
        tally = counting.tally
        expected = {"counts": tally.counts, "digest": tally.digest, "sum": whole.hexdigest()}
        if content["end"] != expected:
            self._wrong("does not match the lines before it: one of them was changed, added or taken out")
        if self._file.read(1):
            self._number += 1
            self._wrong("comes after the end")

    def _header(self) -> Header:
        foreign = f"{self.path} is no backup of Agreement Bot: its first line is not the header of one."
        try:
            content = json.loads(self._file.readline(64 * 1024))
        except ValueError as error:
            raise BackupError(foreign) from error
        match content:
            case {"version": str(version), "engine": str(engine), "made": str(made), "vault": str(vault)} if (
                content.get(MARK) == FORMAT
            ):
                until = content.get("until", "")
                return Header(version, engine, made, vault, until if isinstance(until, str) else "")
            case {"agreement-bot backup": int(number)} if number > FORMAT:
                message = (
                    f"{self.path} was written by a newer version of the bot (format {number}, this one reads "
                    f"{FORMAT}). Restore it with that version."
                )
                raise BackupError(message)
            case _:
                raise BackupError(foreign)

    def _next(self) -> bytes:
        self._number += 1
        try:
            line = self._file.readline(LONGEST_LINE)
        except OSError as error:
            message = f"{self.path} cannot be read to its end ({error.strerror}). Nothing of it was taken."
            raise BackupError(message) from error
        if not line.endswith(b"\n"):
            message = (
                f"{self.path} is cut off in line {self._number}: its end is missing. Nothing of it was taken; "
                "use another backup, or copy this one again from where it came from."
            )
            raise BackupError(message)
        return line

    def _content(self, line: bytes) -> dict[str, Any]:
        try:
            content = json.loads(line)
        except ValueError:
            content = None
        if not isinstance(content, dict):
            self._wrong("is not as it was written")
        return content

    def _row(self, content: dict[str, Any]) -> Row:
        match content:
            case {"row": [str(kind), str(name), None | str() as due, dict(fields)], "sum": int(expected)}:
                pass
            case _:
                self._wrong("is no row of a backup")
        try:
            row = Row(kind, name, fields, datetime.fromisoformat(due) if due else None)
            found = zlib.crc32(canonical(row))
        except (ValueError, RecursionError):
            found = -1
        if found != expected:
            self._wrong("is not as it was written")
        return row

    def _wrong(self, words: str) -> NoReturn:
        message = f"{self.path}, line {self._number}: this line {words}. Nothing of it was taken; use another backup."
        raise BackupError(message)


def _open(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror})."
        raise BackupError(message) from error
