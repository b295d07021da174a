"""A short random name for what is being done just now, by which whoever runs the bot finds its lines in the log.

It is made here, for every request anew, and kept nowhere: it leads from somebody's "it said K7Q2-9WXD" to a fault, and
from a fault to nobody. What others send as such a name is never taken: it could hold anything.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is easily taken for another
_HALF = 4

_NOW: ContextVar[str] = ContextVar("reference", default="")


def current() -> str:
    """Empty where nothing is being done for anybody."""
    return _NOW.get()


@contextmanager
def anew() -> Iterator[str]:
    """What is done within has a name of its own, and so has all that it begins and nobody waits for."""
    name = "-".join("".join(secrets.choice(_LETTERS) for _ in range(_HALF)) for _ in range(2))
    before = _NOW.set(name)
    try:
        yield name
    finally:
        _NOW.reset(before)


@contextmanager
def within() -> Iterator[str]:
    """The same, unless it has a name already."""
    if name := current():
        yield name
    else:
        with anew() as made:
            yield made


def words() -> str:
    """For somebody who meets a fault; empty without a name."""
    name = current()
    return (
        f"If you tell whoever runs me about it, give them {name}: it finds the fault, and names nobody." if name else ""
    )
