"""Errors as they may be logged: where and of what type, never their own words, which could hold somebody's."""

from pathlib import Path
from types import TracebackType

_ROOT = Path(__file__).parents[1]
_OURS = tuple(f"{_ROOT / name}/" for name in ("bot", "knowledge", "adapters"))


def ours(path: str) -> bool:
    """Whether a file is of this project."""
    return Path(path).as_posix().startswith(_OURS)


def told(error: BaseException) -> str:
    """Where it was raised, and where that was called from in this project, if it was elsewhere."""
    last = within = None
    place = error.__traceback__
    while place:
        last = place
        if ours(place.tb_frame.f_code.co_filename):
            within = place
        place = place.tb_next
    where = _place(last) if last else "?"
    came = f", from {_place(within)}" if within and within is not last else ""
    return f"{type(error).__name__} in {where}{came}"


def _place(place: TracebackType) -> str:
    return f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
