"""Files of draw.io (diagrams.net): the picture as drawn, to go on with by hand."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final
from xml.etree import ElementTree as ET

from logicmodel.languages import words_in
from logicmodel.render.layout.around import PlacedBand, PlacedNote
from logicmodel.render.layout.cards import PlacedCard
from logicmodel.render.layout.fonts import FAMILY
from logicmodel.render.layout.grid import PlacedColumn, PlacedRow
from logicmodel.render.layout.measure import (
    CARD_PADDING,
    HEADING_SIZE,
    MARK_SIZE,
    NOTE_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    Box,
    Point,
)
from logicmodel.render.layout.pages import Layout, PlacedEntry, tinted
from logicmodel.render.layout.pills import badges
from logicmodel.render.layout.routes import Route
from logicmodel.render.outputs.looks import Dash, Head, band_look, card_look, frame_look, line_look
from logicmodel.render.scene.anchors import card_anchor
from logicmodel.render.scene.scene import Arrow
from logicmodel.render.telling.describe import said_of
from logicmodel.render.themes import Theme, Tint
from logicmodel.wording import one_line, text_lines

_TEXT: Final = f"text;html=1;whiteSpace=wrap;align=left;verticalAlign=top;spacing=0;spacingTop=-2;fontFamily={FAMILY}"
_PANEL: Final = "rounded=1;absoluteArcSize=1;arcSize=12;container=1;collapsible=0;html=1;strokeColor=none"
_CARD: Final = (
    "rounded=1;absoluteArcSize=1;arcSize=12;html=1;whiteSpace=wrap;align=left;verticalAlign=middle;"
    f"spacing=0;spacingLeft={CARD_PADDING:g};spacingRight={CARD_PADDING:g};fontFamily={FAMILY};fontSize={TEXT_SIZE:g}"
)
_FRAME: Final = (
    "rounded=1;absoluteArcSize=1;arcSize=12;html=1;whiteSpace=wrap;align=left;verticalAlign=top;fillColor=none;dashed=1;"
    f"dashPattern=4 3;spacing=0;spacingTop=4;spacingLeft={CARD_PADDING:g};fontStyle=1;fontFamily={FAMILY}"
)
_LINE: Final = f"html=1;curved=1;endSize=5;fontFamily={FAMILY};fontSize={TEXT_SIZE:g};fontStyle=1"
_DASHES: Final[dict[Dash, str]] = {
    "dashed": "dashed=1;dashPattern=6 4",
    "dotted": "dashed=1;dashPattern=1 3",
    "solid": "dashed=0",
}
_HEADS: Final[dict[Head, str]] = {
    "filled": "endArrow=block;endFill=1",
    "hollow": "endArrow=block;endFill=0",
    "bar": "endArrow=ERone;endFill=0;endSize=9",
}
_SHEET: Final = "1"


def to_drawio(layout: Layout, theme: Theme) -> str:
    """
    Return a layout as a file of draw.io, uncompressed, so that its changes can be followed in version control.

    Columns are containers that carry their cards along, links are connectors that stay joined to what they join, and
    text wraps anew when a card is resized. What is lost: the text alternatives, for which draw.io has no place, except
    that a connector tells in its tooltip what its look says; smooth curves, which come near to those of the picture;
    and all that the picture itself does not show.

    Args:
        layout: What stands where.
        theme: The colours.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel, draw
        >>> picture = draw(LogicModel("reading", parts=[Input("staff", "Staff") >> Activity("train", "Train")]))
        >>> b'source="card-staff" target="card-train"' in picture.rendered(".drawio")
        True
    """
    file = ET.Element("mxfile", host="logicmodel")
    diagram = ET.SubElement(file, "diagram", id="logicmodel", name=one_line(layout.scene.title))
    size = {"pageWidth": f"{layout.width:.0f}", "pageHeight": f"{layout.height:.0f}"}
    sheet = {"grid": "0", "page": "1", **size, "background": theme.paper, "math": "0"}
    root = ET.SubElement(ET.SubElement(diagram, "mxGraphModel", sheet), "root")
    ET.SubElement(root, "mxCell", id="0")
    ET.SubElement(root, "mxCell", {"id": _SHEET, "parent": "0"})
    _Sheet(root, layout, theme).fill()
    ET.indent(file, " ")
    return ET.tostring(file, encoding="unicode") + "\n"


class _Sheet:
    """The cells of a file in the making."""

    def __init__(self, root: ET.Element, layout: Layout, theme: Theme) -> None:
        self.root = root
        self.layout = layout
        self.theme = theme
        self.corner = Point(layout.paper.left, layout.paper.top)
        self.ends: dict[str, tuple[str, Box]] = {}

    def fill(self) -> None:
        layout, theme = self.layout, self.theme
        title = _lines((one_line(layout.scene.title),) if layout.title else ())
        self.shape(
            "title", title, f"{_TEXT};fontStyle=1;fontSize={TITLE_SIZE:g};fontColor={theme.ink}", layout.title_box
        )
        for number, band in enumerate(layout.bands):
            self.band(number, band)
        for number, note in enumerate(layout.notes):
            self.note(number, note)
        for column, tint in tinted(layout, theme):
            outside = column is layout.factors
            name = "external-factors" if outside else f"stage-{column.column.id}"
            if not outside:
                self.ends[column.column.id] = (name, column.box)
            self.column(name, column, tint)
        for number, row in enumerate(layout.rows):
            self.row(number, row)
        for route in layout.routes:
            self.arrow(route)
        for number, entry in enumerate(layout.legend):
            self.entry(number, entry)

    def band(self, number: int, placed: PlacedBand) -> None:
        look = band_look(placed.band, self.theme)
        colours = f"fillColor={look.fill};strokeColor={look.edge};fontColor={look.text};strokeWidth={look.width:g}"
        style = f"{_CARD};{colours};align=center;fontStyle=1;fontSize={HEADING_SIZE:g}"
        self.shape(f"band-{number}", _lines(text_lines(placed.band.text)), style, placed.box)

    def note(self, number: int, placed: PlacedNote) -> None:
        outside = self.theme.outside
        name = f"note-{number}"
        self.shape(name, "", f"{_PANEL};fillColor={outside.panel}", placed.box)
        heading = f"{_TEXT};fontStyle=1;fontSize={HEADING_SIZE:g};fontColor={outside.text}"
        entry = f"{_TEXT};fontSize={NOTE_SIZE:g};fontColor={self.theme.ink}"
        self.shape(f"{name}-heading", escape(placed.note.heading), heading, placed.heading.box, name, placed.box)
        for place, (line, text) in enumerate(zip(placed.note.lines, placed.entries, strict=True)):
            self.shape(f"{name}-{place}", escape(line), entry, text.box, name, placed.box)

    def column(self, name: str, placed: PlacedColumn, tint: Tint) -> None:
        column = placed.column
        self.shape(name, "", f"{_PANEL};fillColor={tint.panel}", placed.box)
        heading = f"<b>{_lines(text_lines(column.heading))}</b>"
        if column.notes:
            heading += _small(column.notes, NOTE_SIZE, self.theme.muted)
        style = f"{_TEXT};fontSize={HEADING_SIZE:g};fontColor={tint.text}"
        self.shape(f"heading-{name}", heading, style, placed.header, parent=name, within=placed.box)
        for number, frame in enumerate(placed.frames):
            look = frame_look(column, frame.frame, self.theme, tint)
            title = f"{_FRAME};fontSize={MARK_SIZE:g};strokeColor={look.edge};fontColor={look.text}"
            self.shape(f"frame-{number}-{name}", _lines(frame.title), title, frame.box, parent=name, within=placed.box)
        for card in placed.cards:
            self.card(card, tint, name, placed.box)

    def card(self, placed: PlacedCard, tint: Tint, parent: str, within: Box) -> None:
        card = placed.card
        name = card_anchor(card)
        if card.kind != "external-factor":
            self.ends[card.id] = (name, placed.box)
        look = card_look(card, self.theme, tint)
        text = _lines(text_lines(card.text))
        if marks := card.told():
            text += f"<b>{_small(' · '.join(marks), MARK_SIZE, look.small_text)}</b>"
        colours = f"fillColor={look.fill or 'none'};strokeColor={look.edge or 'none'};fontColor={look.text}"
        dashes = "dashed=1;dashPattern=4 3" if look.dash == "dashed" else "dashed=0"
        style = f"{_CARD};kind={card.kind};{colours};strokeWidth={look.width:g};{dashes}"
        more = {"link": card.url} if card.url else {}
        self.shape(name, text, style, placed.box, parent=parent, within=within, **more)

    def row(self, number: int, row: PlacedRow) -> None:
        label = f"<b>{_lines((' '.join(row.label),))}</b>"
        self.shape(f"row-{number}", label, f"{_TEXT};fontSize={TEXT_SIZE:g};fontColor={self.theme.ink}", row.header)
        if number:
            style = f"html=1;endArrow=none;dashed=1;strokeWidth=0.7;strokeColor={self.theme.faded}"
            self.line(f"rule-{number}", style, *row.rule)

    def arrow(self, route: Route) -> None:
        arrow, start, tip = route.arrow, route.points[0], route.tip
        (source, source_box), (target, target_box) = (self.ends[end] for end in (arrow.link.source, arrow.link.target))
        style = f"{_style(arrow, self.theme)};{_joint('exit', start, source_box)};{_joint('entry', tip, target_box)}"
        said = "; ".join(said_of(arrow, words_in(self.layout.scene.language)))
        label = escape(" ".join((*badges(arrow), *(mark.text for mark in arrow.marks))))
        cell = self.cell(
            f"link-{arrow.link.id}", label, f"{style};labelBackgroundColor={self.theme.paper}", tooltip=escape(said)
        )
        cell.attrib.update(edge="1", parent=_SHEET, source=source, target=target)
        geometry = _geometry(cell, relative="1")
        # draw.io runs a curve near the points on its way, as the control points of the picture's own curves do.
        points = ET.SubElement(geometry, "Array", {"as": "points"})
        for point in route.points[1:-1]:
            ET.SubElement(points, "mxPoint", self.position(point))

    def entry(self, number: int, placed: PlacedEntry) -> None:
        if sample := placed.sample:
            label = escape(" ".join(badges(sample.arrow)))
            self.line(f"sample-{number}", _style(sample.arrow, self.theme), sample.points[0], sample.tip, label)
        style = f"{_TEXT};whiteSpace=nowrap;fontSize={NOTE_SIZE:g};fontColor={self.theme.muted}"
        self.shape(f"legend-{number}", escape(placed.entry.text), style, placed.text)

    def shape(  # noqa: PLR0913, PLR0917 -- what a shape is
        self, name: str, label: str, style: str, box: Box, parent: str = _SHEET, within: Box | None = None, **more: str
    ) -> None:
        style = style.replace("align=left", "align=right") if self.layout.right_to_left else style
        cell = self.cell(name, label, style, **more)
        cell.attrib.update(vertex="1", parent=parent)
        left, top = (within.left, within.top) if within else self.corner
        place = box.moved(-left, -top)
        sides = {"x": place.left, "y": place.top, "width": place.width, "height": place.height}
        _geometry(cell, **{side: f"{length:.2f}" for side, length in sides.items()})

    def line(self, name: str, style: str, start: Point, end: Point, label: str = "") -> None:
        cell = self.cell(name, label, style)
        cell.attrib.update(edge="1", parent=_SHEET)
        geometry = _geometry(cell, relative="1")
        ET.SubElement(geometry, "mxPoint", {**self.position(start), "as": "sourcePoint"})
        ET.SubElement(geometry, "mxPoint", {**self.position(end), "as": "targetPoint"})

    def cell(self, name: str, label: str, style: str, **more: str) -> ET.Element:
        """Add a cell; one with a link or a tooltip stands in an object that has them."""
        if any(more.values()):
            holder = ET.SubElement(self.root, "UserObject", {"id": name, "label": label, **more})
            return ET.SubElement(holder, "mxCell", style=style)
        return ET.SubElement(self.root, "mxCell", id=name, value=label, style=style)

    def position(self, point: Point) -> dict[str, str]:
        return {"x": f"{point.x - self.corner.x:.2f}", "y": f"{point.y - self.corner.y:.2f}"}


def _geometry(cell: ET.Element, **sides: str) -> ET.Element:
    return ET.SubElement(cell, "mxGeometry", {**sides, "as": "geometry"})


def _style(arrow: Arrow, theme: Theme) -> str:
    look = line_look(arrow, theme)
    line = f"strokeColor={look.colour};strokeWidth={look.width:g}"
    label = f"fontColor={theme.ink};labelBackgroundColor={theme.paper};labelBorderColor={look.colour};spacing=1"
    return f"{_LINE};{line};{label};{_DASHES[look.dash]};{_HEADS[look.head]}"


def _joint(which: str, point: Point, box: Box) -> str:
    """Return where a connector meets a shape, in shares of its width and height."""
    across, down = (point.x - box.left) / box.width, (point.y - box.top) / box.height
    return f"{which}X={across:.4f};{which}Y={down:.4f};{which}Perimeter=0"


def _small(text: str, size: float, colour: str) -> str:
    return f'<div style="font-size:{size:g}px;color:{escape(colour)}">{_lines(text_lines(text))}</div>'


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(map(escape, lines))
