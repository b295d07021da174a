"""Sets what was given by a template that lies beside this file. What is given is data, whatever it looks like."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.charts.draughtsman import NotDrawnError

_PROGRAM = Path(__file__).with_name("setter.py")
_LONGEST = 120  # seconds, of which a report of a hundred pages needs a few

Given = Mapping[str, object]


def pdf(template: str, given: Given) -> bytes:
    return _set(template, given, 0)


def png(template: str, given: Given, scale: float) -> bytes:
    """`scale`: pixels for a point."""
    return _set(template, given, scale)


def _set(template: str, given: Given, scale: float) -> bytes:
    """Waits: to be called in a thread of its own."""
    asked = json.dumps({"template": template, "given": given, "scale": scale}).encode()
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and nothing of what is given is among its arguments
            [sys.executable, "-I", _PROGRAM], input=asked, capture_output=True, timeout=_LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"{template} was not set: {type(error).__name__}"
        raise NotDrawnError(message) from None
    if done.returncode:
        cause = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        message = f"{template} was not set: {cause or f'exit {done.returncode}'}"
        raise NotDrawnError(message)
    return done.stdout
