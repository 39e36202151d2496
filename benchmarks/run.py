"""
Measure building, checking and asking against networkx, rustworkx and igraph, for the page about performance.

    python benchmarks/run.py [--sizes 30 300 10000]
"""

from __future__ import annotations

import argparse
import platform

from asking import asking, counting
from building import building, files, one_link
from checking import checking
from measure import alone
from page import publish

SIZES = (30, 300, 10_000, 100_000, 1_000_000)
TANGLED_UP_TO = 100_000
FILES = 10_000
COUNTED = 300


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description="Measure building and asking.")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="how many elements")
    sizes = parser.parse_args().sizes
    shapes = [
        (size, shape)
        for size in sizes
        for shape in ("layered", "tangled")
        if shape == "layered" or size <= TANGLED_UP_TO
    ]
    publish("machine", [f"{platform.machine()}, Python {platform.python_version()}"])
    publish("building", building(sizes))
    publish("one link", alone(one_link))
    publish("files", files(FILES))
    publish("checking", checking())
    publish("counting", alone(counting, COUNTED))
    publish("asking", [line for size, shape in shapes for line in alone(asking, size, shape)])


if __name__ == "__main__":
    main()
