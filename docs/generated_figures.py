"""Figures of pictures: how the cases of the tests are laid out, beside what plain dot makes of the same cards."""

import re
from pathlib import Path

from logicmodel import draw, load
from logicmodel.engine import find_engine
from logicmodel.render.layout.audit import audit, count_crossings, points_of
from logicmodel.render.layout.measure import Point
from logicmodel.render.layout.routes import Route

CASES = Path(__file__).parents[1] / "tests" / "render" / "layout" / "cases"
PAPERS = ("a4-landscape", "a4-portrait", "16:9")
HEAD = """\
| case | cards | arrows | crossings | dot | through cards | merged | mixed | nearly level | {papers} |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | {rules} |
"""


def picture_figures():
    """Return a table with a row for each case."""
    head = HEAD.format(
        papers=" | ".join(f"pt on {paper}" for paper in PAPERS), rules=" | ".join("---:" for _ in PAPERS)
    )
    return head + "\n".join(row(file) for file in sorted(CASES.glob("*.yaml"))) + "\n"


def row(file):
    """Return the row of a case."""
    model = load(file)
    layout = draw(model).layout
    found = audit(layout)
    counts = (len(layout.cards()), len(layout.routes), found.crossings, dot_crossings(layout))
    faults = (found.through, found.merged, found.mixed, found.nearly_level)
    sizes = [f"{draw(model, page=paper).text_size:.1f}" for paper in PAPERS]
    return f"| {' | '.join(map(str, (file.stem, *counts, *faults, *sizes)))} |"


def dot_crossings(layout):
    """Return how often arrows cross in the picture that dot makes of cards of the same sizes, a rank for each stage."""
    cards = layout.cards()
    name = {card: f"n{number}" for number, card in enumerate(cards)}
    lines = ['digraph { rankdir=LR; newrank=true; node [shape=box, fixedsize=true, label=""];']
    for column in layout.columns:
        members = ";".join(name[placed.card.id] for placed in column.cards)
        lines.append(f"{{rank=same; {members}}}" if members else "")
    lines += [f"{name[c]} [width={p.box.width / 72:.3f}, height={p.box.height / 72:.3f}];" for c, p in cards.items()]
    ends = [(route.arrow.link.source, route.arrow.link.target) for route in layout.routes]
    lines += [f"{name[source]} -> {name[target]};" for source, target in ends if source in name and target in name]
    text = find_engine().order("\n".join([*lines, "}"])).replace("\\\n", "")
    curves = re.findall(r'pos="(e,[^"]*)"', text)
    return count_crossings([points_of(as_route(curve)) for curve in curves])


def as_route(curve):
    """Return a curve of dot, which names the tip of its head first, as the way of an arrow."""
    tip, *points = [Point(*map(float, pair.split(","))) for pair in curve.removeprefix("e,").split()]
    return Route(None, tuple(points), tip)
