"""Commands speak to the running bot over a socket that only its owner can open."""

import asyncio
import gc
import json
import socket
import stat
import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from adapters import control, controlling
from adapters.control import Answerer, AnswerError, Report


class RefusedError(Exception):
    """What an answerer may raise with words for a person."""


async def gaps(_: Mapping[str, object], __: Report) -> object:
    return [{"example": "what of x", "count": 2}]


async def count(arguments: Mapping[str, object], report: Report) -> object:
    for done in range(3):
        await report({"done": done, "of": arguments["of"]})
    return "counted"


async def refuse(_: Mapping[str, object], __: Report) -> object:
    message = "there is no room"
    raise RefusedError(message)


async def break_down(_: Mapping[str, object], __: Report) -> object:
    message = "words of a canary"
    raise OSError(message)


async def serve(folder: Path, **answerers: Answerer) -> controlling.Control:
    found = await controlling.serve(folder, answerers, (RefusedError,))
    assert found
    return found


async def say(folder: Path, line: bytes) -> list[dict[str, object]]:
    """What comes back for a line that no command would send."""
    reader, writer = await asyncio.open_unix_connection(str(folder / control.SOCKET))
    writer.write(line)
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    return [json.loads(row) for row in answer.splitlines()]


async def test_a_command_is_answered_by_the_running_bot(tmp_path: Path) -> None:
    async with await serve(tmp_path, gaps=gaps):
        assert await control.ask(tmp_path, "gaps") == [{"example": "what of x", "count": 2}]
        with pytest.raises(AnswerError, match="'else' is not known"):
            await control.ask(tmp_path, "else")
        assert stat.S_IMODE((tmp_path / control.SOCKET).stat().st_mode) == 0o600


async def test_what_other_tasks_make_while_the_door_opens_is_as_open_as_they_ask(tmp_path: Path) -> None:
    modes: list[int] = []

    async def make_folders() -> None:
        for number in range(20):
            (made := tmp_path / f"folder {number}").mkdir(0o700)
            modes.append(stat.S_IMODE(made.stat().st_mode))
            await asyncio.sleep(0)

    making = asyncio.create_task(make_folders())
    async with await serve(tmp_path, gaps=gaps):
        await making
        assert stat.S_IMODE((tmp_path / control.SOCKET).stat().st_mode) == 0o600
    assert set(modes) == {0o700}


async def test_arguments_reach_the_answerer_and_its_progress_is_told(tmp_path: Path) -> None:
    told: list[object] = []
    async with await serve(tmp_path, count=count):
        assert await control.ask(tmp_path, "count", {"of": 3}, told.append) == "counted"
    assert told == [{"done": done, "of": 3} for done in range(3)]


async def test_a_refusal_is_told_in_its_own_words(tmp_path: Path) -> None:
    async with await serve(tmp_path, refuse=refuse):
        with pytest.raises(AnswerError, match=r"^there is no room$"):
            await control.ask(tmp_path, "refuse")


async def test_a_failure_is_told_and_logged_without_anybodys_words(tmp_path: Path, logged: list[str]) -> None:
    async with await serve(tmp_path, break_down=break_down, gaps=gaps):
        with pytest.raises(AnswerError, match="the bot could not do it: OSError"):
            await control.ask(tmp_path, "break_down")
        assert await control.ask(tmp_path, "gaps")
    assert "adapters.controlling ERROR answering 'break_down' failed: OSError" in logged


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"gaps\n", "not a line of JSON"),
        (b"\xff\xfe\n", "not a line of JSON"),
        (b"[" * 60_000 + b"\n", "not a line of JSON"),
        (b"[]\n", "names nothing"),
        (b'{"name": "gaps"}\n', "names nothing"),
        (b'{"ask": 1}\n', "names nothing"),
        (b'{"ask": "' + b"x" * control.LONGEST_REQUEST + b'"}\n', "longer than 1,048,576 bytes"),
    ],
)
async def test_what_is_no_request_is_refused_with_the_reason(tmp_path: Path, line: bytes, words: str) -> None:
    async with await serve(tmp_path, gaps=gaps):
        [answer] = await say(tmp_path, line)
        assert words in str(answer["error"])
        assert await control.ask(tmp_path, "gaps")


async def test_a_request_too_long_to_be_taken_is_not_sent(tmp_path: Path) -> None:
    async with await serve(tmp_path, gaps=gaps):
        with pytest.raises(AnswerError, match="longer than 1,048,576 bytes"):
            await control.ask(tmp_path, "gaps", {"more": "x" * control.LONGEST_REQUEST})


async def test_a_long_answer_outlasts_the_time_out_since_there_are_signs_of_life(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "HEARTBEAT", 0.01)
    monkeypatch.setattr(control, "TIMEOUT", 0.2)
    told: list[object] = []

    async def long(_: Mapping[str, object], __: Report) -> object:
        await asyncio.sleep(0.5)
        return "done"

    async with await serve(tmp_path, long=long):
        assert await control.ask(tmp_path, "long", progress=told.append) == "done"
    assert told == []


async def test_a_bot_that_falls_silent_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "TIMEOUT", 0.05)

    gone = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        gone.set()

    server = await asyncio.start_unix_server(silent, str(tmp_path / control.SOCKET))
    async with server:
        with pytest.raises(control.NotRunningError, match="gave no answer"):
            await control.ask(tmp_path, "gaps")
        await asyncio.wait_for(gone.wait(), 5)


async def test_what_nobody_waits_for_any_more_is_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "HEARTBEAT", 0.01)
    began, broken = asyncio.Event(), asyncio.Event()

    async def endless(_: Mapping[str, object], __: Report) -> object:
        began.set()
        try:
            return await asyncio.Event().wait()
        finally:
            broken.set()

    async with await serve(tmp_path, endless=endless):
        asking = asyncio.create_task(control.ask(tmp_path, "endless"))
        await asyncio.wait_for(began.wait(), 5)
        asking.cancel()
        await asyncio.wait_for(broken.wait(), 5)


async def test_a_bot_that_stops_breaks_off_what_it_was_asked_and_says_so(tmp_path: Path) -> None:
    began, broken = asyncio.Event(), asyncio.Event()

    async def endless(_: Mapping[str, object], __: Report) -> object:
        began.set()
        try:
            return await asyncio.Event().wait()
        finally:
            broken.set()

    async with await serve(tmp_path, endless=endless):
        asking = asyncio.create_task(control.ask(tmp_path, "endless"))
        await asyncio.wait_for(began.wait(), 5)
    assert broken.is_set()
    with pytest.raises(control.NotRunningError, match="is stopping"):
        await asking
    assert not (tmp_path / control.SOCKET).exists()


async def test_where_no_bot_runs_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(control.NotRunningError, match="no bot is running"):
        await control.ask(tmp_path, "gaps")


async def test_a_socket_left_by_a_bot_that_died_is_no_bot(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as died:
        died.bind(str(tmp_path / control.SOCKET))
    with pytest.raises(control.NotRunningError):
        await control.ask(tmp_path, "gaps")
    async with await serve(tmp_path, gaps=gaps):
        assert await control.ask(tmp_path, "gaps")


async def test_a_second_bot_on_the_same_folder_is_refused_and_the_first_stays_reachable(tmp_path: Path) -> None:
    async with await serve(tmp_path, gaps=gaps):
        with pytest.raises(control.AlreadyRunningError, match="already runs"):
            await controlling.serve(tmp_path, {})
        assert await control.ask(tmp_path, "gaps")


async def test_where_the_path_is_too_long_for_a_socket_the_bot_goes_without(tmp_path: Path) -> None:
    assert await controlling.serve(tmp_path / ("x" * 120), {}) is None


@pytest.mark.parametrize("knocks", [1, 2, 5])
async def test_a_bot_that_stops_while_somebody_knocks_leaves_no_socket_open(tmp_path: Path, knocks: int) -> None:
    served = await controlling.serve(tmp_path, {})
    assert served
    for _ in range(knocks):
        assert await control.running(tmp_path)
    await served.close()
    assert served._open == set()
    with warnings.catch_warnings(record=True) as left:
        warnings.simplefilter("always")
        gc.collect()
    assert [one for one in left if issubclass(one.category, ResourceWarning)] == []


async def test_of_several_that_share_a_folder_one_answers_and_another_once_it_has_gone(tmp_path: Path) -> None:
    def answering(name: str) -> dict[str, Answerer]:
        async def who(_: Mapping[str, object], __: Report) -> object:
            return name

        return {"who": who}

    stops = {name: asyncio.Event() for name in ("one", "two")}
    tasks = {
        name: asyncio.create_task(controlling.keep_serving(tmp_path, answering(name), (), stop, every=0.01))
        for name, stop in stops.items()
    }

    async def answered() -> str:
        async with asyncio.timeout(20):
            while True:
                with suppress(control.NotRunningError):
                    return str(await control.ask(tmp_path, "who"))
                await asyncio.sleep(0.01)

    first = await answered()
    (second,) = stops.keys() - {first}
    stops[first].set()
    await tasks[first]
    assert await answered() == second
    stops[second].set()
    await tasks[second]
    assert not (tmp_path / control.SOCKET).exists()


async def test_a_bot_whose_socket_another_has_taken_leaves_that_one_where_it_is(tmp_path: Path) -> None:
    first = await serve(tmp_path, gaps=gaps)
    (tmp_path / control.SOCKET).unlink()
    async with await serve(tmp_path, gaps=gaps):
        assert not first.reached
        await first.close()
        assert await control.ask(tmp_path, "gaps")
