"""Commands speak to the running bot over a socket that only its owner can open."""

import stat
from pathlib import Path

import pytest

from adapters import control


async def test_a_command_is_answered_by_the_running_bot(tmp_path: Path) -> None:
    server = await control.serve(tmp_path, {"gaps": lambda: [{"example": "what of x", "count": 2}]})
    assert server
    async with server:
        assert await control.ask(tmp_path, "gaps") == [{"example": "what of x", "count": 2}]
        assert await control.ask(tmp_path, "else") == {"error": "'else' is not known"}
        assert stat.S_IMODE((tmp_path / control.SOCKET).stat().st_mode) == 0o600


async def test_where_no_bot_runs_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(control.NotRunningError, match="no bot is running"):
        await control.ask(tmp_path, "gaps")


async def test_a_socket_left_by_a_bot_that_died_is_no_bot(tmp_path: Path) -> None:
    server = await control.serve(tmp_path, {})
    assert server
    server.close()
    await server.wait_closed()
    with pytest.raises(control.NotRunningError):
        await control.ask(tmp_path, "gaps")
    again = await control.serve(tmp_path, {"gaps": list})
    assert again
    async with again:
        assert await control.ask(tmp_path, "gaps") == []


async def test_a_second_bot_on_the_same_folder_is_refused_and_the_first_stays_reachable(tmp_path: Path) -> None:
    first = await control.serve(tmp_path, {"gaps": list})
    assert first
    async with first:
        with pytest.raises(control.AlreadyRunningError, match="already runs"):
            await control.serve(tmp_path, {})
        assert await control.ask(tmp_path, "gaps") == []


async def test_where_the_path_is_too_long_for_a_socket_the_bot_goes_without(tmp_path: Path) -> None:
    assert await control.serve(tmp_path / ("x" * 120), {}) is None
