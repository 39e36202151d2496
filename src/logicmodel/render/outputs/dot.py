"""A layout as DOT text, in which everything has its position; the only door to the graphviz package."""

from __future__ import annotations

import html
from itertools import count
from typing import Final

import graphviz

from logicmodel.render.layout.around import PlacedBand, PlacedNote
from logicmodel.render.layout.cards import PlacedCard
from logicmodel.render.layout.fonts import FAMILY
from logicmodel.render.layout.frames import PlacedFrame
from logicmodel.render.layout.gauges import Form, PlacedGauge, placed_gauges
from logicmodel.render.layout.grid import PlacedColumn, PlacedRow
from logicmodel.render.layout.measure import (
    CARD_PADDING,
    HEADING_SIZE,
    MARK_SIZE,
    MARKS_ABOVE,
    NOTE_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    Box,
    Point,
)
from logicmodel.render.layout.pages import Layout, PlacedEntry, tinted
from logicmodel.render.layout.pills import Pill
from logicmodel.render.layout.routes import Route, straight
from logicmodel.render.outputs.dot_labels import row, table
from logicmodel.render.outputs.looks import (
    BoxLook,
    Head,
    LineLook,
    band_look,
    card_look,
    frame_look,
    line_look,
    pill_look,
)
from logicmodel.render.scene.anchors import card_anchor, link_anchor, stage_anchor
from logicmodel.render.themes import Theme, Tint

_INCH: Final = 72.0
_PIECES: Final[dict[Form, dict[str, str]]] = {
    "full": {"style": "filled"},
    "empty": {"style": ""},
    "dashed": {"style": "dashed"},
    "point": {"shape": "circle", "style": "filled"},
    "tip-left": {"shape": "triangle", "orientation": "90", "style": "filled"},
    "tip-right": {"shape": "triangle", "orientation": "270", "style": "filled"},
}
_HEADS: Final[dict[Head, str]] = {"filled": "normal", "hollow": "empty", "bar": "tee"}


class _Canvas:
    """DOT text in the making; it turns our coordinates, which go down, into those of Graphviz, which go up."""

    def __init__(self, layout: Layout, theme: Theme) -> None:
        self.layout = layout
        self.theme = theme
        self.names: dict[str, str] = {}
        self.numbers = count()
        self.graph = graphviz.Digraph("logicmodel")
        self.graph.attr("graph", bgcolor=theme.paper, pad="0", splines="true", outputorder="edgesfirst")
        self.graph.attr("node", shape="box", fixedsize="true", margin="0", fontname=FAMILY, fontcolor=theme.ink)
        self.graph.attr("edge", fontname=FAMILY, arrowsize="0.75")

    def point(self, point: Point) -> str:
        return f"{point.x:.2f},{self.layout.paper.bottom - point.y:.2f}"

    def place(self, box: Box) -> dict[str, str]:
        return {
            "pos": self.point(Point(box.centre, box.middle)),
            "width": f"{box.width / _INCH:.4f}",
            "height": f"{box.height / _INCH:.4f}",
        }


def to_dot(layout: Layout, theme: Theme) -> str:
    """
    Return a layout as DOT text for ``neato -n2``.

    Nodes have names of our own (``n0``), so that no id of a model can be taken for DOT syntax; these ids
    are in the ``id`` attributes.

    Args:
        layout: What stands where.
        theme: The colours.
    """
    canvas = _Canvas(layout, theme)
    _corners(canvas)
    if layout.title:
        _title(canvas)
    for number, band in enumerate(layout.bands):
        _band(canvas, number, band)
    for number, note in enumerate(layout.notes):
        _note(canvas, number, note)
    for number, (column, tint) in enumerate(tinted(layout, theme)):
        _column(canvas, number, column, tint)
    for number, placed in enumerate(layout.rows):
        _row_label(canvas, number, placed)
    for route in layout.routes:
        _arrow(canvas, route)
    for number, entry in enumerate(layout.legend):
        _entry(canvas, number, entry)
    for pill in layout.pills:
        _pill(canvas, pill)
    return str(canvas.graph.source)


def _corners(canvas: _Canvas) -> None:
    """Put a point in two corners of the paper, so that the margin is part of the picture."""
    paper = canvas.layout.paper
    _anchors(canvas, "corner", Point(paper.left, paper.top), Point(paper.right, paper.bottom))


def _title(canvas: _Canvas) -> None:
    box = canvas.layout.title_box
    label = table([row(canvas.layout.title, TITLE_SIZE, canvas.theme.ink, bold=True)], box.width)
    canvas.graph.node("title", label=label, shape="plaintext", id="title", **canvas.place(box))


def _band(canvas: _Canvas, number: int, placed: PlacedBand) -> None:
    look = band_look(placed.band, canvas.theme)
    canvas.graph.node(
        f"b{number}",
        label=f"<<B>{'<BR/>'.join(map(html.escape, placed.text.lines))}</B>>",
        fontsize=f"{HEADING_SIZE:g}",
        fontcolor=look.text,
        **_box_attributes(look),
        **canvas.place(placed.box),
    )


def _note(canvas: _Canvas, number: int, placed: PlacedNote) -> None:
    theme = canvas.theme
    canvas.graph.node(
        f"l{number}",
        label="",
        style="rounded,filled",
        color=theme.outside.panel,
        fillcolor=theme.outside.panel,
        **canvas.place(placed.box),
    )
    heading = row(placed.heading.lines, HEADING_SIZE, theme.outside.text, bold=True)
    texts = [(heading, placed.heading.box), *((row(e.lines, NOTE_SIZE, theme.ink), e.box) for e in placed.entries)]
    for place, (text, box) in enumerate(texts):
        canvas.graph.node(f"l{number}t{place}", label=table([text], box.width), shape="plaintext", **canvas.place(box))


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
        id=stage_anchor(column.column.id),
        **{"class": "stage"},
    )
    for frame in column.frames:
        _frame(canvas, cluster, column, frame, tint)
    _heading(canvas, cluster, number, column, tint)
    for placed in column.cards:
        _card(canvas, cluster, placed, tint)
    canvas.graph.subgraph(cluster)


def _heading(canvas: _Canvas, cluster: graphviz.Digraph, number: int, column: PlacedColumn, tint: Tint) -> None:
    name = f"s{number}"
    canvas.names[column.column.id] = name
    rows = [row(column.heading, HEADING_SIZE, tint.text, bold=True)] if column.heading else []
    if column.notes:
        rows.append(row(column.notes, NOTE_SIZE, canvas.theme.muted))
    label = table(rows, column.header.width) if rows else ""
    cluster.node(name, label=label, shape="plaintext", id=f"heading-{column.column.id}", **canvas.place(column.header))


def _frame(canvas: _Canvas, cluster: graphviz.Digraph, column: PlacedColumn, placed: PlacedFrame, tint: Tint) -> None:
    look = frame_look(column.column, placed.frame, canvas.theme, tint)
    name = f"f{next(canvas.numbers)}"
    cluster.node(name, label="", **{"class": "frame"}, **_box_attributes(look), **canvas.place(placed.box))
    if placed.title:
        label = table([row(placed.title, MARK_SIZE, look.text, bold=True)], placed.title_box.width)
        cluster.node(f"{name}t", label=label, shape="plaintext", **canvas.place(placed.title_box))


def _row_label(canvas: _Canvas, number: int, placed: PlacedRow) -> None:
    label = table([row(placed.label, TEXT_SIZE, canvas.theme.ink, bold=True)], placed.header.width)
    canvas.graph.node(f"r{number}", label=label, shape="plaintext", id=f"row-{number}", **canvas.place(placed.header))
    if number:
        _rule(canvas, f"r{number}", *placed.rule)


def _rule(canvas: _Canvas, name: str, start: Point, end: Point) -> None:
    """Draw a thin line between two rows."""
    ends = _anchors(canvas, name, start, end)
    pos = " ".join(map(canvas.point, (start, *straight(start, end))))
    canvas.graph.edge(*ends, pos=pos, color=canvas.theme.faded, penwidth="0.7", style="dashed", arrowhead="none")


def _anchors(canvas: _Canvas, name: str, start: Point, end: Point) -> tuple[str, str]:
    """Put points that cannot be seen where a line starts and ends, for an edge has to join nodes."""
    names = (f"{name}a", f"{name}b")
    for anchor, point in zip(names, (start, end), strict=True):
        canvas.graph.node(
            anchor, label="", shape="point", style="invis", width="0", height="0", pos=canvas.point(point)
        )
    return names


def _card(canvas: _Canvas, cluster: graphviz.Digraph, placed: PlacedCard, tint: Tint) -> None:
    card = placed.card
    look = card_look(card, canvas.theme, tint)
    name = f"n{next(canvas.numbers)}"
    if card.kind != "external-factor":
        canvas.names[card.id] = name
    rows = [row(placed.measured.lines, TEXT_SIZE, look.text, struck=look.is_struck)]
    if placed.measured.marks:
        rows.append(row(placed.measured.marks, MARK_SIZE, look.small_text, bold=True, above=MARKS_ABOVE))
    label, gauges = table(rows, placed.box.width - 2 * CARD_PADDING), placed.measured.gauges
    cluster.node(
        name,
        label="" if gauges else label,
        id=card_anchor(card),
        **_box_attributes(look),
        **{"class": f"card {card.kind}"},
        **({"URL": graphviz.escape(card.url), "target": "_top"} if card.url else {}),
        **canvas.place(placed.box),
    )
    if not gauges:
        return
    # The text stands above the gauges, and no longer in the middle of the card.
    text, marks, below = placed.inside
    box = Box(text.left, text.top, text.width, marks.bottom - text.top)
    cluster.node(f"{name}t", label=label, shape="plaintext", **canvas.place(box))
    mirrored = canvas.layout.right_to_left
    for number, gauge in enumerate(placed_gauges(gauges, below, right_to_left=mirrored)):
        _gauge(canvas, cluster, f"{name}g{number}", gauge, look)


def _gauge(canvas: _Canvas, cluster: graphviz.Digraph, name: str, gauge: PlacedGauge, look: BoxLook) -> None:
    label = row(gauge.label, MARK_SIZE, look.small_text, bold=True)
    texts = ((label, gauge.label_box), (row(gauge.words, MARK_SIZE, look.text), gauge.words_box))
    for number, (text, box) in enumerate(texts):
        cluster.node(f"{name}t{number}", label=table([text], box.width), shape="plaintext", **canvas.place(box))
    for number, piece in enumerate(gauge.pieces):
        colours = {"color": look.small_text, "fillcolor": look.small_text, "penwidth": "0.8"}
        cluster.node(f"{name}p{number}", label="", **_PIECES[piece.form], **colours, **canvas.place(piece.box))


def _arrow(canvas: _Canvas, route: Route) -> None:
    link = route.arrow.link
    source, target = canvas.names[link.source], canvas.names[link.target]
    kind = "link feedback" if link.feedback else "link"
    _curve(canvas, route, source, target, id=link_anchor(link.id), **{"class": kind})


def _curve(canvas: _Canvas, route: Route, source: str, target: str, **attributes: str) -> None:
    pos = " ".join([f"e,{canvas.point(route.tip)}", *map(canvas.point, route.points)])
    canvas.graph.edge(source, target, pos=pos, **attributes, **_line_attributes(line_look(route.arrow, canvas.theme)))


def _entry(canvas: _Canvas, number: int, placed: PlacedEntry) -> None:
    if placed.sample is not None:
        ends = _anchors(canvas, f"legend{number}", placed.sample.points[0], placed.sample.tip)
        _curve(canvas, placed.sample, *ends, id=f"legend-{number}", **{"class": "legend"})
    label = table([row((placed.entry.text,), NOTE_SIZE, canvas.theme.muted)], placed.text.width)
    canvas.graph.node(f"legend{number}", label=label, shape="plaintext", **canvas.place(placed.text))


def _pill(canvas: _Canvas, pill: Pill) -> None:
    look = pill_look(pill, canvas.theme)
    canvas.graph.node(
        f"n{next(canvas.numbers)}",
        label=graphviz.escape(pill.text),
        fontsize=f"{pill.size:g}",
        fontcolor=look.text,
        **_box_attributes(look),
        **canvas.place(pill.box),
    )


def _line_attributes(look: LineLook) -> dict[str, str]:
    return {
        "color": look.colour,
        "penwidth": f"{look.width:g}",
        "style": look.dash,
        "arrowhead": _HEADS[look.head],
    }


def _box_attributes(look: BoxLook) -> dict[str, str]:
    filled = () if look.fill is None else ("filled",)
    dashed = () if look.dash == "solid" else (look.dash,)
    fill = {} if look.fill is None else {"fillcolor": look.fill}
    return {
        "style": ",".join(("rounded", *filled, *dashed)),
        **fill,
        "color": look.edge or "transparent",
        "penwidth": f"{look.width:g}",
    }
