"""How the benchmarks measure: medians of times, and the peak memory of a process of its own."""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

RUNS = 5
LONG = 1.0


def seconds(function: Callable[[], Any], clock: Callable[[], float] = time.process_time) -> float:
    """
    Return the median time of five runs after one to warm up; what takes longer than a second is measured once.

    The clock counts the time for which the processor works for this process, so that other work does not disturb it.
    """
    times: list[float] = []
    function()
    while len(times) < RUNS and (not times or times[-1] < LONG):
        gc.collect()
        start = clock()
        function()
        times.append(clock() - start)
    return statistics.median(times)


def alone(function: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 -- whatever the function returns
    """Return what a function returns in a fresh process, so that no run inherits the memory of another."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def megabytes() -> float:
    """Return the most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def as_time(duration: float | None) -> str:
    """Return a time as a reader likes it."""
    if duration is None:
        return "-"
    for unit, factor in (("s", 1.0), ("ms", 1e3)):
        if duration * factor >= 1:
            return f"{duration * factor:.3g} {unit}"
    return f"{duration * 1e6:.3g} µs"


def as_ratio(other: float | None, ours: float) -> str:
    """Return how many times as long another takes."""
    return "-" if other is None else f"{other / ours:.3g}"
