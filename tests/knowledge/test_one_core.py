"""Each question takes one core, whatever is imported first."""

import subprocess
import sys

import pytest

FIRST = ("adapters.commands.desk", "bot.hearing.ear", "knowledge.index", "benchmarks.search")


@pytest.mark.parametrize("module", FIRST)
def test_numpy_is_told_before_it_begins(module: str) -> None:
    told = f"""
import builtins, os
ordinary = builtins.__import__
def watched(name, *args, **more):
    if name == "numpy":
        print(os.environ.get("OPENBLAS_NUM_THREADS"))
        raise SystemExit
    return ordinary(name, *args, **more)
builtins.__import__ = watched
import {module}
"""
    done = subprocess.run([sys.executable, "-c", told], env={"PATH": ""}, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"
