"""The lowest point of a smooth, convex function: L-BFGS, small and without chance, so that scipy is not needed."""

from collections import deque
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_MEMORY = 10  # steps whose curvature is remembered
_ENOUGH = 1e-4  # of the promised descent: a step that gives less is halved
_HALVINGS = 30


def minimise(slope: Callable[[Floats], tuple[float, Floats]], start: Floats, steps: int, still: float = 1e-4) -> Floats:
    """Where `slope` (value and gradient at a vector) is lowest: after `steps`, or once no gradient is above `still`."""
    at = start
    value, gradient = slope(at)
    past: deque[tuple[Floats, Floats, float]] = deque(maxlen=_MEMORY)
    for _ in range(steps):
        if float(np.abs(gradient).max(initial=0.0)) <= still:
            break
        towards = _direction(gradient, past)
        promised = float(towards @ gradient)
        if promised >= 0:  # rounding has spoilt what was remembered
            past.clear()
            towards, promised = -gradient, -float(gradient @ gradient)
        step = 1.0 if past else min(1.0, 1.0 / float(np.abs(gradient).sum()))
        for _ in range(_HALVINGS):
            new = at + step * towards
            new_value, new_gradient = slope(new)
            if new_value <= value + _ENOUGH * step * promised:
                break
            step /= 2
        else:
            break
        moved, turned = new - at, new_gradient - gradient
        bend = float(moved @ turned)
        if bend > 1e-10 * float(turned @ turned):  # only what is surely convex is remembered
            past.append((moved, turned, 1.0 / bend))
        at, value, gradient = new, new_value, new_gradient
    return at


def _direction(gradient: Floats, past: deque[tuple[Floats, Floats, float]]) -> Floats:
    """Downhill, bent by the curvature of the past steps (Nocedal's two loops)."""
    found = -gradient
    shares: list[float] = []
    for moved, turned, inverse in reversed(past):
        share = inverse * float(moved @ found)
        shares.append(share)
        found = found - share * turned
    if past:
        moved, turned, inverse = past[-1]
        found = found / (inverse * float(turned @ turned))
    for (moved, turned, inverse), share in zip(past, reversed(shares), strict=True):
        found = found + (share - inverse * float(turned @ found)) * moved
    return found
