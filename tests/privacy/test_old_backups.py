"""Nothing that expired comes back from a backup: what is due is forgotten, and what was erased stays unreadable."""

import asyncio
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from adapters import cli, settings
from adapters.commands import store
from adapters.stores import opening
from adapters.stores.backups import Backup
from bot.privacy.periods import LONGEST
from bot.records import (
    Campaign,
    CampaignMessage,
    FreeText,
    Gap,
    Hears,
    Message,
    Posted,
    Receipt,
    Report,
    ReportWords,
    Result,
    Talk,
    TalkWords,
    Willing,
    Works,
)
from bot.records.hearing import Sent
from bot.records.reports import Mode, Side
from bot.records.surveys import Stage, Way
from bot.store import Record, Store
from tests import postgres as server
from tests.fakes import kept
from tests.surveys.asked import survey

pytestmark = pytest.mark.usefixtures("home")

NOW = datetime.now(UTC)
LONG_AGO, SOON = NOW - timedelta(days=900), NOW + timedelta(days=20)
WEEK, THIS_WEEK = "2023-W10", f"{NOW.isocalendar()[0]}-W{NOW.isocalendar()[1]:02}"
EXPIRED: tuple[Record, ...] = (
    Works("old", LONG_AGO, "hall"),
    Gap("old", LONG_AGO, "A question of long ago", "2023-W10"),
    Posted("old", LONG_AGO, "channel", LONG_AGO, "News of long ago"),
    Willing("old", LONG_AGO, "ol", LONG_AGO, "hall", "address"),
    Hears("old", LONG_AGO, "ol", LONG_AGO, "address", ("old",)),
    Report("old", "system", "hall", WEEK, Mode.ANONYMOUS),
    ReportWords("old", "What was written long ago"),
    Message("old/1", "old", Side.REP, 1, WEEK, "Words of long ago"),
    Receipt("old receipt", "old"),
    Talk("old", "hall", WEEK, WEEK),
    TalkWords("old", "A name of long ago", "01632 960 000"),
    survey(id_="old", stage=Stage.CLOSED, closes=LONG_AGO, opens=LONG_AGO),
    Result("old/chat", "old", Way.CHAT, 9, ()),
    FreeText("old", "old", "worry", Way.CHAT, "Words of long ago", passed=True),
    Campaign("old", "hall", ended=LONG_AGO.date(), name="cameras of long ago"),
    CampaignMessage("old", "another", LONG_AGO.date(), "Words of long ago", Sent.SENT),
)
LIVING: tuple[Record, ...] = (
    Works("new", SOON, "hall"),
    Gap("new", SOON, "A question of today", THIS_WEEK),
    Report("new", "system", "hall", THIS_WEEK, Mode.ANONYMOUS),
    ReportWords("new", "What was written today"),
    Receipt("new receipt", "new"),
    Talk("new", "hall", THIS_WEEK, THIS_WEEK),
    Campaign("new", "hall", ended=NOW.date(), name="cameras of today"),
)
KINDS = {type(one) for one in (*EXPIRED, *LIVING)}
ERASED = Works("erased", SOON, "hall")


async def fill(into: Store, *records: Record) -> None:
    async with into.transaction() as tx:
        for one in records:
            await tx.put(one)


async def filled(*records: Record) -> None:
    async with opening.store(settings.read()) as opened:
        await fill(opened.store, *records)


async def everything() -> set[tuple[type[Record], str]]:
    async with opening.store(settings.read()) as opened:
        return {(kind, one.id) for kind in KINDS for one in await kept(opened.store, kind)}


async def erased() -> None:
    async with opening.store(settings.read()) as opened, opened.store.transaction() as tx:
        await tx.remove(Works, ERASED.id)


def moved(home: Path) -> None:
    """The store is lost; its keys are not."""
    (home / "store").rename(home / "lost")


def test_what_expired_since_is_forgotten_and_what_was_erased_stays_unreadable(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled(*EXPIRED, *LIVING, ERASED))
    backup = tmp_path / "backup"
    assert cli.main(["store", "backup", str(backup)]) == 0
    until = (datetime.now(UTC) + LONGEST.backups).date()
    told = capsys.readouterr().out
    assert f"Delete it by {until.day} {until:%B %Y}" in told
    with Backup(backup) as read:
        assert read.header.until == until.isoformat()
    asyncio.run(erased())
    moved(home)
    assert cli.main(["store", "restore", "--json", str(backup)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["erased"] == 1
    assert found["expired"] == len(EXPIRED)
    left = asyncio.run(everything())
    assert left == {(type(one), one.id) for one in LIVING}
    assert cli.main(["store", "check"]) == 0
    capsys.readouterr()


def test_so_it_is_with_postgresql(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = tmp_path / "backup"
    with server.database() as first, server.database() as second:
        monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", first)
        asyncio.run(filled(*EXPIRED, *LIVING, ERASED))
        assert cli.main(["store", "backup", str(backup)]) == 0
        asyncio.run(erased())
        monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", second)
        assert cli.main(["store", "restore", str(backup)]) == 0
        assert "1 personal record had been erased since: it stays erased." in capsys.readouterr().out
        assert asyncio.run(everything()) == {(type(one), one.id) for one in LIVING}


def test_periods_that_were_shortened_since_hold_for_an_old_backup_too(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    week = (NOW - timedelta(weeks=40)).isocalendar()
    aged = Report("aged", "system", "hall", f"{week[0]}-W{week[1]:02}", Mode.ANONYMOUS)
    asyncio.run(filled(aged, Works("far", NOW + timedelta(days=300), "hall")))
    backup = tmp_path / "backup"
    monkeypatch.setenv("AGREEMENT_BOT_KEEP", "backups=1 weeks, reports=30 weeks, workplace=4 weeks")
    assert cli.main(["store", "backup", str(backup)]) == 0
    moved(home)
    assert cli.main(["store", "restore", str(backup)]) == 0
    assert "1 record had expired since" in capsys.readouterr().out
    assert asyncio.run(everything()) == {(Works, "far")}

    async def due() -> datetime:
        async with opening.store(settings.read()) as opened:
            (works,) = await kept(opened.store, Works)
            return works.due

    assert asyncio.run(due()) <= datetime.now(UTC) + timedelta(weeks=4)


def test_who_restores_a_backup_that_is_too_old_is_told_to_delete_it(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled(*LIVING))
    backup = tmp_path / "backup"
    assert cli.main(["store", "backup", str(backup)]) == 0
    with Backup(backup) as read:
        until, rows = date.fromisoformat(read.header.until), sum(1 for _ in read.rows())
    assert rows
    moved(home)
    later = datetime.combine(until + timedelta(days=1), datetime.min.time(), UTC)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "now", lambda: later)
        assert cli.main(["store", "restore", str(backup)]) == 0
    assert f"was to be deleted by {until.day} {until:%B %Y}: please delete it now" in capsys.readouterr().out


def test_without_its_keys_a_backup_gives_nothing_personal(tmp_path: Path) -> None:
    asyncio.run(filled(*EXPIRED, *LIVING))
    backup = tmp_path / "backup"
    assert cli.main(["store", "backup", str(backup)]) == 0
    text = backup.read_text(encoding="utf-8")
    for words in ("long ago", "of today", "written today", "01632"):
        assert words not in text
