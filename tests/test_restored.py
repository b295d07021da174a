"""What was open when a copy of the store was made is not open once the copy was brought back, whichever way it was."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters import cli, settings
from adapters.commands import serving
from adapters.stores import opening
from bot.desk import Desk
from bot.events import Owner
from bot.records import Asker, Enrolling, Handed, Restored, SecondFactor, Session, SignInLink, Unlocked
from bot.recruitment import seat
from bot.recruitment.turns import Turn
from bot.second_factor import totp
from bot.second_factor.checking import Wrong, check
from bot.store import run
from tests import fakes
from tests.fakes import TODAY, Clock

pytestmark = pytest.mark.usefixtures("home")
SECRET = totp.made()
OPEN = (Enrolling, Handed, Session, SignInLink, Unlocked)


@asynccontextmanager
async def kept() -> AsyncIterator[Desk]:
    """The store that the settings name, and a bot that has it, whose clock stands at this moment."""
    async with opening.store(settings.read()) as opened:
        yield fakes.desk(store=opened.store, clock=at(datetime.now(UTC)))


def at(moment: datetime) -> Clock:
    clock = Clock()
    clock.time = moment
    return clock


async def opens() -> None:
    """Somebody is signed in, has given their figures half an hour ago, has a link, and is asked for other figures."""
    async with kept() as desk:
        now = desk.now()
        later = now + timedelta(hours=11)
        async with desk.store.transaction() as tx:
            await tx.put(SecondFactor("kim", SECRET, TODAY, totp.step_at(now - timedelta(minutes=30))))
            await tx.put(Session("a", later, later, "kim", "Firefox on Windows", Owner.UNION, TODAY))
            await tx.put(SignInLink("b", later, later, "kim", "hash", "Firefox on Windows", Owner.UNION))
            await tx.put(Unlocked("c", later, later, "kim"))
            await tx.put(Enrolling("sam", later, later, SECRET))
            await tx.put(Handed("d", later, later, "cases.csv", "text/csv", b"handed out since"))


async def still_open() -> list[str]:
    async with kept() as desk, desk.store.transaction() as tx:
        return [kind.kind for kind in OPEN if await tx.lying(kind)]


async def given(step: int) -> int | str:
    """What becomes of the figures of a step, counted from that of a minute after it was brought back."""
    async with kept() as desk, desk.store.transaction() as tx:
        factor, (when,) = await tx.get(SecondFactor, "kim"), await tx.find(Restored)
        assert factor
        later = fakes.desk(store=desk.store, clock=at(when.at + timedelta(minutes=1)))
        typed = totp.figures(SECRET, totp.step_at(later.now()) + step)
        return await check(tx, "kim", typed, later, secret=factor.secret, last=factor.last)


def nothing_is_open() -> None:
    assert asyncio.run(still_open()) == []
    assert asyncio.run(given(-1)) == Wrong.USED  # figures of when it was brought back
    assert isinstance(asyncio.run(given(0)), int)


@pytest.mark.parametrize("where", ["embedded", "postgresql"])
def test_what_a_backup_holds_open_is_over_once_it_is_restored(
    where: str,
    home: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asyncio.run(opens())
    assert cli.main(["store", "backup", "b"]) == 0
    if where == "embedded":
        shutil.rmtree(home / "store")
    else:
        monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", request.getfixturevalue("postgres"))
    assert cli.main(["store", "restore", "b"]) == 0
    assert "Everybody is signed out of the desk" in capsys.readouterr().out
    nothing_is_open()
    assert cli.main(["store", "check"]) == 0
    assert cli.main(["store", "backup", "again"]) == 0
    capsys.readouterr()
    if where == "embedded":  # what says when is replaced by the next restore
        shutil.rmtree(home / "store")
        assert cli.main(["store", "restore", "again"]) == 0
        nothing_is_open()


@pytest.mark.parametrize("where", ["embedded", "postgresql"])
def test_after_a_restore_by_hand_one_command_ends_what_was_open(
    where: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if where == "postgresql":
        monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", request.getfixturevalue("postgres"))
    asyncio.run(opens())
    assert len(asyncio.run(still_open())) == len(OPEN)
    assert cli.main(["store", "restored"]) == 0
    assert "1 browser was signed in" in capsys.readouterr().out
    nothing_is_open()
    assert cli.main(["store", "restored", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"browsers": 0}


async def test_the_command_is_heard_by_a_bot_that_runs(capsys: pytest.CaptureFixture[str]) -> None:
    chosen = settings.read()
    await opens()
    async with opening.store(chosen) as opened, serving.door(chosen, fakes.desk(), opened):
        assert await asyncio.to_thread(cli.main, ["store", "restored"]) == 0
        async with opened.store.transaction() as tx:
            assert await tx.find(Session) == ()
            assert len(await tx.find(Restored)) == 1
    assert "1 browser was signed in" in capsys.readouterr().out


def test_where_nothing_was_open_a_restore_adds_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def nobody() -> None:
        async with kept():
            pass

    asyncio.run(nobody())
    assert cli.main(["store", "backup", "b"]) == 0
    shutil.rmtree(home / "store")
    assert cli.main(["store", "restore", "b"]) == 0
    assert "signed out" not in capsys.readouterr().out

    async def found() -> tuple[Restored, ...]:
        async with kept() as desk:
            return await run(desk.store, lambda tx: tx.find(Restored))

    assert asyncio.run(found()) == ()


@pytest.mark.parametrize("by_hand", [False, True])
def test_nobody_is_asked_to_talk_to_an_organiser_for_30_days_after_a_restore(
    by_hand: bool, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What they said since the copy was made is lost, and whom that run has asked, too."""
    now = datetime.now(UTC)
    begun = Asker(seat.ID, "the run before", now - timedelta(days=90), now + timedelta(minutes=50))
    asyncio.run(keeps(begun))
    if by_hand:
        assert cli.main(["store", "restored"]) == 0
    else:
        assert cli.main(["store", "backup", "b"]) == 0
        shutil.rmtree(home / "store")
        assert cli.main(["store", "restore", "b"]) == 0
        assert "signed out" not in capsys.readouterr().out, "nobody was signed in"
    assert asyncio.run(asks_again(now + timedelta(days=31))) == [False, True]
    assert cli.main(["store", "check"]) == 0


async def keeps(one: Asker) -> None:
    async with kept() as desk, desk.store.transaction() as tx:
        await tx.put(one)


async def asks_again(when: datetime) -> list[bool]:
    """Whether a bot that is started two hours later asks in turns that begin a little before, and a day after."""
    async with kept() as desk:
        clock = at(datetime.now(UTC) + timedelta(hours=2))
        bot, found = replace(desk, now=clock), []
        for turn in (Turn(when - timedelta(hours=1)), Turn(when + timedelta(days=1))):
            await seat.keep(bot)
            clock.time = turn.begins
            bot.recruiting.look(clock())  # as if that time had gone by
            await seat.keep(bot)
            async with bot.store.transaction() as tx:
                found.append(await seat.asks_in(tx, turn, bot))
        return found
