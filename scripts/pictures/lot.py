"""What is drawn by lot, for pictures."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from unittest.mock import patch


@contextmanager
def without_chance() -> Iterator[None]:
    """What is drawn by lot is the same each time, codes and ids included: the same script makes the same pictures."""
    lot = Random(8)  # noqa: S311 - pictures alone rest on it
    with (
        patch.object(secrets, "token_hex", lambda size=32: lot.randbytes(size).hex()),
        patch.object(secrets, "token_bytes", lambda size=32: lot.randbytes(size)),
        patch.object(secrets, "choice", lot.choice),
    ):
        yield
