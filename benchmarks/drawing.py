"""
How long a picture takes, against what the bare engine takes to draw the same DOT text.

    python benchmarks/drawing.py
"""

from __future__ import annotations

from time import perf_counter

from graphs import as_model, layered
from measure import as_time, seconds

from logicmodel import draw
from logicmodel.render.engine import find_engine

SIZES = (30, 300, 3_000)


def drawing(size: int) -> str:
    """Return the row of the table for models of a size."""
    model = as_model(layered(size))
    dot = draw(model).dot
    engine = find_engine()
    bare = seconds(lambda: engine.render(dot, "svg"), perf_counter)
    ours = seconds(lambda: draw(model).svg, perf_counter)
    return f"| {size:,} | {as_time(bare)} | {as_time(ours)} | {ours / bare:.3g} |"


if __name__ == "__main__":
    print("| elements | bare engine | draw | ratio |")
    print("| ---: | ---: | ---: | ---: |")
    for each in SIZES:
        print(drawing(each))
