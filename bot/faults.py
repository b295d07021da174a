"""Errors as they may be logged: where and of what type, never their own words, which could hold somebody's."""

from pathlib import Path


def told(error: BaseException) -> str:
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    return f"{type(error).__name__} in {where}"
