"""A layout as DOT text, in which everything has its position; the only door to the graphviz package."""

from __future__ import annotations

from itertools import count
from typing import Final

import graphviz

from logicmodel.render.fonts import FAMILY
from logicmodel.render.grid import PlacedCard, PlacedColumn
from logicmodel.render.labels import row, table
from logicmodel.render.layout import SAMPLE, Layout, PlacedEntry
from logicmodel.render.measure import (
    CARD_PADDING,
    HEADING_SIZE,
    MARK_SIZE,
    MARKS_ABOVE,
    NOTE_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    Box,
)
from logicmodel.render.routes import HEAD, Point, Route, straight
from logicmodel.render.scene import Arrow
from logicmodel.render.themes import Theme, Tint

_INCH: Final = 72.0
_WIDTHS: Final = {None: 1.0, "low": 1.8, "medium": 1.8, "high": 3.0}
_SIGNS: Final = {"negative": "\u2212", "unknown": "?"}


class _Canvas:
    """DOT text in the making; it turns our coordinates, which go down, into those of Graphviz, which go up."""

    def __init__(self, layout: Layout, theme: Theme) -> None:
        self.layout = layout
        self.theme = theme
        self.names: dict[str, str] = {}
        self.signs = count()
        self.graph = graphviz.Digraph("logicmodel")
        self.graph.attr("graph", bgcolor=theme.paper, pad="0", splines="true", outputorder="edgesfirst")
        self.graph.attr("node", shape="box", fixedsize="true", margin="0", fontname=FAMILY, fontcolor=theme.ink)
        self.graph.attr("edge", fontname=FAMILY, arrowsize="0.75")

    def point(self, point: Point) -> str:
        return f"{point.x:.2f},{self.layout.height - point.y:.2f}"

    def place(self, box: Box) -> dict[str, str]:
        return {
            "pos": self.point(Point(box.centre, box.middle)),
            "width": f"{box.width / _INCH:.4f}",
            "height": f"{box.height / _INCH:.4f}",
        }


def to_dot(layout: Layout, theme: Theme) -> str:
    """
    Return a layout as DOT text for ``neato -n2``.

    Nodes have names of our own (``n0``), so that no id of an author's can be taken for DOT syntax; the ids of authors
    are in the ``id`` attributes.

    Args:
        layout: What stands where.
        theme: The colours.
    """
    canvas = _Canvas(layout, theme)
    _corners(canvas)
    _title(canvas)
    for number, column in enumerate(layout.columns):
        _column(canvas, number, column, theme.tints[number % len(theme.tints)])
    if layout.factors:
        _column(canvas, len(layout.columns), layout.factors, theme.outside)
    for route in layout.routes:
        _arrow(canvas, route)
    for number, entry in enumerate(layout.legend):
        _entry(canvas, number, entry)
    return str(canvas.graph.source)


def _corners(canvas: _Canvas) -> None:
    """Put a point in two corners of the paper, so that the margin is part of the picture."""
    layout = canvas.layout
    for name, corner in (("corner0", Point(0, 0)), ("corner1", Point(layout.width, layout.height))):
        canvas.graph.node(name, label="", shape="point", style="invis", width="0", height="0", pos=canvas.point(corner))


def _title(canvas: _Canvas) -> None:
    box = canvas.layout.title_box
    label = table([row(canvas.layout.title, TITLE_SIZE, canvas.theme.ink, bold=True)], box.width)
    canvas.graph.node("title", label=label, shape="plaintext", id="title", **canvas.place(box))


def _column(canvas: _Canvas, number: int, column: PlacedColumn, tint: Tint) -> None:
    box = column.box
    low = canvas.point(Point(box.left, box.bottom))
    high = canvas.point(Point(box.right, box.top))
    cluster = graphviz.Digraph(f"cluster_{number}")
    cluster.attr(
        label="",
        style="rounded,filled",
        color=tint.panel,
        bb=f"{low},{high}",
        id=f"stage-{column.column.id}",
        **{"class": "stage"},
    )
    _heading(canvas, cluster, number, column, tint)
    for placed in column.cards:
        _card(canvas, cluster, placed, tint)
    canvas.graph.subgraph(cluster)


def _heading(canvas: _Canvas, cluster: graphviz.Digraph, number: int, column: PlacedColumn, tint: Tint) -> None:
    name = f"s{number}"
    canvas.names[column.column.id] = name
    rows = [row(column.heading, HEADING_SIZE, tint.text, bold=True)]
    if column.notes:
        rows.append(row(column.notes, NOTE_SIZE, canvas.theme.muted))
    label = table(rows, column.header.width)
    cluster.node(name, label=label, shape="plaintext", id=f"heading-{column.column.id}", **canvas.place(column.header))


def _card(canvas: _Canvas, cluster: graphviz.Digraph, placed: PlacedCard, tint: Tint) -> None:
    card = placed.card
    name = f"n{len(canvas.names)}"
    canvas.names[card.id] = name
    rows = [row(placed.lines, TEXT_SIZE, canvas.theme.ink)]
    if placed.marks:
        rows.append(row(placed.marks, MARK_SIZE, tint.text, bold=True, above=MARKS_ABOVE))
    cluster.node(
        name,
        label=table(rows, placed.box.width - 2 * CARD_PADDING),
        style="rounded,filled,dashed" if card.kind == "group" else "rounded,filled",
        fillcolor=canvas.theme.card,
        color=tint.edge,
        id=f"card-{card.id}",
        **{"class": f"card {card.kind}"},
        **({"URL": graphviz.escape(card.url), "target": "_top"} if card.url else {}),
        **canvas.place(placed.box),
    )


def _arrow(canvas: _Canvas, route: Route) -> None:
    link = route.arrow.link
    source, target = canvas.names[link.source], canvas.names[link.target]
    kind = "link feedback" if link.feedback else "link"
    _curve(canvas, route, source, target, id=link_anchor(link.id), **{"class": kind})


def _curve(canvas: _Canvas, route: Route, source: str, target: str, **attributes: str) -> None:
    pos = " ".join([f"e,{canvas.point(route.tip)}", *map(canvas.point, route.points)])
    canvas.graph.edge(source, target, pos=pos, **attributes, **_line(route.arrow, canvas.theme))
    if sign := _SIGNS.get(route.arrow.link.sign):
        _badge(canvas, route, sign)


def _entry(canvas: _Canvas, number: int, placed: PlacedEntry) -> None:
    box = placed.box
    start, tip = Point(box.left, box.middle), Point(box.left + SAMPLE, box.middle)
    ends = (f"legend{number}a", f"legend{number}b")
    for name, point in zip(ends, (start, tip), strict=True):
        canvas.graph.node(name, label="", shape="point", style="invis", width="0", height="0", pos=canvas.point(point))
    route = Route(placed.entry.sample, (start, *straight(start, Point(tip.x - HEAD, tip.y))), tip)
    _curve(canvas, route, *ends, id=f"legend-{number}", **{"class": "legend"})
    text = Box(tip.x + 8, box.top, box.right - tip.x - 8, box.height)
    label = table([row((placed.entry.text,), NOTE_SIZE, canvas.theme.muted)], text.width)
    canvas.graph.node(f"legend{number}", label=label, shape="plaintext", **canvas.place(text))


def link_anchor(identifier: str) -> str:
    """Return the id that a link has in a picture, for ``source->target`` is no word of XML."""
    return f"link-{identifier.replace('->', '--')}"


def _line(arrow: Arrow, theme: Theme) -> dict[str, str]:
    """Return how the line of an arrow looks; no difference is one of colour alone."""
    feedback, weak = arrow.link.feedback, arrow.strength == "low"
    width = 4.0 if arrow.joins_columns else _WIDTHS[arrow.strength]
    colour = theme.feedback if feedback else theme.stage_arrow if arrow.joins_columns else theme.arrow
    return {
        "color": colour,
        "penwidth": f"{width:g}",
        "style": "dashed" if feedback else "dotted" if weak else "solid",
        "arrowhead": "tee" if arrow.link.sign == "negative" else "empty" if feedback else "normal",
    }


def _badge(canvas: _Canvas, route: Route, sign: str) -> None:
    """Put the sign of a link in a small circle near its tip."""
    before, tip = route.points[-1], route.tip
    length = max(abs(before.x - tip.x) + abs(before.y - tip.y), 1.0)
    centre = Point(before.x + (before.x - tip.x) / length * 6, before.y + (before.y - tip.y) / length * 6)
    canvas.graph.node(
        f"sign{next(canvas.signs)}",
        label=sign,
        shape="circle",
        style="filled",
        fillcolor=canvas.theme.paper,
        color=canvas.theme.arrow,
        fontsize="9",
        **canvas.place(Box(centre.x - 6, centre.y - 6, 12, 12)),
    )
