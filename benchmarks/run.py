"""
Measure building, checking and asking, against networkx, rustworkx and igraph, and write the tables into the docs.

    python benchmarks/run.py [--sizes 30 300 10000]
"""

from __future__ import annotations

import argparse
import platform
from pathlib import Path

from asking import asking, counting
from building import building, files, one_link
from checking import checking
from measure import alone

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "performance.md"
SIZES = (30, 300, 10_000, 100_000, 1_000_000)
TANGLED_UP_TO = 100_000
FILES = 10_000
COUNTED = 300

INTRODUCTION = """\
# How fast it is

`make bench` measures this page anew: all of it in one run, on one machine ({machine}, Python {python}). What is worth
reading are the ratios; the times belong to that machine. They are those for which the processor worked, because other
work shared it.

A model is compiled once into a compact index, which is kept with it. A question then looks only at the region between
its two ends, so that what it costs depends on what lies between these, and not on how large the model is. In tidy
models that is little. In *tangled* ones, in which links skip stages at will, much lies between any two elements; they
are here as a guard.

## Building

From rows of a table to a model with its index, against a networkx `DiGraph` of the same rows with the same attributes.
Every field of every element and link is checked on the way, and each remembers where it was written, which networkx
does not do.

{building}

Of what the time for a link is made up:

{one_link}

## Files

{size:,} elements, saved, loaded and compared.

{files}

## Checking

All rules of `check`, each switched on; the last column has the structural ones on the model in which links skip stages.

{checking}

## What limits it, and what would help

Building
: The values themselves. The fields of a frozen value are set one by one, past the guard that forbids it; but most of
  the time goes into what they pass on the way, each a call in Python: what makes lists into tuples and an id of two
  ends, the checks, and the line where it was written. Values of compiled code (msgspec, for one) set all fields at
  once, but would be a dependency in every module, and would have to learn to give reasons. Columns of numpy instead of
  a value for each element would need far fewer objects; every function would then have to make the values anew when it
  is asked for one. The garbage collector, which looks through all that there is, waits while a model is united and
  compiled; the rows are given here as a generator, so that it waits while the values are made as well.

Small questions
: An answer takes some tens of microseconds even where there is next to nothing to look at: ends are looked up, a region
  is found and put in order, and a typed result is made. Below some thousand elements compiled libraries are therefore
  ahead.

Tangled models
: Where much lies between two ends, each arc is walked in Python, which takes a fraction of a microsecond; rustworkx and
  igraph take a tenth of that or less. Handing a large region over to one of them would help with flows and cuts, and
  would cost an installation and the conversion of the region.

Bottlenecks
: Of a pair, networkx looks at no more than what the source reaches, which in tidy models is little. From all inputs to
  each impact both libraries sweep the whole model once; logicmodel finds the links on every path as well as the
  elements.

Reachability
: Joining bits of all inputs at once gains the more, the more each input reaches. In the tidy models each reaches a few
  dozen elements only, so that less is gained there than in the tangled ones.

## Asking

The columns of the other libraries say how many times as long they take as logicmodel: above 1 logicmodel is faster,
below 1 the other. Their graphs are built beforehand, and so is the index. A dash stands where a library has no such
answer, or would take minutes. For bottlenecks the others work out the dominators of what is reached from the source,
or from one root before all inputs; these are elements, and logicmodel says the links as well. A smallest cut of
logicmodel is two: one of links and one of elements. The ten strongest paths rank by the weakest link, which none of the
others does; by product it is what igraph does with the logarithms of the confidences as lengths.

### Counting, as paths grow

From one element of a tangled model of {counted} elements to others. logicmodel counts and does not walk, so that the
time follows the size of the region and not the number of paths. The others are given only the part between the two
elements, because they would walk all the rest of the graph in vain.

{counting}

{asking}
"""


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
    page = INTRODUCTION.format(
        machine=platform.machine(),
        python=platform.python_version(),
        building="\n".join(building(sizes)),
        one_link="\n".join(alone(one_link)),
        size=FILES,
        files="\n".join(files(FILES)),
        checking="\n".join(checking()),
        counted=COUNTED,
        counting="\n".join(alone(counting, COUNTED)),
        asking="\n".join(line for size, shape in shapes for line in alone(asking, size, shape)),
    )
    PAGE.write_text(page.rstrip() + "\n", encoding="utf-8")
    print(f"written to {PAGE.name}")


if __name__ == "__main__":
    main()
