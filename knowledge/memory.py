"""Gives memory back to the system after large work: what building an index takes is not needed for answering."""

import ctypes
import gc
import sys


def give_back() -> None:
    gc.collect()
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):  # glibc keeps what was freed
        library.malloc_trim(0)
