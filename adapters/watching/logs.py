"""What is logged: a line each, as JSON for programs or in words for a console. Nobody's words are in it, and no ids.

Our own lines are written so. A library's words are never repeated, whatever its level: they hold addresses, bodies and
what people wrote. Where it spoke is said instead. Of an error its type and its place are told.
"""

import logging
import os
import secrets
import sys
import threading
import warnings
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

import structlog

from adapters.setting_values import LogForm, LogLevel
from bot import faults, reference

CLEAN = "clean"  # on a record: whoever passes it on has seen to what a library wrote
FIELDS = "fields"  # on a record: what our own code says beside its words
_ORDER = ("time", "level", "logger", "event", "request", "where", "error")

_LASTING: list[ExitStack] = []  # until the process ends; what is dropped would be undone

log = logging.getLogger(__name__)

_Line = MutableMapping[str, object]


@contextmanager
def begun(
    form: LogForm, level: LogLevel, stream: TextIO | None = None, *, refusals: tuple[type[Exception], ...] = ()
) -> Iterator[None]:
    """All that is logged goes to stderr so, and what nobody has caught is told there in the same way.

    `refusals`: errors that are told to whoever started it, in words of our own. With any other the process ends, and so
    this lasts until then.
    """
    handler = _Handler(stream or sys.stderr)
    handler.setFormatter(formatter(form))
    handler.setLevel(getattr(logging, level.upper()))
    root = logging.getLogger()
    with ExitStack() as undone:
        for one in [one for one in root.handlers if type(one) is logging.StreamHandler]:
            root.removeHandler(one)
            undone.callback(root.addHandler, one)
        undone.callback(root.setLevel, root.level)
        root.addHandler(handler)
        undone.callback(root.removeHandler, handler)
        root.setLevel(min(root.level, handler.level))
        undone.enter_context(_uncaught())
        try:
            yield
        except refusals:
            raise
        except Exception:
            _LASTING.append(undone.pop_all())
            raise


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging calls
        """By itself it would print what could not be written, and all that was to be put into it."""
        with suppress(Exception):
            self.stream.write(f"a line of {Path(record.pathname).name}:{record.lineno} could not be written\n")


def formatter(form: LogForm) -> structlog.stdlib.ProcessorFormatter:
    stamps = {"run": secrets.token_hex(4), "process": os.getpid()}

    def stamped(_: object, __: str, line: _Line) -> _Line:
        ordered = {name: line[name] for name in _ORDER if line.get(name)}
        return ordered | {name: value for name, value in line.items() if name not in ordered} | stamps

    shown = _spoken if form is LogForm.WORDS else structlog.processors.JSONRenderer(ensure_ascii=False)
    between = [] if form is LogForm.WORDS else [stamped]
    return structlog.stdlib.ProcessorFormatter(processors=[_line, *between, shown])


def _line(_: object, __: str, given: _Line) -> _Line:
    """All that may be told of a record; whatever else it holds ends here."""
    record = given["_record"]
    if not isinstance(record, logging.LogRecord):
        raise TypeError
    made: _Line = {
        "time": datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "level": record.levelname.lower(),
        "logger": record.name,
    }
    if faults.ours(record.pathname) or getattr(record, CLEAN, False):
        made["event"] = str(given["event"])
        made.update(getattr(record, FIELDS, {}))
    else:
        made["event"] = "a line of a library"
        made["where"] = f"{Path(record.pathname).name}:{record.lineno}"
    if name := reference.current():
        made["request"] = name
    error = given.get("exc_info")
    if isinstance(error, tuple) and isinstance(error[1], BaseException):
        made["error"] = faults.told(error[1])
    return made


def _spoken(_: object, __: str, line: _Line) -> str:
    known: Mapping[str, object] = {name: line.get(name, "") for name in _ORDER}
    beside = [str(known[name]) for name in ("where", "error") if known[name]]
    beside += [f"{name} {value}" for name, value in line.items() if name not in _ORDER]
    ends = f" [{known['request']}]" if known["request"] else ""
    return f"{str(known['level']).upper()} {known['logger']}: {', '.join([str(known['event']), *beside])}{ends}"


@contextmanager
def _uncaught() -> Iterator[None]:
    """What Python itself would write to stderr holds the words of errors, and so somebody's."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning

    def thrown(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            log.critical("nobody caught an error: %s", faults.told(error))

    def in_a_thread(given: threading.ExceptHookArgs) -> None:
        if given.exc_value:
            log.critical("nobody caught an error in a thread: %s", faults.told(given.exc_value))

    def unraisable(given: "sys.UnraisableHookArgs") -> None:
        if given.exc_value:
            log.error("an error could not be raised: %s", faults.told(given.exc_value))

    def warned(  # noqa: PLR0917 - as Python calls it
        message: Warning | str,  # noqa: ARG001 - it may hold anything
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,  # noqa: ARG001
        line: str | None = None,  # noqa: ARG001
    ) -> None:
        log.warning("a warning of Python: %s in %s:%d", category.__name__, Path(filename).name, lineno)

    sys.excepthook, threading.excepthook, sys.unraisablehook = thrown, in_a_thread, unraisable
    warnings.showwarning = warned
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = before
