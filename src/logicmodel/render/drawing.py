"""
A picture as a value: what it says of itself, and the files that it can be saved as.

Each writer is imported when its format is asked for, so that a picture in one format does not load the others.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from attrs import evolve, field, frozen

from logicmodel.engine import VARIABLE, VIEWS, find_engine
from logicmodel.errors import DrawingError, MissingGlyphError, PictureTooLargeError
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.figures import chosen, figure
from logicmodel.render.layout.fitting import text_size_on
from logicmodel.render.layout.measure import TEXT_SIZE
from logicmodel.render.layout.pages import Layout
from logicmodel.render.layout.papers import LARGER, SMALLEST_TEXT, Page, Paper
from logicmodel.render.options import refuse_non_number
from logicmodel.render.scene.anchors import anchors_of
from logicmodel.render.telling.describe import description_items, long_description, short_description
from logicmodel.render.telling.items import Item
from logicmodel.render.themes import DEFAULT, Theme
from logicmodel.wording import one_line
from logicmodel.writing import replace_file

LARGEST_PNG: Final = 40_000_000
_LARGEST_SCALE: Final = 1000.0
MOST_TURNED: Final = 150  # cards; above, a second picture would make the page slow to open

_POINTS_PER_INCH: Final = 72
_PIXELS_PER_INCH: Final = 96


@frozen
class Drawing:
    """
    A picture of a model, which shows itself in a notebook and can be saved.

    `draw` makes it. What it costs is paid when it is first looked at.

    Args:
        model: What it is a picture of.
        layout: What stands where.
        theme: The colours.
        timeout: How long the layout engine may take, in seconds.
        own_alt: The short text alternative, where the author wrote one.
        id_prefix: What the ids in the SVG start with; if None, made from the content.
        page: The paper that it fills; if None, it has a size of its own.
        turn: Returns what stands where if the picture runs down, for a page that chooses by the window of its reader.

    Attributes:
        dot: The picture as DOT text, in which everything has its position (draw it with ``neato -n2``).
        svg: The picture as SVG text.
        alt: A short text alternative.
        description: A long one, which tells every card and every arrow.
        text_size: How large the text of cards is, in points.
        advice: What would make it easier to read: where text is below 6 points on the page, or no order of the cards
            was found in which arrows cross less.
        turned: The picture as it runs down, for narrow pages; None if its author chose a direction or a page.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel, draw
        >>> picture = draw(LogicModel("reading", parts=[Input("staff", "Staff") >> Activity("train", "Train")]))
        >>> picture.alt
        'Logic model: reading. 2 elements in 2 stages (Inputs, Activities), with 1 link between elements.'
        >>> picture.svg.startswith("<svg ")
        True
    """

    model: LogicModel
    layout: Layout = field(repr=False)
    theme: Theme = field(repr=False)
    timeout: float = field(repr=False)
    own_alt: str | None = field(default=None, repr=False)
    id_prefix: str | None = field(default=None, repr=False)
    page: Page | None = None
    turn: Callable[[], Layout] | None = field(default=None, repr=False, eq=False)

    @property
    def alt(self) -> str:
        """A short text alternative, which is one sentence, or what the author wrote."""
        return self.own_alt or short_description(self.layout.scene)

    @property
    def text_size(self) -> float:
        """How large the text of cards is, in points, on the page or at the picture's own size."""
        return text_size_on(self.layout, self.layout.sheet) if self.layout.sheet else TEXT_SIZE

    @property
    def advice(self) -> tuple[str, ...]:
        """What would make the picture easier to read, in sentences."""
        why = self.layout.why_declared
        declared = why and f"cards stand in declared order, and arrows may cross more than they have to: {why}"
        return tuple(filter(None, (self._about_text(), declared)))

    def _about_text(self) -> str | None:
        if self.page is None or self.text_size >= SMALLEST_TEXT:
            return None
        larger = LARGER.get(self.page.partition("-")[0])
        take = f"take page={larger!r}, " if larger else ""
        return (
            f"text is {self.text_size:.1f} points high on {self.page}, and below {SMALLEST_TEXT:g} points it is hard to"
            f" read: {take}draw {VIEWS}"
        )

    @property
    def description(self) -> str:
        """A long text alternative, which tells every card and every arrow."""
        return long_description(self.layout.scene)

    @property
    def description_items(self) -> tuple[Item, ...]:
        """The long text alternative in nested items, which are columns, cards, and what these contribute to."""
        return description_items(self.layout.scene)

    @property
    def anchors(self) -> dict[str, tuple[str, str]]:
        """
        What can be linked to in the SVG, which is all cards, stages and links.

        The keys are ids in the SVG without the prefix, and the values the id in the model with the name for readers.
        """
        return anchors_of(self.layout.scene, self.layout.framed_groups())

    @cached_property
    def turned(self) -> Drawing | None:
        """The picture as it runs down, for narrow pages; None if its author chose a direction or a page."""
        return None if self.turn is None else evolve(self, layout=self.turn(), turn=None)

    @cached_property
    def dot(self) -> str:
        """The picture as DOT text, in which everything has its position."""
        from logicmodel.render.outputs.dot import to_dot

        return to_dot(self.layout, self.theme)

    @cached_property
    def svg(self) -> str:
        """The picture as SVG text."""
        from logicmodel.render.outputs.palette_css import stylesheet
        from logicmodel.render.outputs.svg import to_svg

        darkens = self.theme == DEFAULT  # who chose a theme meant it
        shares = [card.heat.share for card in self.layout.scene.cards() if card.heat]
        return to_svg(
            self.layout,
            self.theme,
            title=self.alt,
            description=self.description,
            style=lambda identifier: stylesheet(identifier, self.theme, darkens=darkens, shares=shares),
            prefix=self.id_prefix,
            width=self.width,
        )

    def png(self, scale: float = 2.0) -> bytes:
        """
        Return the picture as PNG.

        Args:
            scale: Pixels for each point; 2 is 144 to the inch.

        Returns:
            The bytes of the file.

        Raises:
            ValueError: The scale is not a number above 0.
            PictureTooLargeError: It would have more than 40 million pixels.
            MissingGlyphError: The engine has no letters for some of the text, and the extra ``logicmodel[pdf]``, which
                takes the fonts of this machine, is not installed or finds none.
            DrawingError: The layout engine was not found, failed, or took too long.
        """
        from logicmodel.render.outputs.glyphs import missing_glyphs

        refuse_non_number("scale", scale, above=0, most=_LARGEST_SCALE)
        pixels = self.layout.width * self.layout.height * scale**2
        if pixels > LARGEST_PNG:
            fitting = scale * (LARGEST_PNG / pixels) ** 0.5
            msg = (
                f"the PNG would have {pixels / 1e6:,.0f} million pixels, more than {LARGEST_PNG / 1e6:.0f} million;"
                f" draw it as SVG, draw {VIEWS}, or take a scale of {fitting:.2g} or less"
            )
            raise PictureTooLargeError(msg)
        engine = find_engine()
        if engine.has_own_fonts and (missing := missing_glyphs(self.dot)):
            return self._png_with_fonts_of_this_machine(missing, scale)
        if self.layout.right_to_left:
            # The engine puts lines from right to left at the wrong side; it is taken where nothing better is there.
            with suppress(DrawingError):
                return self._typeset_png(scale)
        resolution = f"-Gdpi={_POINTS_PER_INCH * scale:g}"
        return engine.render(self.dot, "png", options=(resolution,), timeout=self.timeout)

    def _typeset_png(self, scale: float) -> bytes:
        from logicmodel.render.outputs.typesetting import to_png

        paper = Paper(self.layout.width, self.layout.height, 0)
        return to_png(self.svg, title=self.alt, paper=paper, scale=scale)

    def _png_with_fonts_of_this_machine(self, missing: str, scale: float) -> bytes:
        try:
            return self._typeset_png(scale)
        except DrawingError as error:
            msg = (
                f"the layout engine has no letters for {missing[:20]!r} and would draw boxes, and with the fonts of"
                f" this machine {error}; or set {VARIABLE} to the path of a Graphviz that uses them"
            )
            raise MissingGlyphError(msg) from error

    def save(self, path: str | os.PathLike[str]) -> None:
        """
        Write the picture to a file.

        Args:
            path: Where to; the format goes by its ending: ``.svg``, ``.png``, ``.pdf``, ``.html`` (a page to explore it
                in), ``.dot``, ``.mmd`` (Mermaid), ``.d2``, ``.drawio``, ``.md`` or ``.txt`` (the outline of the model).
                ``.pdf`` needs the extra ``logicmodel[pdf]``.

        Raises:
            ValueError: The ending is another one.
            OSError: The file cannot be written.
            DrawingError: The layout engine was not found, failed, or took too long, or the format needs an extra that
                is not installed.
        """
        replace_file(path, self.rendered(Path(path).suffix))

    def rendered(self, ending: str) -> bytes:
        """
        Return the picture as the bytes of a file.

        Args:
            ending: The ending that the file would have, as in `save`.

        Raises:
            ValueError: The ending is another one.
            DrawingError: The layout engine was not found, failed, or took too long, or the format needs an extra that
                is not installed.
        """
        make = _MAKERS.get(ending.lower())
        if make is None:
            named = repr(ending) if ending else "a file without an ending"
            msg = f"a picture cannot be saved as {named}; take one of {', '.join(ENDINGS)}"
            raise ValueError(msg)
        made = make(self)
        return made.encode() if isinstance(made, str) else made

    def __str__(self) -> str:
        """Return the long description."""
        return self.description

    def _repr_html_(self) -> str:
        """Return the picture for a notebook, with its text alternatives; it survives where scripts and SVG do not."""
        return figure(
            self.svg,
            alt=self.alt,
            description=self.description_items,
            width=self.width,
            ground=self.theme.paper,
            advice=self.advice,
            language=self.model.language,
        )

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the picture in the forms that a notebook may show."""
        makers = {"text/plain": self.__str__, "text/html": self._repr_html_, "image/png": self._png_text}
        shown = chosen(makers, include, exclude)
        said = {"alt": self.alt, "width": round(self.width)}
        return shown, {"image/png": said} if "image/png" in shown else {}

    @property
    def width(self) -> float:
        """The width of the picture, in the pixels of a page."""
        return self._points * _PIXELS_PER_INCH / _POINTS_PER_INCH

    @property
    def _points(self) -> float:
        """The width of the picture in points: inside the margins of its page, or its own."""
        return self.layout.sheet.inside[0] if self.layout.sheet else self.layout.width

    def _png_text(self) -> str | None:
        try:
            return base64.b64encode(self.png()).decode()
        except DrawingError:
            return None  # the picture as HTML is there


def _pdf(drawing: Drawing) -> bytes:
    from logicmodel.render.outputs.typesetting import to_pdf

    title = one_line(drawing.layout.scene.title)
    paper = drawing.layout.sheet or Paper(drawing.layout.width, drawing.layout.height, 0)
    language = drawing.model.language
    return to_pdf(drawing.svg, title=title, alt=drawing.description, paper=paper, language=language)


def _html(drawing: Drawing) -> str:
    from logicmodel.render.explorer.page import explorer_page

    return explorer_page(
        drawing.model,
        layout=drawing.layout,
        svg=drawing.svg,
        turned=drawing.turned.svg if drawing.turned and len(drawing.layout.cards()) <= MOST_TURNED else "",
        alt=drawing.alt,
        description=drawing.description,
        theme=drawing.theme,
    )


def _mermaid(drawing: Drawing) -> str:
    from logicmodel.render.outputs.mermaid import to_mermaid

    return to_mermaid(drawing.layout.scene, drawing.theme, drawing.layout.direction)


def _d2(drawing: Drawing) -> str:
    from logicmodel.render.outputs.d2 import to_d2

    return to_d2(drawing.layout.scene, drawing.theme, drawing.layout.direction)


def _drawio(drawing: Drawing) -> str:
    from logicmodel.render.outputs.drawio import to_drawio

    return to_drawio(drawing.layout, drawing.theme)


def _markdown(drawing: Drawing) -> str:
    from logicmodel.render.outputs.markdown import to_markdown

    return to_markdown(drawing.layout.scene)


def _text(drawing: Drawing) -> str:
    from logicmodel.render.telling.outline import outline

    return outline(drawing.model)


_MAKERS: Final[dict[str, Callable[[Drawing], str | bytes]]] = {
    ".svg": lambda drawing: drawing.svg,
    ".png": lambda drawing: drawing.png(),
    ".pdf": _pdf,
    ".html": _html,
    ".dot": lambda drawing: drawing.dot,
    ".mmd": _mermaid,
    ".d2": _d2,
    ".drawio": _drawio,
    ".md": _markdown,
    ".txt": _text,
}
ENDINGS: Final = tuple(_MAKERS)
