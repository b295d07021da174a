"""Lists of members, and a bot's data folder in which they may be imported."""

import asyncio
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from adapters import cli, settings
from adapters.stores import opening
from bot import linking
from bot.membership import codes
from bot.membership.codes import PARTS
from bot.records import Listed
from bot.store import Store, Transaction, run

PREFIX = "AGREEMENT_BOT_"


def by_list(monkeypatch: pytest.MonkeyPatch, url: str = "") -> None:
    """The settings with which a list is taken."""
    monkeypatch.setenv(f"{PREFIX}MEMBERSHIP", "list")
    monkeypatch.setenv(f"{PREFIX}LINK_ACCOUNTS", "email")
    if url:
        monkeypatch.setenv(f"{PREFIX}DATABASE_URL", url)


def start() -> None:
    """As the bot makes its store and keys at its first start."""

    async def make() -> None:
        await (await opening.open_store(settings.read())).store.close()
        await opening.people_key(settings.read())

    asyncio.run(make())


def coded(addresses: Iterable[str], secret: bytes) -> set[bytes]:
    return {codes.code(linking.hashed(one, secret), secret) for one in addresses}


async def held(store: Store) -> dict[str, bytes]:
    """The parts of the list, by their ids, as they are when they are opened."""

    async def look(tx: Transaction) -> dict[str, bytes]:
        kept = [await tx.get(Listed, part) for part in PARTS]
        return {one.id: one.codes for one in kept if one}

    return await run(store, look)


def on_disk() -> dict[str, bytes]:
    """The same, of the store that the settings name."""

    async def look() -> dict[str, bytes]:
        async with opening.store(settings.read()) as opened:
            return await held(opened.store)

    return asyncio.run(look())


def told(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> Any:
    """What a command answers to a program."""
    capsys.readouterr()
    assert cli.main([*words, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Why a command does nothing."""
    capsys.readouterr()
    assert cli.main(words) == 1
    found = capsys.readouterr()
    assert not found.out
    return found.err


def write(folder: Path, text: str, encoding: str = "utf-8", name: str = "members.csv") -> str:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return str(path)
