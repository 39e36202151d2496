"""The garbage collector, and when it had better wait."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_waiting() -> Iterator[None]:
    """
    Let the garbage collector wait while very many objects are made, none of which is garbage.

    Every few hundred new objects it looks through those that there are, which takes two thirds of the time in which a
    large model is compiled. It goes on as before when all is made, also where that failed.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
