"""`members`: the union's list of members becomes codes, by which the bot can tell who is on it."""

import argparse
import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from adapters import member_files, settings
from adapters.commands import Commands, RefusedError, enlisting
from adapters.commands.showing import Shown
from adapters.member_files import Cell, UnusableListError, Written
from adapters.settings import Settings
from adapters.stores import opening
from adapters.stores.tally import Progress
from bot import linking
from bot.membership import codes
from bot.membership.cells import Wrong, address
from bot.membership.ways import Way

SHOWN = 20  # lines with something wrong
STEP = 5_000  # lines between two words about how far it is

Change = Callable[[Collection[bytes]], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Of a line; what stands in it is not repeated, since it may stay in a log, or be read over a shoulder."""

    line: int
    words: str


@dataclass(slots=True)
class Done:
    """What became of a list. `changed`: how many addresses were added, or removed."""

    removed: bool
    encoding: str
    separator: str
    column: int  # from 1
    addresses: int = 0
    changed: int = 0
    empty: int = 0  # lines whose cell is empty
    wrong: int = 0
    first_wrong: list[Problem] = field(default_factory=list)
    left: int = 0  # on the list afterwards


def add(commands: Commands) -> None:
    parts = commands.group("members", "Look after the list of members, of which only codes are kept.")
    made = parts.add("import", _import, "Add the e-mail addresses of a CSV file to the list of members.", json=True)
    made.add_argument("file", type=Path)
    _column(made)
    made.add_argument("--remove", action="store_true", help="take these addresses off the list instead")
    made = parts.add("remove", _remove, "Take the addresses of a file off the list, or forget all of it.", json=True)
    made.add_argument("file", type=Path, nargs="?")
    _column(made)
    made.add_argument("--all", action="store_true", help="forget the list, and what people said of themselves")
    parts.add("count", _count, "Say how many addresses are on the list.", json=True)


def _column(made: argparse.ArgumentParser) -> None:
    made.add_argument("--column", default="", help="that of the addresses: its number, from 1, or its heading")


def _import(given: argparse.Namespace) -> int:
    return _changed(given, removes=given.remove)


def _remove(given: argparse.Namespace) -> int:
    if given.all == (given.file is not None):
        message = "Name the file whose addresses are to be taken off the list, or give --all; one of the two."
        raise RefusedError(message)
    if given.file is not None:
        return _changed(given, removes=True)

    async def forget() -> int:
        async with enlisting.opened(settings.read()) as members:
            return await members.forget()

    found = asyncio.run(forget())
    words = "Everything that was known of who is a member is forgotten." if found else "Nothing was known."
    print(json.dumps({"forgotten": bool(found)}) if given.json else words)
    return 0


def _count(given: argparse.Namespace) -> int:
    chosen = settings.read()

    async def count() -> int:
        async with enlisting.opened(chosen) as members:
            return await members.count()

    found = asyncio.run(count())
    print(json.dumps({"addresses": found}) if given.json else _counted(found, chosen))
    return 0


def _changed(given: argparse.Namespace, *, removes: bool) -> int:
    chosen = settings.read()
    if not removes and (why := enlisting.refusal(chosen)):
        raise RefusedError(why)
    try:
        written = member_files.look(given.file, given.column)
        done = asyncio.run(_through(chosen, written, removes=removes))
    except UnusableListError as error:
        raise RefusedError(str(error)) from error
    print(json.dumps(msgspec.to_builtins(done), indent=2) if given.json else _told(done))
    return 1 if done.wrong else 0


async def _through(chosen: Settings, written: Written, *, removes: bool) -> Done:
    done = Done(removes, written.encoding, written.separator, written.column.number)
    async with enlisting.opened(chosen) as members:
        secret = await opening.people_key(chosen)
        change: Change = members.remove if removes else members.add
        shown = Shown()
        some = set[bytes]()
        for hashed in _hashed(written, done, secret, shown):
            some.add(codes.code(hashed, secret))
            if len(some) >= enlisting.AT_ONCE:
                done.changed += await change(some)
                some.clear()
        if some:
            done.changed += await change(some)
        shown.show(Progress("Reading the list", written.lines, written.lines))
        done.left = await members.count()
    return done


def _hashed(written: Written, done: Done, secret: bytes, shown: Shown) -> Iterator[str]:
    """Of each address. What cannot be taken is noted."""
    for number, cell in enumerate(member_files.cells(written), 1):
        if number % STEP == 0:
            shown.show(Progress("Reading the list", min(cell.line, written.lines - 1), written.lines))
        found = _read(cell)
        if isinstance(found, Problem):
            done.wrong += 1
            if done.wrong <= SHOWN:
                done.first_wrong.append(found)
        elif not found:
            done.empty += 1
        elif hashed := linking.hashed(found, secret):
            done.addresses += 1
            yield hashed
        else:
            done.wrong += 1
            if done.wrong <= SHOWN:
                done.first_wrong.append(Problem(cell.line, Wrong.NONE.value))


def _read(cell: Cell) -> str | Problem:
    if cell.text is None:
        return Problem(cell.line, cell.wrong)
    found = address(cell.text)
    return Problem(cell.line, found.value) if isinstance(found, Wrong) else found


def _told(done: Done) -> str:
    how = f"{member_files.named(done.encoding)}, separated by {member_files.SEPARATORS[done.separator]}"
    what = "Taken off" if done.removed else "Added"
    rest = "not on it, or in the file twice" if done.removed else "on it already, or in the file twice"
    lines = [
        f"Read      {_many(done.addresses, 'address', 'addresses')} in column {done.column} ({how})",
        f"{what:<10}{_many(done.changed, 'address', 'addresses')}; {done.addresses - done.changed:,} {rest}",
        *([f"Empty     {_many(done.empty, 'line has', 'lines have')} no address"] if done.empty else []),
        *_wrong(done),
        f"The list  {_many(done.left, 'address', 'addresses')}, of which only codes are kept",
    ]
    return "\n".join(lines)


def _wrong(done: Done) -> Iterable[str]:
    if not done.wrong:
        return
    yield f"Not read  {_many(done.wrong, 'line', 'lines')}:"
    yield from (f"  line {one.line:,}: {one.words}" for one in done.first_wrong)
    if done.wrong > len(done.first_wrong):
        yield f"  and {done.wrong - len(done.first_wrong):,} more"


def _counted(found: int, chosen: Settings) -> str:
    words = f"{_many(found, 'address is', 'addresses are')} on the list."
    if chosen.membership is Way.LIST:
        return words
    known = f"{enlisting.SETTING} is '{chosen.membership}', so no list is looked at."
    if not found:
        return f"There is no list. {known}"
    return f"{words} {known} 'agreement-bot members remove --all' forgets it."


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
