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
ENOUGH = 0.02


def seconds(function: Callable[[], Any], clock: Callable[[], float] = time.process_time) -> float:
    """
    Return the median time of five runs after one to warm up; what takes longer than a second is measured once.

    What takes little is repeated within each run. The clock counts the time for which the processor works for this
    process, so that other work does not disturb it.
    """
    function()
    times = [_mean(function, 1, clock)]
    number = max(1, int(ENOUGH / times[0]))
    while len(times) < RUNS and times[-1] < LONG:
        times.append(_mean(function, number, clock))
    return statistics.median(times)


def _mean(function: Callable[[], Any], number: int, clock: Callable[[], float]) -> float:
    """Return how long a function takes, on the mean of some runs."""
    gc.collect()
    start = clock()
    for _ in range(number):
        function()
    return (clock() - start) / number


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
