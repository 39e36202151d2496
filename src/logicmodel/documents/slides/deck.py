"""A deck of PowerPoint slides: stages and elements as shapes, links as connectors that are glued to them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.slide import Slide
from pptx.util import Pt

from logicmodel.archives import timeless
from logicmodel.documents.slides.splitting import ROOM, SLIDE_HEIGHT, SLIDE_WIDTH, SMALLEST_TEXT, Part
from logicmodel.render.layout.cards import PlacedCard
from logicmodel.render.layout.grid import PlacedColumn
from logicmodel.render.layout.measure import CARD_PADDING, HEADING_SIZE, MARK_SIZE, Box
from logicmodel.render.layout.pages import tinted
from logicmodel.render.themes import DEFAULT, Tint
from logicmodel.vocabulary.links import SIGN_WORDS, Link
from logicmodel.wording import one_line

#: What the name of the shape of a stage starts with; the rest is its id.
STAGE: Final = "stage:"
#: The same for the text box of its heading.
HEADING: Final = "heading:"
#: The same for the shape of an external factor.
FACTOR: Final = "factor:"

_EARLIEST: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_TITLE_ONLY: Final = 5
_FONT: Final = "Arial"  # for which pictures are laid out
_ROUNDING: Final = 0.06
_TOP, _LEFT, _BOTTOM, _RIGHT = 0, 1, 2, 3  # the sites of a rectangle to which connectors are glued
_HEADS: Final = {"positive": "triangle", "negative": "oval", "unknown": "arrow"}
_LEGEND_HEIGHT: Final = 18.0


def deck_bytes(parts: list[Part], title: str, language: str) -> bytes:
    """Return a deck with a slide for each part, the same bytes for equal parts."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(SLIDE_WIDTH), Pt(SLIDE_HEIGHT)
    properties = deck.core_properties
    properties.title, properties.language = title[:255], language
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = _EARLIEST
    properties.revision = 1
    for number, part in enumerate(parts, 1):
        heading = title if len(parts) == 1 else f"{title} ({number} of {len(parts)})"
        _SlideMaker(deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY]), part, language).make(heading)
    stream = io.BytesIO()
    deck.save(stream)
    return timeless(stream.getvalue())


class _SlideMaker:
    """Fills one slide."""

    def __init__(self, slide: Slide, part: Part, language: str) -> None:
        self.slide = slide
        self.part = part
        self.language = language
        self.shapes: dict[str, Any] = {}

    def make(self, title: str) -> None:
        """Add all that the part has; the text description goes to the notes."""
        self.write_title(title)
        layout = self.part.drawing.layout
        columns = tinted(layout, DEFAULT)
        for column, tint in columns:
            self.add_column(column, tint)
        tree: Any = self.slide.shapes._spTree  # noqa: SLF001 -- python-pptx has no order of shapes
        behind = len(tree)
        for column, tint in columns:
            # External factors have ids of their own, which elements may have too.
            before = FACTOR if column is layout.factors else ""
            for card in column.cards:
                self.add_card(card, tint, before)
        connectors = [self.add_connector(link) for link in self.links()]
        for connector in connectors:  # behind the cards, that they cross no text
            tree.remove(connector._element)  # noqa: SLF001 -- the same
            tree.insert(behind, connector._element)  # noqa: SLF001 -- the same
        self.add_legend()
        self.slide.notes_slide.notes_text_frame.text = self.part.drawing.description  # type: ignore[union-attr]

    def write_title(self, title: str) -> None:
        box: Any = self.slide.shapes.title
        left, _, width, _ = ROOM
        box.left, box.top, box.width, box.height = Pt(left), Pt(14), Pt(width), Pt(54)
        box.text_frame.text = one_line(title)
        self.set_text(box.text_frame.paragraphs[0], 26, DEFAULT.ink)

    def place(self, box: Box) -> tuple[Any, Any, Any, Any]:
        """Return where a box of the picture stands on the slide."""
        left, top, width, height = ROOM
        scale, paper = self.part.scale, self.part.drawing.layout.paper
        right = left + (width - paper.width * scale) / 2 - paper.left * scale
        down = top + (height - paper.height * scale) / 2 - paper.top * scale
        return Pt(right + box.left * scale), Pt(down + box.top * scale), Pt(box.width * scale), Pt(box.height * scale)

    def add_column(self, column: PlacedColumn, tint: Tint) -> None:
        shape = self.add_shape(column.box, f"{STAGE}{column.column.id}", tint.panel, None)
        self.shapes[column.column.id] = shape
        box = self.slide.shapes.add_textbox(*self.place(column.header))
        box.name = f"{HEADING}{column.column.id}"
        self.set_margins(box.text_frame)
        paragraph = box.text_frame.paragraphs[0]
        paragraph.text = one_line(column.column.heading)
        self.set_text(paragraph, HEADING_SIZE * self.part.scale, tint.text, is_bold=True)

    def add_card(self, placed: PlacedCard, tint: Tint, before: str) -> None:
        name = f"{before}{placed.card.id}"
        shape = self.add_shape(placed.box, name, DEFAULT.card, tint.edge)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        paragraph = shape.text_frame.paragraphs[0]
        paragraph.text = one_line(placed.card.text)
        self.set_text(paragraph, self.part.text_size, DEFAULT.ink)
        for mark in placed.card.marks:
            more = shape.text_frame.add_paragraph()
            more.text = one_line(mark)
            self.set_text(more, MARK_SIZE * self.part.scale, tint.text)
        self.shapes[name] = shape

    def add_shape(self, box: Box, name: str, fill: str, edge: str | None) -> Any:  # noqa: ANN401 -- a shape
        shape = self.slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *self.place(box))
        shape.name = name
        shape.adjustments[0] = _ROUNDING
        style: Any = shape._element.find(qn("p:style"))  # noqa: SLF001 -- python-pptx gives each shape a shadow by it
        shape._element.remove(style)  # noqa: SLF001 -- the same
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(fill)
        if edge is None:
            shape.line.fill.background()
        else:
            shape.line.color.rgb, shape.line.width = _colour(edge), Pt(1)
        self.set_margins(shape.text_frame, CARD_PADDING * self.part.scale / 2)
        # Where another font stands in for the one of the layout, its wider text shrinks and does not run over.
        shape.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        return shape

    def set_margins(self, frame: Any, width: float = 0) -> None:  # noqa: ANN401 -- a text frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = Pt(width)
        frame.margin_top = frame.margin_bottom = Pt(0)

    def set_text(self, paragraph: Any, size: float, colour: str, *, is_bold: bool = False) -> None:  # noqa: ANN401
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.name = _FONT
            run.font.size = Pt(max(SMALLEST_TEXT, int(size * 2) / 2))
            run.font.bold = is_bold
            run.font.color.rgb = _colour(colour)
            run._r.get_or_add_rPr().set("lang", self.language)  # noqa: SLF001 -- python-pptx knows codes of Office only

    def links(self) -> Iterator[Link]:
        """Return the links of which both ends have a shape, and not the same one."""
        for link in self.part.model.links:
            if link.source != link.target and {link.source, link.target} <= self.shapes.keys():
                yield link

    def add_connector(self, link: Link) -> Any:  # noqa: ANN401 -- a connector
        source, target = self.shapes[link.source], self.shapes[link.target]
        nowhere = Pt(0)  # gluing it puts it in its place
        connector: Any = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, nowhere, nowhere, nowhere, nowhere)
        start, end = _sites(source, target)
        connector.begin_connect(source, start)
        connector.end_connect(target, end)
        connector.name = link.id
        connector.line.width = Pt(1.5)
        connector.line.color.rgb = _colour(DEFAULT.arrow)
        if link.feedback:
            connector.line.dash_style = MSO_LINE.DASH
        # python-pptx has no heads of arrows.
        head: Any = OxmlElement("a:tailEnd")
        head.set("type", _HEADS[link.sign])
        connector.line._get_or_add_ln().append(head)  # noqa: SLF001 -- the same
        properties = connector._element.find(f".//{qn('p:cNvPr')}")  # noqa: SLF001 -- the same
        properties.set("descr", f"{_label(source)} → {_label(target)}: {SIGN_WORDS[link.sign]}")
        return connector

    def add_legend(self) -> None:
        links = list(self.links())
        said = [
            text
            for text, holds in (
                ("Round end: more leads to less.", any(link.sign == "negative" for link in links)),
                ("Open end: direction of effect unknown.", any(link.sign == "unknown" for link in links)),
                ("Dashed: declared feedback.", any(link.feedback for link in links)),
            )
            if holds
        ]
        if said:
            left, top, width, height = ROOM
            box = self.slide.shapes.add_textbox(Pt(left), Pt(top + height), Pt(width), Pt(_LEGEND_HEIGHT))
            box.name = "legend"
            paragraph = box.text_frame.paragraphs[0]
            paragraph.text = " ".join(said)
            self.set_text(paragraph, SMALLEST_TEXT, DEFAULT.ink)


def _sites(source: Any, target: Any) -> tuple[int, int]:  # noqa: ANN401 -- shapes
    """Return the sides at which a connector leaves and arrives: those that face each other."""
    if source.left + source.width <= target.left:
        return _RIGHT, _LEFT
    if target.left + target.width <= source.left:
        return _LEFT, _RIGHT
    return (_BOTTOM, _TOP) if source.top <= target.top else (_TOP, _BOTTOM)


def _label(shape: Any) -> str:  # noqa: ANN401 -- a shape
    return str(shape.text_frame.paragraphs[0].text)


def _colour(colour: str) -> RGBColor:
    made: RGBColor = RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]
    return made
