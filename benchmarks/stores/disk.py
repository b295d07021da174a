"""What one durable write costs here at the least: no store that syncs is quicker with one writer."""

import os
import tempfile
import time
from statistics import median

from benchmarks.stores.samples import SIZE

TIMES = 300


def milliseconds() -> float:
    """For 1 KB at the end of a file, made durable; the middle of some."""
    times = []
    with tempfile.TemporaryFile(buffering=0) as file:
        for _ in range(TIMES):
            begun = time.perf_counter()
            file.write(bytes(SIZE))
            getattr(os, "fdatasync", os.fsync)(file.fileno())
            times.append((time.perf_counter() - begun) * 1000)
    return median(times)
