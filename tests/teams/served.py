"""By which of Microsoft's kits the doors of the tests are served. Each test that goes through one runs for both."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from adapters.setting_values import TeamsSdk
from adapters.teams import kits
from adapters.teams.guard import Guard
from adapters.teams.kits import Kit
from adapters.teams.signing_keys import SigningKeys
from tests.teams.tokens import APP

_BY = [TeamsSdk.BOTBUILDER]


def sdk() -> TeamsSdk:
    return _BY[-1]


def kit() -> Kit:
    return kits.kit(sdk())


def guard(keys: SigningKeys, now: Callable[[], float] = time.time) -> Guard:
    return Guard(APP, keys, kit().checking, now)


@contextmanager
def served_by(one: TeamsSdk) -> Iterator[None]:
    _BY.append(one)
    try:
        yield
    finally:
        _BY.pop()
