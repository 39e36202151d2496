"""Building a model from rows, its compiled, and its files, against the same rows in networkx."""

from __future__ import annotations

import statistics
import time
from functools import partial
from timeit import repeat

from attrs import field, fields, make_class
from graphs import LINK, as_model, as_networkx, layered
from measure import RUNS, alone, as_time, megabytes

from logicmodel import Link, dumps, loads
from logicmodel.errors import Place
from logicmodel.questions.compiled import compile_model

SEVERAL_UP_TO = 100_000
LINKS = 100_000


def _networkx(size: int) -> tuple[float, float]:
    rows = layered(size)
    before, start = megabytes(), time.process_time()
    graph = as_networkx(rows)
    took = time.process_time() - start
    del graph
    return took, megabytes() - before


def _model(size: int) -> tuple[float, float]:
    rows = layered(size)
    before, start = megabytes(), time.process_time()
    model = as_model(rows)
    compile_model(model)
    return time.process_time() - start, megabytes() - before


def building(sizes: list[int]) -> list[str]:
    """Return the rows of the table about building."""
    lines = [
        "| elements | time | of networkx | ratio | memory | of networkx | ratio |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in sizes:
        runs = RUNS if size <= SEVERAL_UP_TO else 1
        pairs = [(alone(_model, size), alone(_networkx, size)) for _ in range(runs)]
        ours, theirs = (statistics.median(pair[side][0] for pair in pairs) for side in (0, 1))
        ours_mb, theirs_mb = (statistics.median(pair[side][1] for pair in pairs) for side in (0, 1))
        memory = f"{ours_mb:.0f} MB | {theirs_mb:.0f} MB | {ours_mb / theirs_mb:.2f}" if theirs_mb > 1 else "- | - | -"
        lines.append(f"| {size:,} | {as_time(ours)} | {as_time(theirs)} | {ours / theirs:.2f} | {memory} |")
        print(lines[-1], flush=True)
    return lines


def one_link() -> list[str]:
    """Return the rows of the table about what a single link costs, and of what that is made up."""
    names = [each.name for each in fields(Link)]
    nothing = {name: field(default=None) for name in names}
    ends = ("e1", "e2")
    makers = {
        "the attributes of an edge, as networkx keeps them": partial(dict, id="e1->e2", confidence=0.5, **LINK),
        f"a mutable value of attrs with {len(names)} fields": partial(make_class("Mutable", nothing), *ends),
        f"a frozen value of attrs with {len(names)} fields": partial(make_class("Frozen", nothing, frozen=True), *ends),
        "a link whose place is given": partial(Link, *ends, confidence=0.5, place=Place("model.yaml", 1)),
        "a link": partial(Link, *ends, confidence=0.5),
    }
    times = {
        name: min(repeat(maker, timer=time.process_time, number=LINKS, repeat=RUNS)) / LINKS
        for name, maker in makers.items()
    }
    lines = ["| what is made | time |", "| --- | ---: |", *(f"| {name} | {as_time(t)} |" for name, t in times.items())]
    print("\n".join(lines), flush=True)
    return lines


def files(size: int) -> list[str]:
    """Return the rows of the table about files."""
    model = as_model(layered(size))
    lines = ["| format | save | load | size | equal |", "| --- | ---: | ---: | ---: | --- |"]
    for name in ("yaml", "json"):
        start = time.process_time()
        text = dumps(model, name)
        saved = time.process_time()
        again = loads(text, name)
        loaded = time.process_time()
        equal = "yes" if again == model else "no"
        lines.append(
            f"| {name} | {as_time(saved - start)} | {as_time(loaded - saved)} | {len(text) / 1e6:.1f} MB | {equal} |"
        )
        print(lines[-1], flush=True)
    return lines
