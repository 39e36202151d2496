"""
How much processor time a picture takes, against what the bare engine takes to draw the same DOT text.

    python benchmarks/drawing.py

The time is that of Python and of the engines that it starts. The two are measured in turn, so that what else the
machine does meanwhile falls on both.
"""

from __future__ import annotations

import gc
import resource
import statistics
from collections.abc import Callable
from typing import Any

from graphs import as_model, layered
from measure import as_time
from page import publish

from logicmodel import draw
from logicmodel.engine import find_engine

SIZES = (30, 300, 3_000)
PAIRS = 7


def drawing(size: int) -> list[str]:
    """Return the rows of the table for models of a size: as SVG, and as PNG while that is small enough."""
    model = as_model(layered(size))
    dot = draw(model).dot
    engine = find_engine()
    rows = [row(size, "SVG", lambda: engine.render(dot, "svg"), lambda: draw(model).svg)]
    if size <= SIZES[1]:
        rows.append(
            row(size, "PNG", lambda: engine.render(dot, "png", options=("-Gdpi=144",)), lambda: draw(model).png())
        )
    return rows


def row(size: int, output: str, bare: Callable[[], Any], ours: Callable[[], Any]) -> str:
    """Return the median times of the engine and of the library, and the median of their ratios."""
    pairs = [(seconds(bare), seconds(ours)) for _ in range(PAIRS if size < SIZES[-1] else 1)]
    ratio = statistics.median(own / alone for alone, own in pairs)
    alone, own = (statistics.median(times) for times in zip(*pairs, strict=True))
    return f"| {size:,} | {output} | {as_time(alone)} | {as_time(own)} | {ratio:.2f} |"


def seconds(function: Callable[[], Any]) -> float:
    """Return how much processor time one run takes."""
    gc.collect()
    start = spent()
    function()
    return spent() - start


def spent() -> float:
    """Return the processor time of this process and of those that it has started."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    heading = ["| elements | picture | bare engine | draw | ratio |", "| ---: | --- | ---: | ---: | ---: |"]
    publish("drawing", [*heading, *(line for size in SIZES for line in drawing(size))])
