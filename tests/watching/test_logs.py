"""What is written of a line: our own words, never a library's, and of an error its type and its place."""

import asyncio
import io
import json
import logging
import re
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from adapters.setting_values import LogForm, LogLevel
from adapters.settings import SettingsError
from adapters.watching import logs
from adapters.watching.logs import FIELDS
from bot import faults, reference

OURS = logging.getLogger("bot.somewhere")
ROOT = Path(__file__).parents[2]


@contextmanager
def written(form: LogForm = LogForm.JSON, level: LogLevel = LogLevel.DEBUG) -> Iterator[io.StringIO]:
    stream = io.StringIO()
    with logs.begun(form, level, stream):
        yield stream


def line(stream: io.StringIO) -> dict[str, Any]:
    (only,) = stream.getvalue().splitlines()
    found: dict[str, Any] = json.loads(only)
    return found


def by_us(logger: logging.Logger, level: int, words: str, **more: Any) -> None:
    """As if a file of the project had written it."""
    here = str(ROOT / "bot" / "somewhere.py")
    logger.handle(logger.makeRecord(logger.name, level, here, 7, words, (), more.pop("exc_info", None), **more))


def test_a_line_of_ours_is_one_json_object_with_time_level_logger_words_and_process() -> None:
    with written() as stream, reference.anew() as name:
        by_us(OURS, logging.WARNING, "a line\nof two", extra={FIELDS: {"status": 200}})
    found = line(stream)
    assert found.pop("time").endswith("Z")
    assert len(found.pop("run")) == 8
    assert isinstance(found.pop("process"), int)
    assert found == {
        "level": "warning",
        "logger": "bot.somewhere",
        "event": "a line\nof two",
        "request": name,
        "status": 200,
    }


@pytest.mark.parametrize("logger", ["aiohttp.access", "slack_bolt", "asyncpg", "bot.pretender"])
@pytest.mark.parametrize("form", list(LogForm))
def test_nothing_that_a_library_writes_is_repeated(logger: str, form: LogForm) -> None:
    with written(form) as stream:
        logging.getLogger(logger).error("POST /report?sparrow %s", "sparrow", extra={FIELDS: {"x": "sparrow"}})
        try:
            int("sparrow")
        except ValueError:
            logging.getLogger(logger).exception("sparrow")
    told = stream.getvalue()
    assert "sparrow" not in told
    assert told.count("test_logs.py:") == 3  # both lines say where they were written, and the error where it came up
    assert "ValueError" in told


def test_of_an_error_the_words_are_left_out_and_the_place_is_told() -> None:
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads("sparrow")
    with written() as stream:
        by_us(OURS, logging.ERROR, "it failed", exc_info=(caught.type, caught.value, caught.tb))
    assert line(stream)["error"].startswith("JSONDecodeError in decoder.py:")
    assert "sparrow" not in stream.getvalue()


def test_where_an_error_came_from_in_this_project_is_told_beside_where_it_was_raised() -> None:
    with pytest.raises(TypeError) as caught:
        faults.ours(7)  # type: ignore[arg-type]
    assert re.fullmatch(r"TypeError in pathlib\.py:\d+, from faults\.py:\d+", faults.told(caught.value))
    with pytest.raises(AttributeError) as within:
        faults._place(None)  # type: ignore[arg-type]
    assert re.fullmatch(r"AttributeError in faults\.py:\d+", faults.told(within.value))


def test_words_for_a_console_are_short() -> None:
    with written(LogForm.WORDS) as stream, reference.anew() as name:
        by_us(OURS, logging.WARNING, "the store is slow")
    assert stream.getvalue() == f"WARNING bot.somewhere: the store is slow [{name}]\n"


def test_below_the_level_nothing_is_written() -> None:
    with written(level=LogLevel.WARNING) as stream:
        by_us(OURS, logging.INFO, "something")
    assert not stream.getvalue()


def test_a_line_that_cannot_be_made_is_not_told_with_what_was_to_stand_in_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stream = io.StringIO()
    handler = logs._Handler(stream)
    handler.setFormatter(logs.formatter(LogForm.JSON))
    handler.handle(logging.LogRecord("library", logging.ERROR, "/there/spoken.py", 7, "%d", ("sparrow",), None))
    assert stream.getvalue() == "a line of spoken.py:7 could not be written\n"
    assert "sparrow" not in "".join(capsys.readouterr())


def _warns() -> None:
    warnings.warn("sparrow", UserWarning, stacklevel=1)


def _in_a_thread() -> None:
    def fails() -> None:
        raise ValueError("sparrow")

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()


def _uncaught() -> None:
    sys.excepthook(ValueError, ValueError("sparrow"), None)


def _never_awaited() -> None:
    async def fails() -> None:
        raise ValueError("sparrow")

    async def forgets() -> None:
        task = asyncio.create_task(fails())
        await asyncio.wait({task})

    asyncio.run(forgets())


@pytest.mark.parametrize("happens", [_in_a_thread, _uncaught, _never_awaited])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_nobody_caught_is_told_without_its_words(
    happens: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    with written(level=LogLevel.INFO) as stream:
        happens()
    told = stream.getvalue()
    assert "ValueError" in told
    assert "sparrow" not in told + "".join(capsys.readouterr())
    assert json.loads(told.splitlines()[-1])


def test_a_warning_of_python_is_told_by_its_kind_and_place() -> None:
    with written() as stream, warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = _shown_by_logs()
        _warns()
    assert "sparrow" not in stream.getvalue()
    assert "UserWarning in test_logs.py:" in stream.getvalue()


def _shown_by_logs() -> Any:
    """pytest has put a hook of its own in front."""
    with logs._uncaught():
        return warnings.showwarning


def test_a_process_that_dies_of_an_error_writes_none_of_its_words() -> None:
    code = (
        "from adapters.watching import logs\n"
        "from adapters.setting_values import LogForm, LogLevel\n"
        "with logs.begun(LogForm.JSON, LogLevel.INFO):\n"
        "    int('sparrow')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert "sparrow" not in done.stdout + done.stderr
    told = json.loads(done.stderr)
    assert (told["level"], told["event"][:40]) == ("critical", "nobody caught an error: ValueError in <s")


def test_what_whoever_started_it_is_told_ends_it_and_leaves_logging_as_it_was() -> None:
    root, before = logging.getLogger(), (list(logging.getLogger().handlers), sys.excepthook)

    def refused() -> None:
        with logs.begun(LogForm.JSON, LogLevel.INFO, refusals=(SettingsError,)):
            assert before != (root.handlers, sys.excepthook)
            raise SettingsError([])

    with pytest.raises(SettingsError):
        refused()
    assert before == (root.handlers, sys.excepthook)
