"""Payloads of a chat platform in which something is else than it was, or missing."""

import copy
from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

Json = dict[str, Any]


def many(examples: int) -> settings:
    return settings(deadline=None, max_examples=examples, suppress_health_check=list(HealthCheck))


def anything(nasty: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Whatever can stand in JSON; `nasty` are words as people write them to break something."""
    return st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), nasty),
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
        max_leaves=6,
    )


@st.composite
def spoilt(draw: st.DrawFn, good: Sequence[Json], instead: st.SearchStrategy[Any]) -> Json:
    """One of `good` in which one thing, or several, is something else or missing."""
    payload = copy.deepcopy(draw(st.sampled_from(good)))
    for _ in range(draw(st.integers(1, 3))):
        here: Any = payload
        while True:
            if isinstance(here, dict) and here:
                key: Any = draw(st.sampled_from(sorted(here, key=str)))
            elif isinstance(here, list) and here:
                key = draw(st.integers(0, len(here) - 1))
            else:
                break
            if isinstance(here[key], dict | list) and draw(st.booleans()):
                here = here[key]
                continue
            if isinstance(here, dict) and draw(st.booleans()):
                del here[key]
            else:
                here[key] = draw(instead)
            break
    return payload
